import Type, { type Static } from 'typebox'
import { capabilityIds, evidenceLevels } from './capability.ts'
import { severities } from './severity.ts'
import { externalKinds, flavours, instructionClasses, LISTED_SEGMENTS } from './vocabulary.ts'

/**
 * The Profile: everything known about one module, as plain JSON. Evaluating, diffing and reporting need nothing else.
 *
 * This schema is the one source: the TypeScript types below, `schemas/profile.schema.json` and the reference page are
 * derived from it. Nothing in a Profile depends on a clock, a path, a machine or the order of inputs: the same bytes
 * and the same catalogues give the same JSON.
 */

const options = { additionalProperties: false } as const

// TypeBox keeps literal types through Type.Enum only for tuples, hence the cast in one place.
const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description })

const Index = Type.Integer({ minimum: 0, description: 'an index into its index space, imports first' })
const Offset = Type.Integer({ minimum: 0, description: 'bytes from the start of the file' })
const Size = Type.Integer({ minimum: 0, description: 'bytes' })
const Count = Type.Integer({ minimum: 0 })

/** A limit of a 64-bit memory or table can exceed 2^53 − 1; then it is a string of decimal digits. */
const Wide = Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^[0-9]+$' })])

const CapabilityId = oneOf(capabilityIds, 'a capability of the vocabulary')

const Needs = Type.Union([
  Type.Object({ mode: oneOf(['none', 'held'], 'no grant needed') }, options),
  Type.Object(
    { mode: oneOf(['all', 'any'], 'all of the capabilities, or at least one'), capabilities: Type.Array(CapabilityId) },
    options,
  ),
])

const Import = Type.Object(
  {
    index: Type.Integer({ minimum: 0, description: 'position in the import section' }),
    module: Type.String(),
    name: Type.String(),
    kind: oneOf(externalKinds, 'what is imported'),
    type: Type.String({ description: 'in the text format, e.g. "(func (param i32) (result i32))"' }),
    offset: Offset,
    catalogue: Type.Optional(
      Type.String({ description: 'the ABI table or catalogue that classifies it; absent if nothing does' }),
    ),
    needs: Type.Optional(Needs),
  },
  options,
)

const Export = Type.Object(
  { name: Type.String(), kind: oneOf(externalKinds, 'what is exported'), index: Index, type: Type.String(), offset: Offset },
  options,
)

const definition = {
  index: Index,
  imported: Type.Boolean(),
  exportedAs: Type.Array(Type.String()),
  offset: Offset,
}

const limits = {
  minimum: Wide,
  maximum: Type.Optional(Wide),
  shared: Type.Boolean(),
  indexType: oneOf(['i32', 'i64'], 'address type'),
}

const Memory = Type.Object(
  { ...definition, ...limits, pageSize: Type.Integer({ description: 'bytes; 65536 unless custom page sizes are used' }) },
  options,
)
const Table = Type.Object(
  {
    ...definition,
    ...limits,
    element: Type.String({ description: 'reference type' }),
    grows: Type.Boolean({ description: 'the code holds a table.grow of it' }),
    written: Type.Boolean({ description: 'the code holds a table.set, fill, copy or init of it' }),
  },
  options,
)
const Global = Type.Object({ ...definition, valueType: Type.String(), mutable: Type.Boolean() }, options)
const Tag = Type.Object({ ...definition, type: Type.String() }, options)

const ConstantAddress = Type.Union([
  Type.Object({ kind: oneOf(['constant'], 'known'), value: Wide }, options),
  Type.Object({ kind: oneOf(['global'], 'the value of a global'), global: Index }, options),
  Type.Object({ kind: oneOf(['computed'], 'an extended constant expression') }, options),
])

const ElementSegment = Type.Object(
  {
    index: Index,
    mode: oneOf(['active', 'passive', 'declarative'], 'segment mode'),
    table: Type.Optional(Index),
    address: Type.Optional(ConstantAddress),
    count: Count,
    element: Type.String(),
    offset: Offset,
  },
  options,
)
const DataSegment = Type.Object(
  {
    index: Index,
    mode: oneOf(['active', 'passive'], 'segment mode'),
    memory: Type.Optional(Index),
    address: Type.Optional(ConstantAddress),
    size: Size,
    offset: Offset,
  },
  options,
)

const segmentList = <T extends typeof ElementSegment | typeof DataSegment>(segment: T) => ({
  count: Count,
  active: Count,
  listed: Type.Array(segment, { description: `the first ${LISTED_SEGMENTS}` }),
})

const ElementSegments = Type.Object(
  { ...segmentList(ElementSegment), items: Type.Integer({ minimum: 0, description: 'elements of all segments' }) },
  options,
)
const DataSegments = Type.Object(
  { ...segmentList(DataSegment), bytes: Type.Integer({ minimum: 0, description: 'contents of all segments' }) },
  options,
)

