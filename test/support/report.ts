import { finding, type Finding } from '../../src/core/finding.ts'
import { wholeInput, type TextLocation } from '../../src/core/location.ts'
import type { Profile } from '../../src/core/profile.schema.ts'
import { instructionClasses } from '../../src/core/vocabulary.ts'
import type { CheckReport, CheckResult } from '../../src/core/report.ts'
import type { CapabilityDiff, PolicyIdentity, Reason, Verdict } from '../../src/core/verdict.ts'
import { plainTheme } from '../../src/report/theme.ts'
import type { FormatOptions } from '../../src/report/options.ts'

/** Reports written by hand, so that reporters are tested without the decoder, the analyzer and the policy engine. */

export const plain80: FormatOptions = { width: 80, theme: plainTheme, unicode: true, verbose: false }

export const policy: PolicyIdentity = {
  name: 'image-resizer',
  origin: 'wasm-policy.yaml',
  digest: '5'.repeat(64),
}

export const line = (number: number, column = 3, file = 'wasm-policy.yaml'): TextLocation => ({
  in: 'text',
  file,
  line: number,
  column,
})

const noCapabilities: CapabilityDiff = { granted: [], stubbed: [], denied: [], unneeded: [], undecidable: [] }

export const fsDenied: Reason = {
  effect: 'deny',
  finding: finding(
    'WP3001',
    { capability: 'fs.write', imports: 'wasi_snapshot_preview1.fd_write, wasi_snapshot_preview1.path_open' },
    { in: 'module', offset: 0x1f4, section: 'import' },
  ),
  decidedBy: line(12),
  suggestion: 'capabilities.fs:\n  - { guest: /data, host: ./data, access: read-write }',
}

export const netDenied: Reason = {
  effect: 'deny',
  finding: finding('WP3001', { capability: 'net.tcp.connect', imports: 'wasix_32v1.sock_connect' }, { in: 'module', offset: 0x2a0 }),
  decidedBy: line(1, 1),
  suggestion: 'capabilities.net.tcp: { connect: ["HOST:PORT"] }',
}

export const unneeded: Reason = {
  effect: 'warn',
  finding: finding('WP3002', { capability: 'env' }, line(9)),
  decidedBy: line(9),
  suggestion: 'remove capabilities.env',
}

export const undecidable: Reason = {
  effect: 'note',
  finding: finding('WP3003', { capability: 'stdio.stderr', imports: 'wasi_snapshot_preview1.fd_write' }, { in: 'module', offset: 0x1f4 }),
}

export const excepted: Reason = {
  effect: 'excepted',
  finding: finding('WP3006', { what: 'memory', found: '512 MiB', limit: '256 MiB' }, { in: 'module', offset: 0x310 }),
  decidedBy: line(30, 5),
}

export const truncated: Reason = {
  effect: 'deny',
  finding: finding('WP1004', { what: 'the code section', needed: 4096, left: 17 }, { in: 'module', offset: 0x2f10, section: 'code' }),
}

/** A small but complete profile. */
export function profile(overrides: Partial<Profile> = {}): Profile {
  return {
    profile: 'wasm-policy.dev/profile/v1',
    sha256: 'ab'.repeat(32),
    size: 42_190,
    kind: 'core-module',
    name: 'resizer',
    flavour: { guess: 'wasi-command', because: ['exports _start', 'imports wasi_snapshot_preview1'] },
    producers: [{ field: 'processed-by', name: 'rustc', version: '1.91.0' }],
    types: 12,
    functions: { imported: 2, defined: 140, named: 140 },
    imports: [
      {
        index: 0,
        module: 'wasi_snapshot_preview1',
        name: 'fd_write',
        kind: 'func',
        type: '(func (param i32 i32 i32 i32) (result i32))',
        offset: 0x1f4,
        catalogue: 'wasi_snapshot_preview1',
        needs: { mode: 'any', capabilities: ['stdio.stdout', 'stdio.stderr', 'fs.write'] },
      },
      { index: 1, module: 'env', name: 'log', kind: 'func', type: '(func (param i32))', offset: 0x220 },
    ],
    exports: [
      { name: 'memory', kind: 'memory', index: 0, type: '(memory 17)', offset: 0x300 },
      { name: '_start', kind: 'func', index: 9, type: '(func)', offset: 0x30a },
    ],
    memories: [
      { index: 0, imported: false, exportedAs: ['memory'], offset: 0x280, minimum: 17, shared: false, indexType: 'i32', pageSize: 65_536 },
    ],
    tables: [
      {
        index: 0,
        imported: false,
        exportedAs: [],
        offset: 0x270,
        minimum: 8,
        maximum: 8,
        shared: false,
        indexType: 'i32',
        element: 'funcref',
        grows: false,
        written: false,
      },
    ],
    globals: [{ index: 0, imported: false, exportedAs: [], offset: 0x290, valueType: 'i32', mutable: true }],
    tags: [],
    elements: {
      count: 1,
      active: 1,
      items: 7,
      listed: [{ index: 0, mode: 'active', table: 0, address: { kind: 'constant', value: 1 }, count: 7, element: 'funcref', offset: 0x330 }],
    },
    data: {
      count: 1,
      active: 1,
      bytes: 5_120,
      listed: [{ index: 0, mode: 'active', memory: 0, address: { kind: 'constant', value: 1_048_576 }, size: 5_120, offset: 0x9000 }],
    },
    customSections: [
      { name: 'name', size: 4_096, offset: 0xa000, known: true },
      { name: 'vendor', size: 12, offset: 0xb000, known: false },
    ],
    proposals: {
      used: [{ proposal: 'sign-extension', offset: 0x812 }],
      declared: [{ feature: 'mutable-globals', prefix: '+' }],
    },
    instructions: {
      total: 20_123,
      codeBytes: 33_000,
      classes: Object.fromEntries(instructionClasses.map(name => [name, 3])) as Profile['instructions']['classes'],
      directCalls: 800,
      indirectCalls: 12,
      loops: 60,
      memoryGrows: 1,
      tableGrows: 0,
      atomics: 0,
      largestBody: { function: 17, size: 4_400, offset: 0x1200 },
      mostLocals: 31,
      deepestNesting: 14,
    },
    capabilities: [
      { capability: 'stdio.stdout', evidence: 'imported', certain: false, imports: [0] },
      { capability: 'host', evidence: 'imported', certain: true, imports: [1] },
    ],
    boundary: {
      guarantees: [
        { guarantee: 'every memory access is bounds-checked', holds: true, because: 'the module is valid' },
        { guarantee: 'every call is type-checked', holds: true, because: 'the module is valid' },
      ],
      checked: ['WP2001', 'WP2002'],
      findings: [],
    },
    ...overrides,
  }
}

