import { closeSync } from 'node:fs'
import { formatMessage } from '../core/finding.ts'
import { limits } from '../core/limits.ts'
import { openRegularFile, readHead } from './inputs/regular-file.ts'

export type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

/**
 * A file that a person wrote: a regular file of bounded size, in UTF-8. `reason` completes a sentence that begins with
 * the path.
 */
export function readTextFile(path: string, limit: number = limits.textSize.value): TextFile {
  const opened = openRegularFile(path)
  if (!opened.ok) return { ok: false, reason: formatMessage(opened.finding) }
  try {
    const bytes = opened.size > limit ? undefined : readHead(opened.fd, limit + 1)
    if (bytes === undefined || bytes.length > limit) {
      return { ok: false, reason: `${Math.max(opened.size, limit + 1)} bytes; the limit is ${limit}` }
    }
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (error) {
    return { ok: false, reason: error instanceof TypeError ? 'the file is not valid UTF-8' : String(error) }
  } finally {
    closeSync(opened.fd)
  }
}
