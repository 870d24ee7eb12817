import { codeExit } from '../../app/exit.ts'
import { suggest } from '../../app/suggest.ts'
import type { ExitReason } from '../../core/exit.ts'
import type { CommandContext } from '../command.ts'
import { problemLine } from '../problem.ts'

/** `wasm-policy suggest`. */
export async function run({ args, terminal, cwd, stdin }: CommandContext): Promise<ExitReason> {
  const suggested = await suggest(args.operands[0] ?? '', { cwd, stdin })
  if (suggested.ok) {
    await terminal.out(suggested.yaml)
    return 'admitted'
  }
  await terminal.err(problemLine(suggested.finding, suggested.path))
  return codeExit(suggested.finding.code)
}
