import { capabilityIds, type CapabilityId } from '../core/capability.ts'
import { sha256 } from '../core/digest/sha256.ts'
import { decideFs, type Layer, type PatternSection, type StatedDecision } from './layer.ts'
import { relativePath } from './paths.ts'
import type { Decision, NamePattern, Policy, Scopes, Sourced } from './policy.ts'

/** The policy that a merged layer means: defaults filled in, scopes cut down to what is granted, digest taken. */
export function assemble(layer: Layer, entry: { readonly file: string; readonly path: string }): Policy {
  const decisions = new Map<CapabilityId, StatedDecision>(layer.decisions)
  for (const [right, decision] of decideFs(layer.fs)) decisions.set(`fs.${right}`, decision)
  for (const key of ['host', 'unanalyzable'] as const) {
    const section = layer.patterns[key]
    if (section !== undefined) decisions.set(key, { decision: strongest(section), at: section.at })
  }
  const capabilities = Object.fromEntries(
    capabilityIds.map((id): [string, Decision] => [id, decisions.get(id) ?? { decision: 'deny', at: undefined }]),
  ) as Record<CapabilityId, Decision>
  const body = {
    match: layer.match,
    capabilities,
    host: mostSpecificFirst(layer.patterns.host?.items ?? []),
    unanalyzable: mostSpecificFirst(layer.patterns.unanalyzable?.items ?? []),
    scopes: scopesOf(layer, capabilities, entry.path),
    limits: layer.limits,
    features: layer.features?.value,
    featuresAt: layer.features?.at,
    isolation: layer.isolation,
    onDenied: layer.onDenied,
    allowFlags: layer.allowFlags?.value ?? false,
    ...(layer.allowFlags && { allowFlagsAt: layer.allowFlags.at }),
    rules: layer.rules,
    exceptions: layer.exceptions,
    severity: layer.severity,
    denyAt: layer.denyAt ?? { value: 'high', at: layer.at },
    catalogues: layer.catalogues.map(item => ({ ...item, relative: relativePath(entry.path, item.value) })),
  } satisfies Omit<Policy, 'name' | 'origin' | 'digest' | 'at'>
  return {
    name: layer.name.value,
    origin: entry.file,
    digest: digestOf(body),
    at: layer.at,
    ...(layer.capabilitiesAt && { capabilitiesAt: layer.capabilitiesAt }),
    ...(layer.headAt && { headAt: layer.headAt }),
    ...body,
  }
}

// An order that the patterns themselves give, so that neither files nor lines decide between two that match.
function mostSpecificFirst(patterns: readonly NamePattern[]): readonly NamePattern[] {
  const literals = (item: NamePattern) => item.pattern.replaceAll('*', '').length
  return patterns.toSorted(
    (a, b) =>
      literals(b) - literals(a) || byCodeUnits(b.decision, a.decision) || byCodeUnits(a.pattern, b.pattern),
  )
}

function strongest(section: PatternSection): 'allow' | 'deny' | 'stub' {
  if (section.items.some(item => item.decision === 'allow')) return 'allow'
  return section.items.length > 0 ? 'stub' : 'deny'
}

function scopesOf(layer: Layer, capabilities: Readonly<Record<CapabilityId, Decision>>, entryPath: string): Scopes {
  const allowed = (id: CapabilityId) => capabilities[id].decision === 'allow'
  const reach = (id: keyof Layer['reach']) => (allowed(id) ? (layer.reach[id]?.items ?? []) : [])
  return {
    env: {
      allow: reach('env'),
      set: allowed('env') ? Object.fromEntries(layer.envSet.values) : {},
    },
    fs: (layer.fs?.mounts ?? []).flatMap(mount => {
      const access = mount.access.filter(right => allowed(`fs.${right}`))
      if (access.length === 0) return []
      const backend =
        mount.backend.kind === 'memory'
          ? mount.backend
          : { ...mount.backend, relative: relativePath(entryPath, mount.backend.path) }
      return [{ ...mount, access, backend }]
    }),
    wallResolution: allowed('clock.wall') ? (layer.wallResolution ?? undefined) : undefined,
    tcpConnect: reach('net.tcp.connect'),
    tcpListen: reach('net.tcp.listen'),
    udpConnect: reach('net.udp.connect'),
    udpListen: reach('net.udp.listen'),
    privateRanges: layer.privateRanges?.value ?? 'deny',
    ...(layer.privateRanges && { privateRangesAt: layer.privateRanges.at }),
    httpOutgoing: reach('http.outgoing'),
  }
}

