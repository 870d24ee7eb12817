import type { ProposalId } from '../core/proposals.ts'
import type { OpcodeProposal } from './opcodes.ts'

/**
 * The proposals that a module really uses, each with its first place. `exceptions` stands for tags and `throw`, which
 * the legacy and the final exception-handling proposals share; `settle` decides between them.
 */
export class Proposals {
  private readonly first = new Map<OpcodeProposal, number>()

  use(proposal: OpcodeProposal, offset: number): void {
    const known = this.first.get(proposal)
    if (known === undefined || offset < known) this.first.set(proposal, offset)
  }

  settle(): ReadonlyMap<ProposalId, number> {
    const settled = new Map<ProposalId, number>()
    const shared = this.first.get('exceptions')
    for (const [proposal, offset] of this.first) if (proposal !== 'exceptions') settled.set(proposal, offset)
    if (shared !== undefined) {
      const legacy = settled.has('legacy-exceptions') && !settled.has('exception-handling')
      const owner = legacy ? 'legacy-exceptions' : 'exception-handling'
      settled.set(owner, Math.min(shared, settled.get(owner) ?? shared))
    }
    return settled
  }
}
