import { didYouMean } from '../app/did-you-mean.ts'
import { packageVersion } from '../app/package-root.ts'
import { exitCodes, type ExitReason } from '../core/exit.ts'
import { finding, printable } from '../core/finding.ts'
import { wholeInput } from '../core/location.ts'
import { headline } from '../report/tally.ts'
import { parseArguments } from './arguments.ts'
import { commandNames, commandRows, commonOptions, type CommandName } from './command-table.ts'
import { optionNames } from './option-table.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The command: finds what to run, runs it, and turns what happened into an exit code. */
async function main(argv: readonly string[]): Promise<ExitReason> {
  const verbose = argv.includes('--verbose') || argv.includes('-v')
  let terminal = processTerminal({ color: undefined, verbose })
  let name: CommandName | undefined
  try {
    const found = findCommand(argv)
    if (found.kind === 'none') return await runWithoutCommand(found.args, terminal)
    if (found.kind === 'group') return await help(terminal, found.name)
    name = found.name
    const { args } = found
    const row = commandRows[name]
    const parsed = parseArguments(args, [...row.options, ...commonOptions])
    terminal = processTerminal({ color: parsed.flag('color'), verbose: parsed.flag('verbose') ?? false })
    if (parsed.flag('help') === true) return await help(terminal, name)
    const [least, most] = row.count
    if (parsed.operands.length < least) throw new UsageError(`${name} needs ${row.operands}`)
    if (parsed.operands.length > most) throw new UsageError(`${name} takes ${row.operands || 'no arguments'}, found "${parsed.operands[most]}" as well`)
    const run = await row.load()
    return await run({ args: parsed, terminal, cwd: process.cwd(), stdin })
  } catch (error) {
    return await failure(error, terminal, verbose, name)
  }
}

/** Opened only if it is read. */
const stdin: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() }

type Found =
  | { readonly kind: 'command'; readonly name: CommandName; readonly args: readonly string[] }
  /** The first word of several commands, where help is asked for. */
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'none'; readonly args: readonly string[] }

/** The command may be one word or two; what precedes it are options of no command. */
function findCommand(argv: readonly string[]): Found {
  const [first, second] = argv
  if (first === undefined || first.startsWith('-')) return { kind: 'none', args: argv }
  if (first === 'help') return second === undefined ? { kind: 'none', args: ['--help'] } : findCommand([...argv.slice(1), '--help'])
  const one = commandNames.find(name => name === first)
  if (one !== undefined) return { kind: 'command', name: one, args: argv.slice(1) }
  const two = commandNames.find(name => name === `${first} ${second}`)
  if (two !== undefined) return { kind: 'command', name: two, args: argv.slice(2) }
  const group = commandNames.filter(name => name.startsWith(`${first} `))
  if (group.length > 0 && (second === undefined || second.startsWith('-'))) {
    if (argv.includes('--help') || argv.includes('-h')) return { kind: 'group', name: first }
    throw new UsageError(`"${first}" needs one of ${group.map(name => name.slice(first.length + 1)).join(', ')}`, first)
  }
  const written = group.length > 0 ? `${first} ${second}` : first
  const known = group.length > 0 ? group : [...new Set(commandNames.map(name => name.split(' ')[0] ?? name))]
  throw new UsageError(`unknown command "${written}"${didYouMean(written, known)}`, group.length > 0 ? first : undefined)
}

async function runWithoutCommand(args: readonly string[], terminal: Terminal): Promise<ExitReason> {
  const parsed = parseArguments(args, optionNames)
  if (parsed.flag('version') === true) {
    await terminal.out(`${packageVersion()}\n`)
    return 'admitted'
  }
  if (parsed.flag('help') === true) return help(terminal, undefined)
  if (args.length > 0) throw new UsageError('which command?')
  const { formatHelp } = await import('./help.ts')
  await terminal.err(formatHelp(undefined, await terminal.layout()))
  return 'usage'
}

async function help(terminal: Terminal, name: string | undefined): Promise<ExitReason> {
  const { formatHelp } = await import('./help.ts')
  await terminal.out(formatHelp(name, await terminal.layout()))
  return 'admitted'
}

/** Known problems plainly; what nobody expected with what a report about it needs. */
async function failure(error: unknown, terminal: Terminal, verbose: boolean, name?: CommandName): Promise<ExitReason> {
  if (error instanceof UsageError) {
    const topic = error.topic ?? name
    const help = topic === undefined ? 'wasm-policy --help' : `wasm-policy ${topic} --help`
    await terminal.err(`wasm-policy: ${printable(error.message)}\nTry "${help}".\n`)
    return 'usage'
  }
  if (error instanceof Error && error.name === 'WriteError') {
    await terminal.err(`wasm-policy: ${printable(error.message)}\n`)
    return 'usage'
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  await terminal.err(`wasm-policy: WP9001 ${headline(finding('WP9001', { reason: message }, wholeInput))}\n`)
  await terminal.err(verbose ? `${stack}\n` : 'Run it again with --verbose for the stack trace.\n')
  return 'internal'
}

// Until the end is reached, anything that ends the process is a failure of its own: Node would say 0, 1 or 13.
process.exitCode = exitCodes.internal.code
let broken = false
process.on('uncaughtException', error => {
  broken = true
  process.exitCode = exitCodes.internal.code
  void failure(error, processTerminal({ color: undefined, verbose: false }), process.argv.includes('--verbose'))
})
// Not awaited at the top: what is loaded later may import this bundle, and would wait for it for ever.
void main(process.argv.slice(2)).then(reason => {
  // Never process.exit(): it would cut off what a pipe has not taken yet.
  if (!broken) process.exitCode = exitCodes[reason].code
})
