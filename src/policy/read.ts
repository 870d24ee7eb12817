import { codes, isCode, type Code } from '../core/codes.ts'
import { finding } from '../core/finding.ts'
import { severities, type Severity } from '../core/severity.ts'
import { entryOf, type YamlNode } from '../core/yaml.ts'
import { didYouMean, shorten, type PolicyError } from './errors.ts'
import { policySchema } from './generated/structure.ts'
import { compileGlob } from './glob.ts'
import type { Layer } from './layer.ts'
import { resolvePath } from './paths.ts'
import { isolations, policyLimits } from './policy.ts'
import type { Exception, HeadPlaces, Match, PolicyLimit, Rule, Sourced } from './policy.ts'
import { readCapabilities } from './read-capabilities.ts'
import { checkedString, complain, entriesOf, itemsOf, readQuantity, stringOf, stringsOf } from './reading.ts'
import type { Reading } from './reading.ts'
import { validate } from './validate.ts'
import { dateCheck, daysOf, digestCheck, hexOf, identifierCheck, pathCheck, textCheck } from './values.ts'
import { isWeighable } from './weighing.ts'

export interface ReadLayer {
  /** Usable only if there are no errors. */
  readonly layer: Layer
  readonly errors: readonly PolicyError[]
}

/**
 * Reads one document: its structure against the schema, then what its values mean. Reports every error, not only the
 * first.
 *
 * @param path of the file, against which the paths in it are resolved
 * @param now today, `YYYY-MM-DD`
 */
export function readLayer(document: YamlNode, path: string, now: string): ReadLayer {
  const reading: Reading = { path, now, errors: [...validate(document, policySchema)] }
  const entry = (key: string) => entryOf(document, key)
  const metadata = entry('metadata')?.value
  const name = checkedString(metadata && entryOf(metadata, 'name'), 'metadata.name', identifierCheck, reading)
  const featureSection = entry('features')?.value
  const features = featureSection && entryOf(featureSection, 'allow')
  const layer: Layer = {
    name: name ?? { value: '', at: document.at },
    at: document.at,
    capabilitiesAt: entry('capabilities')?.keyAt,
    headAt: headPlaces(document),
    extends: readExtends(entry('extends')?.value, reading),
    match: readMatch(entry('match')?.value, reading),
    ...readCapabilities(entry('capabilities')?.value, reading),
    limits: readLimits(entry('limits')?.value, reading),
    features: features && {
      value: stringsOf(features.value, 'features.allow', () => undefined, reading),
      at: features.keyAt,
    },
    isolation: wordOf(entry('isolation'), isolations),
    onDenied: wordOf(entry('on-denied'), ['errno', 'trap', 'refuse']),
    allowFlags: readFlag(entry('allow-flags')),
    rules: readRules(entry('rules')?.value, reading),
    exceptions: readExceptions(entry('exceptions')?.value, reading),
    severity: readSeverity(entry('severity')?.value, reading),
    denyAt: wordOf(entry('deny-at'), severities),
    catalogues: readPaths(entry('catalogues')?.value, reading),
  }
  return { layer, errors: reading.errors }
}

function headPlaces(document: YamlNode): HeadPlaces | undefined {
  const [apiVersion, kind, metadata] = ['apiVersion', 'kind', 'metadata'].map(key => entryOf(document, key)?.keyAt)
  return apiVersion && kind && metadata && { apiVersion, kind, metadata }
}

type Entry = ReturnType<typeof entryOf>

function wordOf<const T extends string>(entry: Entry, words: readonly T[]): Sourced<T> | undefined {
  const word = entry && stringOf(entry.value)
  const value = words.find(each => each === word)
  return entry === undefined || value === undefined ? undefined : { value, at: entry.keyAt }
}

function readFlag(entry: Entry): Sourced<boolean> | undefined {
  if (entry?.value.kind !== 'scalar' || typeof entry.value.value !== 'boolean') return undefined
  return { value: entry.value.value, at: entry.keyAt }
}

function readExtends(node: YamlNode | undefined, reading: Reading): readonly Sourced<string>[] {
  if (node === undefined) return []
  const list: YamlNode = node.kind === 'scalar' ? { kind: 'sequence', items: [node], at: node.at } : node
  return stringsOf(list, 'extends', pathCheck, reading)
}

function readMatch(node: YamlNode | undefined, reading: Reading): Match | undefined {
  if (node?.kind !== 'mapping') return undefined
  const list = (key: string, check: (text: string) => string | undefined) => {
    const found = entryOf(node, key)
    return found === undefined ? [] : stringsOf(found.value, `match.${key}`, check, reading)
  }
  return {
    digests: list('digests', digestCheck).map(({ value, at }) => ({ value: hexOf(value), at })),
    paths: list('paths', globCheck),
    images: list('images', globCheck),
    at: node.at,
  }
}

