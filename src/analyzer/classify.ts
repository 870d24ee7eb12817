import { capabilityIds, type CapabilityId, type Evidence, type Needs } from '../core/capability.ts'
import type { ExternalKind } from '../wasm/module.ts'
import { lookUpFunction } from '../wasi/abis.ts'
import type { CatalogueSet } from './catalogue-set.ts'

/** What classification needs to know of an import; `type` is in the text format, `(func (param i32) (result i32))`. */
export interface ImportFacts {
  readonly module: string
  readonly name: string
  readonly kind: ExternalKind
  readonly type: string
  /** A table or global through which functions can be called. */
  readonly carriesFunctions?: boolean
}

/** Absent `needs`: neither a function nor a way to one, so nothing that is called. Absent `catalogue`: nothing classifies it. */
export interface ClassifiedImport {
  readonly catalogue?: string
  readonly needs?: Needs
}

/** One capability of the module, as the Profile shows it. */
export interface ImportedCapability {
  readonly capability: CapabilityId
  readonly evidence: Evidence
  /** Some import always needs it; otherwise only arguments decide between it and others. */
  readonly certain: boolean
  /** Positions in the list of imports, ascending. */
  readonly imports: number[]
}

export interface ImportClassification {
  /** One an import, in order. */
  readonly imports: readonly ClassifiedImport[]
  /** In the order of the vocabulary. */
  readonly capabilities: ImportedCapability[]
}

/**
 * Says for every import what it needs, and for every capability which imports need it. What nothing classifies is
 * `host`, or `unanalyzable` where the name was minified: both are denied unless a policy grants them by name.
 */
export function classifyImports(imports: readonly ImportFacts[], catalogues: CatalogueSet): ImportClassification {
  const minified = minifiedModules(imports)
  const classified = imports.map(({ module, name, kind, type, carriesFunctions }): ClassifiedImport => {
    // Through an imported table or reference the host can hand over any function, whose name nobody sees.
    if (kind !== 'func') return carriesFunctions === true ? { needs: minified.has(module) ? unanalyzable : host } : {}
    const inAbi = lookUpFunction(module, name, type)
    if (inAbi.found === 'function') return { catalogue: inAbi.abi.id, needs: inAbi.function.needs }
    const inCatalogue = catalogues.find(module, name, type)
    if (inCatalogue !== undefined) return inCatalogue
    return { needs: minified.has(module) ? unanalyzable : host }
  })
  return { imports: classified, capabilities: aggregate(classified) }
}

const host: Needs = { mode: 'all', capabilities: ['host'] }
const unanalyzable: Needs = { mode: 'all', capabilities: ['unanalyzable'] }

/**
 * Import modules whose function names a minifier has replaced. Emscripten renames imports to the shortest names there
 * are, counting from one letter up, and mostly the module as well (`a.a`, `a.b`). So a module counts if some function
 * has a name of one character and none a long one. A module name that was kept is believed only where Emscripten
 * imports from; elsewhere a short name is just a short name.
 */
export function minifiedModules(imports: readonly ImportFacts[]): ReadonlySet<string> {
  const lengths = new Map<string, { shortest: number; longest: number }>()
  for (const { module, name, kind } of imports) {
    if (kind !== 'func') continue
    const { shortest, longest } = lengths.get(module) ?? { shortest: name.length, longest: name.length }
    lengths.set(module, { shortest: Math.min(shortest, name.length), longest: Math.max(longest, name.length) })
  }
  const minified = new Set<string>()
  for (const [module, { shortest, longest }] of lengths) {
    const longestAllowed = module.length <= 2 ? 3 : keptModules.has(module) ? 2 : 0
    if (shortest === 1 && longest <= longestAllowed) minified.add(module)
  }
  return minified
}

const keptModules: ReadonlySet<string> = new Set(['env', 'wasi_snapshot_preview1', 'wasi_unstable'])

function aggregate(classified: readonly ClassifiedImport[]): ImportedCapability[] {
  const users = new Map<CapabilityId, { certain: boolean; imports: number[] }>()
  for (const [index, { needs }] of classified.entries()) {
    if (needs === undefined || !('capabilities' in needs)) continue
    const certain = needs.mode === 'all' || needs.capabilities.length === 1
    for (const capability of needs.capabilities) {
      const use = users.get(capability) ?? { certain: false, imports: [] }
      users.set(capability, { certain: use.certain || certain, imports: use.imports })
      use.imports.push(index)
    }
  }
  return capabilityIds.flatMap(capability => {
    const use = users.get(capability)
    return use === undefined ? [] : [{ capability, evidence: 'imported' as const, ...use }]
  })
}
