import { capabilityIds, type CapabilityId, type Needs } from '../../src/core/capability.ts'
import type { Profile, ProfileImport } from '../../src/core/profile.schema.ts'
import { instructionClasses } from '../../src/core/vocabulary.ts'

/** Profiles written by hand, so that evaluation is tested without the decoder and the analyzer. */

export interface ImportSpec {
  readonly module?: string
  readonly name: string
  readonly kind?: ProfileImport['kind']
  readonly needs?: Needs
  readonly catalogue?: string
  readonly offset?: number
}

export type ProfileSpec = Omit<Partial<Profile>, 'imports'> & { readonly imports?: readonly ImportSpec[] }

const wasi = 'wasi_snapshot_preview1'

/** An import of WASI that needs all of the capabilities. */
export const needsAll = (name: string, ...capabilities: CapabilityId[]): ImportSpec => ({
  module: wasi,
  name,
  catalogue: wasi,
  needs: { mode: 'all', capabilities },
})

/** An import of WASI that needs one of the capabilities. */
export const needsAny = (name: string, ...capabilities: CapabilityId[]): ImportSpec => ({
  module: wasi,
  name,
  catalogue: wasi,
  needs: { mode: 'any', capabilities },
})

/** An import that nothing classifies. */
export const unclassified = (module: string, name: string): ImportSpec => ({
  module,
  name,
  needs: { mode: 'all', capabilities: ['host'] },
})

/** A minimal valid Profile; `capabilities` follow from the imports unless they are given. */
export function makeProfile(spec: ProfileSpec = {}): Profile {
  const { imports: importSpecs = [], ...overrides } = spec
  const imports = importSpecs.map(
    ({ module = 'env', name, kind = 'func', needs, catalogue, offset }, index): ProfileImport => ({
      index,
      module,
      name,
      kind,
      type: '(func)',
      offset: offset ?? 16 + 8 * index,
      ...(catalogue === undefined ? {} : { catalogue }),
      ...(needs === undefined
        ? {}
        : { needs: 'capabilities' in needs ? { ...needs, capabilities: [...needs.capabilities] } : needs }),
    }),
  )
  return {
    profile: 'wasm-policy.dev/profile/v1',
    sha256: 'ab'.repeat(32),
    size: 1000,
    kind: 'core-module',
    flavour: { guess: 'unknown', because: [] },
    producers: [],
    types: 1,
    functions: { imported: imports.length, defined: 3, named: 0 },
    imports,
    exports: [],
    memories: [],
    tables: [],
    globals: [],
    tags: [],
    elements: { count: 0, active: 0, listed: [], items: 0 },
    data: { count: 0, active: 0, listed: [], bytes: 0 },
    customSections: [],
    proposals: { used: [], declared: [] },
    instructions: {
      total: 10,
      codeBytes: 30,
      classes: Object.fromEntries(instructionClasses.map(name => [name, 0])) as Profile['instructions']['classes'],
      directCalls: 0,
      indirectCalls: 0,
      loops: 0,
      memoryGrows: 0,
      tableGrows: 0,
      atomics: 0,
      mostLocals: 0,
      deepestNesting: 1,
    },
    capabilities: capabilitiesOf(imports),
    boundary: { guarantees: [], checked: [], findings: [] },
    ...overrides,
  }
}

function capabilitiesOf(imports: readonly ProfileImport[]): Profile['capabilities'] {
  return capabilityIds.flatMap(capability => {
    const users = imports.filter(
      ({ needs }) => needs !== undefined && 'capabilities' in needs && needs.capabilities.includes(capability),
    )
    if (users.length === 0) return []
    const certain = users.some(({ needs }) => needs?.mode === 'all')
    return [{ capability, evidence: 'imported' as const, certain, imports: users.map(({ index }) => index) }]
  })
}

export const memory = (overrides: Partial<Profile['memories'][number]> = {}): Profile['memories'][number] => ({
  index: 0,
  imported: false,
  exportedAs: [],
  offset: 50,
  minimum: 1,
  shared: false,
  indexType: 'i32',
  pageSize: 65_536,
  ...overrides,
})

export const table = (overrides: Partial<Profile['tables'][number]> = {}): Profile['tables'][number] => ({
  index: 0,
  imported: false,
  exportedAs: [],
  offset: 60,
  minimum: 1,
  shared: false,
  indexType: 'i32',
  element: 'funcref',
  grows: false,
  written: false,
  ...overrides,
})

export const boundaryFinding = (
  code: string,
  severity: Profile['boundary']['findings'][number]['severity'],
  offset = 70,
): Profile['boundary']['findings'][number] => ({
  code,
  severity,
  params: { index: 0, names: 'memory', more: '' },
  at: { in: 'module', offset },
})
