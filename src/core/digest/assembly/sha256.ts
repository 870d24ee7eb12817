/**
 * The compression function of SHA-256 (FIPS 180-4, 6.2.2), in AssemblyScript. Node's crypto is faster on anything large,
 * but takes longer to load than a small module takes to judge (RATIONALE: "Why there is a SHA-256 of our own").
 */

const K = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
  0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
  0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
  0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
  0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])
const W = memory.data(64 * 4)

// The hash value between blocks.
export let h0: u32 = 0
export let h1: u32 = 0
export let h2: u32 = 0
export let h3: u32 = 0
export let h4: u32 = 0
export let h5: u32 = 0
export let h6: u32 = 0
export let h7: u32 = 0

export function begin(): void {
  h0 = 0x6a09e667
  h1 = 0xbb67ae85
  h2 = 0x3c6ef372
  h3 = 0xa54ff53a
  h4 = 0x510e527f
  h5 = 0x9b05688c
  h6 = 0x1f83d9ab
  h7 = 0x5be0cd19
}

/** Takes in the 64-byte blocks from `start` to `end`. */
export function compress(start: usize, end: usize): void {
  for (let block = start; block < end; block += 64) {
    for (let t: usize = 0; t < 16; t++) store<u32>(W + (t << 2), bswap(load<u32>(block + (t << 2))))
    for (let t: usize = 16; t < 64; t++) {
      const w = W + (t << 2)
      const w15 = load<u32>(w - 60)
      const w2 = load<u32>(w - 8)
      const s0 = rotr(w15, 7) ^ rotr(w15, 18) ^ (w15 >> 3)
      const s1 = rotr(w2, 17) ^ rotr(w2, 19) ^ (w2 >> 10)
      store<u32>(w, load<u32>(w - 64) + s0 + load<u32>(w - 28) + s1)
    }
    let a = h0
    let b = h1
    let c = h2
    let d = h3
    let e = h4
    let f = h5
    let g = h6
    let h = h7
    for (let t: usize = 0; t < 64; t++) {
      const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
      const choice = (e & f) ^ (~e & g)
      const t1 = h + s1 + choice + load<u32>(K + (t << 2)) + load<u32>(W + (t << 2))
      const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
      const majority = (a & b) ^ (a & c) ^ (b & c)
      h = g
      g = f
      f = e
      e = d + t1
      d = c
      c = b
      b = a
      a = t1 + s0 + majority
    }
    h0 += a
    h1 += b
    h2 += c
    h3 += d
    h4 += e
    h5 += f
    h6 += g
    h7 += h
  }
}
