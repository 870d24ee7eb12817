/** What several measurements of one thing came to. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured')
  return (lower + upper) / 2
}

/** Throws if there is no value, or one that is not a positive, finite number: it was not measured. */
export function spread(values: readonly number[]): Spread {
  const wrong = values.find(value => !(Number.isFinite(value) && value > 0))
  if (wrong !== undefined) throw new Error(`measured ${wrong}; expected a number above 0`)
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) }
}

/**
 * How many times larger each numerator is than the denominator of the same round. A machine that is slow for a while is
 * slow for both of a round, so this varies less than the quotient of two medians. Rounds that only one took part in do
 * not count.
 */
export function pairedRatio(numerators: readonly number[], denominators: readonly number[]): Spread {
  const rounds = Math.min(numerators.length, denominators.length)
  return spread(Array.from({ length: rounds }, (_, round) => numerators[round]! / denominators[round]!))
}

/** What a ratio has to be. */
export interface Target {
  readonly sense: 'at most' | 'at least'
  readonly factor: number
}

export function meets(measured: number, { sense, factor }: Target): boolean {
  switch (sense) {
    case 'at most':
      return measured <= factor
    case 'at least':
      return measured >= factor
    default:
      return sense satisfies never
  }
}
