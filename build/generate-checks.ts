import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { codes, type CodeRow } from '../src/core/codes.ts'
import { formatMessage } from '../src/core/finding.ts'
import { formatTextLocation, type TextLocation } from '../src/core/location.ts'
import { severities } from '../src/core/severity.ts'
import { readYaml, type YamlEntry } from '../src/core/yaml.ts'

/**
 * The boundary checks are data, one file each under `rules/checks/`. From them come the typed rows that the code table
 * takes in and the reference pages.
 */
export interface Check extends CodeRow {
  readonly code: string
}

const folder = 'rules/checks'
const required = ['code', 'title', 'severity', 'message', 'explanation', 'remedy'] as const
const known: readonly string[] = [...required, 'source']

export function generateChecks(): Map<string, string> {
  const directory = fileURLToPath(new URL(`../${folder}/`, import.meta.url))
  const names = readdirSync(directory).toSorted()
  const checks = readChecks(names.map(name => ({ path: `${folder}/${name}`, text: readFileSync(`${directory}${name}`, 'utf8') })))
  return new Map([
    ['src/core/generated/checks.ts', checksModule(checks)],
    ['docs/reference/checks.md', checksPage(checks)],
    ['docs/reference/codes.md', codesPage(checks)],
  ])
}

/** Throws one error that names every fault as `file:line:column`. */
export function readChecks(files: readonly { readonly path: string; readonly text: string }[]): readonly Check[] {
  const faults: string[] = []
  const checks: Check[] = []
  const places = new Map<string, TextLocation>()
  for (const { path, text } of files) {
    const start: TextLocation = { in: 'text', file: path, line: 1, column: 1 }
    const fault = (at: TextLocation, problem: string) => faults.push(`${formatTextLocation(at)}: ${problem}`)

    const yaml = readYaml(path, text)
    if (!yaml.ok) {
      for (const found of yaml.findings) fault(found.at.in === 'text' ? found.at : start, formatMessage(found))
      continue
    }
    const [document] = yaml.documents
    if (yaml.documents.length !== 1 || document?.kind !== 'mapping') {
      fault(start, 'expected one mapping with the keys of a check')
      continue
    }
    const entries = new Map<string, YamlEntry>(document.entries.map(entry => [entry.key, entry]))
    for (const { key, keyAt } of document.entries) {
      if (!known.includes(key)) fault(keyAt, `unknown key "${key}"; expected ${known.join(', ')}`)
    }
    for (const key of required) if (!entries.has(key)) fault(start, `the key "${key}" is missing`)

    const read = (key: string): string => {
      const entry = entries.get(key)
      if (entry === undefined) return ''
      const { value } = entry
      if (value.kind === 'scalar' && typeof value.value === 'string' && value.value.trim() !== '') {
        // Folded scalars end with a line break.
        return value.value.trim().replace(/\s+/g, ' ')
      }
      fault(value.at, `"${key}" must be text`)
      return ''
    }
    const at = (key: string) => entries.get(key)?.value.at ?? start

    const code = read('code')
    if (entries.has('code')) {
      if (!/^WP2\d{3}$/.test(code)) fault(at('code'), `found code "${code}"; boundary checks have WP2 and three digits`)
      else if (!new RegExp(`/${code}-[a-z0-9]+(-[a-z0-9]+)*\\.yaml$`).test(`/${path}`)) {
        fault(at('code'), `the file of check ${code} must be named ${code}-words-in-lower-case.yaml`)
      }
      const first = places.get(code)
      if (first === undefined) places.set(code, at('code'))
      else fault(at('code'), `${code} is already defined at ${formatTextLocation(first)}`)
    }
    const stated = read('severity')
    const severity = severities.find(name => name === stated)
    if (severity === undefined && stated !== '') fault(at('severity'), `found severity "${stated}"; expected ${severities.join(', ')}`)
    const message = read('message')
    if (/[{}]/.test(message.replace(/\{[a-z][a-zA-Z]*\}/g, ''))) fault(at('message'), 'a brace is not part of a {parameter}')

    checks.push({
      code,
      title: read('title'),
      severity: severity ?? 'critical',
      message,
      explanation: read('explanation'),
      remedy: read('remedy'),
      ...(entries.has('source') ? { source: read('source') } : {}),
    })
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return checks.toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

const notice = 'Generated from rules/checks/ and src/core/codes.ts by build/generate-checks.ts. Do not edit.'

function checksModule(checks: readonly Check[]): string {
  const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const rows = checks.map(({ code, ...row }) => {
    const fields = Object.entries(row).map(([key, text]) => `    ${key}: ${quote(text)},\n`)
    return `  ${code}: {\n${fields.join('')}  },\n`
  })
  const body = rows.length === 0 ? '{}' : `{\n${rows.join('')}}`
  return `// ${notice}\nexport const boundaryChecks = ${body} as const\n`
}

function checksPage(checks: readonly Check[]): string {
  const lines = [
    `<!-- ${notice} -->`,
    '# Boundary checks',
    '',
    'How a module touches the edges of its sandbox. Each check has a stable code, so that policies can weigh it',
    'otherwise (`severity`) or accept it for a time (`exceptions`).',
    '',
    '| code | title | severity |',
    '|---|---|---|',
    ...checks.map(({ code, title, severity }) => `| [${code}](#${anchor(code, title)}) | ${cell(title)} | ${severity} |`),
  ]
  for (const check of checks) {
    lines.push(...section('##', check.code, check))
    if (check.source !== undefined) lines.push('', `Source: ${check.source}`)
  }
  return `${lines.join('\n')}\n`
}

const groups = [
  { prefix: 'WP0', title: 'Input', about: 'What was named cannot be read.' },
  { prefix: 'WP1', title: 'Format', about: 'It is not a module that can be judged.' },
  { prefix: 'WP2', title: 'Boundary', about: 'How the module touches the edges of the sandbox.' },
  { prefix: 'WP3', title: 'Policy decisions', about: 'What was asked against what was granted.' },
  { prefix: 'WP4', title: 'Policy files', about: 'A policy, catalogue or baseline that does not load.' },
  { prefix: 'WP9', title: 'Internal', about: 'wasm-policy itself failed.' },
]

function codesPage(checks: readonly Check[]): string {
  // The module that is loaded may hold yesterday's checks: those just read take their place.
  const rows = new Map<string, CodeRow>(Object.entries(codes).filter(([code]) => !code.startsWith('WP2')))
  for (const check of checks) rows.set(check.code, check)
  const lines = [
    `<!-- ${notice} -->`,
    '# Codes',
    '',
    'Every error and finding that wasm-policy can give. Codes are stable: they are never reused or renumbered.',
    '`wasm-policy explain CODE` prints the same text.',
  ]
  for (const { prefix, title, about } of groups) {
    const members = [...rows].filter(([code]) => code.startsWith(prefix)).toSorted(([a], [b]) => (a < b ? -1 : 1))
    lines.push('', `## ${title} (${prefix}xxx)`, '', about)
    for (const [code, row] of members) {
      lines.push(...section('###', code, row))
      rows.delete(code)
    }
  }
  if (rows.size > 0) throw new Error(`codes of no group: ${[...rows.keys()].join(', ')}`)
  return `${lines.join('\n')}\n`
}

function section(level: string, code: string, row: CodeRow): readonly string[] {
  return [
    '',
    `${level} ${code}: ${row.title}`,
    '',
    `Severity: ${row.severity}. Message: \`${row.message}\``,
    '',
    row.explanation,
    '',
    `**Remedy:** ${row.remedy}`,
  ]
}

// As GitHub makes anchors: lower case, punctuation dropped, spaces to hyphens.
function anchor(code: string, title: string): string {
  return `${code}: ${title}`.toLowerCase().replace(/[^\w\- ]/g, '').replaceAll(' ', '-')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