const fingerprintOf = (path: string, reason: Reason, index: number) =>
  `${reason.finding.code}-${path.length.toString(16)}-${index.toString(16)}`

export function result(path: string, verdict: Verdict, more: Partial<CheckResult> = {}): CheckResult {
  return {
    subject: { path, sha256: 'ab'.repeat(32), size: 42_190 },
    verdict,
    fingerprints: verdict.reasons.map((reason, index) => fingerprintOf(path, reason, index)),
    baselined: [],
    ...(verdict.verdict !== 'unjudgeable' && { profile: profile() }),
    ...more,
  }
}

export const admit = (reasons: readonly Reason[] = []): Verdict => ({
  verdict: 'admit',
  policy,
  capabilities: { ...noCapabilities, granted: ['stdio.stdout'] },
  reasons,
})

export const deny = (first: Reason, ...others: readonly Reason[]): Verdict => ({
  verdict: 'deny',
  policy,
  capabilities: { ...noCapabilities, granted: ['stdio.stdout'], denied: ['fs.write'], unneeded: ['env'], undecidable: ['stdio.stderr'] },
  reasons: [first, ...others],
})

export const unjudgeable = (first: Reason, ...others: readonly Reason[]): Verdict => ({
  verdict: 'unjudgeable',
  reasons: [first, ...others],
})

export function report(
  results: readonly CheckResult[],
  notices: readonly Finding[] = [],
  exit: CheckReport['exit'] = 'admitted',
): CheckReport {
  return { schema: 'wasm-policy.dev/report/v1', tool: { name: 'wasm-policy', version: '0.1.0' }, results, notices, exit }
}

/** Every kind of result at once: what CI sees on a mixed day. */
export const mixed: CheckReport = report(
  [
    result('dist/hello.wasm', admit([unneeded, undecidable])),
    result('dist/image-resizer.wasm', deny(fsDenied, netDenied, unneeded, excepted, undecidable)),
    result('vendor/pkg.tgz!package/lib/größe 1.wasm', deny(fsDenied), { baselined: [0] }),
    result('dist/broken.wasm', unjudgeable(truncated), { subject: { path: 'dist/broken.wasm', size: 12_049 } }),
  ],
  [finding('WP3010', { finding: 'WP2004' }, line(31, 5))],
  'unjudgeable',
)

/** Text that attacks each format: terminals, forged lines, XML, Markdown, HTML, workflow commands, reading order. */
export const hostileText = [
  '\u001b[2J\u001b[31mred',
  'a\nADMIT  forged.wasm\r\n::error::forged',
  '##[error]forged ##vso[task.complete] ::stop-commands::x and words that wrap ::add-mask::secret',
  ']]> <failure/> <!-- & "quotes" \'single\'',
  '| cell | **bold** _it_ `code` ~~x~~ [link](https://evil.example)',
  '<script>alert(1)</script><img src=x onerror=y></code></details>',
  '@octocat #1 GH-7 https://evil.example/ www.evil.example',
  '%0A::error file=x,line=1::forged',
  '\u202egnp.wasm\u2066\u200b\ufeff\u0000\u0085\u2028',
  '\ud800 lone \udc00, \ufffe \uffff',
  '漢字 ünï 🦀 e\u0301',
] as const

export const hostile: CheckReport = report(
  hostileText.map((text, index) => {
    const denied: Reason = {
      effect: 'deny',
      finding: finding('WP3001', { capability: 'host', imports: `${text}.${text}` }, { in: 'module', offset: index, section: text }),
      decidedBy: line(index + 1, 1, `policies/${text}.yaml`),
      suggestion: `capabilities.host.allow:\n  - ${text}`,
    }
    return result(`dist/${text}.wasm`, deny(denied))
  }),
  [finding('WP4005', { key: hostileText[0], where: hostileText[1], hint: hostileText[3] }, line(1, 1, hostileText[7]))],
  'violations',
)

/** One module with so many reasons that every format has to cut, or to stand it. */
export const crowded: CheckReport = report(
  [
    result(
      'dist/huge.wasm',
      deny(
        fsDenied,
        ...Array.from({ length: 4_999 }, (_, index): Reason => ({
          effect: 'deny',
          finding: finding('WP3001', { capability: 'host', imports: `env.f${index}` }, { in: 'module', offset: index }),
          decidedBy: line(12),
        })),
      ),
    ),
  ],
  [],
  'violations',
)

export const empty: CheckReport = report([])

/** A finding about the command itself. */
export const inputNotice: Finding = finding('WP0002', { what: 'directory' }, wholeInput)

