import { relative, resolve, sep } from 'node:path'
import { sha256 } from '../core/digest/sha256.ts'
import type { Finding } from '../core/finding.ts'

/**
 * What makes a finding the same finding tomorrow: its code, its parameters and the module it is about. Byte offsets,
 * policy lines, severities and other findings are left out, because they move with every build and every edit.
 *
 * The module is its path as seen from the working directory, with "/", so that checkouts in different places agree. A
 * module that moves therefore has new findings: what was accepted for one file must not be accepted for another that
 * takes its turn (RATIONALE: "What a fingerprint is made of").
 */
export function fingerprint({ code, params }: Finding, path: string, directory: string): string {
  const sorted = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const identity = JSON.stringify(['v1', code, portablePath(path, directory), sorted])
  return sha256(identity).slice(0, 32)
}

/** Relative to `directory` where it lies below, with "/"; else as it was given. */
export function portablePath(path: string, directory: string): string {
  const below = relative(directory, resolve(directory, path))
  const inside = below !== '' && below !== '..' && !below.startsWith(`..${sep}`)
  return (inside ? below : path).split(sep).join('/')
}
