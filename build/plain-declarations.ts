import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly description?: string
}

/**
 * The published declarations, made to stand alone: types that are derived from a schema are written out, so that who
 * uses the library need not install the package the schemas are written with. Throws if a declaration still imports a
 * package.
 *
 * @param types the directory of the declarations, laid out like `sources`
 */
export async function writePlainDeclarations(types: string, sources: string): Promise<void> {
  for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue
    let text = readFileSync(join(types, file), 'utf8')
    if (/from 'typebox'/.test(text)) {
      const source = pathToFileURL(join(sources, file.replace(/\.d\.ts$/, '.ts'))).href
      text = plainDeclaration(text, (await import(source)) as Record<string, Schema>)
      writeFileSync(join(types, file), text)
    }
    if (opaqueImport.test(text)) {
      text = text.replace(opaqueImport, (_, names: string) => names.split(',').map(name => `type ${name.trim()} = unknown;`).join('\n'))
      writeFileSync(join(types, file), text)
    }
    const imported = /(?:from|import\() ?'([^.'][^']*)'/.exec(text)?.[1]
    if (imported !== undefined && !imported.startsWith('node:')) {
      throw new Error(`${join(types, file)} imports ${imported}, which is not installed with this package`)
    }
  }
}

/** Types of a bundled package that only internal declarations name: nobody outside can hold a value of them. */
const opaqueImport = /^import type \{ ([\w, ]+) \} from '@marcbachmann\/cel-js';$/m

/** Replaces the types derived from schemas, and leaves the schemas themselves out. */
export function plainDeclaration(text: string, schemas: Readonly<Record<string, Schema>>): string {
  const statements = text.split(/^(?=export |import |declare |\/\*\*)/m)
  return statements
    .filter(statement => !/^import .* from 'typebox'/.test(statement) && !/^(?:export )?declare const \w+: Type\./.test(statement))
    .map(statement =>
      statement.replace(/(?:Immutable<)?Static<typeof (\w+)>>?/g, (_, name: string) => {
        const schema = schemas[name]
        if (schema === undefined) throw new Error(`no schema ${name}`)
        return typeOf(schema, '')
      }),
    )
    .join('')
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if (schema.anyOf !== undefined) return schema.anyOf.map(each => typeOf(each, indent)).join(' | ')
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      if (schema.items !== undefined) return `readonly (${typeOf(schema.items, indent)})[]`
      break
    case 'object':
      return objectType(schema, indent)
    default:
  }
  throw new Error(`no type is known for the schema ${JSON.stringify(schema)}`)
}

function objectType(schema: Schema, indent: string): string {
  const { properties = {}, patternProperties, required = [] } = schema
  if (patternProperties !== undefined) {
    const values = Object.values(patternProperties).map(each => typeOf(each, indent))
    return `{ readonly [name: string]: ${values.join(' | ')} }`
  }
  const inner = `${indent}    `
  const lines = Object.entries(properties).map(([name, each]) => {
    const comment = each.description === undefined ? '' : `${inner}/** ${each.description} */\n`
    return `${comment}${inner}readonly ${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(each, inner)};\n`
  })
  return `{\n${lines.join('')}${indent}}`
}
