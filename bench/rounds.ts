/** Something that takes part in every round, or in the first few. */
export interface Contender {
  readonly name: string
  readonly rounds: number
  /** Measures once. */
  run(): Promise<number>
}

/**
 * Measures contenders in turns (A B C, B C A, …), so that none has the quiet moments of a machine to itself, or always
 * follows the same other. Returns what each measured, by name, in the order of rounds.
 */
export async function takeTurns(contenders: readonly Contender[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const measured = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  const rounds = Math.max(0, ...contenders.map(contender => contender.rounds))
  for (let round = 0; round < rounds; round++) {
    const taking = contenders.filter(contender => contender.rounds > round)
    const first = round % taking.length
    for (const { name, run } of [...taking.slice(first), ...taking.slice(0, first)]) measured.get(name)?.push(await run())
  }
  return measured
}

/** As many rounds as fit into the time, at least one and at most `rounds`. */
export function affordableRounds(rounds: number, onceMs: number, budgetMs: number): number {
  return Math.max(1, Math.min(rounds, Math.floor(budgetMs / onceMs)))
}
