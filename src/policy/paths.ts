/**
 * Paths in policies, as text: nothing here looks at a file system. Paths are written with "/", on every machine, so
 * that a policy and its digest mean the same everywhere.
 */

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path)
}

/** `target` as seen from the directory that holds `fromFile`. */
export function resolvePath(fromFile: string, target: string): string {
  if (isAbsolute(target)) return normalise(target)
  const directory = fromFile.slice(0, fromFile.lastIndexOf('/') + 1)
  return normalise(directory + target)
}

/**
 * The way from the directory that holds `fromFile` to `target`: the inverse of `resolvePath`. Where there is none (one
 * is absolute and the other is not), `target` itself.
 */
export function relativePath(fromFile: string, target: string): string {
  const directory = normalise(fromFile.slice(0, fromFile.lastIndexOf('/') + 1) || '.')
  const to = normalise(target)
  if (isAbsolute(directory) !== isAbsolute(to)) return to
  const from = directory === '.' ? [] : directory.split('/')
  const goal = to === '.' ? [] : to.split('/')
  let common = 0
  while (common < from.length && common < goal.length && from[common] === goal[common]) common += 1
  const up = from.slice(common)
  if (up.includes('..')) return to
  return [...up.filter(part => part !== '').map(() => '..'), ...goal.slice(common)].join('/') || '.'
}

function normalise(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '..' || !path.startsWith('/')) parts.push(part)
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/') || '.'
}

/** What is wrong with a path as the guest sees it; undefined if nothing is. */
export function guestPathProblem(path: string): string | undefined {
  if (path.includes('\0')) return 'holds a NUL character'
  if (!path.startsWith('/')) return 'is not absolute'
  if (path === '/') return undefined
  const parts = path.slice(1).split('/')
  if (parts.includes('..')) return 'holds ".."'
  if (parts.at(-1) === '') return 'ends in "/"'
  if (parts.some(part => part === '' || part === '.')) return 'is not normalised (it holds "//" or "/./")'
  return undefined
}

/** True if one is the other or lies below it. */
export function guestPathsOverlap(a: string, b: string): boolean {
  const below = (inner: string, outer: string) => inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`)
  return below(a, b) || below(b, a)
}