/**
 * sha256 of the canonical JSON (keys sorted, no blanks) of everything in the policy that can change a verdict or a run;
 * what catalogues hold is added by `withCatalogues`. Lists whose order means nothing are sorted; places, names and comments are left out; paths are as seen from the policy's file, so
 * that a checkout has the same digests wherever it lies.
 */
function digestOf(policy: Omit<Policy, 'name' | 'origin' | 'digest' | 'at'>): string {
  const sorted = (items: readonly Sourced<string>[] | undefined) => items?.map(item => item.value).toSorted(byCodeUnits)
  const value = <T>(sourced: Sourced<T> | undefined) => sourced?.value
  const { scopes } = policy
  const content = {
    match: policy.match && {
      digests: sorted(policy.match.digests),
      paths: sorted(policy.match.paths),
      images: sorted(policy.match.images),
    },
    capabilities: mapValues(policy.capabilities, decision => decision.decision),
    host: policy.host.map(item => [item.pattern, item.decision]),
    unanalyzable: policy.unanalyzable.map(item => [item.pattern, item.decision]),
    scopes: {
      envAllow: sorted(scopes.env.allow),
      envSet: mapValues(scopes.env.set, item => item.value),
      fs: scopes.fs
        .map(({ guest, backend, access, quota }) => ({
          guest,
          backend: backend.kind,
          host: backend.kind === 'memory' ? undefined : backend.relative,
          access,
          quota,
        }))
        .toSorted((a, b) => byCodeUnits(a.guest, b.guest)),
      wallResolution: value(scopes.wallResolution),
      tcpConnect: sorted(scopes.tcpConnect),
      tcpListen: sorted(scopes.tcpListen),
      udpConnect: sorted(scopes.udpConnect),
      udpListen: sorted(scopes.udpListen),
      privateRanges: scopes.privateRanges,
      httpOutgoing: sorted(scopes.httpOutgoing),
    },
    limits: mapValues(policy.limits, value),
    features: sorted(policy.features),
    isolation: value(policy.isolation),
    onDenied: value(policy.onDenied),
    allowFlags: policy.allowFlags,
    rules: policy.rules.map(({ id, deny, message }) => canonical({ id, deny, message })).toSorted(byCodeUnits),
    exceptions: policy.exceptions
      .map(({ finding, reason, expires, digests }) => {
        return canonical({ finding, reason, expires, digests: digests.toSorted(byCodeUnits) })
      })
      .toSorted(byCodeUnits),
    severity: mapValues(Object.fromEntries(policy.severity), item => item.value),
    denyAt: policy.denyAt.value,
    catalogues: policy.catalogues.map(item => item.relative).toSorted(byCodeUnits),
  }
  return sha256(canonical(content))
}

/** The policy with the texts of the catalogues that it names in its digest, as they decide verdicts as well. */
export function withCatalogues(policy: Policy, contents: readonly string[]): Policy {
  if (contents.length === 0) return policy
  const catalogues = contents.map(text => sha256(text)).toSorted(byCodeUnits)
  return { ...policy, digest: sha256(canonical({ policy: policy.digest, catalogues })) }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}

/** JSON with sorted keys; `undefined` members are left out. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => byCodeUnits(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}
