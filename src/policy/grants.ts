import { capabilityIds, type CapabilityId } from '../core/capability.ts'
import { limits } from '../core/limits.ts'
import type { Profile, ProfileImport } from '../core/profile.schema.ts'
import type { CapabilityDiff } from '../core/verdict.ts'
import { importMatcher, type ImportMatcher } from './import-pattern.ts'
import type { Decision, NamePattern, Policy } from './policy.ts'

/** Imports that a policy treats alike, for the same reason. */
export interface ImportGroup {
  readonly kind: 'denied' | 'stubbed' | 'undecidable'
  /** One capability, or the alternatives of which one would do, in the order of the vocabulary. */
  readonly capabilities: readonly CapabilityId[]
  readonly imports: readonly ProfileImport[]
}

export interface Comparison {
  readonly diff: CapabilityDiff
  /** What some import needs or may need. */
  readonly required: ReadonlySet<CapabilityId>
  readonly groups: readonly ImportGroup[]
}

// A capability that is denied for one import and granted for another counts as denied.
const standings = ['granted', 'stubbed', 'undecidable', 'denied'] as const
type Standing = (typeof standings)[number]

/** Holds what the module asks for against what the policy grants. */
export function compareGrants(policy: Policy, profile: Profile): Comparison {
  const grants = new Grants(policy)
  const standing = new Map<CapabilityId, Standing>()
  const groups = new Map<string, ImportGroup & { readonly imports: ProfileImport[] }>()

  const stand = (capability: CapabilityId, as: Standing): void => {
    const worst = standing.get(capability) ?? 'granted'
    standing.set(capability, standings.indexOf(as) > standings.indexOf(worst) ? as : worst)
  }
  const group = (
    kind: ImportGroup['kind'],
    capabilities: readonly CapabilityId[],
    imports: readonly ProfileImport[],
  ) => {
    const key = `${kind} ${capabilities.join(' ')}`
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { kind, capabilities, imports: [...imports] })
    else known.imports.push(...imports)
  }
  const needAll = (capabilities: readonly CapabilityId[], imports: readonly ProfileImport[]): void => {
    for (const capability of capabilities) {
      const { decision } = grants.decide(capability, imports[0])
      stand(capability, decision === 'allow' ? 'granted' : decision === 'stub' ? 'stubbed' : 'denied')
      if (decision === 'stub') group('stubbed', [capability], imports)
      if (decision === 'deny') group('denied', [capability], imports)
    }
  }
  const needAny = (alternatives: readonly CapabilityId[], imported: ProfileImport): void => {
    const decided = capabilityIds
      .filter(capability => alternatives.includes(capability))
      .map(capability => ({ capability, decision: grants.decide(capability, imported).decision }))
    const having = (wanted: Decision['decision']) =>
      decided.flatMap(({ capability, decision }) => (decision === wanted ? [capability] : []))
    const [allowed, stubbed, denied] = [having('allow'), having('stub'), having('deny')]
    for (const capability of allowed) stand(capability, 'granted')
    for (const capability of stubbed) stand(capability, 'stubbed')
    if (allowed.length > 0) {
      for (const capability of denied) {
        stand(capability, 'undecidable')
        group('undecidable', [capability], [imported])
      }
    } else if (stubbed.length > 0) {
      // The whole import becomes a stub, and with it every other thing it might have done.
      for (const capability of denied) stand(capability, 'stubbed')
      group('stubbed', stubbed, [imported])
    } else if (denied.length > 0) {
      for (const capability of denied) stand(capability, 'denied')
      group('denied', denied, [imported])
    }
  }

  for (const imported of profile.imports) {
    // What nothing classifies can be anything.
    if (imported.needs === undefined) {
      if (imported.kind === 'func') needAll(['host'], [imported])
    } else if ('capabilities' in imported.needs) {
      if (imported.needs.mode === 'any') needAny(imported.needs.capabilities, imported)
      else needAll(imported.needs.capabilities, [imported])
    }
  }
  // A capability that no import shows, such as one that an export offers.
  for (const { capability, imports } of profile.capabilities) {
    if (standing.has(capability)) continue
    const indices = new Set(imports)
    needAll(
      [capability],
      profile.imports.filter(({ index }) => indices.has(index)),
    )
  }

  const having = (wanted: Standing) => capabilityIds.filter(capability => standing.get(capability) === wanted)
  return {
    diff: {
      granted: having('granted'),
      stubbed: having('stubbed'),
      denied: having('denied'),
      unneeded: capabilityIds.filter(id => !standing.has(id) && grants.grantsSome(id)),
      undecidable: having('undecidable'),
    },
    required: new Set(standing.keys()),
    groups: [...groups.values()],
  }
}

