import type { Profile } from '../core/profile.schema.ts'

/**
 * What a custom rule sees as `module`: the Profile, with lists of names where the Profile has lists of records, so that
 * rules stay short. This table is the whole view; types, checks at load and `docs/rules.md` follow it. `?` marks a
 * field that may be missing, to be asked for with `has()`.
 */
export const ruleTypes = {
  Module: {
    sha256: 'string',
    size: 'int',
    'name?': 'string',
    flavour: 'string',
    'sourceMappingURL?': 'string',
    producers: 'list<Producer>',
    imports: 'list<Import>',
    exports: 'list<Export>',
    memories: 'list<Memory>',
    tables: 'list<Table>',
    globals: 'list<Global>',
    hasStart: 'bool',
    functions: 'Functions',
    instructions: 'Instructions',
    dataSegments: 'int',
    elementSegments: 'int',
    customSections: 'list<string>',
    customSectionSizes: 'map<string, int>',
    features: 'list<string>',
    targetFeatures: 'list<string>',
    capabilities: 'list<string>',
    findings: 'list<BoundaryFinding>',
  },
  Producer: { field: 'string', name: 'string', version: 'string' },
  Import: {
    module: 'string',
    name: 'string',
    kind: 'string',
    type: 'string',
    catalogue: 'string',
    capabilities: 'list<string>',
  },
  Export: { name: 'string', kind: 'string', type: 'string' },
  Memory: {
    imported: 'bool',
    exportedAs: 'list<string>',
    minimum: 'int',
    'maximum?': 'int',
    pageSize: 'int',
    shared: 'bool',
    indexType: 'string',
  },
  Table: {
    imported: 'bool',
    exportedAs: 'list<string>',
    minimum: 'int',
    'maximum?': 'int',
    element: 'string',
    indexType: 'string',
    grows: 'bool',
    written: 'bool',
  },
  Global: { imported: 'bool', exportedAs: 'list<string>', valueType: 'string', mutable: 'bool' },
  Functions: { imported: 'int', defined: 'int', named: 'int' },
  Instructions: {
    total: 'int',
    codeBytes: 'int',
    directCalls: 'int',
    indirectCalls: 'int',
    loops: 'int',
    memoryGrows: 'int',
    tableGrows: 'int',
    atomics: 'int',
    mostLocals: 'int',
    deepestNesting: 'int',
  },
  BoundaryFinding: { code: 'string', severity: 'string' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

export type RuleTypeName = keyof typeof ruleTypes

/** CEL values: int is bigint, string, bool and list are JavaScript's, records are RuleRecords. */
export type RuleValue = string | bigint | boolean | readonly RuleValue[] | ReadonlyMap<string, RuleValue> | RuleRecord

/** A record of one of the types above. The engine tells types apart by class, so each type has one. */
export abstract class RuleRecord {
  [field: string]: RuleValue | undefined
}

function recordClass(): new () => RuleRecord {
  return class extends RuleRecord {}
}

export const recordClasses: Readonly<Record<RuleTypeName, new () => RuleRecord>> = {
  Module: recordClass(),
  Producer: recordClass(),
  Import: recordClass(),
  Export: recordClass(),
  Memory: recordClass(),
  Table: recordClass(),
  Global: recordClass(),
  Functions: recordClass(),
  Instructions: recordClass(),
  BoundaryFinding: recordClass(),
}

type Fields = Readonly<Record<string, RuleValue | number | undefined>>

// Takes from `source` what the table lists, and nothing else.
function record(type: RuleTypeName, source: Fields): RuleRecord {
  const result = new recordClasses[type]()
  for (const key of Object.keys(ruleTypes[type])) {
    const field = key.replace('?', '')
    const value = source[field]
    if (value !== undefined) result[field] = typeof value === 'number' ? BigInt(value) : value
  }
  return result
}

const largestInt = 2n ** 63n - 1n

// A 64-bit table can state a limit that CEL's signed integers do not hold; no host has that much.
function wide(value: number | string): bigint {
  const exact = BigInt(value)
  return exact > largestInt ? largestInt : exact
}

function limitsOf({ minimum, maximum }: { readonly minimum: number | string; readonly maximum?: number | string }) {
  return { minimum: wide(minimum), maximum: maximum === undefined ? undefined : wide(maximum) }
}

/** The Profile as rules see it. */
export function ruleView(profile: Profile): RuleRecord {
  const sizes = new Map<string, bigint>()
  for (const { name, size } of profile.customSections) sizes.set(name, (sizes.get(name) ?? 0n) + BigInt(size))
  return record('Module', {
    sha256: profile.sha256,
    size: profile.size,
    name: profile.name,
    flavour: profile.flavour.guess,
    sourceMappingURL: profile.sourceMappingURL,
    producers: profile.producers.map(producer => record('Producer', producer)),
    imports: profile.imports.map(({ needs, catalogue, module, name, kind, type }) =>
      record('Import', {
        module,
        name,
        kind,
        type,
        catalogue: catalogue ?? '',
        capabilities: needs !== undefined && 'capabilities' in needs ? needs.capabilities : [],
      }),
    ),
    exports: profile.exports.map(({ name, kind, type }) => record('Export', { name, kind, type })),
    memories: profile.memories.map(memory => record('Memory', { ...memory, ...limitsOf(memory) })),
    tables: profile.tables.map(table => record('Table', { ...table, ...limitsOf(table) })),
    globals: profile.globals.map(global => record('Global', global)),
    hasStart: profile.start !== undefined,
    functions: record('Functions', profile.functions),
    instructions: record('Instructions', { ...profile.instructions, classes: undefined, largestBody: undefined }),
    dataSegments: profile.data.count,
    elementSegments: profile.elements.count,
    customSections: profile.customSections.map(({ name }) => name),
    customSectionSizes: sizes,
    features: profile.proposals.used.map(({ proposal }) => proposal),
    targetFeatures: profile.proposals.declared.map(({ feature }) => feature),
    capabilities: profile.capabilities.map(({ capability }) => capability),
    findings: profile.boundary.findings.map(({ code, severity }) => record('BoundaryFinding', { code, severity })),
  })
}
