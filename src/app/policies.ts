import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { finding, type Finding } from '../core/finding.ts'
import { wholeInput } from '../core/location.ts'
import { withCatalogues } from '../policy/assemble.ts'
import { didYouMean, shorten } from '../policy/errors.ts'
import type { Policy } from '../policy/policy.ts'
import { loadPolicies, type LoadContext, type PolicyReader, type PolicySource } from '../policy/resolve.ts'
import { readCatalogues } from './catalogues.ts'
import { readyPolicies, type GoverningPolicy, type ReadyPolicies } from './judge.ts'
import { packageFile } from './package-root.ts'
import { readTextFile } from './text-file.ts'

/** The file that is looked for where no policy is named. */
export const policyFileName = 'wasm-policy.yaml'

/** What applies where there is no policy at all. */
export const strictestPreset = 'pure-compute'

export interface PolicyRequest {
  /** Files and presets (`preset:cli`), as the user named them; where there are none, a policy file is looked for. */
  readonly policies: readonly string[]
  /** Absolute. */
  readonly cwd: string
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly now: string
}

export type LoadedPolicySet =
  | { readonly ok: true; readonly policies: ReadyPolicies; readonly notices: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Loads every policy of every file with what it extends and the catalogues it names. All errors are reported together;
 * `notices` holds what does not stop the policies from being used.
 */
export async function loadPolicySet({ policies: named, cwd, now }: PolicyRequest): Promise<LoadedPolicySet> {
  const found = named.length > 0 ? named : [findPolicyFile(cwd)].flatMap(file => file ?? [])
  const sources = found.length > 0 ? found : [`preset:${strictestPreset}`]
  const notices: Finding[] = found.length > 0 ? [] : [finding('WP4019', { preset: strictestPreset }, wholeInput)]
  const findings: Finding[] = []
  const policies: Policy[] = []
  const context: LoadContext = { read: policyReader(cwd), now, presets: presetNames() }
  for (const source of new Set(sources)) {
    const read = readSource(source, context, cwd)
    const loaded = read.ok ? loadPolicies(read, context) : { ok: false as const, findings: [read.finding] }
    if (loaded.ok) {
      policies.push(...loaded.policies)
      notices.push(...loaded.notices)
    } else findings.push(...loaded.findings)
  }
  const governing = policies.map(policy => governingPolicy(policy, cwd, findings))
  if (findings.length > 0) return { ok: false, findings: unique(findings) }
  const ready = await readyPolicies({ policies: governing, now, directory: slashed(cwd) })
  return ready.ok ? { ok: true, policies: ready.policies, notices: unique(notices) } : { ok: false, findings: unique(ready.findings) }
}

/** The nearest policy file in `cwd` and the directories above, as seen from `cwd`. */
export function findPolicyFile(cwd: string): string | undefined {
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    const file = join(directory, policyFileName)
    // Whatever has the name is taken, so that one that cannot be read is an error and not overlooked.
    if (existsSync(file)) return slashed(relative(cwd, file))
    if (dirname(directory) === directory) return undefined
  }
}

/** The names of the presets that ship with wasm-policy, sorted. */
export function presetNames(): readonly string[] {
  const names = readdirSync(packageFile('rules', 'presets')).flatMap(file => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
  return names.toSorted()
}

function policyReader(cwd: string): PolicyReader {
  return ref => {
    const path = ref.kind === 'preset' ? packageFile('rules', 'presets', `${ref.name}.yaml`) : ref.path
    const read = readTextFile(path)
    if (!read.ok) return read
    const preset = ref.kind === 'preset' ? `preset:${ref.name}` : undefined
    return { ok: true, file: preset ?? slashed(relative(cwd, path)), path: preset ?? slashed(path), text: read.text }
  }
}

type Source = ({ readonly ok: true } & PolicySource) | { readonly ok: false; readonly finding: Finding }

/** What the user named on the command line: a preset, or a file that is shown as it was named. */
function readSource(name: string, { read, presets }: LoadContext, cwd: string): Source {
  const preset = /^preset:(.*)$/s.exec(name)?.[1]
  if (preset !== undefined && !presets.includes(preset)) {
    return { ok: false, finding: finding('WP4010', { preset: shorten(preset), hint: didYouMean(preset, presets) }, wholeInput) }
  }
  const source = read(preset === undefined ? { kind: 'file', path: slashed(resolve(cwd, name)) } : { kind: 'preset', name: preset })
  if (source.ok) return { ...source, file: slashed(name) }
  return { ok: false, finding: finding('WP4001', { reason: source.reason }, { in: 'text', file: slashed(name), line: 1, column: 1 }) }
}

function governingPolicy(policy: Policy, cwd: string, findings: Finding[]): GoverningPolicy {
  const read = readCatalogues(policy.catalogues.map(({ value, at }) => ({ path: value, file: slashed(relative(cwd, value)), at })))
  if (read.ok) return { policy: withCatalogues(policy, read.texts), catalogues: read.catalogues }
  findings.push(...read.findings)
  return { policy, catalogues: [] }
}

/** Policies of one file share their bases, and so what is wrong with them. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map(found => [JSON.stringify(found), found])).values()]
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
