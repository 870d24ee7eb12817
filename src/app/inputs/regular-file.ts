import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { finding } from '../../core/finding.ts'
import { wholeInput } from '../../core/location.ts'
import { failed, fileSystemFinding, type InputFinding, type ReadResult } from './input.ts'

export type Opened =
  | { readonly ok: true; readonly fd: number; readonly size: number }
  | { readonly ok: false; readonly finding: InputFinding }

/**
 * Opens a regular file for reading; the caller closes `fd`. Anything else is refused (WP0003) before it is opened, since
 * opening alone can block on a FIFO or set off a device. As the path may lead elsewhere a moment later, the open does
 * not block either, and what was opened is looked at again: from there on only the descriptor is used.
 */
export function openRegularFile(path: string): Opened {
  try {
    const named = statSync(path)
    if (!named.isFile()) return failed(notRegular(named))
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
    try {
      const opened = fstatSync(fd)
      if (opened.isFile()) return { ok: true, fd, size: opened.size }
      closeSync(fd)
      return failed(notRegular(opened))
    } catch (error) {
      closeSync(fd)
      throw error
    }
  } catch (error) {
    return failed(fileSystemFinding(error))
  }
}

/**
 * Reads a whole regular file, but nothing of one that is larger than `limit` bytes (WP0006), so that a sparse file costs
 * nothing. A file that turns out longer or shorter than it was when it was opened is WP0009.
 */
export function readRegularFile(path: string, limit: number): ReadResult {
  const opened = openRegularFile(path)
  if (!opened.ok) return opened
  const { fd, size } = opened
  try {
    if (size === 0) return failed(finding('WP0005', {}, wholeInput))
    if (size > limit) return failed(finding('WP0006', { size, what: 'a module', limit }, wholeInput))
    const bytes = new Uint8Array(size)
    const found = fill(fd, bytes)
    const more = found === size && readSync(fd, new Uint8Array(1), 0, 1, size) === 1
    if (found === size && !more) return { ok: true, bytes }
    return failed(finding('WP0009', { found: more ? `more than ${size}` : found, expected: size }, wholeInput))
  } catch (error) {
    return failed(fileSystemFinding(error))
  } finally {
    closeSync(fd)
  }
}

/** The first `length` bytes, or fewer where the file is shorter. */
export function readHead(fd: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  return bytes.subarray(0, fill(fd, bytes))
}

function fill(fd: number, bytes: Uint8Array): number {
  let filled = 0
  while (filled < bytes.length) {
    const count = readSync(fd, bytes, filled, bytes.length - filled, filled)
    if (count === 0) break
    filled += count
  }
  return filled
}

function notRegular(stats: Stats): InputFinding {
  return finding('WP0003', { found: kindOf(stats) }, wholeInput)
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'directory'
  if (stats.isFIFO()) return 'FIFO'
  if (stats.isSocket()) return 'socket'
  if (stats.isCharacterDevice()) return 'character device'
  if (stats.isBlockDevice()) return 'block device'
  return 'special file'
}
