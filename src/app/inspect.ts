import { resolve } from 'node:path'
import { analyze, type Analysis } from '../analyzer/analyze.ts'
import type { CatalogueSet } from '../analyzer/catalogue-set.ts'
import { finding, type Finding } from '../core/finding.ts'
import { wholeInput } from '../core/location.ts'
import type { Profile } from '../core/profile.schema.ts'
import { withCatalogues } from './catalogues.ts'
import type { Surroundings } from './check.ts'
import { collectInputs } from './inputs/collect.ts'
import type { Input } from './inputs/input.ts'

export interface InspectRequest extends Surroundings {
  /** Files, directories, patterns, archives, and `-`. */
  readonly inputs: readonly string[]
  /** Catalogue files beside those that ship. */
  readonly catalogues: readonly string[]
}

/** What is known about one input: its Profile, or why there is none. */
export type Inspection =
  | { readonly ok: true; readonly path: string; readonly profile: Profile }
  | { readonly ok: false; readonly path: string; readonly finding: Finding }

export type Inspected =
  | { readonly ok: true; readonly inspections: AsyncIterable<Inspection> }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** `wasm-policy inspect`: what each module can do, under no policy; one at a time, as they are asked for. */
export async function inspect({ inputs, catalogues, ...surroundings }: InspectRequest): Promise<Inspected> {
  const { cwd } = surroundings
  const joined = withCatalogues(catalogues.map(file => ({ path: resolve(cwd, file), file })))
  if (!joined.ok) return joined
  return { ok: true, inspections: inspectEach(await collectInputs(inputs, surroundings), joined.set) }
}

async function* inspectEach(inputs: readonly Input[], catalogues: CatalogueSet): AsyncGenerator<Inspection> {
  for (const input of inputs) yield { path: input.path, ...(await inspectInput(input, catalogues)) }
}

/** Never rejects: a defect is a finding (WP9001). */
async function inspectInput(
  input: Input,
  catalogues: CatalogueSet,
): Promise<Analysis | { readonly ok: false; readonly finding: Finding }> {
  try {
    const read = await input.read()
    return read.ok ? analyze(read.bytes, catalogues) : read
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, finding: finding('WP9001', { reason }, wholeInput) }
  }
}
