import type { Finding } from '../core/finding.ts'
import type { TextLocation } from '../core/location.ts'
import type { Subject } from '../core/report.ts'
import type { Reason } from '../core/verdict.ts'

/** Where a tool that shows files should show something: a file, and a line of it if it is text. */
export interface Place {
  readonly path: string
  /** Name within the archive that `path` is. */
  readonly member?: string
  readonly text?: { readonly line: number; readonly column: number }
}

const archive = /^(.*?\.(?:tgz|tar\.gz|tar))!(.+)$/s

/** The file that holds the subject: itself, or the archive it is a member of. */
export function subjectPlace({ path }: Subject): Place {
  const [, file, member] = archive.exec(path) ?? []
  return file === undefined || member === undefined ? { path } : { path: file, member }
}

/** Undefined for a preset: it ships with wasm-policy, so it is no file of the user's repository. */
function textPlace({ file, line, column }: TextLocation): Place | undefined {
  return file.startsWith('preset:') ? undefined : { path: file, text: { line, column } }
}

/** Undefined where the finding is not in a text file. */
export function findingPlace({ at }: Finding): Place | undefined {
  return at.in === 'text' ? textPlace(at) : undefined
}

/** The line of the policy that decides, else the text the finding is about, else the module. */
export function reasonPlace(subject: Subject, { decidedBy, finding }: Reason): Place {
  return (decidedBy && textPlace(decidedBy)) ?? findingPlace(finding) ?? subjectPlace(subject)
}

/** Forward slashes and no leading `./`, as repositories name their files. */
export function repositoryPath(path: string): string {
  const plain = path.replace(/^(?:\.\/+)+/, '')
  return plain === '' ? '.' : plain
}

/**
 * A path as a URI reference (RFC 3986): relative stays relative, absolute becomes `file:`. Each segment is
 * percent-encoded, `:` included, so that no name can pass for a scheme.
 */
export function pathToUri(path: string): string {
  const encode = (text: string) => text.split('/').map(segment => encodeURIComponent(segment.toWellFormed())).join('/')
  const drive = /^([A-Za-z]:)[\\/](.*)$/s.exec(path)
  if (drive) return `file:///${drive[1]}/${encode((drive[2] ?? '').replaceAll('\\', '/'))}`
  if (path.startsWith('/')) return `file:///${encode(path.replace(/^\/+/, ''))}`
  return encode(repositoryPath(path))
}
