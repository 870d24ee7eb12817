import { limits } from '../core/limits.ts'

/**
 * What globs and regular expressions have in common. Policies may come from strangers, and names in modules do, so
 * neither may choose how long a match takes: a nondeterministic automaton keeps all its states at once and never goes
 * back in the text (Thompson, "Regular Expression Search Algorithm", 1968).
 */
export type Pattern =
  | { readonly kind: 'character'; readonly accepts: (codePoint: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly minimum: number; readonly maximum: number | undefined }
  | { readonly kind: 'start' | 'end' }

export interface Automaton {
  /** Time of a match is at most this times the number of characters. */
  readonly states: number
  /** Whether the whole text matches. */
  matches(text: string): boolean
  /** Whether some part of the text matches. */
  finds(text: string): boolean
}

type State =
  | { readonly op: 'character'; readonly accepts: (codePoint: number) => boolean; readonly next: number }
  | { readonly op: 'fork'; first: number; readonly second: number }
  | { readonly op: 'start' | 'end'; readonly next: number }
  | { readonly op: 'accept' }

/** Undefined if the pattern needs more than `limits.patternStates` states. */
export function compileAutomaton(pattern: Pattern): Automaton | undefined {
  const states: State[] = [{ op: 'accept' }]
  // Repetitions of empty patterns add no state, so the work is counted, not the states alone.
  let work = 0
  const add = (state: State): number => states.push(state) - 1

  // Built back to front: `next` is the state that follows the part. Undefined once the limit is passed.
  const build = (part: Pattern, next: number): number | undefined => {
    work += 1
    if (work > limits.patternStates.value || states.length > limits.patternStates.value) return undefined
    switch (part.kind) {
      case 'character':
        return add({ op: 'character', accepts: part.accepts, next })
      case 'start':
      case 'end':
        return add({ op: part.kind, next })
      case 'sequence':
        return part.parts.reduceRight<number | undefined>(
          (after, item) => (after === undefined ? undefined : build(item, after)),
          next,
        )
      case 'choice':
        return part.options.reduceRight<number | undefined>((other, option) => {
          const start = build(option, next)
          if (start === undefined || other === undefined) return undefined
          return other === noOption ? start : add({ op: 'fork', first: start, second: other })
        }, noOption)
      case 'repeat':
        return buildRepeat(part, next)
      default:
        return part satisfies never
    }
  }

  const buildRepeat = (part: Extract<Pattern, { kind: 'repeat' }>, next: number): number | undefined => {
    let start: number | undefined = next
    if (part.maximum === undefined) {
      const loop: State = { op: 'fork', first: next, second: next }
      const at = add(loop)
      const body = build(part.part, at)
      if (body === undefined) return undefined
      loop.first = body
      start = at
    } else {
      for (let i = part.minimum; i < part.maximum && start !== undefined; i += 1) {
        const body = build(part.part, start)
        start = body === undefined ? undefined : add({ op: 'fork', first: body, second: next })
      }
    }
    for (let i = 0; i < part.minimum && start !== undefined; i += 1) start = build(part.part, start)
    return start
  }

  const start = build(pattern, 0)
  if (start === undefined) return undefined
  return {
    states: states.length,
    matches: text => run(states, start, text, true),
    finds: text => run(states, start, text, false),
  }
}

const noOption = -1

function run(states: readonly State[], start: number, text: string, whole: boolean): boolean {
  const seen = new Uint32Array(states.length)
  let current: number[] = []
  let step = 0
  const enter = (from: number, into: number[], position: number): boolean => {
    const pending = [from]
    let accepted = false
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (seen[at] === step) continue
      seen[at] = step
      const state = states[at]!
      if (state.op === 'accept') accepted = true
      else if (state.op === 'fork') pending.push(state.second, state.first)
      else if (state.op === 'character') into.push(at)
      else if (state.op === 'start' ? position === 0 : position === text.length) pending.push(state.next)
    }
    return accepted
  }

  step = 1
  let accepted = enter(start, current, 0)
  for (let position = 0; position < text.length;) {
    if (!whole && accepted) return true
    if (whole && current.length === 0) return false
    const codePoint = text.codePointAt(position)!
    position += codePoint > 0xffff ? 2 : 1
    step += 1
    const following: number[] = []
    accepted = false
    for (const at of current) {
      const state = states[at]!
      if (state.op === 'character' && state.accepts(codePoint)) {
        if (enter(state.next, following, position)) accepted = true
      }
    }
    // A part may begin at any character.
    if (!whole && enter(start, following, position)) accepted = true
    current = following
  }
  return accepted
}
