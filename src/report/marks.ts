import { hanging } from './layout.ts'
import type { FormatOptions } from './options.ts'
import type { Role } from './theme.ts'

const symbols = {
  unicode: { deny: '✖', warn: '⚠', note: 'ℹ', excepted: '○', good: '✔', unknown: '?', dot: '·' },
  ascii: { deny: 'x', warn: '!', note: 'i', excepted: 'o', good: '+', unknown: '?', dot: '-' },
} as const

/** The marks in front of lines; without Unicode each is an ASCII character. */
export function symbolsOf({ unicode }: FormatOptions): (typeof symbols)['unicode' | 'ascii'] {
  return unicode ? symbols.unicode : symbols.ascii
}

/** A line that begins with a mark in the colour of its role; the text hangs behind it. */
export function statement(symbol: string, role: Role, text: string, { theme, width }: FormatOptions): readonly string[] {
  const head = `  ${symbol} `
  return hanging(head, text, width).map((line, index) => (index === 0 ? theme(role, head) + line.slice(head.length) : line))
}
