import { policySchema, showPolicies, type ShownPolicies } from '../../app/show-policy.ts'
import type { ExitReason } from '../../core/exit.ts'
import { printable } from '../../core/finding.ts'
import { defuse } from '../../report/log-commands.ts'
import type { CommandContext } from '../command.ts'
import { problemLine } from '../problem.ts'
import { dayOf } from '../today.ts'

/** `wasm-policy policy validate`. */
export async function validate(context: CommandContext): Promise<ExitReason> {
  const shown = await load(context)
  if (!shown.ok) return 'usage'
  for (const { name, origin, digest } of shown.policies) {
    await context.terminal.out(`${defuse(`${printable(origin)}: ${printable(name)} is valid, digest ${digest}`)}\n`)
  }
  return 'admitted'
}

/** `wasm-policy policy show`. */
export async function show(context: CommandContext): Promise<ExitReason> {
  const shown = await load(context)
  if (!shown.ok) return 'usage'
  await context.terminal.out(shown.policies.map(({ yaml }) => yaml).join('---\n'))
  return 'admitted'
}

/** `wasm-policy policy schema`. */
export async function schema({ terminal }: CommandContext): Promise<ExitReason> {
  await terminal.out(policySchema())
  return 'admitted'
}

async function load({ args, terminal, cwd }: CommandContext): Promise<ShownPolicies> {
  const policies = [...args.operands, ...args.values('policy')]
  const shown = await showPolicies({ policies, cwd, now: dayOf(args.value('now')) })
  for (const found of shown.ok ? shown.notices : shown.findings) await terminal.err(problemLine(found))
  return shown
}
