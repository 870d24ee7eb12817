import type { ProposalId } from '../../core/proposals.ts'
import type { DecodedModule } from '../../wasm/module.ts'

/** LLVM's names of target features (as `-m` flags and the target_features section have them), by proposal. */
const proposalsOf: Readonly<Record<string, readonly ProposalId[]>> = {
  atomics: ['threads'],
  'bulk-memory': ['bulk-memory'],
  'bulk-memory-opt': ['bulk-memory'],
  'exception-handling': ['exception-handling', 'legacy-exceptions'],
  'extended-const': ['extended-const'],
  gc: ['gc'],
  memory64: ['memory64'],
  multimemory: ['multi-memory'],
  multivalue: ['multi-value'],
  'nontrapping-fptoint': ['saturating-float-to-int'],
  'reference-types': ['reference-types'],
  'relaxed-simd': ['relaxed-simd'],
  'sign-ext': ['sign-extension'],
  simd128: ['simd'],
  'tail-call': ['tail-call'],
  'wide-arithmetic': ['wide-arithmetic'],
}

/** Features that the module declares as not used (prefix "-") and uses, with the place of use. */
export function* contradictedFeatures(
  module: DecodedModule,
): Generator<{ readonly feature: string; readonly proposal: ProposalId; readonly offset: number }> {
  for (const { content } of module.customSections) {
    if (content.kind !== 'target_features') continue
    for (const { prefix, name } of content.features) {
      if (prefix !== '-' || !Object.hasOwn(proposalsOf, name)) continue
      for (const proposal of proposalsOf[name] ?? []) {
        const offset = module.proposals.get(proposal)
        if (offset !== undefined) yield { feature: name, proposal, offset }
      }
    }
  }
}