function globCheck(text: string): string | undefined {
  const compiled = text === '' ? ({ ok: false, problem: 'it is empty' } as const) : compileGlob(text)
  return compiled.ok ? undefined : `a glob such as dist/**/*.wasm (${compiled.problem})`
}

function readLimits(node: YamlNode | undefined, reading: Reading): Layer['limits'] {
  const limits: Partial<Record<PolicyLimit, Sourced<number>>> = {}
  for (const entry of entriesOf(node)) {
    if (!Object.hasOwn(policyLimits, entry.key)) continue
    const name = entry.key as PolicyLimit
    const value = readQuantity(entry, `limits.${name}`, policyLimits[name].unit, reading)
    if (value !== undefined) limits[name] = value
  }
  return limits
}

function readPaths(node: YamlNode | undefined, reading: Reading): readonly Sourced<string>[] {
  if (node === undefined) return []
  return stringsOf(node, 'catalogues', pathCheck, reading).map(({ value, at }) => ({
    value: resolvePath(reading.path, value),
    at,
  }))
}

function readRules(node: YamlNode | undefined, reading: Reading): readonly Rule[] {
  const rules: Rule[] = []
  for (const [index, item] of itemsOf(node).entries()) {
    const where = `rules[${index}]`
    const id = checkedString(entryOf(item, 'id'), `${where}.id`, identifierCheck, reading)
    const deny = checkedString(entryOf(item, 'deny'), `${where}.deny`, textCheck, reading)
    const message = checkedString(entryOf(item, 'message'), `${where}.message`, textCheck, reading)
    if (id === undefined || deny === undefined || message === undefined) continue
    const expression = entryOf(item, 'deny')?.value
    const textAt = expression?.kind === 'scalar' ? expression.textAt : undefined
    rules.push({
      id: id.value,
      deny: deny.value,
      message: message.value,
      at: id.at,
      denyAt: deny.at,
      ...(textAt && { denyTextAt: textAt }),
      messageAt: message.at,
    })
  }
  return rules
}

function readExceptions(node: YamlNode | undefined, reading: Reading): readonly Exception[] {
  const exceptions: Exception[] = []
  for (const [index, item] of itemsOf(node).entries()) {
    const where = `exceptions[${index}]`
    const code = readCode(entryOf(item, 'finding')?.value, `${where}.finding`, reading)
    const reason = checkedString(entryOf(item, 'reason'), `${where}.reason`, textCheck, reading)
    const expires = checkedString(entryOf(item, 'expires'), `${where}.expires`, dateCheck, reading)
    const digests = entryOf(item, 'digests')
    const modules = digests ? stringsOf(digests.value, `${where}.digests`, digestCheck, reading) : []
    if (expires !== undefined && code !== undefined && daysOf(expires.value)! < daysOf(reading.now)!) {
      const params = { finding: code, expires: expires.value }
      reading.errors.push(finding('WP4011', params, expires.at) as PolicyError)
    }
    if (code === undefined || reason === undefined || expires === undefined) continue
    exceptions.push({
      finding: code,
      reason: reason.value,
      expires: expires.value,
      digests: modules.map(digest => hexOf(digest.value)),
      at: item.at,
      reasonAt: reason.at,
      expiresAt: expires.at,
      ...(digests && { digestsAt: digests.keyAt }),
    })
  }
  return exceptions
}

function readSeverity(node: YamlNode | undefined, reading: Reading): ReadonlyMap<Code, Sourced<Severity>> {
  const overrides = new Map<Code, Sourced<Severity>>()
  for (const entry of entriesOf(node)) {
    const key: YamlNode = { kind: 'scalar', value: entry.key, text: entry.key, at: entry.keyAt }
    const code = readCode(key, 'severity', reading)
    const severity = wordOf(entry, severities)
    if (code !== undefined && severity !== undefined) overrides.set(code, severity)
  }
  return overrides
}

function readCode(node: YamlNode | undefined, where: string, reading: Reading): Code | undefined {
  const text = node && stringOf(node)
  if (node === undefined || text === undefined) return undefined
  if (!isCode(text)) {
    const hint = didYouMean(text, (Object.keys(codes) as Code[]).filter(isWeighable))
    reading.errors.push(finding('WP4014', { where, found: shorten(text), hint }, node.at) as PolicyError)
    return undefined
  }
  if (isWeighable(text)) return text
  complain(reading, node.at, where, text, 'a finding that can be weighed (WP2xxx, or a WP3xxx that no grant decides)')
  return undefined
}