/** Whether the import needs or may need the capability; what nothing classifies is `host`. */
export function asksFor({ kind, needs }: ProfileImport, capability: CapabilityId): boolean {
  if (needs === undefined) return capability === 'host' && kind === 'func'
  return 'capabilities' in needs && needs.capabilities.includes(capability)
}

/** The name as it is shown, and as a pattern for this import alone is written. */
export function qualifiedName({ module, name }: ProfileImport): string {
  return `${module}.${name}`
}

/**
 * Patterns that grant these imports and as little else as can be written: by name, or by module if there are many.
 * Imports that `unwritable` picks out have none.
 */
export function patternsFor(imports: readonly ProfileImport[], most: number): readonly string[] {
  const unique = (patterns: readonly (string | undefined)[]) =>
    [...new Set(patterns.filter(pattern => pattern !== undefined))].toSorted()
  const names = unique(imports.map(patternOf))
  if (names.length <= most) return names
  const written = imports.filter(imported => patternOf(imported) !== undefined)
  const modules = unique(written.map(({ module }) => `${module}.*`))
  return modules.length <= most ? modules : ['*']
}

/** Imports for which no pattern can be written that grants them without granting what has another name. */
export function unwritable(imports: readonly ProfileImport[]): readonly ProfileImport[] {
  return imports.filter(imported => patternOf(imported) === undefined)
}

// A "*" would be a wildcard; control characters and halves of surrogate pairs cannot stand in a policy.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unwritableCharacters = /[*\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u

function patternOf(imported: ProfileImport): string | undefined {
  const name = qualifiedName(imported)
  if (unwritableCharacters.test(name)) return undefined
  const most = limits.namePatternBytes.value
  const { read } = new TextEncoder().encodeInto(name, new Uint8Array(most))
  if (read === name.length) return name
  // Only a name can be left open at its end: the dot has to be in the pattern.
  const cut = new TextEncoder().encodeInto(name, new Uint8Array(most - 1)).read
  return cut > imported.module.length ? `${name.slice(0, cut)}*` : undefined
}

/** The decisions of a policy, for single imports where it decides by name. */
class Grants {
  readonly #policy: Policy
  readonly #named: Readonly<Record<'host' | 'unanalyzable', NameDecisions>>

  constructor(policy: Policy) {
    this.#policy = policy
    this.#named = { host: new NameDecisions(policy.host), unanalyzable: new NameDecisions(policy.unanalyzable) }
  }

  decide(capability: CapabilityId, imported: ProfileImport | undefined): Pick<Decision, 'decision'> {
    const whole = this.#policy.capabilities[capability]
    if (capability !== 'host' && capability !== 'unanalyzable') return whole
    // Where there are patterns they alone decide; the decision beside them only sums them up.
    if (this.#policy[capability].length === 0) return whole
    return (imported && this.#named[capability].find(imported)) ?? { decision: 'deny' }
  }

  grantsSome(capability: CapabilityId): boolean {
    if (capability !== 'host' && capability !== 'unanalyzable') {
      return this.#policy.capabilities[capability].decision === 'allow'
    }
    const patterns = this.#policy[capability]
    if (patterns.length === 0) return this.#policy.capabilities[capability].decision === 'allow'
    return patterns.some(({ decision }) => decision === 'allow')
  }
}

/** Of several patterns that match, the one that says most decides; of two that say the same, the stub. */
class NameDecisions {
  readonly #exact = new Map<string, NamePattern>()
  readonly #wild: readonly { readonly pattern: NamePattern; readonly matches: ImportMatcher }[]

  constructor(patterns: readonly NamePattern[]) {
    const sorted = [...patterns].sort((a, b) => specificity(b) - specificity(a) || stubFirst(a) - stubFirst(b))
    this.#wild = sorted
      .filter(({ pattern }) => pattern.includes('*'))
      .map(pattern => ({ pattern, matches: importMatcher(pattern.pattern) }))
    for (const pattern of sorted) {
      if (!pattern.pattern.includes('*') && !this.#exact.has(pattern.pattern)) this.#exact.set(pattern.pattern, pattern)
    }
  }

  find(imported: ProfileImport): NamePattern | undefined {
    const { module, name } = imported
    return this.#exact.get(qualifiedName(imported)) ?? this.#wild.find(({ matches }) => matches(module, name))?.pattern
  }
}

function specificity({ pattern }: NamePattern): number {
  return pattern.replaceAll('*', '').length
}

function stubFirst({ decision }: NamePattern): number {
  return decision === 'stub' ? 0 : 1
}
