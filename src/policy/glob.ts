import { compileAutomaton, type Automaton, type Pattern } from './automaton.ts'

/**
 * Globs over names that `/` separates: `*` any run of characters but `/`, `?` one character but `/`, `**` as a whole
 * segment any number of segments, `{a,b}` one of several, `\` the next character as itself. A leading dot is nothing
 * special, so that no module escapes its policy by a hidden directory.
 */
export type GlobResult =
  { readonly ok: true; readonly automaton: Automaton } | { readonly ok: false; readonly problem: string }

/** Compiles `glob`; what matches must begin with `prefix`, literally. */
export function compileGlob(glob: string, prefix = ''): GlobResult {
  const parser = new GlobParser(glob)
  const pattern = parser.parse()
  if (pattern === undefined) return { ok: false, problem: parser.problem }
  const automaton = compileAutomaton({ kind: 'sequence', parts: [...literal(prefix), pattern] })
  return automaton === undefined ? { ok: false, problem: 'the pattern is too large' } : { ok: true, automaton }
}

const slash = 0x2f
const notSlash: Pattern = { kind: 'character', accepts: codePoint => codePoint !== slash }
const segment: Pattern = { kind: 'repeat', part: notSlash, minimum: 0, maximum: undefined }
const anything: Pattern = {
  kind: 'repeat',
  part: { kind: 'character', accepts: () => true },
  minimum: 0,
  maximum: undefined,
}

function literal(text: string): Pattern[] {
  return Array.from(text, char => {
    const expected = char.codePointAt(0)
    return { kind: 'character', accepts: codePoint => codePoint === expected }
  })
}

const nesting = 8

class GlobParser {
  problem = ''
  readonly #glob: string
  #at = 0

  constructor(glob: string) {
    this.#glob = glob
  }

  parse(): Pattern | undefined {
    return this.#sequence(0)
  }

  // Up to the end, or inside braces up to the comma or brace that ends the option.
  #sequence(depth: number): Pattern | undefined {
    const parts: Pattern[] = []
    while (this.#at < this.#glob.length) {
      const char = String.fromCodePoint(this.#glob.codePointAt(this.#at)!)
      if (depth > 0 && (char === ',' || char === '}')) break
      if (char === '*') parts.push(this.#stars())
      else if (char === '{') {
        const choice = this.#braces(depth + 1)
        if (choice === undefined) return undefined
        parts.push(choice)
      } else if (char === '?') {
        this.#at += 1
        parts.push(notSlash)
      } else if (char === '\\') {
        const next = this.#glob.codePointAt(this.#at + 1)
        if (next === undefined) return this.#fail('the pattern ends in "\\"')
        this.#at += 1 + String.fromCodePoint(next).length
        parts.push(...literal(String.fromCodePoint(next)))
      } else {
        this.#at += char.length
        parts.push(...literal(char))
      }
    }
    return { kind: 'sequence', parts }
  }

  #stars(): Pattern {
    const glob = this.#glob
    const begin = this.#at
    while (glob[this.#at] === '*') this.#at += 1
    const opens = begin === 0 || '/{,'.includes(glob[begin - 1]!)
    const after = glob[this.#at]
    if (this.#at - begin !== 2 || !opens) return segment
    if (after === undefined || after === '}' || after === ',') return anything
    if (after !== '/') return segment
    this.#at += 1
    return optional({ kind: 'sequence', parts: [anything, ...literal('/')] })
  }

  #braces(depth: number): Pattern | undefined {
    if (depth > nesting) return this.#fail(`"{" is nested more than ${nesting} deep`)
    const options: Pattern[] = []
    do {
      this.#at += 1
      const option = this.#sequence(depth)
      if (option === undefined) return undefined
      options.push(option)
    } while (this.#glob[this.#at] === ',')
    if (this.#glob[this.#at] !== '}') return this.#fail('"{" is never closed')
    this.#at += 1
    return { kind: 'choice', options }
  }

  #fail(problem: string): undefined {
    this.problem = problem
    return undefined
  }
}

function optional(part: Pattern): Pattern {
  return { kind: 'repeat', part, minimum: 0, maximum: 1 }
}
