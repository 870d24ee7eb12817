import type { CapabilityId } from '../core/capability.ts'
import { finding } from '../core/finding.ts'
import { limits } from '../core/limits.ts'
import type { TextLocation } from '../core/location.ts'
import { entryOf, type YamlEntry, type YamlNode } from '../core/yaml.ts'
import { shorten } from './errors.ts'
import type { FsSection, Layer, Mount, PatternSection, Reach, ReachKey, StatedDecision } from './layer.ts'
import { guestPathProblem, guestPathsOverlap, resolvePath } from './paths.ts'
import { fsAccess, type FsAccess, type NamePattern, type Sourced } from './policy.ts'
import { complain, entriesOf, itemsOf, readQuantity, stringOf, stringsOf, type Reading } from './reading.ts'
import { envNameCheck, envPatternCheck, hostPortCheck, importPatternCheck } from './values.ts'
import { noNulCheck, pathCheck, urlCheck } from './values.ts'

type Stated = Pick<Layer, 'decisions' | 'fs' | 'reach' | 'patterns' | 'envSet' | 'wallResolution' | 'privateRanges'>

/** Capabilities that a section decides with plain words: the section itself, or a key of its mapping. */
const wordSections: Readonly<Record<string, Readonly<Record<string, CapabilityId>>>> = {
  stdio: { stdin: 'stdio.stdin', stdout: 'stdio.stdout', stderr: 'stdio.stderr' },
  clock: { wall: 'clock.wall', monotonic: 'clock.monotonic', cpu: 'clock.cpu' },
  random: { secure: 'random.secure', insecure: 'random.insecure' },
  process: { exit: 'process.exit', signal: 'process.signal', yield: 'process.yield' },
}

const singles = ['args', 'sleep', 'thread'] as const satisfies readonly CapabilityId[]

/** Reads the `capabilities` section. What has the wrong structure was reported by the validator and is passed over. */
export function readCapabilities(section: YamlNode | undefined, reading: Reading): Stated {
  const decisions = new Map<CapabilityId, StatedDecision>()
  const reach: Partial<Record<ReachKey, Reach<Sourced<string>>>> = {}
  const patterns: Partial<Record<'host' | 'unanalyzable', PatternSection>> = {}
  const entry = (key: string) => (section === undefined ? undefined : entryOf(section, key))

  for (const [name, keys] of Object.entries(wordSections)) {
    const group = entry(name)
    const word = wordOf(group)
    if (word !== undefined) for (const id of Object.values(keys)) decisions.set(id, word)
    for (const each of entriesOf(group?.value)) {
      const decision = wordOf(each)
      if (decision !== undefined && Object.hasOwn(keys, each.key)) decisions.set(keys[each.key]!, decision)
    }
  }
  for (const id of singles) {
    const word = wordOf(entry(id))
    if (word !== undefined) decisions.set(id, word)
  }

  const wall = entryOf(entry('clock')?.value ?? nothing, 'wall')
  const resolution = wall && entryOf(wall.value, 'resolution')
  if (wall !== undefined && resolution !== undefined) decisions.set('clock.wall', { decision: 'allow', at: wall.keyAt })
  const place = 'capabilities.clock.wall.resolution'
  const milliseconds = resolution && readQuantity(resolution, place, 'milliseconds', reading)
  const wallStated = milliseconds ?? (decisions.has('clock.wall') ? null : undefined)

  const bound = (key: ReachKey & CapabilityId, from: YamlEntry | undefined, check: typeof urlCheck) => {
    const word = wordOf(from)
    if (word !== undefined) {
      decisions.set(key, word)
      reach[key] = wordReach(word)
    } else if (from?.value.kind === 'sequence') {
      decisions.set(key, { decision: 'allow', at: from.keyAt })
      reach[key] = listReach(stringsOf(from.value, `capabilities.${key}`, check, reading))
    }
  }

  const net = entry('net')
  for (const protocol of ['tcp', 'udp'] as const) {
    const sockets = isWord(net) ? net : entryOf(net?.value ?? nothing, protocol)
    for (const direction of ['connect', 'listen'] as const) {
      const from = isWord(sockets) ? sockets : entryOf(sockets?.value ?? nothing, direction)
      bound(`net.${protocol}.${direction}`, from, hostPortCheck)
    }
  }
  const dns = wordOf(isWord(net) ? net : entryOf(net?.value ?? nothing, 'dns'))
  if (dns !== undefined) decisions.set('net.dns', dns)
  const rangesWord = wordOf(entryOf(net?.value ?? nothing, 'private-ranges'))
  const ranges =
    rangesWord === undefined || rangesWord.decision === 'stub'
      ? undefined
      : { value: rangesWord.decision, at: rangesWord.at }

  const http = entry('http')
  bound('http.outgoing', isWord(http) ? http : entryOf(http?.value ?? nothing, 'outgoing'), urlCheck)
  const incoming = wordOf(isWord(http) ? http : entryOf(http?.value ?? nothing, 'incoming'))
  if (incoming !== undefined) decisions.set('http.incoming', incoming)

  const env = entry('env')
  const envWord = wordOf(env)
  const envAllow = entryOf(env?.value ?? nothing, 'allow')
  if (envWord !== undefined) reach['env'] = wordReach(envWord)
  else if (envAllow !== undefined) {
    reach['env'] = listReach(stringsOf(envAllow.value, 'capabilities.env.allow', envPatternCheck, reading))
  }
  if (env !== undefined) {
    if (envWord !== undefined) decisions.set('env', envWord)
    else if (env.value.kind === 'mapping') decisions.set('env', { decision: 'allow', at: env.keyAt })
  }

  for (const key of ['host', 'unanalyzable'] as const) {
    const read = readPatterns(entry(key), key, reading)
    if (read !== undefined) patterns[key] = read
  }

  return {
    decisions,
    reach,
    patterns,
    fs: readFs(entry('fs'), reading),
    envSet: { replaces: envWord !== undefined, values: readEnvSet(entryOf(env?.value ?? nothing, 'set'), reading) },
    wallResolution: wallStated,
    privateRanges: ranges,
  }
}

