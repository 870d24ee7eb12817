import { printable, type Finding } from '../core/finding.ts'
import { formatTextLocation } from '../core/location.ts'
import { defuse } from '../report/log-commands.ts'
import { headline } from '../report/tally.ts'

/** One line for standard error: where, which code, what. `path` is the input that the finding is about. */
export function problemLine(found: Finding, path?: string): string {
  const place = found.at.in === 'text' ? formatTextLocation(found.at) : path
  return `${defuse(`${place === undefined ? 'wasm-policy' : printable(place)}: ${found.code} ${headline(found)}`)}\n`
}
