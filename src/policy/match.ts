import { compileGlob } from './glob.ts'
import type { Match, Policy, Sourced } from './policy.ts'
import { hexOf } from './values.ts'

/** The module that a policy is sought for. */
export interface MatchSubject {
  /** As the user named it; a member of an archive is `pkg.tgz!package/a.wasm`. */
  readonly path: string
  /** What follows the `!` after the archive, where `path` is a member of one. Elsewhere `!` is a character like others. */
  readonly member?: string
  /** Hex, with or without `sha256:`. */
  readonly sha256: string
  /** The image reference that the module came from. */
  readonly image?: string
}

export type Selection =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly first: Policy; readonly second: Policy }

/**
 * The one policy that judges `subject`. A `match` section holds if any of its digests, images or paths does; the more
 * exactly a policy names the module, the stronger it is: by digest, by image, by path, and last without any `match`
 * section. Two of the same strength are ambiguous, so that their order never decides.
 *
 * Paths in a policy are relative to its file. `directory` (absolute) is what relative files and paths are seen from.
 */
export function selectPolicy(policies: readonly Policy[], subject: MatchSubject, directory: string): Selection {
  let best: Policy[] = []
  let strongest = 0
  for (const policy of policies) {
    const strength = matchStrength(policy, subject, directory)
    if (strength === 0 || strength < strongest) continue
    best = strength === strongest ? [...best, policy] : [policy]
    strongest = strength
  }
  const [first, second] = best
  if (first === undefined) return { kind: 'none' }
  return second === undefined ? { kind: 'policy', policy: first } : { kind: 'ambiguous', first, second }
}

// 0: not for this module.
function matchStrength(policy: Policy, subject: MatchSubject, directory: string): 0 | 1 | 2 | 3 | 4 {
  const match: Match | undefined = policy.match
  if (match === undefined) return 1
  if (match.digests.some(({ value }) => hexOf(value) === hexOf(subject.sha256))) return 4
  const { image } = subject
  if (image !== undefined && match.images.some(({ value }) => matchesGlob(value, image))) return 3
  return match.paths.some(glob => matchesPath(glob, subject, directory)) ? 2 : 0
}

function matchesGlob(glob: string, text: string, prefix = ''): boolean {
  const compiled = compileGlob(glob, prefix)
  return compiled.ok && compiled.automaton.matches(text)
}

function matchesPath(glob: Sourced<string>, { path, member }: MatchSubject, directory: string): boolean {
  const here = segments(directory, [])
  const base = segments(glob.at.file, here).slice(0, -1)
  // The directory is no pattern, so what a glob says about it ("./", "../") is taken off before compiling.
  let rest = glob.value
  for (let step = /^\.{0,2}\/+/.exec(rest); step !== null; step = /^\.{0,2}\/+/.exec(rest)) {
    if (step[0].startsWith('..')) base.pop()
    else if (!step[0].startsWith('.')) base.length = 0
    rest = rest.slice(step[0].length)
  }
  const prefix = base.map(name => `${name}/`).join('')
  if (member === undefined) return matchesGlob(rest, segments(path, here).join('/'), prefix)
  // Only the archive was named by the user. A member is text from outside, so no ".." in it may lead anywhere.
  const archive = segments(path.slice(0, -member.length - 1), here).join('/')
  const text = `${archive}/${member.replace(/^\.\//, '')}`
  return memberPatterns(rest).some(pattern => matchesGlob(pattern, text, prefix))
}

/** A pattern as it is, and with each `!` in turn read as the end of an archive's name. */
function memberPatterns(glob: string): readonly string[] {
  const ends = [...glob.matchAll(/!/g)].map(({ index }) => `${glob.slice(0, index)}/${glob.slice(index + 1)}`)
  return [glob, ...ends]
}

function segments(path: string, directory: readonly string[]): string[] {
  const result = path.startsWith('/') ? [] : [...directory]
  for (const name of path.split('/')) {
    if (name === '..') result.pop()
    else if (name !== '' && name !== '.') result.push(name)
  }
  return result
}
