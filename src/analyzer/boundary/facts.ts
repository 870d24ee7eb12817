import type {
  CompositeType,
  DecodedModule,
  ExternalKind,
  ImportDeclaration,
  Limits,
  MemoryDeclaration,
} from '../../wasm/module.ts'
import type { BoundaryCode } from '../../core/codes.ts'
import { functionReferenceTest } from '../function-references.ts'
import { findContent, type Content } from './content.ts'
import type { PlaceParams, Report } from './places.ts'

/** A module with the look-ups that several checks share, each made once. */
export interface Facts {
  readonly module: DecodedModule
  /** Names under which something is exported, in the order of the export section. */
  exportedAs(kind: ExternalKind, index: number): readonly string[]
  /** The import that an index of an index space stands for; undefined for what the module defines. */
  importOf(kind: ExternalKind, index: number): ImportDeclaration | undefined
  /** The type of a function; undefined only if the engine would reject the module. */
  functionType(index: number): CompositeType | undefined
  /** Whether functions can be called through a reference of this type (function-references.ts). */
  isFunctionReference(type: string): boolean
  /** What was found in the bytes of data and custom sections; looked for when it is first asked for. */
  readonly content: Content
}

/**
 * One boundary check: reads the facts and reports every place that triggers it. Pure, linear in the size of the module,
 * and total: it neither throws on nor skips anything that the decoder accepts.
 */
export type Check<C extends BoundaryCode> = (facts: Facts, report: Report<PlaceParams<C>>) => void

export function gatherFacts(module: DecodedModule): Facts {
  const names = byKind<Map<number, string[]>>(() => new Map())
  for (const { kind, index, name } of module.exports) {
    const known = names[kind].get(index)
    if (known === undefined) names[kind].set(index, [name])
    else known.push(name)
  }
  // Imports come first in their index spaces, in file order.
  const imports = byKind<ImportDeclaration[]>(() => [])
  for (const imported of module.imports) imports[imported.kind].push(imported)

  let content: Content | undefined
  return {
    module,
    exportedAs: (kind, index) => names[kind].get(index) ?? [],
    importOf: (kind, index) => imports[kind][index],
    functionType: index => module.types[module.functions.typeIndex[index] ?? -1]?.composite,
    isFunctionReference: functionReferenceTest(module),
    get content() {
      return (content ??= findContent(module))
    },
  }
}

function byKind<T>(make: () => T): Record<ExternalKind, T> {
  return { func: make(), table: make(), memory: make(), global: make(), tag: make() }
}

/** The most addresses or elements that an index type can name. */
export function addressSpace(limits: Limits): bigint {
  return limits.indexType === 'i64' ? 1n << 64n : 1n << 32n
}

/** The largest size a memory can ever have, in bytes: its maximum, or the whole address space. */
export function largestMemory({ limits, pageSize }: MemoryDeclaration): bigint {
  const space = addressSpace(limits)
  if (limits.maximum === undefined) return space
  const declared = limits.maximum * BigInt(pageSize)
  return declared < space ? declared : space
}

/** The size a memory has at least, in bytes; exactly that at instantiation if the module defines it. */
export function smallestMemory({ limits, pageSize }: MemoryDeclaration): bigint {
  return limits.minimum * BigInt(pageSize)
}

/** The largest number of elements a table can ever have. */
export function largestTable(limits: Limits): bigint {
  const space = addressSpace(limits) - 1n
  return limits.maximum !== undefined && limits.maximum < space ? limits.maximum : space
}
