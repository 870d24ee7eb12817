import { finding, type FindingOf } from '../core/finding.ts'
import { limits } from '../core/limits.ts'
import type { Profile } from '../core/profile.schema.ts'
import { instructionClasses, LISTED_SEGMENTS } from '../core/vocabulary.ts'
import type { ConstExpr, DecodedModule, ExternalKind, ProducersField, SegmentPlace, TargetFeature } from '../wasm/module.ts'
import { TableUse } from '../wasm/module.ts'
import { opcodes, type InstructionClass } from '../wasm/opcodes.ts'
import { checkBoundary } from './boundary/check.ts'
import { stateGuarantees } from './boundary/guarantees.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import { classifyImports } from './classify.ts'
import { guessFlavour } from './flavour.ts'
import { functionReferenceTest } from './function-references.ts'
import { externalTypeText, TypeTexts } from './type-text.ts'

/**
 * The Profile of a decoded and valid module: plain JSON, a pure function of the bytes and the catalogues.
 *
 * @param sha256 hex digest of `module.bytes`
 */
export function buildProfile(module: DecodedModule, sha256: string, catalogues: CatalogueSet): Profile {
  const texts = new TypeTexts(module)
  const isFunctionReference = functionReferenceTest(module)
  const types = module.imports.map(({ module: from, name, kind, index }) => ({
    module: from,
    name,
    kind,
    type: texts.of(kind, index),
    carriesFunctions:
      (kind === 'table' && isFunctionReference(module.tables[index]?.element ?? '')) ||
      (kind === 'global' && isFunctionReference(module.globals[index]?.valueType ?? '')) ||
      (kind === 'tag' && parametersOf(module, index).some(isFunctionReference)),
  }))
  const classification = classifyImports(types, catalogues)
  const imports = module.imports.map(({ module: from, name, kind, offset }, index) => {
    const { catalogue, needs } = classification.imports[index] ?? {}
    return {
      index,
      module: from,
      name,
      kind,
      type: types[index]?.type ?? '',
      offset,
      ...(catalogue === undefined ? {} : { catalogue }),
      ...(needs === undefined ? {} : { needs }),
    }
  })
  const exports = module.exports.map(({ name, kind, index, offset }) => ({
    name,
    kind,
    index,
    type: texts.of(kind, index),
    offset,
  }))
  const identity = identify(module)
  const boundary = checkBoundary(module)
  return {
    profile: 'wasm-policy.dev/profile/v1',
    sha256,
    size: module.bytes.length,
    kind: 'core-module',
    ...(identity.name === undefined ? {} : { name: identity.name }),
    flavour: guessFlavour({
      imports: types,
      exports: exports.map(({ name }) => name),
      customSections: module.customSections,
      producers: identity.producerFields,
    }),
    producers: identity.producers,
    ...(identity.sourceMappingURL === undefined ? {} : { sourceMappingURL: identity.sourceMappingURL }),
    ...(identity.dylink === undefined ? {} : { dylink: identity.dylink }),
    types: module.types.length,
    functions: {
      imported: module.functions.imported,
      defined: module.functions.typeIndex.length - module.functions.imported,
      named: identity.namedFunctions,
    },
    imports,
    exports,
    ...definitions(module),
    ...(module.start === undefined ? {} : { start: module.start }),
    ...segments(module),
    customSections: module.customSections.map(({ name, size, offset, content }) => ({
      name,
      size,
      offset,
      known: content.kind !== 'unknown',
      ...(content.kind === 'malformed' ? { malformed: content.reason } : {}),
    })),
    proposals: {
      used: [...module.proposals]
        .map(([proposal, offset]) => ({ proposal, offset }))
        .sort((a, b) => (a.proposal < b.proposal ? -1 : 1)),
      declared: identity.declaredFeatures.map(({ name: feature, prefix }) => ({ feature, prefix })),
    },
    instructions: countInstructions(module),
    capabilities: classification.capabilities,
    boundary: {
      guarantees: stateGuarantees(module),
      checked: boundary.checked,
      findings: boundary.findings.map(({ code, severity, params, at }) => ({ code, severity, params: { ...params }, at })),
    },
  }
}