const nothing: YamlNode = { kind: 'scalar', value: null, text: '', at: { in: 'text', file: '', line: 1, column: 1 } }

function wordOf(entry: YamlEntry | undefined): StatedDecision | undefined {
  const word = entry === undefined ? undefined : stringOf(entry.value)
  return entry !== undefined && (word === 'allow' || word === 'deny' || word === 'stub')
    ? { decision: word, at: entry.keyAt }
    : undefined
}

function isWord(entry: YamlEntry | undefined): boolean {
  return wordOf(entry) !== undefined
}

function wordReach(word: StatedDecision): Reach<Sourced<string>> {
  const unbounded = word.decision === 'allow'
  return { replaces: true, unbounded, items: unbounded ? [{ value: '*', at: word.at }] : [] }
}

function listReach(items: readonly Sourced<string>[]): Reach<Sourced<string>> {
  return { replaces: false, unbounded: false, items }
}

function readPatterns(
  entry: YamlEntry | undefined,
  key: 'host' | 'unanalyzable',
  reading: Reading,
): PatternSection | undefined {
  if (entry === undefined) return undefined
  const word = wordOf(entry)
  if (word !== undefined) {
    const { decision, at } = word
    const items: readonly NamePattern[] = decision === 'deny' ? [] : [{ pattern: '*', decision, at }]
    return { replaces: true, unbounded: decision !== 'deny', items, at }
  }
  const items = new Map<string, NamePattern>()
  for (const decision of ['allow', 'stub'] as const) {
    const list = entryOf(entry.value, decision)
    if (list === undefined) continue
    const where = `capabilities.${key}.${decision}`
    for (const { value, at } of stringsOf(list.value, where, importPatternCheck, reading)) {
      const bytes = new TextEncoder().encode(value).length
      if (bytes > limits.namePatternBytes.value) {
        const { value: limit, bounds: what } = limits.namePatternBytes
        const params = { found: `${bytes} bytes in`, what, limit, name: 'namePatternBytes' }
        reading.errors.push(finding('WP4004', params, at) as Reading['errors'][number])
        continue
      }
      const other = items.get(value)
      if (other === undefined) items.set(value, { pattern: value, decision, at })
      else complain(reading, at, where, value, `a pattern that is not under "${other.decision}" as well`)
    }
  }
  return { replaces: false, unbounded: false, items: [...items.values()], at: entry.keyAt }
}

function readEnvSet(entry: YamlEntry | undefined, reading: Reading): ReadonlyMap<string, Sourced<string>> {
  const values = new Map<string, Sourced<string>>()
  for (const { key, keyAt, value } of entriesOf(entry?.value)) {
    const expected = envNameCheck(key) ?? (value.kind === 'scalar' ? noNulCheck(value.text) : undefined)
    if (expected !== undefined) complain(reading, keyAt, 'capabilities.env.set', key, expected)
    else if (value.kind === 'scalar') values.set(key, { value: value.text, at: keyAt })
  }
  return values
}

