import { closeSync, readdir, statSync, type Dirent } from 'node:fs'
import { resolve } from 'node:path'
import { finding } from '../../core/finding.ts'
import { wholeInput } from '../../core/location.ts'
import { archiveHead, looksLikeArchive } from './archive-magic.ts'
import { failedInput, fileSystemFinding, inputLimits } from './input.ts'
import type { Input, InputFinding, InputLimits } from './input.ts'
import { openRegularFile, readHead, readRegularFile } from './regular-file.ts'

export interface CollectOptions {
  /** What relative paths and patterns start from. */
  readonly cwd: string
  /** What `-` reads, once: usually `process.stdin`. */
  readonly stdin: AsyncIterable<Uint8Array>
  readonly limits?: InputLimits
}

/**
 * What the arguments of the command name, in their order: files, directories, patterns, archives, and `-` for standard
 * input. Nothing but the beginnings of files and the listings of archives is read yet.
 *
 * Whatever is wrong with an argument becomes an input that fails when it is read, so that one bad argument does not hide
 * the others, and none is lost: an argument that yields nothing fails as well (WP0002). A file that several arguments
 * name is taken once, at its first place.
 */
export async function collectInputs(args: readonly string[], options: CollectOptions): Promise<readonly Input[]> {
  const found = new Map<string, Input>()
  for (const arg of args) {
    for (const target of await expandPattern(arg, options.cwd)) {
      for (const { key, input } of await inputsOf(target, options)) if (!found.has(key)) found.set(key, input)
    }
  }
  return [...found.values()]
}

interface Found {
  /** What is read, and not how it is shown: a file may be named like a member of an archive. */
  readonly key: string
  readonly input: Input
}

interface Target {
  readonly kind: 'path' | 'stdin' | 'nothing'
  readonly shown: string
}

// A path that exists is never read as a pattern, so that `a[1].wasm` can be named.
async function expandPattern(arg: string, cwd: string): Promise<readonly Target[]> {
  if (arg === '-') return [{ kind: 'stdin', shown: arg }]
  if (!/[*?[\]{}()!]/.test(arg) || exists(resolve(cwd, arg))) return [{ kind: 'path', shown: arg }]
  const { glob, isDynamicPattern } = await import('tinyglobby')
  if (!isDynamicPattern(arg)) return [{ kind: 'path', shown: arg }]
  const found = await glob(arg, {
    cwd, dot: true, onlyFiles: true, expandDirectories: false, followSymbolicLinks: false,
    fs: { readdir: readdirWithLinks as typeof readdir },
  })
  if (found.length === 0) return [{ kind: 'nothing', shown: arg }]
  return found.toSorted().map(shown => ({ kind: 'path', shown }))
}

// The walk leaves out links of every kind. One to a file is a file here, and so is one that leads nowhere: reading it says
// so. Links to directories are not followed, as in `walkDirectory`.
function readdirWithLinks(
  path: string,
  options: { readonly withFileTypes: true },
  done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
): void {
  readdir(path, options, (error, entries) => {
    for (const entry of entries ?? []) {
      if (!entry.isSymbolicLink() || leadsToDirectory(`${path}/${entry.name}`)) continue
      Object.assign(entry, { isSymbolicLink: () => false, isFile: () => true })
    }
    done(error, entries)
  })
}

function leadsToDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function exists(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch {
    return false
  }
}

async function inputsOf({ kind, shown }: Target, options: CollectOptions): Promise<readonly Found[]> {
  const { cwd, stdin, limits = inputLimits } = options
  switch (kind) {
    case 'nothing':
      return [{ key: `pattern ${shown}`, input: failedInput(shown, finding('WP0002', { what: 'pattern' }, wholeInput)) }]
    case 'stdin': {
      const { readStream } = await import('./standard-input.ts')
      return [{ key: 'stdin', input: { path: '<stdin>', read: () => readStream(stdin, limits.moduleSize) } }]
    }
    case 'path':
      return pathInputs(resolve(cwd, shown), shown, limits)
    default:
      return kind satisfies never
  }
}

async function pathInputs(path: string, shown: string, limits: InputLimits): Promise<readonly Found[]> {
  try {
    if (statSync(path).isDirectory()) return await directoryInputs(path, shown, limits)
  } catch (error) {
    return [failedFile(path, shown, fileSystemFinding(error))]
  }
  const opened = openRegularFile(path)
  if (!opened.ok) return [failedFile(path, shown, opened.finding)]
  try {
    if (opened.size === 0 || !looksLikeArchive(shown, readHead(opened.fd, archiveHead))) return [file(path, shown, limits)]
  } catch (error) {
    return [failedFile(path, shown, fileSystemFinding(error))]
  } finally {
    closeSync(opened.fd)
  }
  const { archiveInputs } = await import('./archive.ts')
  const members = await archiveInputs(path, shown, limits)
  return members.map(input => ({ key: `member ${path}\0${input.path.slice(shown.length)}`, input }))
}

async function directoryInputs(path: string, shown: string, limits: InputLimits): Promise<readonly Found[]> {
  const { walkDirectory } = await import('./directory.ts')
  const files = walkDirectory(path, shown).map(found =>
    found.kind === 'module' ? file(found.path, found.shown, limits) : failedFile(found.path, found.shown, found.finding),
  )
  return files.length > 0 ? files : [failedFile(path, shown, finding('WP0002', { what: 'directory' }, wholeInput))]
}

function file(path: string, shown: string, limits: InputLimits): Found {
  return { key: `file ${path}`, input: { path: shown, read: async () => readRegularFile(path, limits.moduleSize) } }
}

function failedFile(path: string, shown: string, found: InputFinding): Found {
  return { key: `file ${path}`, input: failedInput(shown, found) }
}
