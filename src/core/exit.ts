/**
 * Exit codes, one table for every command and format.
 * With several inputs the worst wins, in the order of `exitPrecedence`.
 */
export const exitCodes = {
  admitted: { code: 0, meaning: 'every module was judged and admitted' },
  violations: { code: 1, meaning: 'at least one module was judged and denied' },
  usage: { code: 2, meaning: 'bad usage, a policy that does not load, or an input that is not there' },
  unjudgeable: { code: 3, meaning: 'at least one input is not a module that can be judged (malformed, invalid, unsupported, unreadable)' },
  internal: { code: 125, meaning: 'wasm-policy itself failed; please report it' },
} as const

export type ExitReason = keyof typeof exitCodes

/** Worst first: a usage error hides everything, an unjudged module outweighs a denied one. */
export const exitPrecedence: readonly ExitReason[] = ['internal', 'usage', 'unjudgeable', 'violations', 'admitted']
