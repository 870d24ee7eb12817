import { readFileSync } from 'node:fs'
import { analyze } from '../analyzer/analyze.ts'
import { builtInCatalogues } from '../analyzer/built-in-catalogues.ts'
import { finding, type Finding } from '../core/finding.ts'
import { wholeInput } from '../core/location.ts'
import type { Profile } from '../core/profile.schema.ts'
import type { Surroundings } from './check.ts'
import { collectInputs } from './inputs/collect.ts'
import { packageFile } from './package-root.ts'

export type ProfileOf =
  | { readonly ok: true; readonly path: string; readonly profile: Profile }
  | { readonly ok: false; readonly path: string; readonly finding: Finding }

/** The Profile of the one module that `name` stands for: a module, an archive that holds one, or a Profile as JSON. */
export async function profileOf(name: string, surroundings: Surroundings): Promise<ProfileOf> {
  const inputs = await collectInputs([name], surroundings)
  const [input] = inputs
  if (input === undefined || inputs.length > 1) {
    const names = inputs.slice(0, 3).map(({ path }) => path)
    const found = `it holds ${inputs.length} modules; name one of them: ${names.join(', ')}${inputs.length > 3 ? ' …' : ''}`
    return { ok: false, path: name, finding: finding('WP4021', { found }, wholeInput) }
  }
  const { path } = input
  const read = await input.read()
  if (!read.ok) return { ...read, path }
  const [first] = read.bytes
  // "{": no module begins with it.
  if (first === 0x7b) return { path, ...(await parseProfile(new TextDecoder().decode(read.bytes))) }
  return { path, ...analyze(read.bytes, builtInCatalogues()) }
}

type Parsed = { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly finding: Finding }

/** A Profile that was written earlier, held against the published schema. */
async function parseProfile(text: string): Promise<Parsed> {
  const refuse = (problem: string): Parsed => {
    return { ok: false, finding: finding('WP4021', { found: `it is JSON, but not a Profile: ${problem}` }, wholeInput) }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const schema = JSON.parse(readFileSync(packageFile('schemas', 'profile.schema.json'), 'utf8')) as object
  const isProfile = new Ajv2020({ strict: false, validateFormats: false }).compile<Profile>(schema)
  if (isProfile(json)) return { ok: true, profile: json }
  const [error] = isProfile.errors ?? []
  return refuse(`${error?.instancePath === '' ? 'the document' : error?.instancePath} ${error?.message}`)
}
