import { exitCodes } from '../core/exit.ts'
import { severities } from '../core/severity.ts'
import { formatIds } from '../report/formats.ts'
import { columns, hanging } from '../report/layout.ts'
import type { FormatOptions } from '../report/options.ts'
import { commandNames, commandRows, commonOptions, type CommandName } from './command-table.ts'
import { optionRows, type OptionName } from './option-table.ts'

/** What `--help` shows: of one command, of those that share a first word, or of all. */
export function formatHelp(topic: string | undefined, options: FormatOptions): string {
  const command = commandNames.find(name => name === topic)
  const blocks =
    topic === undefined ? overview(options) : command === undefined ? groupHelp(topic, options) : commandHelp(command, options)
  return `${blocks.filter(lines => lines.length > 0).map(lines => lines.join('\n')).join('\n\n')}\n`
}

type Blocks = readonly (readonly string[])[]

function overview(options: FormatOptions): Blocks {
  const { theme, width } = options
  const commands = commandNames.map(name => [name, commandRows[name].summary])
  return [
    [
      `${theme('strong', 'wasm-policy')} tells what WebAssembly modules can do, and holds that against a policy.`,
    ],
    [theme('heading', 'Usage'), '  wasm-policy <command> [options]'],
    [theme('heading', 'Commands'), ...columns(commands, '  ', width)],
    [theme('heading', 'Options'), ...optionLines([...commonOptions, 'version'], 'check', options)],
    exampleLines(
      [
        ['wasm-policy check dist/app.wasm --policy policy.yaml', 'judge a module; the exit code says how it went'],
        ['wasm-policy inspect dist/app.wasm', 'see what it can do'],
        ['wasm-policy suggest dist/app.wasm > wasm-policy.yaml', 'start a policy'],
        ['wasm-policy check --help', 'everything about one command'],
      ],
      options,
    ),
    exitLines(options),
  ]
}

function groupHelp(group: string, options: FormatOptions): Blocks {
  const { theme, width } = options
  const names = commandNames.filter(name => name.startsWith(`${group} `))
  return [
    [theme('heading', 'Usage'), `  wasm-policy ${group} <command> [options]`],
    [theme('heading', 'Commands'), ...columns(names.map(name => [name, commandRows[name].summary]), '  ', width)],
    exampleLines(names.flatMap(name => commandRows[name].examples), options),
    hanging('', `"wasm-policy ${names[0]} --help" says more about that command.`, width),
  ]
}

function commandHelp(name: CommandName, options: FormatOptions): Blocks {
  const { theme, width } = options
  const row = commandRows[name]
  return [
    hanging('', `${row.summary}.${row.details === undefined ? '' : ` ${row.details}`}`, width),
    [theme('heading', 'Usage'), `  wasm-policy ${name} ${[row.operands, '[options]'].filter(part => part !== '').join(' ')}`],
    [theme('heading', 'Options'), ...optionLines([...row.options, ...commonOptions], name, options)],
    exampleLines(row.examples, options),
    ...(name === 'check' ? [exitLines(options)] : []),
  ]
}

function optionLines(names: readonly OptionName[], command: CommandName, { width }: FormatOptions): readonly string[] {
  const rows = names.map(name => {
    const { short, value, negatable, help } = optionRows[name]
    const long = `--${negatable === true ? '[no-]' : ''}${name}${value === undefined ? '' : ` ${value}`}`
    const formats = command === 'check' ? formatIds : formatIds.filter(id => id === 'text' || id === 'json')
    const text = help.replace('{formats}', `${formats.join(', ')}; text where it is absent`).replace('{severities}', severities.join(', '))
    return [`${short === undefined ? '    ' : `-${short}, `}${long}`, text]
  })
  return columns(rows, '  ', width)
}

function exampleLines(examples: readonly (readonly [command: string, what: string])[], { theme }: FormatOptions): readonly string[] {
  return [
    theme('heading', 'Examples'),
    ...examples.flatMap(([command, what]) => [...(what === '' ? [] : [theme('muted', `  # ${what}`)]), `  ${command}`]),
  ]
}

function exitLines({ theme, width }: FormatOptions): readonly string[] {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => [String(code).padStart(3), meaning])
  return [theme('heading', 'Exit codes'), ...columns(rows, '  ', width)]
}
