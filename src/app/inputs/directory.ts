import { readdirSync, statSync, type Dirent } from 'node:fs'
import { fileSystemFinding, type InputFinding } from './input.ts'

export type Walked =
  | { readonly kind: 'module'; readonly path: string; readonly shown: string }
  | { readonly kind: 'failed'; readonly path: string; readonly shown: string; readonly finding: InputFinding }

/**
 * Everything below a directory whose name ends in `.wasm`; each directory in the order of code units.
 *
 * Nothing is left out: hidden directories and `node_modules` are searched as well, for plugins live there, and a module
 * that was not looked at must not pass. Symbolic links to files are read; links to directories are not followed (like
 * `grep -r`): what they lead to is either below the directory and found there, or was not named. So there are no loops.
 * A directory that cannot be listed is a failure, not an empty one.
 *
 * @param path where the directory is
 * @param shown how its path is shown; that of each result begins with it
 */
export function walkDirectory(path: string, shown: string): readonly Walked[] {
  const walked: Walked[] = []
  // A stack and not recursion: the depth is up to whoever made the directory.
  const pending: (Walked | { readonly kind: 'directory'; readonly path: string; readonly shown: string })[] = [
    { kind: 'directory', path, shown: shown.replace(/(?<=.)\/+$/, '') },
  ]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind !== 'directory') {
      walked.push(next)
      continue
    }
    const directory = next
    try {
      const entries = readdirSync(directory.path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? 1 : -1))
      for (const entry of entries) {
        const place = { path: `${directory.path}/${entry.name}`, shown: below(directory.shown, entry.name) }
        if (entry.isDirectory()) pending.push({ kind: 'directory', ...place })
        else if (/\.wasm$/i.test(entry.name) && !leadsToDirectory(entry, place.path)) pending.push({ kind: 'module', ...place })
      }
    } catch (error) {
      walked.push({ kind: 'failed', path: directory.path, shown: directory.shown, finding: fileSystemFinding(error) })
    }
  }
  return walked
}

function below(directory: string, name: string): string {
  return directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`
}

function leadsToDirectory(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return false
  try {
    return statSync(path).isDirectory()
  } catch {
    return false // A link that leads nowhere, or in a circle: reading it says so.
  }
}
