import { findCode, listRules } from '../../app/explain.ts'
import type { ExitReason } from '../../core/exit.ts'
import { formatExplanation, formatRulesList } from '../../report/explain.ts'
import type { CommandContext } from '../command.ts'
import { UsageError } from '../usage-error.ts'

/** `wasm-policy explain`. */
export async function explain({ args, terminal }: CommandContext): Promise<ExitReason> {
  const [text = ''] = args.operands
  const found = findCode(text)
  if (!found.ok) throw new UsageError(`unknown code "${text}"${found.hint || '; "wasm-policy rules list" shows all codes'}`)
  await terminal.out(formatExplanation(found.code, await terminal.layout()))
  return 'admitted'
}

/** `wasm-policy rules list`. */
export async function list({ terminal }: CommandContext): Promise<ExitReason> {
  await terminal.out(formatRulesList(listRules(), await terminal.layout()))
  return 'admitted'
}