function readFs(entry: YamlEntry | undefined, reading: Reading): FsSection | undefined {
  if (entry === undefined) return undefined
  const word = wordOf(entry)
  const rights = new Map<FsAccess, StatedDecision>()
  for (const each of entriesOf(entry.value)) {
    const right = fsAccess.find(name => name === each.key)
    const decision = wordOf(each)
    if (right !== undefined && decision !== undefined) rights.set(right, decision)
  }
  const inner = entryOf(entry.value, 'mounts')
  const where = inner === undefined ? 'capabilities.fs' : 'capabilities.fs.mounts'
  const mounts = new Map<string, Mount>()
  for (const [index, item] of itemsOf(inner?.value ?? entry.value).entries()) {
    const mount = readMount(item, `${where}[${index}]`, reading)
    if (mount === undefined) continue
    const other = mounts.get(mount.guest)
    if (other === undefined) mounts.set(mount.guest, mount)
    else {
      const place = entryOf(item, 'guest')?.value.at ?? mount.at
      impossible(reading, place, `${where}[${index}].guest`, mount.guest, `is mounted at line ${other.at.line} already`)
    }
  }
  return { word, rights, mounts: [...mounts.values()] }
}

function readMount(node: YamlNode, where: string, reading: Reading): Mount | undefined {
  const guest = entryOf(node, 'guest')
  const host = entryOf(node, 'host')
  const backend = entryOf(node, 'backend')
  const quota = entryOf(node, 'quota')
  const limit = quota && readQuantity(quota, `${where}.quota`, 'bytes', reading)
  const path = host && stringOf(host.value)
  const hostIsBad = path !== undefined && pathCheck(path) !== undefined
  if (host !== undefined && hostIsBad) {
    const problem = path === '' ? 'is empty; name a directory of the host' : 'holds a NUL character'
    impossible(reading, host.value.at, `${where}.host`, path, problem)
  }
  const kind = (backend && stringOf(backend.value)) ?? 'host'
  const has = (key: string) => entryOf(node, key) !== undefined
  if (kind === 'memory' && host !== undefined) {
    complain(reading, host.keyAt, `${where}.host`, path ?? '', 'no host path beside "backend: memory"')
  }
  if (kind !== 'memory' && !has('host') && has('guest')) {
    const message = backend === undefined ? 'host' : `host" beside "backend: ${shorten(kind)}`
    reading.errors.push(finding('WP4007', { where, key: message }, node.at) as Reading['errors'][number])
  }
  const name = guest && stringOf(guest.value)
  if (guest === undefined || name === undefined) return undefined
  const problem = guestPathProblem(name)
  if (problem !== undefined) {
    impossible(reading, guest.value.at, `${where}.guest`, name, problem)
    return undefined
  }
  const common = { guest: name, access: readAccess(entryOf(node, 'access')), quota: limit?.value, at: node.at }
  if (kind === 'memory') return { ...common, backend: { kind } }
  if (path === undefined || hostIsBad || (kind !== 'host' && kind !== 'overlay')) return undefined
  return { ...common, backend: { kind, path: resolvePath(reading.path, path) } }
}

const accessWords: Readonly<Record<string, readonly FsAccess[]>> = {
  read: ['read', 'metadata'],
  'read-write': ['read', 'metadata', 'write', 'create', 'delete'],
  all: fsAccess,
}

function readAccess(entry: YamlEntry | undefined): readonly FsAccess[] {
  if (entry === undefined) return accessWords['read']!
  const word = stringOf(entry.value)
  if (word !== undefined) return Object.hasOwn(accessWords, word) ? accessWords[word]! : []
  const listed = itemsOf(entry.value).map(stringOf)
  return fsAccess.filter(right => listed.includes(right))
}

function impossible(reading: Reading, at: TextLocation, where: string, found: string, problem: string): void {
  const params = { where, found: shorten(found), problem }
  reading.errors.push(finding('WP4013', params, at) as Reading['errors'][number])
}

/** Mounts inside one another: which of the two a path means would be up to the guest's library. */
export function overlapOf(mounts: readonly Mount[]): { readonly inner: Mount; readonly outer: Mount } | undefined {
  for (const [index, mount] of mounts.entries()) {
    for (const other of mounts.slice(0, index)) {
      if (!guestPathsOverlap(mount.guest, other.guest)) continue
      return mount.guest.length > other.guest.length ? { inner: mount, outer: other } : { inner: other, outer: mount }
    }
  }
  return undefined
}
