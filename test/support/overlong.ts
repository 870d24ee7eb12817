import { displayWidth } from '../../src/report/layout.ts'

/**
 * Lines wider than `width`, but for those that one word makes so: it cannot be broken without being spoilt.
 *
 * @param labels cells of the widest mark, label or columns that a word can stand behind
 */
export function overlong(lines: readonly string[], width: number, labels = 20): readonly string[] {
  return lines.filter(text => {
    const last = text.slice(text.lastIndexOf(' ') + 1)
    return displayWidth(text) > width && displayWidth(last) <= width - labels
  })
}
