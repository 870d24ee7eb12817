import { createReadStream } from 'node:fs'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Extract } from 'tar-stream'
import { finding } from '../../core/finding.ts'
import { wholeInput } from '../../core/location.ts'
import { isGzip } from './archive-magic.ts'
import { errorCode, failed, failedInput, fileSystemFinding } from './input.ts'
import type { Input, InputFinding, InputLimits, ReadResult } from './input.ts'
import { openRegularFile, readHead } from './regular-file.ts'

type Entry = Extract extends AsyncIterable<infer E> ? E : never

interface Member {
  /** Position among all members of the archive. */
  readonly position: number
  readonly name: string
  readonly size: number
}

/** Ends the reading of an archive with a finding of its own. */
class ArchiveError extends Error {
  readonly finding: InputFinding
  constructor(found: InputFinding) {
    super(found.code)
    this.finding = found
  }
}

/**
 * The modules (`*.wasm`) in a tar archive, plain or compressed with gzip; npm's tarballs are such. The archive is read
 * through once to list them, so that a truncated or oversized one is refused as a whole, and once more while they are
 * read, one at a time. Nothing is written to disk.
 *
 * A member whose name could lead out of its place (`package/../../a.wasm`) is refused (WP0007), as unpackers do: where it
 * belongs, and so which policy is meant for it, cannot be told.
 *
 * Links that are named like modules are findings (WP0003), since unpacking would turn them into modules that nobody
 * looked at. An archive with members of unknown type is refused: what they do to others is not known.
 */
export async function archiveInputs(path: string, shown: string, limits: InputLimits): Promise<readonly Input[]> {
  const inputs: Input[] = []
  const members: Member[] = []
  const names = new Map<string, number>()
  const readMember = memberReader(path, limits, members)
  try {
    let position = 0
    for await (const entry of archiveEntries(path, limits)) {
      const { name, type, size } = entry.header
      if (/\.wasm$/i.test(name) && type !== 'directory') {
        const times = (names.get(name) ?? 0) + 1
        names.set(name, times)
        // The same name again is another module, and would replace the first when unpacked.
        const label = `${name}${times === 1 ? '' : ` (${times})`}`
        const found = memberFinding(name, type, size, limits)
        if (found === undefined) {
          const member = { position, name, size }
          members.push(member)
          inputs.push({ path: `${shown}!${label}`, member: label, read: () => readMember(member) })
        } else inputs.push(failedInput(`${shown}!${label}`, found))
      }
      position += 1
      entry.resume()
    }
  } catch (error) {
    return [failedInput(shown, archiveFinding(error))]
  }
  return inputs.length > 0 ? inputs : [failedInput(shown, finding('WP0002', { what: 'archive' }, wholeInput))]
}

