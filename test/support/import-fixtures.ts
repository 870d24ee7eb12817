import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FlavourFacts } from '../../src/analyzer/flavour.ts'
import type { ImportFacts } from '../../src/analyzer/classify.ts'
import type { ExternalKind } from '../../src/wasm/module.ts'

/** What a real module of an npm package imports and shows of its toolchain. */
export interface ImportFixture extends FlavourFacts {
  /** File name without its ending. */
  readonly name: string
}

interface FixtureFile {
  readonly exports: readonly string[]
  readonly customSections: readonly string[]
  readonly producers: readonly { readonly field: string; readonly name: string; readonly version: string }[]
  readonly imports: readonly (readonly [module: string, name: string, kind: ExternalKind, type: string])[]
}

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

export function readImportFixtures(): readonly ImportFixture[] {
  return readdirSync(`${fixtures}imports`)
    .filter(file => file.endsWith('.json'))
    .toSorted()
    .map(file => {
      const read = JSON.parse(readFileSync(`${fixtures}imports/${file}`, 'utf8')) as FixtureFile
      return {
        name: file.slice(0, -'.json'.length),
        imports: read.imports.map(([module, name, kind, type]): ImportFacts => ({ module, name, kind, type })),
        exports: read.exports,
        customSections: read.customSections.map(name => ({ name })),
        producers: read.producers.map(({ field, name, version }) => ({ field, values: [{ name, version }] })),
      }
    })
}

/** Function types by name, for each WASI module. */
export function readSignatures(): Readonly<
  Record<'wasi_snapshot_preview1' | 'wasi_unstable', Readonly<Record<string, string>>>
> {
  return JSON.parse(readFileSync(`${fixtures}wasi/signatures.json`, 'utf8')) as ReturnType<typeof readSignatures>
}
