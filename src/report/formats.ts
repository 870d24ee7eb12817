import { formatGithub } from './github.ts'
import { formatGitlab } from './gitlab.ts'
import { formatJson } from './json.ts'
import { formatJunit } from './junit.ts'
import { formatMarkdown } from './markdown.ts'
import type { Formatter } from './options.ts'
import { formatSarif } from './sarif.ts'
import { formatText } from './text.ts'

interface FormatRow {
  /** What it is for, as `--help` and the docs say it. */
  readonly title: string
  /** Of a file with such a report, without the dot. */
  readonly extension: string
  readonly format: Formatter
}

/** Every format that a report can be written in; the only list of them. */
export const formats = {
  text: { title: 'for people at a terminal', extension: 'txt', format: formatText },
  json: { title: 'everything, for programs', extension: 'json', format: formatJson },
  sarif: { title: 'SARIF 2.1.0, for code scanning', extension: 'sarif', format: formatSarif },
  junit: { title: 'JUnit XML, for test reports', extension: 'xml', format: formatJunit },
  github: { title: 'annotations of a GitHub Actions run', extension: 'txt', format: formatGithub },
  gitlab: { title: 'GitLab Code Quality', extension: 'json', format: formatGitlab },
  markdown: { title: 'a pull-request comment', extension: 'md', format: formatMarkdown },
} as const satisfies Record<string, FormatRow>

export type FormatId = keyof typeof formats

export const formatIds = Object.keys(formats) as readonly FormatId[]

export function isFormatId(id: string): id is FormatId {
  return Object.hasOwn(formats, id)
}
