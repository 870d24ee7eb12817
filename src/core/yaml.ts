import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'
import type { Event, ScalarEvent } from 'js-yaml'
import type { FileCode } from './codes.ts'
import { finding, type FindingOf } from './finding.ts'
import { limits, type LimitName } from './limits.ts'
import type { TextLocation } from './location.ts'

/**
 * YAML 1.2 (core schema) as a tree in which every node and key knows its line and column. What would let a file mean
 * something else than it shows (anchors, aliases, merge keys, tags, duplicate keys, directives) is refused, so that the
 * tree is never larger than the text and a person who reads the text has read the document.
 */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping

export interface YamlScalar {
  readonly kind: 'scalar'
  /** As the core schema resolves it: `2027-01-31`, `yes` and everything quoted are strings; numbers are finite. */
  readonly value: string | number | boolean | null
  /** The text as written, unquoted and unescaped; exact where `value` is a rounded number. */
  readonly text: string
  readonly at: TextLocation
  /** Where `text` itself begins; only if it stands in the file on one line exactly as it is, so that columns add up. */
  readonly textAt?: TextLocation
}

export interface YamlSequence {
  readonly kind: 'sequence'
  readonly items: readonly YamlNode[]
  readonly at: TextLocation
}

export interface YamlMapping {
  readonly kind: 'mapping'
  /** In file order, without duplicates. */
  readonly entries: readonly YamlEntry[]
  readonly at: TextLocation
}

export interface YamlEntry {
  readonly key: string
  readonly keyAt: TextLocation
  readonly value: YamlNode
}

export type YamlResult =
  | { readonly ok: true; readonly documents: readonly YamlNode[] }
  | { readonly ok: false; readonly findings: readonly FindingOf<FileCode>[] }

/** More would be noise: a file refused for twenty reasons is not one that somebody wrote by hand. */
const maxFindings = 20

/**
 * Reads all documents of a YAML stream; an empty text has none, an empty document is a null scalar.
 * Never throws. Fails with WP4002 (syntax), WP4003 (refused feature) or WP4004 (over a limit).
 *
 * @param file as it is to be shown in locations
 */
export function readYaml(file: string, text: string): YamlResult {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const locate = locator(file, source)
  const tooLarge = checkSize(source, locate)
  if (tooLarge !== undefined) return { ok: false, findings: [tooLarge] }
  try {
    // The parser counts up to two levels a collection, so its limit only saves the stack; buildTrees counts exactly.
    const events = parseEvents(source, { maxDepth: 2 * limits.textDepth.value + 2 })
    return buildTrees(events, source, locate)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const at = locate(error.mark?.position ?? 0)
    return {
      ok: false,
      findings: [
        error.reason.startsWith('nesting exceeded')
          ? tooDeep(at)
          : finding('WP4002', { problem: error.reason.slice(0, 200) }, at),
      ],
    }
  }
}

/** The node as a plain JSON value. A key `__proto__` becomes an ordinary property. */
export function toPlain(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'sequence':
      return node.items.map(toPlain)
    case 'mapping': {
      const plain: Record<string, unknown> = {}
      for (const { key, value } of node.entries) {
        const own = { value: toPlain(value), enumerable: true, writable: true, configurable: true }
        Object.defineProperty(plain, key, own)
      }
      return plain
    }
    default:
      return node satisfies never
  }
}

/** The entry of a mapping by key; undefined for other kinds of node as well. */
export function entryOf(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === 'mapping' ? node.entries.find(entry => entry.key === key) : undefined
}

type Locate = (offset: number) => TextLocation

