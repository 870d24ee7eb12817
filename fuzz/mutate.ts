import type { Random } from '../test/support/random.ts'

/** What mutation starts from and draws on. */
export interface Material {
  readonly seeds: readonly Uint8Array[]
  /** Pieces that mean something to the target. */
  readonly dictionary: readonly Uint8Array[]
  /** No mutant is larger, in bytes. */
  readonly largest: number
}

/** A mutant of a seed: one to six edits, each small, or a join with another seed. */
export function mutate({ seeds, dictionary, largest }: Material, random: Random): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(random.pick(seeds))
  for (let edits = random.below(6); edits >= 0; edits--) {
    bytes = edit(bytes, seeds, dictionary, random)
  }
  return bytes.slice(0, largest)
}

function edit(
  bytes: Uint8Array<ArrayBuffer>,
  seeds: readonly Uint8Array[],
  dictionary: readonly Uint8Array[],
  random: Random,
): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length + 1)
  const upTo = Math.min(bytes.length, at + 1 + random.below(random.below(4) === 0 ? 256 : 8))
  switch (random.below(8)) {
    case 0: {
      const flipped = bytes.slice()
      if (at < flipped.length) flipped[at] = flipped[at]! ^ (1 << random.below(8))
      return flipped
    }
    case 1:
      return replaced(bytes, at, Math.min(at + 1, bytes.length), random.bytes(1))
    case 2:
      return replaced(bytes, at, at, random.bytes(1 + random.below(4)))
    case 3:
      return replaced(bytes, at, upTo, new Uint8Array(0))
    case 4:
      return replaced(bytes, at, at, random.pick(dictionary))
    case 5:
      return replaced(bytes, at, upTo, random.pick(dictionary))
    case 6: {
      // The same piece again, many times.
      const piece = bytes.slice(at, upTo)
      const times = 1 + random.below(random.below(8) === 0 ? 200 : 4)
      return replaced(bytes, at, at, Uint8Array.from({ length: piece.length * times }, (_, i) => piece[i % piece.length]!))
    }
    default: {
      const other = random.pick(seeds)
      return replaced(bytes, at, bytes.length, other.subarray(random.below(other.length + 1)))
    }
  }
}

function replaced(bytes: Uint8Array, from: number, to: number, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(bytes.length - (to - from) + piece.length)
  result.set(bytes.subarray(0, from))
  result.set(piece, from)
  result.set(bytes.subarray(to), from + piece.length)
  return result
}
