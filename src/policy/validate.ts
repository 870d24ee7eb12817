import { finding } from '../core/finding.ts'
import type { YamlNode } from '../core/yaml.ts'
import { describe, didYouMean, shorten, type PolicyError } from './errors.ts'

/**
 * The part of JSON Schema that policies are described with. It is read directly, over the positioned tree, because a
 * validator compiled ahead of time is 170 KB of code and costs a check several milliseconds to load (RATIONALE: "Why
 * the policy schema is interpreted"); a test holds it against ajv.
 */
export interface SchemaNode {
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | 'array'
  readonly enum?: readonly string[]
  readonly anyOf?: readonly SchemaNode[]
  /** Keys that are not listed are errors, unless `values` is given. */
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  /** What every value of a mapping with free keys must be. */
  readonly values?: SchemaNode
  readonly items?: SchemaNode
  readonly minItems?: number
  readonly minProperties?: number
  /** What is expected, in words. */
  readonly title?: string
}

/** Every way in which a document differs in structure from the schema: WP4005, WP4006, WP4007. */
export function validate(document: YamlNode, schema: SchemaNode): readonly PolicyError[] {
  const errors: PolicyError[] = []
  check(document, schema, '', errors)
  return errors
}

function check(node: YamlNode, schema: SchemaNode, path: string, errors: PolicyError[]): void {
  if (schema.anyOf !== undefined) checkUnion(node, schema, path, errors)
  else if (!hasKind(node, schema) || (schema.enum !== undefined && !schema.enum.includes(String(scalarOf(node))))) {
    mismatch(node, schema, path, errors)
  } else if (node.kind === 'sequence') {
    if (node.items.length < (schema.minItems ?? 0)) mismatch(node, schema, path, errors)
    for (const [index, item] of node.items.entries()) check(item, schema.items ?? {}, `${path}[${index}]`, errors)
  } else if (node.kind === 'mapping') checkMapping(node, schema, path, errors)
}

function checkMapping(
  node: Extract<YamlNode, { kind: 'mapping' }>,
  schema: SchemaNode,
  path: string,
  errors: PolicyError[],
): void {
  const properties = schema.properties ?? {}
  for (const { key, keyAt, value } of node.entries) {
    const inner = path === '' ? key : `${path}.${key}`
    const known = Object.hasOwn(properties, key) ? properties[key] : schema.values
    if (known !== undefined) check(value, known, inner, errors)
    else {
      const hint = didYouMean(key, Object.keys(properties))
      errors.push(finding('WP4005', { key: shorten(key), where: placeOf(path), hint }, keyAt) as PolicyError)
    }
  }
  for (const key of schema.required ?? []) {
    if (node.entries.some(entry => entry.key === key)) continue
    errors.push(finding('WP4007', { where: placeOf(path), key }, node.at) as PolicyError)
  }
  if (node.entries.length < (schema.minProperties ?? 0)) mismatch(node, schema, path, errors)
}

// The branch is chosen by the kind of node, so that an error inside speaks of what was meant, not of all that could be.
function checkUnion(node: YamlNode, schema: SchemaNode, path: string, errors: PolicyError[]): void {
  const branches = branchesOf(schema).filter(branch => hasKind(node, branch))
  const [branch] = branches
  if (branches.length === 1 && branch?.enum === undefined) check(node, branch!, path, errors)
  else if (!branches.some(each => validateSilently(node, each))) mismatch(node, schema, path, errors)
}

function branchesOf(schema: SchemaNode): readonly SchemaNode[] {
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(branchesOf)
}

function validateSilently(node: YamlNode, schema: SchemaNode): boolean {
  return validate(node, schema).length === 0
}

function hasKind(node: YamlNode, schema: SchemaNode): boolean {
  switch (schema.type) {
    case 'object':
      return node.kind === 'mapping'
    case 'array':
      return node.kind === 'sequence'
    case 'string':
    case 'number':
    case 'boolean':
      return typeof scalarOf(node) === schema.type
    case undefined:
      return true
    default:
      return schema.type satisfies never
  }
}

function scalarOf(node: YamlNode): unknown {
  return node.kind === 'scalar' ? node.value : undefined
}

function mismatch(node: YamlNode, schema: SchemaNode, path: string, errors: PolicyError[]): void {
  const expected = `${schema.title ?? 'another value'}${isEmpty(node) ? ' with at least one entry' : ''}`
  const params = { where: placeOf(path), found: describe(node), expected, hint: hintFor(node, schema) }
  errors.push(finding('WP4006', params, node.at) as PolicyError)
}

// How people say yes and no, to YAML and to each other.
const yes = /^(?:true|yes|on|allowed|granted?)$/i
const no = /^(?:false|no|off|none|denied|forbid(?:den)?)$/i

function hintFor(node: YamlNode, schema: SchemaNode): string {
  if (node.kind !== 'scalar') return ''
  const words = branchesOf(schema).flatMap(branch => branch.enum ?? [])
  if (words.includes('allow') && yes.test(node.text)) return '; did you mean "allow"?'
  if (words.includes('deny') && no.test(node.text)) return '; did you mean "deny"?'
  if (words.length > 0) return didYouMean(node.text, words)
  const quotable = typeof node.value === 'number' || typeof node.value === 'boolean'
  return schema.type === 'string' && quotable ? ' (quote it)' : ''
}

function isEmpty(node: YamlNode): boolean {
  return (node.kind === 'mapping' && node.entries.length === 0) || (node.kind === 'sequence' && node.items.length === 0)
}

function placeOf(path: string): string {
  return path === '' ? 'the policy' : shorten(path)
}
