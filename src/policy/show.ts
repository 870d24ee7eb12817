import { capabilityIds, type CapabilityId } from '../core/capability.ts'
import { printable } from '../core/finding.ts'
import { formatTextLocation, type TextLocation } from '../core/location.ts'
import { fsAccess, policyLimits } from './policy.ts'
import type { FsGrant, NamePattern, Policy, PolicyLimit, Sourced } from './policy.ts'
import { formatQuantity } from './units.ts'
import { quoted } from './yaml-text.ts'

interface Line {
  readonly text: string
  /** Where it was said; `default` if nowhere; nothing for lines that only hold others. */
  readonly origin?: TextLocation | 'default'
}

/**
 * The resolved policy as YAML, with the place that each line comes from as a trailing comment. Read again from the
 * same directory it gives a policy with the same digest: everything inherited is written out, `extends` is gone.
 */
export function formatPolicy(policy: Policy): string {
  const { denyAt, headAt } = policy
  const lines: Line[] = [
    { text: 'apiVersion: wasm-policy.dev/v1', origin: headAt?.apiVersion ?? policy.at },
    { text: 'kind: SandboxPolicy', origin: headAt?.kind ?? policy.at },
    { text: `metadata: { name: ${scalar(policy.name)} }`, origin: headAt?.metadata ?? policy.at },
    ...matchLines(policy),
    { text: 'capabilities:' },
    ...indent(capabilityLines(policy)),
    ...limitLines(policy),
    ...featureLines(policy),
    ...word('isolation', policy.isolation),
    ...word('on-denied', policy.onDenied),
    { text: `allow-flags: ${policy.allowFlags}`, origin: policy.allowFlagsAt ?? 'default' },
    { text: `deny-at: ${denyAt.value}`, origin: samePlace(denyAt.at, policy.at) ? 'default' : denyAt.at },
    ...severityLines(policy),
    ...ruleLines(policy),
    ...exceptionLines(policy),
    ...listLines('catalogues', policy.catalogues.map(item => ({ value: item.relative, at: item.at }))),
  ]
  const width = Math.min(60, Math.max(...lines.filter(line => line.origin !== undefined).map(line => line.text.length)))
  return lines.map(line => `${line.text}${comment(line, width)}\n`).join('')
}

function comment({ text, origin }: Line, width: number): string {
  if (origin === undefined) return ''
  const place = origin === 'default' ? 'default' : printable(formatTextLocation(origin))
  return `${' '.repeat(Math.max(0, width - text.length))}  # ${place}`
}

function indent(lines: readonly Line[]): readonly Line[] {
  return lines.map(line => ({ ...line, text: `  ${line.text}` }))
}

/** Plain where YAML cannot misread it, else double-quoted, which JSON strings are. */
function scalar(text: string): string {
  const harmless = /^(?:\.{0,2}\/)?[A-Za-z_][A-Za-z0-9_./-]*$/.test(text)
  return harmless && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : quoted(text)
}

function samePlace(a: TextLocation, b: TextLocation): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column
}

function word(key: string, value: Sourced<string> | undefined): readonly Line[] {
  return value === undefined ? [] : [{ text: `${key}: ${value.value}`, origin: value.at }]
}

function listLines(key: string, items: readonly Sourced<string>[]): readonly Line[] {
  if (items.length === 0) return []
  return [{ text: `${key}:` }, ...items.map(({ value, at }) => ({ text: `  - ${scalar(value)}`, origin: at }))]
}

function section(key: string, lines: readonly Line[]): readonly Line[] {
  return lines.length === 0 ? [] : [{ text: `${key}:` }, ...indent(lines)]
}

function matchLines({ match }: Policy): readonly Line[] {
  if (match === undefined) return []
  const digests = match.digests.map(({ value, at }) => ({ value: `sha256:${value}`, at }))
  return section('match', [
    ...listLines('digests', digests),
    ...listLines('paths', match.paths),
    ...listLines('images', match.images),
  ])
}

/** Keys in order; a leaf holds its lines as they stand under its parent. */
type Tree = Map<string, Tree | readonly Line[]>

/** In the order of the vocabulary; every capability is shown, so that nobody has to know the defaults. */
function capabilityLines(policy: Policy): readonly Line[] {
  const root: Tree = new Map()
  for (const id of capabilityIds) {
    const path = id.split('.')
    const key = path.pop()!
    treeAt(root, path).set(key, decisionLines(policy, id, key))
  }
  const { fs, privateRanges, privateRangesAt } = policy.scopes
  if (fs.length > 0) treeAt(root, ['fs']).set('mounts', section('mounts', fs.flatMap(mountLines)))
  const ranges: Line = { text: `private-ranges: ${privateRanges}`, origin: privateRangesAt ?? 'default' }
  treeAt(root, ['net']).set('private-ranges', [ranges])
  return render(root)
}

function treeAt(root: Tree, path: readonly string[]): Tree {
  let tree = root
  for (const key of path) {
    const found = tree.get(key)
    const next: Tree = found instanceof Map ? found : new Map()
    tree.set(key, next)
    tree = next
  }
  return tree
}