const CustomSection = Type.Object(
  {
    name: Type.String(),
    size: Size,
    offset: Offset,
    known: Type.Boolean({ description: 'wasm-policy reads or recognises sections of this name' }),
    malformed: Type.Optional(Type.String({ description: 'why the contents could not be read' })),
  },
  options,
)

const Instructions = Type.Object(
  {
    total: Count,
    codeBytes: Type.Integer({ minimum: 0, description: 'bytes of all function bodies' }),
    classes: Type.Object(
      Object.fromEntries(instructionClasses.map(name => [name, Count])) as Record<
        (typeof instructionClasses)[number],
        typeof Count
      >,
      options,
    ),
    directCalls: Count,
    indirectCalls: Type.Integer({ minimum: 0, description: 'call_indirect, call_ref and their tail-call forms' }),
    loops: Count,
    memoryGrows: Count,
    tableGrows: Count,
    atomics: Count,
    largestBody: Type.Optional(Type.Object({ function: Index, size: Size, offset: Offset }, options)),
    mostLocals: Type.Integer({ minimum: 0, description: 'largest number of locals of a function, parameters included' }),
    deepestNesting: Type.Integer({ minimum: 0 }),
  },
  options,
)

const Capability = Type.Object(
  {
    capability: CapabilityId,
    evidence: oneOf(evidenceLevels, 'the strongest evidence'),
    certain: Type.Boolean({
      description: 'true if some import always needs it; false if only arguments decide between it and others',
    }),
    imports: Type.Array(Index, { description: 'positions in imports, ascending' }),
  },
  options,
)

const BoundaryFinding = Type.Object(
  {
    code: Type.String({ pattern: '^WP2\\d{3}$' }),
    severity: oneOf(severities, 'as the check states it; a policy may weigh it otherwise'),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    at: Type.Object(
      { in: oneOf(['module'], 'always the module'), offset: Type.Optional(Offset), section: Type.Optional(Type.String()) },
      options,
    ),
  },
  options,
)

const BoundaryGuarantee = Type.Object(
  { guarantee: Type.String(), holds: Type.Boolean(), because: Type.String() },
  options,
)

export const ProfileSchema = Type.Object(
  {
    profile: oneOf(['wasm-policy.dev/profile/v1'], 'schema version'),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    size: Size,
    kind: oneOf(['core-module'], 'binary format'),
    name: Type.Optional(Type.String({ description: 'module name of the name section; a claim' })),
    flavour: Type.Object({ guess: oneOf(flavours, 'toolchain family'), because: Type.Array(Type.String()) }, options),
    producers: Type.Array(
      Type.Object({ field: Type.String(), name: Type.String(), version: Type.String() }, options),
      { description: 'the producers section; claims' },
    ),
    sourceMappingURL: Type.Optional(Type.String()),
    dylink: Type.Optional(
      Type.Object(
        {
          memorySize: Size,
          memoryAlignment: Count,
          tableSize: Count,
          tableAlignment: Count,
          needed: Type.Array(Type.String()),
        },
        options,
      ),
    ),
    types: Count,
    functions: Type.Object({ imported: Count, defined: Count, named: Count }, options),
    imports: Type.Array(Import),
    exports: Type.Array(Export),
    memories: Type.Array(Memory),
    tables: Type.Array(Table),
    globals: Type.Array(Global),
    tags: Type.Array(Tag),
    start: Type.Optional(Type.Object({ function: Index, offset: Offset }, options)),
    elements: ElementSegments,
    data: DataSegments,
    customSections: Type.Array(CustomSection),
    proposals: Type.Object(
      {
        used: Type.Array(Type.Object({ proposal: Type.String(), offset: Offset }, options), {
          description: 'really used, with the first place; sorted by proposal',
        }),
        declared: Type.Array(Type.Object({ feature: Type.String(), prefix: Type.String() }, options), {
          description: 'the target_features section; claims',
        }),
      },
      options,
    ),
    instructions: Instructions,
    capabilities: Type.Array(Capability, { description: 'in the order of the vocabulary' }),
    boundary: Type.Object(
      {
        guarantees: Type.Array(BoundaryGuarantee, { description: 'what was checked about reaching outside the sandbox' }),
        checked: Type.Array(Type.String(), { description: 'codes of the checks that ran' }),
        findings: Type.Array(BoundaryFinding, { description: 'ordered by code, then offset' }),
      },
      options,
    ),
  },
  { ...options, $id: 'https://wasm-policy.dev/schemas/profile.schema.json', title: 'wasm-policy Profile' },
)

type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T

/** A Profile is never changed once it is made. */
export type Profile = Immutable<Static<typeof ProfileSchema>>
export type ProfileImport = Profile['imports'][number]
