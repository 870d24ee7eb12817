import { codes, type Code } from '../core/codes.ts'
import { columns, hanging } from './layout.ts'
import type { FormatOptions } from './options.ts'

export type ExplainOptions = Pick<FormatOptions, 'width' | 'theme'>

const codeIds = Object.keys(codes) as readonly Code[]

/** What `wasm-policy explain WP3001` says: the row of the code, in words. */
export function formatExplanation(code: Code, { width, theme }: ExplainOptions): string {
  const { title, severity, message, explanation, remedy } = codes[code]
  const section = (name: string, text: string) => ['', theme('strong', name), ...hanging('  ', text, width)]
  return [
    theme('heading', `${code} ${title}`),
    ...section('Severity', severity),
    ...section('Says', message),
    ...section('Why', explanation),
    ...section('What to do', remedy),
    '',
  ].join('\n')
}

/** Every code with its severity and title, a block for each thousand. */
export function formatCodeList({ width, theme }: ExplainOptions): string {
  const families: Readonly<Record<string, string>> = {
    WP0: 'Inputs that cannot be read',
    WP1: 'Modules that cannot be judged',
    WP2: 'Boundary checks',
    WP3: 'Policy decisions',
    WP4: 'Policy files',
    WP9: 'wasm-policy itself',
  }
  const blocks = Object.entries(families).map(([prefix, name]) => {
    const rows = codeIds.filter(code => code.startsWith(prefix)).map(code => [code, codes[code].severity, codes[code].title])
    return rows.length === 0 ? [] : [[theme('heading', name), ...columns(rows, '  ', width)].join('\n')]
  })
  return `${blocks.flat().join('\n\n')}\n`
}

/** A preset or a catalogue, as `rules list` shows it. */
export interface ListedRule {
  readonly name: string
  readonly description: string
}

/** What `rules list` shows: presets and catalogues by name, then the codes. */
export function formatRulesList(
  lists: readonly { readonly title: string; readonly rules: readonly ListedRule[] }[],
  options: ExplainOptions,
): string {
  const blocks = lists.map(({ title, rules }) =>
    [
      options.theme('heading', title),
      ...columns(rules.map(({ name, description }) => [name, description]), '  ', options.width),
      '',
      '',
    ].join('\n'),
  )
  return blocks.join('') + formatCodeList(options)
}
