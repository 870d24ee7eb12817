import { finding } from '../core/finding.ts'
import type { Finding } from '../core/finding.ts'
import { limits } from '../core/limits.ts'
import { formatTextLocation, type TextLocation } from '../core/location.ts'
import { readYaml, type YamlNode } from '../core/yaml.ts'
import { assemble } from './assemble.ts'
import { didYouMean, inReadingOrder, shorten, type PolicyError } from './errors.ts'
import { mergeLayers, type Layer } from './layer.ts'
import { resolvePath } from './paths.ts'
import type { Policy, Sourced } from './policy.ts'
import { overlapOf } from './read-capabilities.ts'
import { readLayer } from './read.ts'
import { daysOf } from './values.ts'

/** What a policy can extend. A path is resolved already. */
export type PolicyRef =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'preset'; readonly name: string }

export interface PolicySource {
  /** As locations are to show it. */
  readonly file: string
  /** Against which the paths in it are resolved; written with "/". The same file must always have the same path. */
  readonly path: string
  readonly text: string
}

/** `reason` completes a sentence that begins with the path: "no such file or directory". */
export type PolicyReader = (
  ref: PolicyRef,
) => ({ readonly ok: true } & PolicySource) | { readonly ok: false; readonly reason: string }

export interface LoadContext {
  readonly read: PolicyReader
  /** Today in UTC, `YYYY-MM-DD`: the clock is an input, so that loading is reproducible. */
  readonly now: string
  /** The names of all presets, for hints. */
  readonly presets: readonly string[]
}

