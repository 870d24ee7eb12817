import type { ExitReason } from '../core/exit.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './terminal.ts'

/** What a command gets; what it returns becomes the exit code. */
export interface CommandContext {
  readonly args: Arguments
  readonly terminal: Terminal
  /** Absolute. */
  readonly cwd: string
  readonly stdin: AsyncIterable<Uint8Array>
}

export type Run = (context: CommandContext) => Promise<ExitReason>
