/**
 * The proposals beyond WebAssembly 1.0, finished or not, by the names their repositories use. Profiles name them where
 * a module uses them, policies where they allow them.
 */
export const proposalIds = [
  'mutable-globals',
  'sign-extension',
  'saturating-float-to-int',
  'multi-value',
  'bulk-memory',
  'reference-types',
  'simd',
  'relaxed-simd',
  'tail-call',
  'extended-const',
  'exception-handling',
  'legacy-exceptions',
  'function-references',
  'gc',
  'memory64',
  'multi-memory',
  'threads',
  'custom-page-sizes',
  'wide-arithmetic',
  'stack-switching',
  'compact-imports',
] as const

export type ProposalId = (typeof proposalIds)[number]
