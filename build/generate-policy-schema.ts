import { ProfileSchema } from '../src/core/profile.schema.ts'
import { PolicySchema } from '../src/policy/schema.ts'
import type { SchemaNode } from '../src/policy/validate.ts'

/**
 * Everything that is derived from the schemas of policies and profiles: the published JSON Schemas, the schema as the
 * validator reads it (importing TypeBox at start-up would cost more than a check), and the reference page.
 */
export function generatePolicySchema(): Map<string, string> {
  const policy = plain(PolicySchema)
  return new Map([
    ['schemas/policy.schema.json', `${JSON.stringify(policy, undefined, 2)}\n`],
    ['schemas/profile.schema.json', `${JSON.stringify({ $schema: draft, ...plain(ProfileSchema) }, undefined, 2)}\n`],
    ['src/policy/generated/structure.ts', schemaModule(policy)],
    ['docs/reference/policy.md', referencePage(policy)],
  ])
}

const draft = 'https://json-schema.org/draft/2020-12/schema'

type Json = Readonly<Record<string, unknown>>

/** A schema as it is published: TypeBox marks its nodes with hidden properties. */
function plain(schema: object): Json {
  return JSON.parse(JSON.stringify(schema)) as Json
}

/** The schema as `validate.ts` reads it. Throws on a keyword that it would not enforce. */
function forValidator(schema: Json): SchemaNode {
  const node: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    switch (keyword) {
      case 'type':
      case 'enum':
      case 'required':
      case 'minItems':
      case 'minProperties':
      case 'title':
        node[keyword] = value
        break
      case 'properties':
        node[keyword] = Object.fromEntries(
          Object.entries(value as Json).map(([key, property]) => [key, forValidator(property as Json)]),
        )
        break
      case 'patternProperties': {
        const [pattern, ...more] = Object.entries(value as Json)
        if (pattern?.[0] !== '^.*$' || more.length > 0) throw new Error('only mappings with free keys are known')
        node['values'] = forValidator(pattern[1] as Json)
        break
      }
      case 'items':
        node['items'] = forValidator(value as Json)
        break
      case 'anyOf':
        node['anyOf'] = (value as Json[]).map(forValidator)
        break
      case 'additionalProperties':
        if (value !== false) throw new Error('additionalProperties can only be false')
        break
      // Values are held against their real rules by read.ts, which can say what is wrong with them.
      case 'pattern':
      case 'minLength':
      case 'minimum':
      case 'description':
      case '$id':
      case '$schema':
        break
      default:
        throw new Error(`validate.ts does not know the keyword "${keyword}"`)
    }
  }
  if (node['type'] === 'object' && node['values'] === undefined && schema['additionalProperties'] !== false) {
    throw new Error(`a mapping is open: ${String(schema['description'])}`)
  }
  return node
}

function schemaModule(schema: Json): string {
  return [
    '// Generated from src/policy/schema.ts by "npm run generate"; do not edit.',
    "import type { SchemaNode } from '../validate.ts'",
    '',
    `export const policySchema: SchemaNode = ${JSON.stringify(forValidator(schema))}`,
    '',
  ].join('\n')
}

function referencePage(schema: Json): string {
  const rows: string[] = []
  const cell = (value: unknown) => (typeof value === 'string' ? value.replaceAll('|', '\\|') : '')
  const row = (name: string, value: Json) => {
    rows.push(`| ${name} | ${cell(value['title'])} | ${cell(value['description'])} |`)
  }
  const visit = (node: Json, path: string) => {
    for (const [key, value] of Object.entries((node['properties'] ?? {}) as Record<string, Json>)) {
      const required = ((node['required'] ?? []) as string[]).includes(key) ? ' (required)' : ''
      const name = path === '' ? key : `${path}.${key}`
      row(`\`${name}\`${required}`, value)
      visit(value, name)
    }
    for (const branch of (node['anyOf'] ?? []) as Json[]) visit(branch, path)
    if (typeof node['items'] === 'object') visit(node['items'] as Json, `${path}[]`)
    for (const value of Object.values((node['patternProperties'] ?? {}) as Record<string, Json>)) {
      row(`\`${path}.*\``, value)
    }
  }
  visit(schema, '')
  return [
    '<!-- Generated from src/policy/schema.ts by "npm run generate"; do not edit. -->',
    '# Policy reference',
    '',
    'Every key of a policy document. What they mean together is told in [the policy language](../policy.md).',
    '`[]` stands for each item of a list, `.*` for names of your choice.',
    '',
    '| key | value | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
