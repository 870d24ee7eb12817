import { capabilityIds } from '../core/capability.ts'
import type { Change, ProfileDiff } from '../core/profile-diff.ts'
import type { Profile, ProfileImport } from '../core/profile.schema.ts'

type BoundaryFinding = Profile['boundary']['findings'][number]
type Export = Profile['exports'][number]

/**
 * What `after` asks of its host that `before` did not, and the reverse. Indices are no part of the comparison: a build
 * with one function or type more numbers all that follow anew.
 */
export function diffProfiles(before: Profile, after: Profile): ProfileDiff {
  const ids = ({ capabilities }: Profile) => new Set(capabilities.map(({ capability }) => capability))
  const certain = ({ capabilities }: Profile) =>
    new Set(capabilities.flatMap(({ capability, certain: always }) => (always ? [capability] : [])))
  const [hadIds, hasIds, wasCertain, isCertain] = [ids(before), ids(after), certain(before), certain(after)]
  const capabilities = {
    added: capabilityIds.filter(id => hasIds.has(id) && !hadIds.has(id)),
    removed: capabilityIds.filter(id => hadIds.has(id) && !hasIds.has(id)),
  }
  const nowCertain = capabilityIds.filter(id => isCertain.has(id) && hadIds.has(id) && !wasCertain.has(id))

  const imports = change(importsOf(before), importsOf(after))
  const exports = change(exportsOf(before), exportsOf(after))
  const proposals = change(proposalsOf(before), proposalsOf(after))
  const findings = change(findingsOf(before), findingsOf(after))
  const asked = [capabilities.added, nowCertain, imports.added, proposals.added, findings.added]
  return {
    before: { sha256: before.sha256, size: before.size },
    after: { sha256: after.sha256, size: after.size },
    capabilities,
    nowCertain,
    imports,
    exports,
    proposals,
    findings,
    asksMore: asked.some(({ length }) => length > 0),
  }
}

type Keyed<T> = readonly (readonly [key: string, value: T])[]

function importsOf({ imports }: Profile): Keyed<Pick<ProfileImport, 'module' | 'name' | 'kind' | 'type'>> {
  return imports.map(({ module, name, kind, type }) => [
    keyOf(module, name, kind, withoutIndices(type)),
    { module, name, kind, type },
  ])
}

function exportsOf({ exports }: Profile): Keyed<Pick<Export, 'name' | 'kind' | 'type'>> {
  return exports.map(({ name, kind, type }) => [keyOf(name, kind, withoutIndices(type)), { name, kind, type }])
}

function proposalsOf({ proposals }: Profile): Keyed<string> {
  return proposals.used.map(({ proposal }) => [proposal, proposal])
}

/** Of findings that differ only in indices, each counts: a second one is something new. */
function findingsOf({ boundary }: Profile): Keyed<Pick<BoundaryFinding, 'code' | 'severity' | 'params'>> {
  const seen = new Map<string, number>()
  return boundary.findings.map(({ code, severity, params }) => {
    const said = Object.entries(params).filter(([name, value]) => !(indexParams.has(name) && typeof value === 'number'))
    const texts = said.map(([name, value]) => [name, describing.has(name) ? withoutIndices(String(value)) : value] as const)
    const key = keyOf(code, severity, ...texts.toSorted(byKey).flat())
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return [keyOf(key, count), { code, severity, params }]
  })
}

/** Parameters of boundary findings that are indices where they are numbers. */
const indexParams: ReadonlySet<string> = new Set(['index', 'function', 'memory', 'table', 'other'])

/** Parameters that hold types or phrases; names of the module's own are in others, and are left as they are. */
const describing: ReadonlySet<string> = new Set(['type', 'otherType', 'element', 'found', 'where', 'how'])

/** `(ref null 57)` names a type by its index, and phrases name definitions: `table 3`. */
function withoutIndices(text: string): string {
  return text
    .replace(/\(ref (null )?\d+\)/g, '(ref $1_)')
    .replace(/\b(function|table|memory|global|tag|segment) \d+\b/g, '$1 _')
}

function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts)
}

function change<T>(before: Keyed<T>, after: Keyed<T>): Change<T> {
  return { added: without(after, before), removed: without(before, after) }
}

function without<T>(items: Keyed<T>, others: Keyed<T>): T[] {
  const known = new Set(others.map(([key]) => key))
  return [...new Map(items)].filter(([key]) => !known.has(key)).toSorted(byKey).map(([, value]) => value)
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