function locator(file: string, source: string): Locate {
  let starts: number[] | undefined
  return offset => {
    if (starts === undefined) {
      starts = [0]
      for (const match of source.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
    }
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { in: 'text', file, line: low + 1, column: offset - starts[low]! + 1 }
  }
}

function overLimit(name: LimitName, found: number | string, what: string, at: TextLocation): FindingOf<'WP4004'> {
  return finding('WP4004', { found, what, limit: limits[name].value, name }, at)
}

function tooDeep(at: TextLocation): FindingOf<'WP4004'> {
  return overLimit('textDepth', `more than ${limits.textDepth.value}`, 'levels of nesting', at)
}

// What can be seen without parsing is refused without parsing.
function checkSize(source: string, locate: Locate): FindingOf<'WP4004'> | undefined {
  const bytes = source.length > limits.textSize.value ? source.length : new TextEncoder().encode(source).length
  if (bytes > limits.textSize.value) return overLimit('textSize', bytes, 'bytes', locate(0))
  let documents = 1
  // "---" at the start of a line begins a document wherever it stands (YAML 1.2.2, 9.1.2).
  for (const marker of source.matchAll(/^---(?=\s|$)/gm)) {
    documents += 1
    if (documents > limits.policyDocuments.value + 1) {
      const found = `more than ${limits.policyDocuments.value}`
      return overLimit('policyDocuments', found, 'documents', locate(marker.index))
    }
  }
  return undefined
}

type OpenSequence = { readonly kind: 'sequence'; readonly items: YamlNode[]; readonly at: TextLocation }
type OpenMapping = {
  readonly kind: 'mapping'
  readonly entries: YamlEntry[]
  readonly at: TextLocation
  readonly keys: Set<string>
  pendingKey: { readonly key: string; readonly keyAt: TextLocation } | undefined
}
type OpenDocument = { readonly kind: 'document' }

function buildTrees(events: readonly Event[], source: string, locate: Locate): YamlResult {
  const documents: YamlNode[] = []
  const findings: FindingOf<FileCode>[] = []
  const stack: (OpenDocument | OpenSequence | OpenMapping)[] = []
  let nodes = 0
  let lastOffset = 0

  const refuse = (feature: string, at: TextLocation) => findings.push(finding('WP4003', { feature }, at))
  const excerpt = (start: number, end: number) => source.slice(start, Math.min(end, start + 100))

  const openKey = (parent: OpenMapping, node: YamlNode, plain: boolean) => {
    const key = node.kind === 'scalar' ? node.text : ''
    parent.pendingKey = { key, keyAt: node.at }
    if (node.kind !== 'scalar') refuse(`a ${node.kind} as a key`, node.at)
    else if (plain && key === '<<') refuse('the merge key "<<"', node.at)
    else if (typeof node.value !== 'string') refuse(`the key "${key}", which is not a string (quote it),`, node.at)
    else if (parent.keys.has(key)) refuse(`the duplicate key "${key.slice(0, 100)}"`, node.at)
    parent.keys.add(key)
  }

  const place = (node: YamlNode, plain = false) => {
    const parent = stack.at(-1)
    if (parent === undefined || parent.kind === 'document') documents.push(node)
    else if (parent.kind === 'sequence') parent.items.push(node)
    else if (parent.pendingKey === undefined) openKey(parent, node, plain)
    else {
      parent.entries.push({ ...parent.pendingKey, value: node })
      parent.pendingKey = undefined
    }
  }

  // A collection used as a key is refused where it begins, so its contents are never attached to anything.
  const open = (node: OpenSequence | OpenMapping) => {
    place(node)
    stack.push(node)
  }

  for (const event of events) {
    if (findings.length >= maxFindings) break
    // The document itself is on the stack as well.
    if (stack.length > limits.textDepth.value + 1) return { ok: false, findings: [tooDeep(locate(lastOffset))] }
    if (event.type !== EVENT_ID.POP && event.type !== EVENT_ID.DOCUMENT) {
      nodes += 1
      if (nodes > limits.textNodes.value) {
        const at = locate(lastOffset)
        return { ok: false, findings: [overLimit('textNodes', `more than ${limits.textNodes.value}`, 'nodes', at)] }
      }
      if (event.anchorStart >= 0 && event.type !== EVENT_ID.ALIAS) {
        refuse(`the anchor "&${excerpt(event.anchorStart, event.anchorEnd)}"`, locate(event.anchorStart - 1))
      }
      if (event.type !== EVENT_ID.ALIAS && event.tagStart >= 0) {
        refuse(`the tag "${excerpt(event.tagStart, event.tagEnd)}"`, locate(event.tagStart))
      }
    }
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        for (const directive of event.directives) {
          if (directive.kind === 'tag' || directive.version !== '1.2') {
            refuse(directive.kind === 'tag' ? 'the directive "%TAG"' : `"%YAML ${directive.version}"`, locate(lastOffset))
          }
        }
        stack.push({ kind: 'document' })
        break
      case EVENT_ID.SEQUENCE:
        lastOffset = event.start
        open({ kind: 'sequence', items: [], at: locate(event.start) })
        break
      case EVENT_ID.MAPPING:
        lastOffset = event.start
        open({ kind: 'mapping', entries: [], at: locate(event.start), keys: new Set(), pendingKey: undefined })
        break
      case EVENT_ID.ALIAS:
        lastOffset = event.anchorStart - 1
        refuse(`the alias "*${excerpt(event.anchorStart, event.anchorEnd)}"`, locate(lastOffset))
        place({ kind: 'scalar', value: '', text: '', at: locate(lastOffset) })
        break
      case EVENT_ID.SCALAR: {
        const length = event.valueEnd - event.valueStart
        if (event.valueStart >= 0) lastOffset = startOf(event)
        const at = locate(lastOffset)
        if (length > limits.textScalar.value) {
          return { ok: false, findings: [overLimit('textScalar', length, 'characters in one scalar', at)] }
        }
        const text = event.valueStart < 0 ? '' : getScalarValue(source, event)
        const plain = event.style === SCALAR_STYLE.PLAIN
        const value = plain ? resolvePlain(text) : text
        if (typeof value === 'number' && !Number.isFinite(value)) refuse(`the number "${text.slice(0, 40)}"`, at)
        const literal = !text.includes('\n') && event.valueStart >= 0 && source.startsWith(text, event.valueStart)
        place({ kind: 'scalar', value, text, at, ...(literal ? { textAt: locate(event.valueStart) } : {}) }, plain)
        break
      }
      case EVENT_ID.POP:
        stack.pop()
        break
      default:
        event satisfies never
    }
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, documents }
}

// A quoted scalar begins at its quote; a block scalar at its first character, so that offsets in it can be added up.
function startOf(event: ScalarEvent): number {
  const { style, valueStart, indent } = event
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1
  return style === SCALAR_STYLE.PLAIN ? valueStart : valueStart + Math.max(0, indent)
}

// YAML 1.2.2, 10.3.2 (core schema, tag resolution).
function resolvePlain(text: string): string | number | boolean | null {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return null
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  if (/^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(text)) return Number(text)
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return Number(text)
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return NaN
  return text
}
