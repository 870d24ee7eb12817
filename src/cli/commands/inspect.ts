import { codeExit, worstExit } from '../../app/exit.ts'
import { inspect } from '../../app/inspect.ts'
import type { ExitReason } from '../../core/exit.ts'
import { formatProfile } from '../../report/inspect.ts'
import { stringifyJson } from '../../report/json-text.ts'
import { choice } from '../choice.ts'
import type { CommandContext } from '../command.ts'
import { problemLine } from '../problem.ts'

/** `wasm-policy inspect`. */
export async function run({ args, terminal, cwd, stdin }: CommandContext): Promise<ExitReason> {
  const format = choice('--format', args.value('format') ?? 'text', ['text', 'json'])
  const inspected = await inspect({ inputs: args.operands, catalogues: args.values('catalogue'), cwd, stdin })
  if (!inspected.ok) {
    for (const found of inspected.findings) await terminal.err(problemLine(found))
    return 'usage'
  }
  const layout = await terminal.layout()
  const exits: ExitReason[] = []
  let printed = false
  for await (const inspection of inspected.inspections) {
    if (!inspection.ok) {
      await terminal.err(problemLine(inspection.finding, inspection.path))
      exits.push(codeExit(inspection.finding.code))
      continue
    }
    const { path, profile } = inspection
    const text = format === 'json' ? stringifyJson(profile) : formatProfile(profile, { path }, layout)
    await terminal.out(printed && format === 'text' ? `\n${text}` : text)
    printed = true
  }
  return worstExit(exits)
}
