/**
 * Exit codes, one table for every command and format.
 * With several inputs the worst wins, in the order of `exitPrecedence`.
 */
export const exitCodes = {
  admitted: { code: 0, meaning: 'every module was judged and admitted, or the baseline or an option accepts what denies it' },
  violations: { code: 1, meaning: 'at least one module was judged and denied; with --fail-on, at least one finding is that severe' },
  usage: { code: 2, meaning: 'bad usage, a policy that does not load, an input that is not there, or output that cannot be written' },
  unjudgeable: { code: 3, meaning: 'at least one input is not a module that can be judged (malformed, invalid, unsupported, unreadable)' },
  internal: { code: 125, meaning: 'wasm-policy itself failed; please report it' },
} as const

export type ExitReason = keyof typeof exitCodes

/** Worst first: a usage error hides everything, an unjudged module outweighs a denied one. */
export const exitPrecedence: readonly ExitReason[] = ['internal', 'usage', 'unjudgeable', 'violations', 'admitted']
