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

/** Whether some text matches both. Of two patterns with wildcards, time is that of one comparison. */
export function patternsOverlap(first: string, second: string): boolean {
  if (!first.includes('*')) return matchesPattern(second, first)
  if (!second.includes('*')) return matchesPattern(first, second)
  // What stands between the first and the last "*" of the one can always be put where a "*" of the other is, so only
  // the two ends can disagree.
  const [start, otherStart] = [first.slice(0, first.indexOf('*')), second.slice(0, second.indexOf('*'))]
  const [end, otherEnd] = [first.slice(first.lastIndexOf('*') + 1), second.slice(second.lastIndexOf('*') + 1)]
  return (
    (start.startsWith(otherStart) || otherStart.startsWith(start)) && (end.endsWith(otherEnd) || otherEnd.endsWith(end))
  )
}
