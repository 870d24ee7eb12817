import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { errorCode } from './inputs/input.ts'

/** A file could not be written; the message says which and why, for people. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
}

/**
 * Writes a file as a whole: whoever reads it meanwhile, and whatever fails, sees the old contents or the new, never a
 * part. A link is followed, so that what it points at is replaced; a device or pipe (`/dev/stderr`) is written to.
 */
export function writeFileAtomically(path: string, text: string): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false })
    if (existing !== undefined && !existing.isFile()) {
      writeFileSync(path, text)
      return
    }
    const target = existing === undefined ? path : realpathSync(path)
    const temporary = `${target}.${process.pid}.tmp`
    try {
      writeFileSync(temporary, text, { flag: 'wx' })
      if (existing !== undefined) chmodSync(temporary, existing.mode & 0o777)
      renameSync(temporary, target)
    } catch (error) {
      // A file that was in the way belongs to somebody else.
      if (errorCode(error) !== 'EEXIST') rmSync(temporary, { force: true })
      throw error
    }
  } catch (error) {
    throw writeError(path, error)
  }
}

/** What an error of the file system means for `what` was written; another error is a defect, and comes back as it is. */
export function writeError(what: string, error: unknown): unknown {
  const code = errorCode(error)
  return code === undefined ? error : new WriteError(`${what} cannot be written: ${reasons[code] ?? code}`)
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'a part of the path is not a directory',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would become too large',
  EIO: 'input/output error',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  EEXIST: 'a temporary file of that name is in the way',
}