function render(tree: Tree): readonly Line[] {
  return [...tree].flatMap(([key, value]) => (value instanceof Map ? section(key, render(value)) : value))
}

function decisionLines(policy: Policy, id: CapabilityId, key: string): readonly Line[] {
  const { decision, at } = policy.capabilities[id]
  const { scopes } = policy
  const origin = at ?? 'default'
  const plain: readonly Line[] = [{ text: `${key}: ${decision}`, origin }]
  const bounded = (items: readonly Sourced<string>[]) =>
    items.length === 0 || items.some(item => item.value === '*') ? plain : listLines(key, items)
  if (decision === 'deny') return plain
  switch (id) {
    case 'host':
      return patternLines(key, policy.host) ?? plain
    case 'unanalyzable':
      return patternLines(key, policy.unanalyzable) ?? plain
    case 'env':
      return decision === 'allow' ? envLines(policy, origin) : plain
    case 'clock.wall':
      return scopes.wallResolution === undefined ? plain : wallLines(scopes.wallResolution)
    case 'net.tcp.connect':
      return bounded(scopes.tcpConnect)
    case 'net.tcp.listen':
      return bounded(scopes.tcpListen)
    case 'net.udp.connect':
      return bounded(scopes.udpConnect)
    case 'net.udp.listen':
      return bounded(scopes.udpListen)
    case 'http.outgoing':
      return bounded(scopes.httpOutgoing)
    default:
      return plain
  }
}

function patternLines(key: string, patterns: readonly NamePattern[]): readonly Line[] | undefined {
  if (patterns.length === 0) return undefined
  const of = (decision: 'allow' | 'stub') =>
    patterns.filter(item => item.decision === decision).map(({ pattern, at }) => ({ value: pattern, at }))
  return section(key, [...listLines('allow', of('allow')), ...listLines('stub', of('stub'))])
}

function envLines({ scopes }: Policy, origin: TextLocation | 'default'): readonly Line[] {
  const set = Object.entries(scopes.env.set).map(([name, { value, at }]): Line => {
    return { text: `${scalar(name)}: ${scalar(value)}`, origin: at }
  })
  const lines = [...listLines('allow', scopes.env.allow), ...section('set', set)]
  return lines.length === 0 ? [{ text: 'env: { allow: [] }', origin }] : section('env', lines)
}

function wallLines(resolution: Sourced<number>): readonly Line[] {
  const written = formatQuantity(resolution.value, 'milliseconds')
  return [{ text: `wall: { resolution: ${written} }`, origin: resolution.at }]
}

function mountLines({ guest, backend, access, quota, at }: FsGrant): readonly Line[] {
  const words = [
    `guest: ${scalar(guest)}`,
    ...(backend.kind === 'memory' ? [] : [`host: ${scalar(backend.relative)}`]),
    `backend: ${backend.kind}`,
    `access: ${access.length === fsAccess.length ? 'all' : `[${access.join(', ')}]`}`,
    ...(quota === undefined ? [] : [`quota: ${formatQuantity(quota, 'bytes')}`]),
  ]
  return [{ text: `- { ${words.join(', ')} }`, origin: at }]
}

function limitLines({ limits }: Policy): readonly Line[] {
  const names = (Object.keys(policyLimits) as PolicyLimit[]).filter(name => limits[name] !== undefined)
  return section(
    'limits',
    names.map(name => ({
      text: `${name}: ${formatQuantity(limits[name]!.value, policyLimits[name].unit)}`,
      origin: limits[name]!.at,
    })),
  )
}

function featureLines({ features, featuresAt }: Policy): readonly Line[] {
  if (features === undefined) return []
  if (features.length > 0) return section('features', listLines('allow', features))
  return [{ text: 'features: { allow: [] }', ...(featuresAt && { origin: featuresAt }) }]
}

function severityLines({ severity }: Policy): readonly Line[] {
  return section(
    'severity',
    [...severity].map(([code, { value, at }]) => ({ text: `${code}: ${value}`, origin: at })),
  )
}

function ruleLines({ rules }: Policy): readonly Line[] {
  return section(
    'rules',
    rules.flatMap(({ id, deny, message, at, denyAt, messageAt }): readonly Line[] => [
      { text: `- id: ${scalar(id)}`, origin: at },
      { text: `  deny: ${scalar(deny)}`, origin: denyAt },
      { text: `  message: ${scalar(message)}`, origin: messageAt ?? at },
    ]),
  )
}

function exceptionLines({ exceptions }: Policy): readonly Line[] {
  return section(
    'exceptions',
    exceptions.flatMap(({ finding, reason, expires, digests, at, reasonAt, expiresAt, digestsAt }): readonly Line[] => [
      { text: `- finding: ${finding}`, origin: at },
      { text: `  reason: ${scalar(reason)}`, origin: reasonAt ?? at },
      { text: `  expires: ${expires}`, origin: expiresAt ?? at },
      ...(digests.length === 0 ? [] : [{ text: `  digests: [${digests.join(', ')}]`, origin: digestsAt ?? at }]),
    ]),
  )
}
