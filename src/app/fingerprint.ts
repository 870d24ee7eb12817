import { relative, resolve, sep } from 'node:path'
import { sha256 } from '../core/digest/sha256.ts'
import type { Subject } from '../core/report.ts'
import type { Reason } from '../core/verdict.ts'

/**
 * What makes a finding the same finding tomorrow: its code, its parameters, what these leave out, and the module it
 * is about. Byte offsets,
 * policy lines, severities and other findings are left out, because they move with every build and every edit.
 *
 * The module is its path as seen from the working directory, with "/", so that checkouts in different places agree. A
 * module that moves therefore has new findings: what was accepted for one file must not be accepted for another that
 * takes its turn (RATIONALE: "What a fingerprint is made of").
 */
export function fingerprint({ finding: { code, params }, identity }: Reason, subject: Subject, directory: string): string {
  const sorted = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const [file, ...member] = portablePath(subject, directory)
  const place = member.length === 0 ? file : [file, ...member]
  const about = identity === undefined ? [sorted] : [sorted, identity]
  return sha256(JSON.stringify(['v1', code, place, ...about])).slice(0, 32)
}

/**
 * The file, and the member of it where it is an archive. The file is relative to `directory` where it lies below, with
 * "/"; else as it was given. The member is as the archive has it: nothing in its name leads to another file.
 */
export function portablePath({ path, member }: Subject, directory: string): readonly [string, ...string[]] {
  const file = member === undefined ? path : path.slice(0, -member.length - 1)
  const below = relative(directory, resolve(directory, file))
  const inside = below !== '' && below !== '..' && !below.startsWith(`..${sep}`)
  const portable = (inside ? below : file).split(sep).join('/')
  return member === undefined ? [portable] : [portable, member]
}
