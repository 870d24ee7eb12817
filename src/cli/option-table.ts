/** Every option of every command, once: parsing, help and hints follow it. */
interface OptionRow {
  /** One letter. */
  readonly short?: string
  /** What the value is called in help; an option without one is a flag. */
  readonly value?: string
  /** May be given more than once; else the last one counts. */
  readonly many?: true
  /** A flag that `--no-NAME` turns off. */
  readonly negatable?: true
  readonly help: string
}

const optionTable = {
  policy: {
    short: 'p',
    value: 'POLICY',
    many: true,
    help: 'A policy file, or a preset such as preset:cli; may be given more than once. Without it, wasm-policy.yaml is looked for here and above.',
  },
  format: { short: 'f', value: 'FORMAT', help: 'What to print: {formats}.' },
  output: {
    short: 'o',
    value: 'FORMAT=FILE',
    many: true,
    help: 'Write the report in this format to a file as well; may be given more than once. "-" is standard output, in place of text.',
  },
  'fail-on': {
    value: 'SEVERITY',
    help: 'Exit with 1 on findings at least this severe ({severities}), and on no others. The verdicts stay as they are.',
  },
  'warn-only': { help: 'Exit with 0 where modules are denied. The verdicts stay as they are; what cannot be judged still fails.' },
  baseline: { value: 'FILE', help: 'Fail only on findings that this file does not hold.' },
  'update-baseline': { help: 'Record all findings of this run in the baseline.' },
  now: { value: 'YYYY-MM-DD', help: 'The day by which exceptions expire; today where it is absent.' },
  jobs: { short: 'j', value: 'N', help: 'The most threads that judge at once; one for each processor where it is absent.' },
  catalogue: { value: 'FILE', many: true, help: 'A catalogue that classifies imports; may be given more than once.' },
  'exit-code': { help: 'Exit with 1 if the second asks for something that the first did not.' },
  verbose: { short: 'v', help: 'Say more: notes, explanations, long lists in full, and stack traces of internal errors.' },
  quiet: { short: 'q', help: 'Print no report; files and exit code only.' },
  color: { negatable: true, help: 'Colours, whatever the terminal, NO_COLOR and FORCE_COLOR say.' },
  help: { short: 'h', help: 'Show help.' },
  version: { short: 'V', help: 'Show the version.' },
} as const satisfies Record<string, OptionRow>

export type OptionName = keyof typeof optionTable

/** The table with every row seen as the same type. */
export const optionRows: Readonly<Record<OptionName, OptionRow>> = optionTable

export const optionNames = Object.keys(optionTable) as readonly OptionName[]
