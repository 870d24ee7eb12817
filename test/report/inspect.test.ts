import { describe, expect, it } from 'vitest'
import { codes } from '../../src/core/codes.ts'
import { formatCodeList, formatExplanation, formatRulesList } from '../../src/report/explain.ts'
import { formatProfile } from '../../src/report/inspect.ts'
import { expectGolden } from '../support/golden.ts'
import { overlong } from '../support/overlong.ts'
import { hostileText, plain80, profile } from '../support/report.ts'

const subject = { path: 'dist/image-resizer.wasm' }

describe('formatProfile', () => {
  it('is as recorded', () => {
    expectGolden('fixtures/report/inspect.txt', formatProfile(profile(), subject, plain80))
  })

  it('names the imports behind each capability', () => {
    const text = formatProfile(profile(), subject, { ...plain80, width: 200 })
    expect(text).toMatch(/^ {2}host +imported +call host functions: env\.log$/m)
    expect(text).toMatch(/^ {2}stdio\.stdout +imported\? .*wasi_snapshot_preview1\.fd_write \(only the arguments decide\)$/m)
  })

  it('cuts long tables, says how much, and has all rows when verbose', () => {
    const [, plain] = profile().imports
    const imports = Array.from({ length: 300 }, (_, index) => ({ ...plain!, index, name: `f${index}` }))
    const short = formatProfile(profile({ imports }), subject, plain80)
    expect(short).toContain('Imports (300)')
    expect(short).toContain('and 288 more, shown by --verbose')
    expect(short).not.toContain('env.f299')
    expect(formatProfile(profile({ imports }), subject, { ...plain80, verbose: true })).toContain('env.f299')
  })

  it('words boundary findings, and shows those of a newer version as they are', () => {
    const { boundary } = profile()
    const findings = [
      { code: 'WP2001', severity: 'medium', params: { index: 0, import: '"env" "memory"', more: '' }, at: { in: 'module', offset: 0x40 } },
      { code: 'WP2999', severity: 'low', params: { a: 1 }, at: { in: 'module' } },
    ] as const
    const text = formatProfile(profile({ boundary: { ...boundary, findings } }), subject, { ...plain80, width: 200 })
    expect(text).toContain('WP2001  medium  memory 0 is imported from "env" "memory" (at 0x40)')
    expect(text).toContain('WP2999  low     unknown code; a 1')
  })

  it.each(hostileText)('prints %j harmlessly, in 80 columns', name => {
    const base = profile()
    const given = profile({
      name,
      producers: [{ field: name, name, version: name }],
      imports: base.imports.map(each => ({ ...each, module: name, name })),
      exports: base.exports.map(each => ({ ...each, name })),
      customSections: [{ name, size: 1, offset: 2, known: false, malformed: name }],
      sourceMappingURL: name,
      memories: base.memories.map(each => ({ ...each, exportedAs: [name] })),
    })
    for (const verbose of [true, false]) {
      const lines = formatProfile(given, { path: name }, { ...plain80, verbose }).split('\n')
      // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
      expect(lines.filter(line => /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.test(line))).toEqual([])
      expect(lines.filter(line => /^\s*::|##\w*\[/.test(line))).toEqual([])
      expect(overlong(lines, 80, 60)).toEqual([])
    }
  })
})

describe('explanations', () => {
  it('say title, severity, message, reason and remedy of every code', () => {
    for (const [code, row] of Object.entries(codes)) {
      const text = formatExplanation(code as keyof typeof codes, { ...plain80, width: 10_000 })
      for (const part of [`${code} ${row.title}`, row.severity, row.message, row.explanation, row.remedy]) expect(text).toContain(part)
    }
  })

  it('list every code once, in blocks', () => {
    const text = formatCodeList(plain80)
    const listed = text.match(/^ {2}WP\d{4}/gm)?.map(each => each.trim())
    expect(listed).toHaveLength(Object.keys(codes).length)
    expect(new Set(listed)).toEqual(new Set(Object.keys(codes)))
    expect(text).toContain('Boundary checks\n  WP2001')
  })

  it('list what else there is before the codes', () => {
    const text = formatRulesList([{ title: 'Presets', rules: [{ name: 'cli', description: 'for command-line programs' }] }], plain80)
    expect(text).toMatch(/^Presets\n {2}cli {2}for command-line programs\n\nInputs that cannot be read\n/)
  })
})
