import { defuse } from './log-commands.ts'

/**
 * Text for terminals: display width, wrapping, columns. Everything works on plain text; colours are put around finished
 * pieces by the caller, so that no escape sequence is ever measured or cut.
 */

// Unicode's own properties stand in for the East Asian Width table: these scripts and emoji take two cells.
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]/u
const ascii = /^[\x20-\x7e]*$/

function characterWidth(character: string): number {
  if (wide.test(character)) return 2
  return zeroWidth.test(character) ? 0 : 1
}

/** Terminal cells that printable text takes. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/**
 * Breaks text at spaces into lines of at most `width` cells. A longer word stays whole on a line of its own, so that a
 * path can be copied and searched for. No line can be taken for a command by a CI runner, wherever it breaks.
 */
export function wrap(text: string, width: number): readonly string[] {
  const room = Math.max(width, 8)
  const lines: string[] = []
  let line = ''
  for (const word of defuse(text).split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) <= room) {
      line = `${line} ${word}`
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    line = defuse(word)
  }
  lines.push(line)
  return lines
}

/** Wraps `text` after `prefix`; further lines are indented to where the text began. */
export function hanging(prefix: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(displayWidth(prefix))
  return wrap(text, width - indent.length).map((line, index) => (index === 0 ? prefix : indent) + line)
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/**
 * Columns two spaces apart, as wide as their widest cell but at most 45 % of `width`. The last column wraps; where a
 * cell is wider than its column, the last one moves to a line of its own.
 */
export function columns(rows: readonly (readonly string[])[], indent: string, width: number): readonly string[] {
  const most = Math.floor(width * 0.45)
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, cell] of row.slice(0, -1).entries()) {
      widths[index] = Math.min(Math.max(widths[index] ?? 0, displayWidth(defuse(cell))), most)
    }
  }
  const left = indent + widths.map(each => ' '.repeat(each + 2)).join('')
  return rows.flatMap(row => {
    const cells = row.slice(0, -1).map(cell => defuse(cell))
    const last = row.at(-1) ?? ''
    const prefix = indent + cells.map((cell, index) => `${padEnd(cell, widths[index] ?? 0)}  `).join('')
    const lines = cells.every((cell, index) => displayWidth(cell) <= (widths[index] ?? 0))
      ? hanging(prefix, last, width)
      : [...hanging(indent, prefix.trim(), width), ...hanging(left, last, width)]
    return lines.map(line => line.trimEnd())
  })
}

/** `1 module`, `3 modules`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Bytes as people read them, in binary units with one decimal: `41.2 KiB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1024) return count(bytes, 'byte')
  for (const [unit, size] of [['KiB', 1024], ['MiB', 1024 ** 2]] as const) {
    // Rounded first, so that no size reads "1024.0 KiB".
    const rounded = (bytes / size).toFixed(1)
    if (Number(rounded) < 1024) return `${rounded} ${unit}`
  }
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`
}
