import { printable } from '../core/finding.ts'
import type { Profile } from '../core/profile.schema.ts'
import { count, hanging } from './layout.ts'
import { statement, symbolsOf } from './marks.ts'
import type { FormatOptions } from './options.ts'

/** The positive result, or which guarantee does not hold and why. */
export function formatBoundary({ boundary }: Profile, options: FormatOptions): readonly string[] {
  const { good, deny, unknown } = symbolsOf(options)
  const { guarantees, checked } = boundary
  if (guarantees.length === 0) {
    return statement(unknown, 'caution', 'Nothing was checked about reaching outside the sandbox', options)
  }
  const broken = guarantees.filter(({ holds }) => !holds)
  const all = `${count(guarantees.length, 'guarantee')} checked, all hold`
  const headline =
    broken.length === 0
      ? statement(good, 'good', `No instruction reaches outside the sandbox: ${all}`, options)
      : statement(deny, 'bad', `${broken.length} of ${count(guarantees.length, 'guarantee')} about the sandbox not shown`, options)
  const details = options.verbose ? guarantees : broken
  return [
    ...headline,
    ...details.flatMap(({ guarantee, holds, because }) =>
      hanging(`      ${holds ? good : deny} `, `${printable(guarantee)}: ${printable(because)}`, options.width),
    ),
    ...(options.verbose ? hanging('      ', `${count(checked.length, 'boundary check')} ran`, options.width) : []),
  ]
}