function parametersOf(module: DecodedModule, tag: number): readonly string[] {
  const type = module.types[module.tags[tag]?.typeIndex ?? -1]?.composite
  return type?.kind === 'func' ? type.params : []
}

/**
 * What is wrong with the size of the Profile that a module would have, if anything. Types are written out for each import
 * and export, so a file of a megabyte could ask for half a gigabyte of text.
 */
export function oversizedProfile(module: DecodedModule): FindingOf<'WP1015'> | undefined {
  const texts = new TypeTexts(module)
  const { value: limit, bounds: what } = limits.profileText
  let found = 0
  for (const { module: from, name, kind, index } of module.imports) found += from.length + name.length + texts.of(kind, index).length
  for (const { name, kind, index } of module.exports) found += name.length + texts.of(kind, index).length
  if (found <= limit) return undefined
  return finding('WP1015', { found, what: `bytes of ${what}`, limit, name: 'profileText' }, { in: 'module' })
}

/** What the module says of itself; claims, all of it. */
function identify(module: DecodedModule) {
  let name: string | undefined
  let namedFunctions = 0
  let sourceMappingURL: string | undefined
  let dylink: Profile['dylink']
  const producerFields: ProducersField[] = []
  const declaredFeatures: TargetFeature[] = []
  for (const { content } of module.customSections) {
    switch (content.kind) {
      case 'name':
        name ??= content.names.module
        namedFunctions = Math.max(namedFunctions, content.names.functions.size)
        break
      case 'producers':
        producerFields.push(...content.fields)
        break
      case 'target_features':
        declaredFeatures.push(...content.features)
        break
      case 'source-map':
        sourceMappingURL ??= content.url
        break
      case 'dylink.0':
        dylink ??= content.dylink
        break
      case 'branch-hint':
      case 'dwarf':
      case 'opaque':
      case 'unknown':
      case 'malformed':
        break
      default:
        content satisfies never
    }
  }
  const producers = producerFields.flatMap(({ field, values }) => values.map(value => ({ field, ...value })))
  return { name, namedFunctions, sourceMappingURL, dylink, producerFields, producers, declaredFeatures }
}

type Definitions = Pick<Profile, 'memories' | 'tables' | 'globals' | 'tags'>

function definitions(module: DecodedModule): Definitions {
  const names = exportNames(module)
  const place = (kind: ExternalKind, index: number, { imported, offset }: { imported: boolean; offset: number }) => ({
    index,
    imported,
    exportedAs: names.get(`${kind} ${index}`) ?? [],
    offset,
  })
  return {
    memories: module.memories.map((memory, index) => ({
      ...place('memory', index, memory),
      ...limitsOf(memory.limits),
      pageSize: memory.pageSize,
    })),
    tables: module.tables.map((table, index) => {
      const use = module.code.tableUse[index] ?? 0
      return {
        ...place('table', index, table),
        ...limitsOf(table.limits),
        element: table.element,
        grows: (use & TableUse.grow) !== 0,
        written: (use & (TableUse.set | TableUse.fill | TableUse.copy | TableUse.init)) !== 0,
      }
    }),
    globals: module.globals.map((global, index) => ({
      ...place('global', index, global),
      valueType: global.valueType,
      mutable: global.mutable,
    })),
    tags: module.tags.map((tag, index) => ({
      ...place('tag', index, tag),
      type: externalTypeText(module, 'tag', index),
    })),
  }
}

function exportNames(module: DecodedModule): ReadonlyMap<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { kind, index, name } of module.exports) {
    if (kind === 'func') continue
    const key = `${kind} ${index}`
    const known = names.get(key)
    if (known === undefined) names.set(key, [name])
    else known.push(name)
  }
  return names
}

