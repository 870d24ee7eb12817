/**
 * Finds many short byte strings at once. Each is looked for by four of its bytes, the chunk: looking at the pair of bytes
 * at every third place is enough to meet one of the three pairs of any chunk, so two thirds of the input is never looked
 * at, and no load waits for another. A pair that occurs in some chunk leads to a closer look.
 *
 * Choose chunks with rare pairs; the closer looks are what costs.
 */
export interface AnchorSet {
  /** Per pair: bit i is set if some chunk holds it at i. */
  readonly pairs: Uint8Array
  /** Per pair: a bit for each bucket of chunks that begin, or end, with it. */
  readonly heads: Uint16Array
  readonly tails: Uint16Array
  /** By a hash of the chunk: 1 if there may be one. Spares most look-ups in `byChunk`. */
  readonly likely: Uint8Array
  /** Numbers of the anchors, by chunk. */
  readonly byChunk: ReadonlyMap<number, readonly number[]>
}

export interface ByteRange {
  readonly start: number
  readonly end: number
}

const CHUNK = 4
const STRIDE = CHUNK - 1
/** A multiple of the stride. */
const WINDOW = STRIDE * 8192
const PAIRS = 1 << 16
const BUCKETS = 16
const LIKELY_BITS = 13

/** `chunks` hold four bytes each, as characters U+0000 to U+00FF; an anchor's number is its place in the list. */
export function anchorSet(chunks: readonly string[]): AnchorSet {
  const pairs = new Uint8Array(PAIRS)
  const heads = new Uint16Array(PAIRS)
  const tails = new Uint16Array(PAIRS)
  const likely = new Uint8Array(1 << LIKELY_BITS)
  const byChunk = new Map<number, number[]>()
  for (const [anchor, chunk] of chunks.entries()) {
    if (chunk.length !== CHUNK) throw new RangeError(`anchor ${anchor}: a chunk has four bytes, found ${chunk.length}`)
    const bytes = Uint8Array.from(chunk, char => char.charCodeAt(0))
    for (let i = 0; i < CHUNK - 1; i++) pairs[pairAt(bytes, i)]! |= 1 << i
    const bucket = 1 << (anchor % BUCKETS)
    heads[pairAt(bytes, 0)]! |= bucket
    tails[pairAt(bytes, 2)]! |= bucket
    const key = chunkAt(bytes, 0)
    likely[hashOf(key)] = 1
    const same = byChunk.get(key)
    if (same === undefined) byChunk.set(key, [anchor])
    else same.push(anchor)
  }
  return { pairs, heads, tails, likely, byChunk }
}

/** Calls `visit` with the number of an anchor and the offset of its chunk, in order of offset. */
export function findAnchors(
  set: AnchorSet,
  bytes: Uint8Array,
  { start, end }: ByteRange,
  visit: (anchor: number, offset: number) => void,
): void {
  // In windows, because V8 takes up optimised code at a call sooner than in the middle of a loop.
  for (let pos = start; pos < end - 1; pos += WINDOW) {
    scanWindow(set, bytes, start, end, pos, Math.min(pos + WINDOW, end - 1), visit)
  }
}

function scanWindow(
  set: AnchorSet,
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
  visit: (anchor: number, offset: number) => void,
): void {
  const { pairs } = set
  for (let pos = from; pos < to; pos += STRIDE) {
    const places = pairs[bytes[pos]! | (bytes[pos + 1]! << 8)]!
    if (places === 0) continue
    if ((places & 4) !== 0 && mayBegin(set, bytes, pos - 2)) visitChunk(set, bytes, start, end, pos - 2, visit)
    if ((places & 2) !== 0 && mayBegin(set, bytes, pos - 1)) visitChunk(set, bytes, start, end, pos - 1, visit)
    if ((places & 1) !== 0 && mayBegin(set, bytes, pos)) visitChunk(set, bytes, start, end, pos, visit)
  }
}

function mayBegin({ heads, tails, likely }: AnchorSet, bytes: Uint8Array, at: number): boolean {
  if ((heads[pairAt(bytes, at)]! & tails[pairAt(bytes, at + 2)]!) === 0) return false
  return likely[hashOf(chunkAt(bytes, at))] === 1
}

/** Knuth's multiplicative hash: the high bits of the product with 2^32 over the golden ratio. */
function hashOf(chunk: number): number {
  return Math.imul(chunk, 0x9e37_79b1) >>> (32 - LIKELY_BITS)
}

function visitChunk(
  { byChunk }: AnchorSet,
  bytes: Uint8Array,
  start: number,
  end: number,
  at: number,
  visit: (anchor: number, offset: number) => void,
): void {
  if (at < start || at + CHUNK > end) return
  const anchors = byChunk.get(chunkAt(bytes, at))
  if (anchors !== undefined) for (const anchor of anchors) visit(anchor, at)
}

// Beyond the ends of the array bytes are undefined, which the operators take for 0: any pair, but never out of range.
function pairAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8)
}

function chunkAt(bytes: Uint8Array, at: number): number {
  return pairAt(bytes, at) | (pairAt(bytes, at + 2) << 16)
}
