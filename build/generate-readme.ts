import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { exitCodes, exitPrecedence } from '../src/core/exit.ts'
import { formatIds, formats } from '../src/report/formats.ts'
import { terminalSvg } from './terminal-svg.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** What README.md and its picture show is what the command really prints. */
const args = [
  'check',
  'node_modules/@wasm-fmt/zig_fmt/zig_fmt.wasm',
  'node_modules/source-map/lib/mappings.wasm',
  '--policy',
  'demo/formatter.yaml',
]
const commandLine = `npx wasm-policy ${args.join(' ')}`

/** The parts of README.md between `<!-- begin:NAME -->` and `<!-- end -->`; the rest is written by hand. */
export function generateReadme(): Map<string, string> {
  const parts: Readonly<Record<string, string>> = {
    transcript: `\`\`\`console\n$ ${commandLine}\n${run([...args, '--no-color'])}\`\`\``,
    exits: [
      '| code | meaning |',
      '|---:|---|',
      ...Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${meaning} |`),
      '',
      `With several modules the worst decides, in this order: ${exitPrecedence.map(reason => exitCodes[reason].code).join(', ')}.`,
    ].join('\n'),
    formats: ['| format | what for |', '|---|---|', ...formatIds.map(id => `| \`${id}\` | ${formats[id].title} |`)].join('\n'),
    policy: `\`\`\`yaml\n${readFileSync(`${root}demo/build-tool.yaml`, 'utf8')}\`\`\``,
  }
  const written = readFileSync(`${root}README.md`, 'utf8')
  const readme = written.replace(/(<!-- begin:(\w+) -->\n)(?:[^]*?\n)??(<!-- end -->)/g, (_, begin: string, name: string, end: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`README.md: nothing is generated as "${name}"`)
    return `${begin}${part}\n${end}`
  })
  return new Map([
    ['README.md', readme],
    ['docs/images/check.svg', terminalSvg(`$ ${commandLine.replace('node_modules/source-map', '\\\n    node_modules/source-map')}\n\n${run([...args, '--color'])}`, 'wasm-policy check')],
  ])
}

// The sources and not dist/, so that what is generated never depends on a build.
function run(words: readonly string[]): string {
  const env = { PATH: process.env['PATH'] }
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/cli/main.ts', ...words], { cwd: root, encoding: 'utf8', env })
  if (status !== exitCodes.violations.code) throw new Error(`wasm-policy ${words.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}
