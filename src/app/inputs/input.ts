import type { InputCode } from '../../core/codes.ts'
import { finding, type FindingOf } from '../../core/finding.ts'
import { limits } from '../../core/limits.ts'
import { wholeInput } from '../../core/location.ts'

export type InputFinding = FindingOf<InputCode>

export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly finding: InputFinding }

/** One thing to judge: a module, or something named on the command line that turned out not to be one. */
export interface Input {
  /** As the user named it; a member of an archive is `pkg.tgz!package/a.wasm`. May hold any character: print it safely. */
  readonly path: string
  /** Where it is a member of an archive, what follows the `!` after the archive in `path`; a file may be named so as well. */
  readonly member?: string
  /** The bytes, in an array of their own. Nothing is kept, so memory is bounded by what is read at one time. */
  read(): Promise<ReadResult>
}

/** The limits that reading inputs holds sizes against; tests lower them. */
export interface InputLimits {
  readonly moduleSize: number
  readonly archiveSize: number
  readonly archiveMembers: number
}

export const inputLimits: InputLimits = {
  moduleSize: limits.moduleSize.value,
  archiveSize: limits.archiveSize.value,
  archiveMembers: limits.archiveMembers.value,
}

export function failed(found: InputFinding): { readonly ok: false; readonly finding: InputFinding } {
  return { ok: false, finding: found }
}

/** An input of which it is already known that it cannot be read. */
export function failedInput(path: string, found: InputFinding): Input {
  return { path, read: async () => failed(found) }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EIO: 'input/output error',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files in the system',
  ENAMETOOLONG: 'the path is too long',
  ENXIO: 'no such device or address',
  ESTALE: 'stale file handle',
  ERR_INVALID_ARG_VALUE: 'the path holds a NUL character',
}

/** What an error of the file system means for an input. Anything that is not such an error is thrown again. */
export function fileSystemFinding(error: unknown): InputFinding {
  const code = errorCode(error)
  switch (code) {
    case undefined:
      throw error
    case 'ENOENT':
    case 'ENOTDIR':
      return finding('WP0001', {}, wholeInput)
    case 'ELOOP':
      return finding('WP0008', {}, wholeInput)
    default:
      return finding('WP0004', { reason: reasons[code] ?? code }, wholeInput)
  }
}

export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