export type LoadedPolicies =
  | { readonly ok: true; readonly policies: readonly Policy[]; readonly notices: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** From this many days before it expires, an exception is announced. */
const announceDays = 14

/**
 * Loads every policy of a file, with all that they extend. Never throws on what stands in a file; all errors of all
 * files are reported together (WP4001–WP4014), each with file, line and column. `notices` holds what does not stop
 * the policies from being used (WP4018).
 *
 * @throws RangeError if `context.now` is no day
 */
export function loadPolicies(input: PolicySource, context: LoadContext): LoadedPolicies {
  // Compared with no day at all, every exception would hold for ever.
  if (daysOf(context.now) === undefined) throw new RangeError(`not a day: ${context.now}`)
  const errors: PolicyError[] = []
  const loader = new Loader(context, errors)
  const documents = loader.documents(input)
  if (documents?.length === 0) {
    const params = { where: 'the policy', found: 'nothing', expected: 'a SandboxPolicy document', hint: '' }
    errors.push(finding('WP4006', params, start(input.file)) as PolicyError)
  }
  const merged: Layer[] = []
  const names = new Map<string, TextLocation>()
  for (const document of documents ?? []) {
    const { layer, errors: found } = readLayer(document, input.path, context.now)
    errors.push(...found)
    const { value: name, at } = layer.name
    const first = names.get(name)
    if (first !== undefined && name !== '') {
      errors.push(taken('metadata.name', name, at, first))
    }
    names.set(name, first ?? at)
    merged.push(loader.flatten(layer, input.path))
  }
  for (const layer of merged) errors.push(...conflicts(layer))
  const findings = inReadingOrder(unique(errors))
  if (findings.length > 0) return { ok: false, findings: findings }
  return {
    ok: true,
    policies: merged.map(layer => assemble(layer, input)),
    notices: unique(merged.flatMap(layer => expiring(layer, context.now))),
  }
}

interface Loaded {
  readonly layer: Layer
  readonly path: string
}

class Loader {
  readonly #context: LoadContext
  readonly #errors: PolicyError[]
  // A file that several policies extend is read, and complained about, once.
  readonly #loaded = new Map<string, Loaded | undefined>()

  constructor(context: LoadContext, errors: PolicyError[]) {
    this.#context = context
    this.#errors = errors
  }

  documents(source: PolicySource): readonly YamlNode[] | undefined {
    const read = readYaml(source.file, source.text)
    if (read.ok) return read.documents
    this.#errors.push(...(read.findings as readonly PolicyError[]))
    return undefined
  }

  /** The layer on top of everything it extends; bases in order, each once, where it is reached first. */
  flatten(top: Layer, path: string): Layer {
    const order: Layer[] = []
    const seen = new Set<string>()
    const visit = (layer: Layer, layerPath: string, chain: readonly string[]) => {
      for (const base of layer.extends) {
        const loaded = this.#base(base, layerPath)
        if (loaded === undefined) continue
        const circle = chain.indexOf(loaded.path)
        if (circle >= 0) {
          const names = [...chain.slice(circle), loaded.path]
          this.#errors.push(finding('WP4009', { chain: names.join(' → ') }, base.at) as PolicyError)
        } else if (chain.length > limits.extendsDepth.value) {
          const name = 'extendsDepth'
          const limit = limits[name].value
          const params = { found: `more than ${limit}`, what: 'policies that extend one another', limit, name }
          this.#errors.push(finding('WP4004', params, base.at) as PolicyError)
        } else if (!seen.has(loaded.path)) {
          seen.add(loaded.path)
          visit(loaded.layer, loaded.path, [...chain, loaded.path])
        }
      }
      order.push(layer)
    }
    visit(top, path, [path])
    return order.reduce(mergeLayers)
  }

  #base(base: Sourced<string>, from: string): Loaded | undefined {
    const name = /^preset:(.*)$/.exec(base.value)?.[1]
    if (name !== undefined && !this.#context.presets.includes(name)) {
      const params = { preset: shorten(name), hint: didYouMean(name, this.#context.presets) }
      this.#errors.push(finding('WP4010', params, base.at) as PolicyError)
      return undefined
    }
    const ref: PolicyRef =
      name === undefined ? { kind: 'file', path: resolvePath(from, base.value) } : { kind: 'preset', name }
    const key = ref.kind === 'file' ? `file:${ref.path}` : `preset:${ref.name}`
    if (!this.#loaded.has(key)) this.#loaded.set(key, this.#load(ref, base))
    return this.#loaded.get(key)
  }

  #load(ref: PolicyRef, base: Sourced<string>): Loaded | undefined {
    const source = this.#context.read(ref)
    if (!source.ok) {
      const reason = `"${shorten(base.value)}": ${source.reason}`
      this.#errors.push(finding('WP4001', { reason }, base.at) as PolicyError)
      return undefined
    }
    const documents = this.documents(source)
    if (documents === undefined) return undefined
    const [document] = documents
    if (document === undefined || documents.length > 1) {
      const found = `"${shorten(base.value)}", which holds ${documents.length} documents`
      const params = { where: 'extends', found, expected: 'a file with one policy', hint: '' }
      this.#errors.push(finding('WP4006', params, base.at) as PolicyError)
      return undefined
    }
    const { layer, errors } = readLayer(document, source.path, this.#context.now)
    this.#errors.push(...errors)
    return { layer, path: source.path }
  }
}

function start(file: string): TextLocation {
  return { in: 'text', file, line: 1, column: 1 }
}

function taken(where: string, value: string, at: TextLocation, first: TextLocation): PolicyError {
  const expected = `a value that is not taken yet (${formatTextLocation(first)} has it)`
  return finding('WP4006', { where, found: `"${shorten(value)}"`, expected, hint: '' }, at) as PolicyError
}

/** What is right in each file, but not in all of them together. */
function conflicts(layer: Layer): readonly PolicyError[] {
  const errors: PolicyError[] = []
  const ids = new Map<string, TextLocation>()
  for (const rule of layer.rules) {
    const first = ids.get(rule.id)
    if (first === undefined) ids.set(rule.id, rule.at)
    else errors.push(taken('rules: id', rule.id, rule.at, first))
  }
  const patterns = [...(layer.patterns.host?.items ?? []), ...(layer.patterns.unanalyzable?.items ?? [])]
  errors.push(...beyond('policyRules', layer.rules), ...beyond('policyPatterns', patterns.filter(item => item.pattern.includes('*'))))
  const mounts = layer.fs?.mounts ?? []
  const tooMany = beyond('policyMounts', mounts)
  if (tooMany.length > 0) return [...errors, ...tooMany]
  const overlap = overlapOf(mounts)
  if (overlap !== undefined) {
    const { inner, outer } = overlap
    const problem = `lies inside "${shorten(outer.guest)}" (${formatTextLocation(outer.at)}); mounts must not overlap`
    const params = { where: 'capabilities.fs: guest', found: shorten(inner.guest), problem }
    errors.push(finding('WP4013', params, inner.at) as PolicyError)
  }
  return errors
}

function beyond(name: 'policyRules' | 'policyPatterns' | 'policyMounts', items: readonly { readonly at: TextLocation }[]): readonly PolicyError[] {
  const { value: limit, bounds: what } = limits[name]
  const first = items[limit]
  if (first === undefined) return []
  return [finding('WP4004', { found: items.length, what, limit, name }, first.at) as PolicyError]
}

function expiring(layer: Layer, now: string): readonly PolicyError[] {
  return layer.exceptions.flatMap(exception => {
    const days = (daysOf(exception.expires) ?? 0) - (daysOf(now) ?? 0)
    if (days > announceDays) return []
    const params = { finding: exception.finding, expires: exception.expires, days }
    return [finding('WP4018', params, exception.at) as PolicyError]
  })
}

/** Policies of one file share their bases, and so the errors in them. */
function unique(errors: readonly PolicyError[]): readonly PolicyError[] {
  const seen = new Set<string>()
  return errors.filter(error => {
    const key = JSON.stringify([error.code, error.params, error.at])
    return !seen.has(key) && seen.add(key)
  })
}
