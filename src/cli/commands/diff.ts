import { diff } from '../../app/diff.ts'
import { codeExit, worstExit } from '../../app/exit.ts'
import type { ExitReason } from '../../core/exit.ts'
import { formatDiff } from '../../report/diff.ts'
import { stringifyJson } from '../../report/json-text.ts'
import { choice } from '../choice.ts'
import type { CommandContext } from '../command.ts'
import { problemLine } from '../problem.ts'

/** `wasm-policy diff`. */
export async function run({ args, terminal, cwd, stdin }: CommandContext): Promise<ExitReason> {
  const format = choice('--format', args.value('format') ?? 'text', ['text', 'json'])
  const [before = '', after = ''] = args.operands
  const differed = await diff(before, after, { cwd, stdin })
  if (!differed.ok) {
    for (const { path, finding } of differed.problems) await terminal.err(problemLine(finding, path))
    return worstExit(differed.problems.map(({ finding }) => codeExit(finding.code)))
  }
  const { diff: found, paths } = differed
  await terminal.out(format === 'json' ? stringifyJson(found) : formatDiff(found, paths, await terminal.layout()))
  return args.flag('exit-code') === true && found.asksMore ? 'violations' : 'admitted'
}
