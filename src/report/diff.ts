import { isCode } from '../core/codes.ts'
import { formatMessage, printable, type Finding } from '../core/finding.ts'
import type { Change, ProfileDiff } from '../core/profile-diff.ts'
import { byteSize, hanging } from './layout.ts'
import type { FormatOptions } from './options.ts'

/** What `wasm-policy diff` shows: `+` is new in the second, `-` is gone from it. */
export function formatDiff(diff: ProfileDiff, paths: readonly [before: string, after: string], options: FormatOptions): string {
  const { theme, width } = options
  const identity = (sign: string, path: string, { sha256, size }: ProfileDiff['before']) =>
    hanging(`${sign} `, `${printable(path)} (${byteSize(size)}, sha256 ${sha256.slice(0, 12)})`, width)
  const lines = (sign: '+' | '-', texts: readonly string[]) =>
    texts.flatMap(text => hanging(`  ${sign} `, printable(text), width).map(line => theme(sign === '+' ? 'caution' : 'muted', line)))
  const section = <T>(title: string, change: Change<T>, say: (item: T) => string): readonly string[] => {
    const both = [...lines('+', change.added.map(say)), ...lines('-', change.removed.map(say))]
    return both.length === 0 ? [] : [theme('heading', title), ...both]
  }
  const blocks = [
    [...identity('-', paths[0], diff.before), ...identity('+', paths[1], diff.after)].map(line => theme('strong', line)),
    section('Capabilities', diff.capabilities, id => id),
    section('Needed for certain now', { added: diff.nowCertain, removed: [] }, id => id),
    section('Imports', diff.imports, ({ module, name, kind, type }) => `${kind} ${module}.${name} ${type}`),
    section('Exports', diff.exports, ({ name, kind, type }) => `${kind} ${name} ${type}`),
    section('Proposals used', diff.proposals, proposal => proposal),
    section('Boundary findings', diff.findings, ({ code, severity, params }) => {
      const message = isCode(code) ? formatMessage({ code, severity, params, at: { in: 'module' } } as unknown as Finding) : ''
      return `${code} ${severity} ${message}`
    }),
    [theme('strong', diff.asksMore ? 'The second asks for more than the first.' : 'The second asks for nothing that the first did not.')],
  ]
  return `${blocks.filter(block => block.length > 0).map(block => block.join('\n')).join('\n\n')}\n`
}
