import { didYouMean } from '../app/did-you-mean.ts'
import { optionNames, optionRows, type OptionName } from './option-table.ts'
import { UsageError } from './usage-error.ts'

/** A command line taken apart. */
export interface Arguments {
  /** What is not an option, in order. */
  readonly operands: readonly string[]
  /** True if the flag was given, false if its negation was; the last one counts. */
  flag(name: OptionName): boolean | undefined
  value(name: OptionName): string | undefined
  values(name: OptionName): readonly string[]
}

/**
 * Options as GNU programs take them: `--name value`, `--name=value`, `-n value`, `-nvalue`, flags joined as `-qv`,
 * `--no-name`, and `--` before operands that begin with a dash. `-` alone is an operand.
 *
 * @param allowed the options of the command; another one is an error that names it
 */
export function parseArguments(args: readonly string[], allowed: readonly OptionName[]): Arguments {
  const operands: string[] = []
  const given = new Map<OptionName, (string | boolean)[]>()
  const add = (name: OptionName, value: string | boolean) => given.set(name, [...(given.get(name) ?? []), value])
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      operands.push(...rest)
      break
    }
    if (arg === '-' || !arg.startsWith('-')) {
      operands.push(arg)
      continue
    }
    const [, written = '', joined] = /^(--?[^=]*)(?:=(.*))?$/s.exec(arg) ?? []
    if (!arg.startsWith('--')) {
      const name = optionNames.find(each => optionRows[each].short === arg[1] && allowed.includes(each))
      if (name === undefined) throw unknownOption(arg.slice(0, 2), allowed)
      const row = optionRows[name]
      const tail = arg.slice(2)
      if (row.value !== undefined) add(name, tail === '' ? take(rest, arg) : tail.replace(/^=/, ''))
      else {
        add(name, true)
        if (tail !== '') rest.unshift(`-${tail}`)
      }
      continue
    }
    const word = written.slice(2)
    const name = allowed.find(each => each === word)
    const negated = allowed.find(each => optionRows[each].negatable === true && `no-${each}` === word)
    if (name === undefined && negated === undefined) throw unknownOption(written, allowed)
    if (name !== undefined && optionRows[name].value !== undefined) add(name, joined ?? take(rest, written))
    else if (joined !== undefined) throw new UsageError(`${written} takes no value`)
    else if (negated !== undefined) add(negated, false)
    else if (name !== undefined) add(name, true)
  }
  // Joined to a directory an empty name is the directory itself; more likely a variable was not set.
  if (operands.includes('')) throw new UsageError('an argument is empty; expected a name (is a variable not set?)')
  const values = (name: OptionName) => (given.get(name) ?? []).filter(value => typeof value === 'string')
  return {
    operands,
    flag: name => (given.get(name) ?? []).filter(value => typeof value === 'boolean').at(-1),
    value: name => values(name).at(-1),
    values,
  }
}

function take(rest: string[], option: string): string {
  const value = rest.shift()
  // "-" is a value; anything else that looks like an option is more likely one whose value was forgotten before it.
  if (value === undefined || (value.startsWith('-') && value !== '-')) throw new UsageError(`${option} needs a value`)
  return value
}

function unknownOption(option: string, allowed: readonly OptionName[]): UsageError {
  const known = allowed.flatMap(name => [`--${name}`, ...(optionRows[name].negatable === true ? [`--no-${name}`] : [])])
  return new UsageError(`unknown option "${option}"${didYouMean(option, known)}`)
}
