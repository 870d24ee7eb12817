/**
 * Characters that are drawn like an ASCII one (Unicode TS 39, confusables.txt; those that fit in identifiers). Written as
 * code points, because in the source they could not be told apart either.
 */
const table: readonly (readonly [ascii: string, codePoints: readonly number[]])[] = [
  ['a', [0x430, 0x3b1, 0x251]],
  ['b', [0x44c, 0x184]],
  ['c', [0x441, 0x3f2, 0x1d04, 0x217d]],
  ['d', [0x501, 0x217e, 0x2146]],
  ['e', [0x435, 0x4bd, 0x212e, 0x212f, 0x2147]],
  ['f', [0x17f, 0x584, 0x1e9d]],
  ['g', [0x261, 0x581, 0x18d, 0x210a]],
  ['h', [0x4bb, 0x570, 0x210e]],
  ['i', [0x456, 0x3b9, 0x131, 0x269, 0x2170, 0x2148, 0x2139]],
  ['j', [0x458, 0x3f3, 0x575, 0x2149]],
  ['k', [0x43a, 0x3ba, 0x138]],
  ['l', [0x4cf, 0x217c, 0x2113, 0x1c0]],
  ['m', [0x217f]],
  ['n', [0x578, 0x57c]],
  ['o', [0x43e, 0x3bf, 0x3c3, 0x585, 0x1d0f, 0x2134]],
  ['p', [0x440, 0x3c1, 0x2374]],
  ['q', [0x51b, 0x563, 0x566]],
  ['r', [0x433, 0x1d26, 0xab47]],
  ['s', [0x455, 0x1bd, 0xa731]],
  ['u', [0x3c5, 0x57d, 0x1d1c, 0x28b]],
  ['v', [0x475, 0x3bd, 0x1d20, 0x2174]],
  ['w', [0x51d, 0x461, 0x1d21]],
  ['x', [0x445, 0x2179, 0xd7]],
  ['y', [0x443, 0x3b3, 0x4af, 0x1d8c]],
  ['z', [0x1d22]],
  ['A', [0x410, 0x391]],
  ['B', [0x412, 0x392]],
  ['C', [0x421, 0x3f9, 0x216d, 0x2102]],
  ['D', [0x216e]],
  ['E', [0x415, 0x395, 0x2130]],
  ['F', [0x3dc, 0x2131]],
  ['G', [0x50c]],
  ['H', [0x41d, 0x397, 0x210d]],
  ['I', [0x406, 0x399, 0x4c0, 0x2160]],
  ['J', [0x408, 0x37f]],
  ['K', [0x41a, 0x39a, 0x212a]],
  ['L', [0x216c]],
  ['M', [0x41c, 0x39c, 0x216f]],
  ['N', [0x39d, 0x2115]],
  ['O', [0x41e, 0x39f, 0x555]],
  ['P', [0x420, 0x3a1, 0x2119]],
  ['Q', [0x51a, 0x211a]],
  ['R', [0x211d, 0x211b]],
  ['S', [0x405, 0x54f]],
  ['T', [0x422, 0x3a4]],
  ['U', [0x54d]],
  ['V', [0x474, 0x2164]],
  ['W', [0x51c]],
  ['X', [0x425, 0x3a7, 0x2169]],
  ['Y', [0x423, 0x3a5, 0x4ae]],
  ['Z', [0x396, 0x2124]],
  ['3', [0x417, 0x21c, 0x1b7]],
  ['-', [0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0x2043]],
  ['_', [0x2cd, 0x203f]],
  ['.', [0x2024, 0x660, 0x701]],
  ['/', [0x2044, 0x2215, 0x29f8]],
  [':', [0x589, 0x2236, 0xa789, 0x2d0]],
  [' ', [0xa0, 0x2000, 0x2002, 0x2003, 0x2007, 0x2009, 0x202f, 0x205f, 0x3000]],
]

const asciiOf = new Map(table.flatMap(([ascii, codePoints]) => codePoints.map(codePoint => [codePoint, ascii])))

/**
 * The ASCII text that a name looks like, if it is not ASCII itself and every one of its characters is ASCII, drawn like
 * ASCII, or a combining mark; undefined otherwise.
 */
export function lookalikeOf(name: string): string | undefined {
  let ascii = ''
  let changed = false
  // Composed first, so that an accented letter counts as a letter of its own and not as a plain one with a mark.
  for (const char of name.normalize('NFC')) {
    const codePoint = char.codePointAt(0) ?? 0
    if (codePoint < 0x80) {
      ascii += char
      continue
    }
    const drawn = drawnAs(codePoint)
    if (drawn === undefined) return undefined
    ascii += drawn
    changed = true
  }
  return changed ? ascii : undefined
}

function drawnAs(codePoint: number): string | undefined {
  // Full-width forms of ! to ~.
  if (codePoint >= 0xff01 && codePoint <= 0xff5e) return String.fromCharCode(codePoint - 0xfee0)
  // Combining marks: drawn over or under the letter before them.
  if (codePoint >= 0x300 && codePoint <= 0x36f) return ''
  // Mathematical letters, thirteen alphabets of A to Z and a to z, and five rows of digits.
  if (codePoint >= 0x1d400 && codePoint <= 0x1d6a3) {
    const letter = (codePoint - 0x1d400) % 52
    return String.fromCharCode(letter < 26 ? 0x41 + letter : 0x61 + letter - 26)
  }
  if (codePoint >= 0x1d7ce && codePoint <= 0x1d7ff) return String.fromCharCode(0x30 + ((codePoint - 0x1d7ce) % 10))
  return asciiOf.get(codePoint)
}

const scripts = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
] as const

/** Which of the scripts that share letter shapes a name uses. */
export function lookalikeScripts(name: string): readonly string[] {
  return scripts.filter(([, letters]) => letters.test(name)).map(([script]) => script)
}
