import type { Code } from '../core/codes.ts'

/** Decisions of the policy itself: a lenient `deny-at` is about the boundary, and must not grant anything. */
export const alwaysDeny: ReadonlySet<Code> = new Set([
  'WP3001',
  'WP3005',
  'WP3006',
  'WP3007',
  'WP3008',
  'WP3009',
  'WP4011',
])

/** What the policy stated itself, or what no line of it can change: a strict `deny-at` must not deny it. */
export const neverDeny: ReadonlySet<Code> = new Set(['WP3003', 'WP3004', 'WP3010', 'WP3011'])

/**
 * Whether a policy may except a finding or give it another severity: only what was found about a module that could be
 * read, and nothing that a grant decides. A line that turned "capability denied" into a note would grant everything
 * without naming anything.
 */
export function isWeighable(code: Code): boolean {
  return (code.startsWith('WP2') || code.startsWith('WP3')) && !alwaysDeny.has(code)
}
