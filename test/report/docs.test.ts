import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Verdict } from '../../src/core/verdict.ts'
import { formatIds, formats, type FormatId } from '../../src/report/formats.ts'
import { expectGolden } from '../support/golden.ts'
import { admit, netDenied, plain80, policy, report, result } from '../support/report.ts'

const page = 'docs/formats.md'

const denied: Verdict = {
  verdict: 'deny',
  policy,
  capabilities: { granted: ['stdio.stdout'], stubbed: [], denied: ['net.tcp.connect'], unneeded: [], undecidable: [] },
  reasons: [netDenied],
}

const given = report(
  [result('dist/hello.wasm', admit()), result('dist/client.wasm', denied, { fingerprints: ['9c1f0a52b7e4d836'] })],
  [],
  'violations',
)
const text = (id: FormatId) => formats[id].format(given, plain80)
const fence = (language: string, contents: string) => `\`\`\`${language}\n${contents.trimEnd()}\n\`\`\`\n`
const excerpt = (value: unknown) => fence('json', JSON.stringify(value, undefined, 2))

interface Sarif {
  readonly runs: readonly [{ readonly results: readonly Readonly<Record<string, unknown>>[] }]
}

/** What stands below each marker, made anew by the reporters. */
const snippets: Readonly<Record<string, () => string>> = {
  table: () =>
    [
      '| format | what for | file |',
      '|---|---|---|',
      ...formatIds.map(id => `| [\`${id}\`](#${id}) | ${formats[id].title} | \`.${formats[id].extension}\` |`),
      '',
    ].join('\n'),
  text: () => fence('text', text('text')),
  json: () => excerpt((JSON.parse(text('json')) as typeof given).results[1]?.verdict.reasons[0]),
  sarif: () => {
    // The index moves with every code that is added.
    const { ruleIndex: _, ...rest } = (JSON.parse(text('sarif')) as Sarif).runs[0].results[0] ?? {}
    return excerpt(rest)
  },
  junit: () => fence('xml', text('junit')),
  github: () => fence('text', text('github')),
  gitlab: () => fence('json', text('gitlab')),
  markdown: () => fence('markdown', text('markdown').split('\n').slice(0, 11).join('\n')),
}

it('shows in the documentation what the reporters really write', () => {
  const file = readFileSync(fileURLToPath(new URL(`../../${page}`, import.meta.url)), 'utf8')
  const used: string[] = []
  const made = file.replace(
    /^<!-- snippet: (\w+) -->\n\n(?:(`{3})[\s\S]*?^\2\n|(?:\|.*\n)+)?\n*/gm,
    (_, name: string) => {
      used.push(name)
      const snippet = snippets[name]
      if (!snippet) throw new Error(`${page} names an unknown snippet: ${name}`)
      return `<!-- snippet: ${name} -->\n\n${snippet()}\n`
    },
  )
  expect(used).toEqual(Object.keys(snippets))
  expectGolden(page, `${made.trimEnd()}\n`)
})
