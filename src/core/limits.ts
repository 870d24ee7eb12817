/**
 * Every count and size that comes from outside is held against one of these before anything is allocated or walked.
 * The numbers follow the implementation limits of the WebAssembly JS API where what is counted costs no more than its
 * bytes; where it becomes an object, and for what the API does not limit, they are set well above the largest real module
 * seen (RATIONALE: "Why these limits").
 */
interface LimitRow {
  readonly value: number
  readonly unit: 'bytes' | 'items' | 'levels'
  /** What the number bounds. */
  readonly bounds: string
  readonly why: string
}

const kept =
  'Each is kept as an object and listed, so the million that engines take would be gigabytes; ten times as many as the largest real module seen has.'

const jsApi = 'The JS API specification sets it for every engine (section "Implementation-defined Limits").'

export const limits = {
  moduleSize: { value: 1 << 30, unit: 'bytes', bounds: 'a module', why: jsApi },
  types: { value: 200_000, unit: 'items', bounds: 'types in a module, rec groups flattened', why: kept },
  recGroupSize: { value: 200_000, unit: 'items', bounds: 'types in one rec group', why: kept },
  subtypeSupers: { value: 1, unit: 'items', bounds: 'supertypes of a type', why: 'The GC proposal allows one.' },
  structFields: { value: 10_000, unit: 'items', bounds: 'fields of a struct type', why: jsApi },
  params: { value: 1_000, unit: 'items', bounds: 'parameters of a function type', why: jsApi },
  results: { value: 1_000, unit: 'items', bounds: 'results of a function type', why: jsApi },
  imports: { value: 200_000, unit: 'items', bounds: 'imports of a module', why: kept },
  exports: { value: 200_000, unit: 'items', bounds: 'exports of a module', why: kept },
  functions: { value: 1_000_000, unit: 'items', bounds: 'functions defined in a module', why: jsApi },
  tables: { value: 100_000, unit: 'items', bounds: 'tables, imported ones included', why: jsApi },
  memories: { value: 100, unit: 'items', bounds: 'memories, imported ones included', why: jsApi },
  globals: { value: 200_000, unit: 'items', bounds: 'globals, imported ones included', why: kept },
  tags: { value: 100_000, unit: 'items', bounds: 'exception tags, imported ones included', why: kept },
  dataSegments: { value: 100_000, unit: 'items', bounds: 'data segments', why: jsApi },
  elementSegments: { value: 100_000, unit: 'items', bounds: 'element segments', why: kept },
  elementItems: { value: 10_000_000, unit: 'items', bounds: 'items of one element segment', why: jsApi },
  functionBodySize: { value: 7_654_321, unit: 'bytes', bounds: 'one function body', why: jsApi },
  locals: { value: 50_000, unit: 'items', bounds: 'locals of a function, parameters included', why: jsApi },
  branchTargets: { value: 65_520, unit: 'items', bounds: 'targets of one br_table', why: jsApi },
  catchClauses: { value: 65_520, unit: 'items', bounds: 'catch clauses of one try_table', why: 'The same order as br_table.' },
  handlerClauses: { value: 65_520, unit: 'items', bounds: 'handlers of one resume', why: 'The same order as br_table.' },
  nesting: {
    value: 10_000,
    unit: 'levels',
    bounds: 'blocks open at once in a function',
    why: 'Compilers recurse or allocate per level; the deepest real function seen nests 3,289.',
  },
  localsTimesBlocks: {
    value: 20_000_000,
    unit: 'items',
    bounds: 'locals × control instructions of one function',
    why: 'Baseline compilers merge every local at every block, so time and memory grow with the product: a 70 KB file can stall an engine for 24 s.',
  },
  constExprSize: { value: 100_000, unit: 'bytes', bounds: 'one constant expression', why: 'Real ones are under a hundred.' },
  customSections: { value: 10_000, unit: 'items', bounds: 'custom sections', why: 'Real modules have a few dozen.' },
  nameBytes: { value: 100_000, unit: 'bytes', bounds: 'one import, export or section name', why: jsApi },
  customItems: {
    value: 10_000_000,
    unit: 'items',
    bounds: 'entries read from one custom section',
    why: 'A names section has an entry a function and a local.',
  },
  profileText: {
    value: 32 * 1024 * 1024,
    unit: 'bytes',
    bounds: 'names and types of imports and exports, written out',
    why: 'A type of a thousand parameters can be named by every import, and takes kilobytes each time.',
  },
  archiveSize: { value: 2 ** 31, unit: 'bytes', bounds: 'an unpacked archive', why: 'Bounds decompression bombs.' },
  archiveMembers: { value: 100_000, unit: 'items', bounds: 'members of an archive', why: 'Bounds decompression bombs.' },
  textSize: { value: 1 << 20, unit: 'bytes', bounds: 'a policy or catalogue file', why: 'Written by people.' },
  textDepth: { value: 32, unit: 'levels', bounds: 'nesting of a policy or catalogue', why: 'The schema needs six.' },
  textNodes: { value: 50_000, unit: 'items', bounds: 'nodes of a policy or catalogue', why: 'Written by people.' },
  textScalar: { value: 16_384, unit: 'bytes', bounds: 'one scalar of a policy or catalogue', why: 'Written by people.' },
  policyDocuments: { value: 1_000, unit: 'items', bounds: 'policies in one file', why: 'Written by people.' },
  policyRules: {
    value: 200,
    unit: 'items',
    bounds: 'custom rules of one policy, bases included',
    why: 'Each may cost up to ruleCost; together they bound the time of a verdict.',
  },
  policyPatterns: {
    value: 1_000,
    unit: 'items',
    bounds: 'name patterns with a wildcard in one policy, bases included',
    why: 'Every unclassified import is held against each.',
  },
  policyMounts: {
    value: 100,
    unit: 'items',
    bounds: 'mounts of one policy, bases included',
    why: 'Every mount is held against every other.',
  },
  namePatternBytes: {
    value: 1_024,
    unit: 'bytes',
    bounds: 'one name or name pattern of a policy or catalogue',
    why: 'Matching takes time proportional to pattern × name; the names of C++ functions reach hundreds of bytes.',
  },
  cataloguePatterns: {
    value: 200,
    unit: 'items',
    bounds: 'modules and function patterns with a wildcard in one catalogue',
    why: 'Every entry of another catalogue is held against each.',
  },
  extendsDepth: { value: 16, unit: 'levels', bounds: 'policies that extend one another', why: 'Deeper can no longer be read.' },
  patternStates: {
    value: 5_000,
    unit: 'items',
    bounds: 'states of one glob or regular expression of a policy',
    why: 'Matching takes time proportional to states × text; a repetition of repetitions multiplies states.',
  },
  ruleNodes: {
    value: 2_000,
    unit: 'items',
    bounds: 'nodes of the expression of a custom rule',
    why: 'Written by people.',
  },
  ruleCost: {
    value: 20_000_000,
    unit: 'items',
    bounds: 'estimated evaluation steps of one custom rule over one profile',
    why: 'Counted, not timed, so that the verdict is the same on a slow machine.',
  },
} as const satisfies Record<string, LimitRow>

export type LimitName = keyof typeof limits
