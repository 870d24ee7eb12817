import { didYouMean } from '../app/did-you-mean.ts'
import { UsageError } from './usage-error.ts'

/** One of a few words, or an error that names them. */
export function choice<T extends string>(option: string, found: string, known: readonly T[]): T {
  const chosen = known.find(each => each === found)
  if (chosen !== undefined) return chosen
  const hint = didYouMean(found, known)
  throw new UsageError(`${option}: unknown ${JSON.stringify(found)}${hint === '' ? `; known are ${known.join(', ')}` : hint}`)
}
