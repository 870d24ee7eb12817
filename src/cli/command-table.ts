import type { Run } from './command.ts'
import { run as check } from './commands/check.ts'
import type { OptionName } from './option-table.ts'

interface CommandRow {
  readonly summary: string
  /** Operands, as help shows them. */
  readonly operands: string
  /** How many operands there may be. */
  readonly count: readonly [least: number, most: number]
  readonly options: readonly OptionName[]
  readonly details?: string
  readonly examples: readonly (readonly [command: string, what: string])[]
  readonly load: () => Promise<Run>
}

/** Every command, once: dispatch, help and hints follow it. Code other than that of `check` is loaded when its command runs. */
const commandTable = {
  check: {
    summary: 'Judge modules by a policy',
    operands: '<file|directory|pattern|archive|->...',
    count: [1, Infinity],
    options: [
      'policy', 'format', 'output', 'fail-on', 'warn-only', 'baseline', 'update-baseline', 'now', 'jobs', 'quiet',
    ],
    details:
      'Directories are searched for names that end in .wasm; npm tarballs and other tar archives for the modules in them; "-" is a module on standard input. What cannot be read or judged is not admitted.',
    examples: [
      ['wasm-policy check dist/app.wasm --policy policy.yaml', 'one module'],
      ['wasm-policy check dist --policy preset:cli', 'every module below dist, by a preset'],
      ['wasm-policy check plugin-1.2.0.tgz', 'an npm tarball, by the nearest wasm-policy.yaml'],
      ['wasm-policy check dist -o sarif=out.sarif -o junit=out.xml', 'a report to read, and two for machines'],
      ['wasm-policy check dist --baseline wasm-baseline.json --update-baseline', 'accept what is there today'],
      ['curl -s https://example.com/a.wasm | wasm-policy check -', 'a module that is piped in'],
    ],
    // Part of the start: a file of its own would cost more than it saves.
    load: async () => check,
  },
  inspect: {
    summary: 'Show what modules can do',
    operands: '<file|directory|pattern|archive|->...',
    count: [1, Infinity],
    options: ['format', 'catalogue'],
    details: 'As JSON, each module is one Profile (schemas/profile.schema.json); several follow one another.',
    examples: [
      ['wasm-policy inspect dist/app.wasm', 'a table for people'],
      ['wasm-policy inspect dist/app.wasm --format json | jq .capabilities', 'the Profile, for programs'],
    ],
    load: () => import('./commands/inspect.ts').then(({ run }) => run),
  },
  suggest: {
    summary: 'Propose the least policy that admits a module',
    operands: '<module|profile>',
    count: [1, 1],
    options: [],
    examples: [['wasm-policy suggest dist/app.wasm > wasm-policy.yaml', 'a policy to start from']],
    load: () => import('./commands/suggest.ts').then(({ run }) => run),
  },
  diff: {
    summary: 'Show what one version of a module asks for that another does not',
    operands: '<before> <after>',
    count: [2, 2],
    options: ['format', 'exit-code'],
    details: 'Each is a module, or a Profile as "inspect --format json" writes it.',
    examples: [
      ['wasm-policy diff old.wasm new.wasm', 'two modules'],
      ['wasm-policy diff released.json dist/app.wasm --exit-code', 'fail if the build asks for more than the release'],
    ],
    load: () => import('./commands/diff.ts').then(({ run }) => run),
  },
  'policy validate': {
    summary: 'Check policies without judging anything',
    operands: '[policy]...',
    count: [0, Infinity],
    options: ['policy', 'now'],
    examples: [['wasm-policy policy validate policies/*.yaml', 'each with what it extends, its rules and catalogues']],
    load: () => import('./commands/policy.ts').then(({ validate }) => validate),
  },
  'policy show': {
    summary: 'Show policies resolved, with the origin of every line',
    operands: '[policy]...',
    count: [0, Infinity],
    options: ['policy', 'now'],
    examples: [['wasm-policy policy show preset:cli', 'what a preset grants']],
    load: () => import('./commands/policy.ts').then(({ show }) => show),
  },
  'policy schema': {
    summary: 'Print the JSON Schema of policies',
    operands: '',
    count: [0, 0],
    options: [],
    examples: [['wasm-policy policy schema > policy.schema.json', 'for completion in editors']],
    load: () => import('./commands/policy.ts').then(({ schema }) => schema),
  },
  'rules list': {
    summary: 'List presets, catalogues and every code',
    operands: '',
    count: [0, 0],
    options: [],
    examples: [['wasm-policy rules list', '']],
    load: () => import('./commands/explain.ts').then(({ list }) => list),
  },
  explain: {
    summary: 'Explain a finding or error',
    operands: '<code>',
    count: [1, 1],
    options: [],
    examples: [['wasm-policy explain WP3001', 'what it means and what to do']],
    load: () => import('./commands/explain.ts').then(({ explain }) => explain),
  },
} as const satisfies Record<string, CommandRow>

export type CommandName = keyof typeof commandTable

/** The table with every row seen as the same type. */
export const commandRows: Readonly<Record<CommandName, CommandRow>> = commandTable

export const commandNames = Object.keys(commandTable) as readonly CommandName[]

/** Options that every command takes. */
export const commonOptions: readonly OptionName[] = ['verbose', 'color', 'help']
