import { Chalk, type ChalkInstance } from 'chalk'
import type { Role, Theme } from './theme.ts'

/**
 * A theme in ANSI colours. Load this file with `await import()`: chalk inspects the terminal when it is loaded, which
 * takes longer than many a check. `level` decides here, not what chalk finds: 1 is 16 colours, 2 is 256, 3 is 16 million.
 */
export function chalkTheme(level: 1 | 2 | 3): Theme {
  const chalk = new Chalk({ level })
  const styles: Readonly<Record<Role, ChalkInstance>> = {
    heading: chalk.bold.underline,
    good: chalk.green,
    bad: chalk.red,
    caution: chalk.yellow,
    muted: chalk.dim,
    strong: chalk.bold,
  }
  return (role, text) => styles[role](text)
}
