import { printable } from '../core/finding.ts'
import { defuse } from './log-commands.ts'

/**
 * JSON with two spaces of indentation and a newline at the end. Characters that a terminal or an editor would act on or
 * hide (bidi controls, C1, zero-width) are written as `\uXXXX`: the same value, but nothing to be fooled by.
 */
export function stringifyJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2)
  const safe = text
    .split('\n')
    .map(line => defuse(printable(line) === line ? line : escapeLine(line), ':', '\\u0023'))
    .join('\n')
  return `${safe}\n`
}

function escapeLine(line: string): string {
  return Array.from(line, character => (printable(character) === character ? character : escapeUnits(character))).join('')
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
