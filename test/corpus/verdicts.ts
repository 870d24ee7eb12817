import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'
import type { Judgement } from './judge.ts'

const file = join(import.meta.dirname, 'verdicts.json')

/** The golden verdicts, by `package path`. With `BLESS=1` what is found becomes golden. */
export class GoldenVerdicts {
  private readonly golden: Record<string, Judgement> = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Judgement>
  private readonly bless = process.env['BLESS'] === '1'

  /** How a judgement differs from the golden one; nothing, if it does not. */
  differences(module: string, judged: Judgement): string[] {
    if (this.bless) {
      this.golden[module] = judged
      return []
    }
    const golden = this.golden[module]
    if (golden === undefined) return ['has no golden verdict; BLESS=1 makes one']
    const [found, expected] = [flat(judged), flat(golden)]
    return Object.keys({ ...expected, ...found }).flatMap(key =>
      found[key] === expected[key] ? [] : [format('%s: %s, golden is %s', key, found[key], expected[key])],
    )
  }

  /** Writes what was blessed: one line a module, in order. */
  save(): void {
    if (!this.bless) return
    const lines = Object.keys(this.golden).sort().map(key => `${JSON.stringify(key)}: ${JSON.stringify(this.golden[key])}`)
    writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
  }
}

function flat({ flavour, capabilities, verdicts }: Judgement): Record<string, string> {
  return { flavour, capabilities: capabilities.join(' '), ...verdicts }
}
