/**
 * Name patterns of policies and catalogues: `*` stands for any run of characters, the empty one included; every other
 * character for itself. Nothing can be escaped: no import name that is to be matched exactly holds a `*` (one that does
 * is matched by itself).
 */

/** Whether the whole of `text` matches. Time is at most the product of both lengths. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text
  let p = 0
  let t = 0
  let star = -1
  let retry = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p
      p += 1
      retry = t
    } else if (pattern[p] === text[t]) {
      p += 1
      t += 1
    } else if (star >= 0) {
      p = star + 1
      retry += 1
      t = retry
    } else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}

/** Whether some text matches both. */
export function patternsOverlap(first: string, second: string): boolean {
  if (!first.includes('*')) return first === second || matchesPattern(second, first)
  if (!second.includes('*')) return matchesPattern(first, second)
  // reachable[j]: the first i characters of `first` and the first j of `second` can match the same text.
  let reachable = startRow(second)
  for (let i = 0; i < first.length; i += 1) {
    const a = first[i]
    const next: boolean[] = [reachable[0] === true && a === '*']
    for (let j = 1; j <= second.length; j += 1) {
      const b = second[j - 1]
      if (a === '*' || b === '*') next[j] = reachable[j] === true || next[j - 1] === true || reachable[j - 1] === true
      else next[j] = a === b && reachable[j - 1] === true
    }
    reachable = next
  }
  return reachable[second.length] === true
}

function startRow(pattern: string): boolean[] {
  const row = [true]
  for (let i = 0; i < pattern.length; i += 1) row.push(row[i] === true && pattern[i] === '*')
  return row
}
