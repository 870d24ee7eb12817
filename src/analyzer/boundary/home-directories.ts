import { byteSet, isIn, letter, runEnd, startsWith, text } from './byte-text.ts'
import type { Pattern } from './matches.ts'

/** Directories under /home and /Users that are not a person's: CI services, containers, and Emscripten's own. */
const impersonal: ReadonlySet<string> = new Set(
  [
    'web_user runner user username users you me name root app node nobody admin build builder buildbot builduser jenkins',
    'travis circleci vsts vsts_azpcontainer gitlab-runner github gitpod codespace vscode ubuntu debian ec2-user linuxbrew',
    'runneradmin runneradministrator administrator containeradministrator public default shared rust rustuser docker',
    'emscripten go test tester foo bar home index example',
  ].flatMap(names => names.split(' ')),
)

const nameByte = byteSet('a-zA-Z0-9._-')
const urlByte = byteSet('a-zA-Z0-9._~:/?#@!$&*+,;=%-')
const LONGEST_NAME = 32
const LEAST_NAME = 2
const LONGEST_URL = 96

/** `/home/alice/…`, in one of the ways that systems and source code write it. */
function homeBelow(directory: string, separator: string, chunk: string): Pattern {
  const lead = chunk.length === 4 ? directory.indexOf(chunk) : 0
  return {
    chunk,
    match(bytes, at, { start, end }) {
      const root = at - lead
      const name = root + directory.length
      if (root < start || !startsWith(bytes, root, directory)) return undefined
      const stop = runEnd(bytes, name, Math.min(end, name + LONGEST_NAME), nameByte)
      if (stop - name < LEAST_NAME || !startsWith(bytes, stop, separator)) return undefined
      // A directory alone says nothing of a machine; a file or directory in it must follow.
      if (!isIn(nameByte, bytes[stop + separator.length]) || stop + separator.length >= end) return undefined
      const user = text(bytes, name, stop)
      if (impersonal.has(user.toLowerCase()) || !/[a-zA-Z]/.test(user)) return undefined
      if (directory.startsWith('/') && inUrl(bytes, start, root)) return undefined
      if (directory.startsWith(':') && !isIn(letter, bytes[root - 1])) return undefined
      const path = `${directory.startsWith(':') ? text(bytes, root - 1, root) : ''}${directory}${user}`
      return { at: root, end: stop, kind: path, shown: path }
    },
  }
}

/** Whether what stands before is the beginning of a URL: `https://host` before `/home/page/…`. */
function inUrl(bytes: Uint8Array, start: number, at: number): boolean {
  const first = Math.max(start, at - LONGEST_URL)
  for (let pos = at - 3; pos >= first && isIn(urlByte, bytes[pos]); pos--) {
    if (startsWith(bytes, pos, '://')) return isIn(letter, bytes[pos - 1])
  }
  return false
}

export const homeDirectoryPatterns: readonly Pattern[] = [
  homeBelow('/home/', '/', '/hom'),
  homeBelow('/Users/', '/', '/Use'),
  homeBelow(':\\Users\\', '\\', ':\\Us'),
  homeBelow(':\\\\Users\\\\', '\\\\', ':\\\\U'),
]
