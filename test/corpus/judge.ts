import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyze } from '../../src/analyzer/analyze.ts'
import { builtInCatalogues } from '../../src/analyzer/built-in-catalogues.ts'
import { formatMessage } from '../../src/core/finding.ts'
import type { Profile } from '../../src/core/profile.schema.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { loadPolicies, type PolicyReader } from '../../src/policy/resolve.ts'

/** What the golden file keeps of a module: what it is, what it asks for, and what each preset says to that. */
export interface Judgement {
  readonly flavour: string
  readonly capabilities: readonly string[]
  /** `admit`, or `deny` and the codes that decide, with how often each was found. */
  readonly verdicts: Readonly<Record<string, string>>
}

const presets = ['pure-compute', 'stdio', 'cli', 'plugin', 'browser-library', 'http-service', 'sandboxed-tool'] as const
// Exceptions expire, presets have none: any day will do.
const now = '2026-01-01'

let loaded: readonly (readonly [preset: string, policy: Policy])[] | undefined

/** The verdicts of all presets on one module. */
export async function judge(bytes: Uint8Array<ArrayBuffer>): Promise<Judgement> {
  loaded ??= presets.map(name => [name, loadPreset(name)] as const)
  const analysis = analyze(bytes, builtInCatalogues())
  if (!analysis.ok) throw new Error(formatMessage(analysis.finding))
  const { profile } = analysis
  return {
    flavour: profile.flavour.guess,
    capabilities: profile.capabilities.map(each => each.capability),
    verdicts: Object.fromEntries(loaded.map(([name, policy]) => [name, verdict(policy, profile)])),
  }
}

function verdict(policy: Policy, profile: Profile): string {
  const judged = evaluate(policy, profile, { now, rules: [] })
  const codes = new Map<string, number>()
  for (const { effect, finding } of judged.reasons) {
    if (effect === 'deny') codes.set(finding.code, (codes.get(finding.code) ?? 0) + 1)
  }
  return [judged.verdict, ...[...codes].map(([code, times]) => `${code}×${times}`)].join(' ')
}

const readPreset: PolicyReader = ref => {
  const file = `rules/presets/${ref.kind === 'preset' ? ref.name : ref.path}.yaml`
  const path = join(import.meta.dirname, '../..', file)
  return { ok: true, file, path, text: readFileSync(path, 'utf8') }
}

function loadPreset(name: string): Policy {
  const source = readPreset({ kind: 'preset', name })
  if (!source.ok) throw new Error(source.reason)
  const result = loadPolicies(source, { read: readPreset, now, presets })
  const policy = result.ok ? result.policies[0] : undefined
  if (policy === undefined) throw new Error(`preset ${name} does not load`)
  return policy
}
