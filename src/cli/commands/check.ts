import { check, type CheckRequest } from '../../app/check.ts'
import { writeFileAtomically } from '../../app/write-file.ts'
import type { ExitReason } from '../../core/exit.ts'
import { printable } from '../../core/finding.ts'
import { severities } from '../../core/severity.ts'
import { formatIds, formats, type FormatId } from '../../report/formats.ts'
import type { Arguments } from '../arguments.ts'
import { choice } from '../choice.ts'
import type { CommandContext } from '../command.ts'
import { ProgressBar } from '../progress.ts'
import { fileLayout } from '../terminal.ts'
import { dayOf } from '../today.ts'
import { UsageError } from '../usage-error.ts'

/** `wasm-policy check`. */
export async function run({ args, terminal, cwd, stdin }: CommandContext): Promise<ExitReason> {
  const { printed, outputs } = readFormats(args)
  const progress = new ProgressBar(terminal)
  const { report, defects } = await check({
    ...readRequest(args),
    cwd,
    stdin,
    onProgress: (done, total) => progress.update(done, total),
  })
  progress.end()
  const layout = await terminal.layout()
  for (const output of outputs) {
    writeFileAtomically(output.file, formats[output.format].format(report, { ...fileLayout, verbose: layout.verbose }))
  }
  if (printed !== undefined) await terminal.out(formats[printed].format(report, layout))
  if (layout.verbose) for (const defect of defects) await terminal.err(`${printableLines(defect)}\n`)
  return report.exit
}

function readRequest(args: Arguments): Omit<CheckRequest, 'cwd' | 'stdin'> {
  const failOn = args.value('fail-on')
  const baseline = args.value('baseline')
  const update = args.flag('update-baseline') ?? false
  if (update && baseline === undefined) throw new UsageError('--update-baseline needs --baseline FILE')
  const jobs = args.value('jobs')
  if (jobs !== undefined && !/^[1-9]\d{0,3}$/.test(jobs)) {
    throw new UsageError(`--jobs: expected a number from 1 to 9999, found "${jobs}"`)
  }
  return {
    inputs: args.operands,
    policies: args.values('policy'),
    now: dayOf(args.value('now')),
    warnOnly: args.flag('warn-only') ?? false,
    ...(failOn !== undefined && { failOn: choice('--fail-on', failOn, severities) }),
    ...(baseline !== undefined && { baseline: { file: baseline, update } }),
    ...(jobs !== undefined && { jobs: Number(jobs) }),
  }
}

/** What goes to standard output: the report of `--format`, or that of `-o FORMAT=-` in its place, or nothing. */
function readFormats(args: Arguments): { readonly printed: FormatId | undefined; readonly outputs: readonly Output[] } {
  const format = args.value('format')
  const chosen = choice('--format', format ?? 'text', formatIds)
  const all = readOutputs(args.values('output'))
  const outputs = all.filter(({ file }) => file !== '-')
  const toStdout = all.find(({ file }) => file === '-')
  const quiet = args.flag('quiet') === true
  if (toStdout === undefined) return { printed: quiet ? undefined : chosen, outputs }
  if (format !== undefined && !quiet) {
    throw new UsageError(`--output: "-" is standard output, where --format ${chosen} goes already; give one of the two`)
  }
  return { printed: toStdout.format, outputs }
}

interface Output {
  readonly format: FormatId
  readonly file: string
}

function readOutputs(written: readonly string[]): readonly Output[] {
  const outputs: Output[] = []
  for (const output of written) {
    const [, word = '', file = ''] = /^([^=]*)=(.*)$/s.exec(output) ?? []
    if (file === '') throw new UsageError(`--output: expected FORMAT=FILE, such as sarif=out.sarif, found "${output}"`)
    const format = choice('--output', word, formatIds)
    if (outputs.some(other => other.file === file)) throw new UsageError(`--output: "${file}" is named twice`)
    outputs.push({ format, file })
  }
  return outputs
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
