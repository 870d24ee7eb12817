import { catalogueSet, type CatalogueSet } from './catalogue-set.ts'
import { packedCatalogues } from './generated/catalogues.ts'
import { unpackCatalogue } from './packed-catalogue.ts'

let loaded: CatalogueSet | undefined

/** The catalogues that ship with wasm-policy (`rules/catalogues/`). */
export function builtInCatalogues(): CatalogueSet {
  loaded ??= catalogueSet(packedCatalogues.map(unpackCatalogue))
  return loaded
}