function limitsOf({ minimum, maximum, shared, indexType }: DecodedModule['memories'][number]['limits']) {
  return { minimum: wide(minimum), ...(maximum === undefined ? {} : { maximum: wide(maximum) }), shared, indexType }
}

/** A number where JSON can hold it exactly, else its decimal digits. */
function wide(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()
}

function segments({ elements, data, tables, memories }: DecodedModule): Pick<Profile, 'elements' | 'data'> {
  let items = 0
  for (const { count } of elements) items += count
  const listed = Array.from({ length: Math.min(data.length, LISTED_SEGMENTS) }, (_, index) => data.at(index))
  return {
    elements: {
      count: elements.length,
      active: elements.filter(({ place }) => place.mode === 'active').length,
      items,
      listed: elements.slice(0, LISTED_SEGMENTS).map(({ place, element, count, offset }, index) => ({
        index,
        mode: place.mode,
        ...(place.mode === 'active' ? { table: place.into, address: addressOf(place.address, indexTypeOf(tables, place)) } : {}),
        count,
        element,
        offset,
      })),
    },
    data: {
      count: data.length,
      active: data.active,
      bytes: data.bytes,
      listed: listed.map(({ place, contents, offset }, index) => ({
        index,
        // A data segment is never declarative; the type of a place is shared with element segments.
        mode: place.mode === 'active' ? ('active' as const) : ('passive' as const),
        ...(place.mode === 'active' ? { memory: place.into, address: addressOf(place.address, indexTypeOf(memories, place)) } : {}),
        size: contents.size,
        offset,
      })),
    },
  }
}

function indexTypeOf(
  space: readonly { readonly limits: { readonly indexType: 'i32' | 'i64' } }[],
  place: Extract<SegmentPlace, { mode: 'active' }>,
): 'i32' | 'i64' {
  return space[place.into]?.limits.indexType ?? 'i32'
}

/** Addresses are unsigned, constants are written signed. */
function addressOf({ value }: ConstExpr, indexType: 'i32' | 'i64') {
  if (value.kind === 'i32' || value.kind === 'i64') {
    return { kind: 'constant' as const, value: wide(BigInt.asUintN(indexType === 'i64' ? 64 : 32, value.value)) }
  }
  if (value.kind === 'global') return { kind: 'global' as const, global: value.global }
  return { kind: 'computed' as const }
}

function countInstructions({ code, functions, types }: DecodedModule): Profile['instructions'] {
  const classes = Object.fromEntries(instructionClasses.map(name => [name, 0])) as Record<InstructionClass, number>
  const effects = new Map<string, number>()
  let loops = 0
  for (const row of opcodes) {
    const count = row === undefined ? 0 : (code.instructionCounts[row.slot] ?? 0)
    if (row === undefined || count === 0) continue
    classes[row.class] += count
    effects.set(row.effect, (effects.get(row.effect) ?? 0) + count)
    if (row.mnemonic === 'loop') loops += count
  }
  let codeBytes = 0
  let largest = -1
  let mostLocals = 0
  for (let i = 0; i < code.bodySize.length; i++) {
    const size = code.bodySize[i]!
    codeBytes += size
    if (largest < 0 || size > code.bodySize[largest]!) largest = i
    const type = types[functions.typeIndex[functions.imported + i]!]?.composite
    const params = type?.kind === 'func' ? type.params.length : 0
    mostLocals = Math.max(mostLocals, code.localCount[i]! + params)
  }
  return {
    total: code.totalInstructions,
    codeBytes,
    classes,
    directCalls: code.callTarget.length,
    indirectCalls: code.indirectType.length,
    loops,
    memoryGrows: effects.get('memory.grow') ?? 0,
    tableGrows: effects.get('table.grow') ?? 0,
    atomics: classes.atomic,
    ...(largest < 0
      ? {}
      : {
          largestBody: {
            function: functions.imported + largest,
            size: code.bodySize[largest]!,
            offset: code.bodyOffset[largest]!,
          },
        }),
    mostLocals,
    deepestNesting: code.deepestNesting,
  }
}