/** Below the archive and written in one way only, but for the `./` that `tar -C directory .` puts in front. */
function isPlain(name: string): boolean {
  const segments = name.replace(/^\.\//, '').split('/')
  return !name.includes('\\') && segments.every(segment => segment !== '' && segment !== '.' && segment !== '..')
}

function memberFinding(name: string, type: string, size: number, limits: InputLimits): InputFinding | undefined {
  if (type !== 'file' && type !== 'contiguous-file') {
    const links: Readonly<Record<string, string>> = { link: 'hard link', symlink: 'symbolic link' }
    return finding('WP0003', { found: links[type] ?? type }, wholeInput)
  }
  if (!isPlain(name)) {
    const reason = `the name of its member "${name}" is absolute or holds "..", ".", "//" or a backslash`
    return finding('WP0007', { reason }, wholeInput)
  }
  if (size === 0) return finding('WP0005', {}, wholeInput)
  if (size > limits.moduleSize) return finding('WP0006', { size, what: 'a module', limit: limits.moduleSize }, wholeInput)
  return undefined
}

/**
 * Reads members in whatever order they are asked for, one after the other. An archive can only be read forwards, so in
 * its own order it takes a single pass; going back starts again.
 */
function memberReader(path: string, limits: InputLimits, members: readonly Member[]): (member: Member) => Promise<ReadResult> {
  let entries: AsyncGenerator<Entry> | undefined
  let position = 0
  let queue: Promise<unknown> = Promise.resolve()

  const stop = async () => {
    await entries?.return(undefined)
    entries = undefined
  }

  const advance = async (member: Member): Promise<ReadResult> => {
    if (entries === undefined || position > member.position) {
      await stop()
      entries = archiveEntries(path, limits)
      position = 0
    }
    for (let next = await entries.next(); next.done !== true; next = await entries.next()) {
      const entry = next.value
      position += 1
      if (position <= member.position) {
        entry.resume()
        continue
      }
      if (entry.header.name !== member.name || entry.header.size !== member.size) break
      const bytes = await collectEntry(entry, member.size)
      if (member === members.at(-1)) await stop()
      return { ok: true, bytes }
    }
    await stop()
    return failed(corrupt('it changed while it was read').finding)
  }

  return member => {
    const result = queue
      .then(() => advance(member))
      .catch(async (error: unknown) => {
        await stop().catch(() => {})
        return failed(archiveFinding(error))
      })
    queue = result
    return result
  }
}

async function collectEntry(entry: Entry, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  let filled = 0
  for await (const chunk of entry as AsyncIterable<Uint8Array>) {
    if (filled + chunk.length > size) throw corrupt('a member is longer than its header says')
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  if (filled !== size) throw corrupt('a member is shorter than its header says')
  return bytes
}

/** All members in order. The consumer has to read or `resume()` each before it asks for the next. */
async function* archiveEntries(path: string, limits: InputLimits): AsyncGenerator<Entry> {
  const opened = openRegularFile(path)
  if (!opened.ok) throw new ArchiveError(opened.finding)
  const file = createReadStream('', { fd: opened.fd, highWaterMark: chunkSize })
  const unpacked = isGzip(readHead(opened.fd, 2)) ? createGunzip({ chunkSize }) : new PassThrough()
  const entries = extract()
  const running = pipeline(file, unpacked, capped(limits.archiveSize), entries)
  // The iteration below throws the same error.
  running.catch(() => {})
  try {
    let count = 0
    for await (const entry of entries) {
      const { name, size } = entry.header
      // The declaration does not say that an unknown type is null.
      const type: string | null = entry.header.type
      count += 1
      if (count > limits.archiveMembers) throw corrupt(`it has more than ${limits.archiveMembers} members`)
      if (type === null) throw corrupt(`its member "${name}" is of unknown type`)
      if (!Number.isSafeInteger(size) || size < 0) throw corrupt(`its member "${name}" has an impossible size`)
      yield entry
    }
    await running
  } finally {
    file.destroy()
    entries.destroy()
  }
}

const chunkSize = 1 << 18

/** Lets `limit` bytes through. */
function capped(limit: number): Transform {
  let total = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      total += chunk.length
      if (total <= limit) return done(null, chunk)
      const params = { size: `more than ${limit}`, what: 'an unpacked archive', limit }
      done(new ArchiveError(finding('WP0006', params, wholeInput)))
    },
  })
}

function corrupt(reason: string): ArchiveError {
  return new ArchiveError(finding('WP0007', { reason }, wholeInput))
}

const zlibReasons: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'the gzip data ends too early',
  Z_DATA_ERROR: 'the gzip data is corrupt',
  Z_NEED_DICT: 'the gzip data needs a dictionary',
}

function archiveFinding(error: unknown): InputFinding {
  if (error instanceof ArchiveError) return error.finding
  const code = errorCode(error)
  const reason = code === undefined ? tarReason(error) : zlibReasons[code]
  return reason === undefined ? fileSystemFinding(error) : finding('WP0007', { reason }, wholeInput)
}

// The tar reader tells its errors apart by their text alone.
function tarReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (text.startsWith('Unexpected end of data')) return 'the tar data ends too early'
  return text.startsWith('Invalid tar header') ? 'it holds no valid tar header' : text
}
