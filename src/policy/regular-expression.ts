import { compileAutomaton, type Automaton, type Pattern } from './automaton.ts'

/**
 * The regular expressions of CEL's `matches()`: the syntax of RE2 that needs no memory of what was matched, so without
 * back-references and look-around. Flags, Unicode classes and word boundaries are not supported and are refused, never
 * taken literally. Source: https://github.com/google/re2/wiki/Syntax
 */
export type RegularExpressionResult =
  | { readonly ok: true; readonly automaton: Automaton }
  /** `offset` counts UTF-16 code units of the expression. */
  | { readonly ok: false; readonly problem: string; readonly offset: number }

export function compileRegularExpression(source: string): RegularExpressionResult {
  const parser = new RegularExpressionParser(source)
  try {
    const automaton = compileAutomaton(parser.parse())
    if (automaton !== undefined) return { ok: true, automaton }
    return { ok: false, problem: 'the regular expression is too large', offset: 0 }
  } catch (error) {
    if (!(error instanceof RegularExpressionError)) throw error
    return { ok: false, problem: error.message, offset: error.offset }
  }
}

class RegularExpressionError extends Error {
  readonly offset: number

  constructor(problem: string, offset: number) {
    super(problem)
    this.offset = offset
  }
}

type Accepts = (codePoint: number) => boolean

const between = (low: string, high: string): Accepts => {
  const [from, to] = [low.codePointAt(0)!, high.codePointAt(0)!]
  return codePoint => codePoint >= from && codePoint <= to
}
const exactly = (char: string): Accepts => between(char, char)
const anyOf =
  (accepts: readonly Accepts[]): Accepts =>
  codePoint =>
    accepts.some(accept => accept(codePoint))
const not =
  (accept: Accepts): Accepts =>
  codePoint =>
    !accept(codePoint)

const digit = between('0', '9')
const word = anyOf([digit, between('a', 'z'), between('A', 'Z'), exactly('_')])
const space = anyOf(['\t', '\n', '\f', '\r', ' '].map(exactly))
const classes: ReadonlyMap<string, Accepts> = new Map([
  ['d', digit],
  ['D', not(digit)],
  ['w', word],
  ['W', not(word)],
  ['s', space],
  ['S', not(space)],
])
const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
])

const nesting = 50
const largestRepeat = 1000

class RegularExpressionParser {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  parse(): Pattern {
    const pattern = this.#choice(0)
    if (this.#at < this.#source.length) this.#fail('")" without "("')
    return pattern
  }

  #choice(depth: number): Pattern {
    const options = [this.#sequence(depth)]
    while (this.#take('|')) options.push(this.#sequence(depth))
    return { kind: 'choice', options }
  }

  #sequence(depth: number): Pattern {
    const parts: Pattern[] = []
    while (this.#at < this.#source.length && this.#peek() !== '|' && this.#peek() !== ')') {
      parts.push(this.#repeated(this.#atom(depth)))
    }
    return { kind: 'sequence', parts }
  }

  #repeated(part: Pattern): Pattern {
    const range = this.#range()
    if (range === undefined) return part
    // A lazy repetition matches the same texts.
    this.#take('?')
    if (['*', '+', '?', '{'].includes(this.#peek())) this.#fail('a repetition of a repetition; use a group')
    return { kind: 'repeat', part, ...range }
  }

  #range(): { minimum: number; maximum: number | undefined } | undefined {
    if (this.#take('*')) return { minimum: 0, maximum: undefined }
    if (this.#take('+')) return { minimum: 1, maximum: undefined }
    if (this.#take('?')) return { minimum: 0, maximum: 1 }
    if (this.#peek() !== '{') return undefined
    const braces = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#source.slice(this.#at, this.#at + 12))
    if (braces === null) return this.#fail('"{" is neither {n}, {n,} nor {n,m}; write \\{ for the character')
    const minimum = Number(braces[1])
    const maximum = braces[2] === undefined ? minimum : braces[3] === '' ? undefined : Number(braces[3])
    if (Math.max(minimum, maximum ?? 0) > largestRepeat) this.#fail(`more than ${largestRepeat} repetitions`)
    if (maximum !== undefined && maximum < minimum) this.#fail('the repetition counts are out of order')
    this.#at += braces[0].length
    return { minimum, maximum }
  }

  #atom(depth: number): Pattern {
    const char = this.#next()
    switch (char) {
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '.':
        return { kind: 'character', accepts: not(exactly('\n')) }
      case '[':
        return { kind: 'character', accepts: this.#set() }
      case '(':
        return this.#group(depth + 1)
      case '\\':
        return { kind: 'character', accepts: this.#escape() }
      case '*':
      case '+':
      case '?':
      case '{':
        this.#at -= 1
        return this.#fail(`"${char}" repeats nothing; write \\${char} for the character`)
      default:
        return { kind: 'character', accepts: exactly(char) }
    }
  }

  #group(depth: number): Pattern {
    if (depth > nesting) this.#fail(`groups nested more than ${nesting} deep`)
    if (this.#take('?') && !this.#take(':')) {
      this.#fail('look-around, flags and named groups are not supported; (?:…) is')
    }
    const pattern = this.#choice(depth)
    if (!this.#take(')')) this.#fail('"(" is never closed')
    return pattern
  }

  #escape(): Accepts {
    const set = classes.get(this.#peek())
    if (set === undefined) return exactly(this.#escapedCharacter())
    this.#at += 1
    return set
  }

  #escapedCharacter(): string {
    if (this.#at >= this.#source.length) this.#fail('the expression ends in "\\"')
    const begin = this.#at
    const char = this.#next()
    const control = controls.get(char)
    if (control !== undefined) return control
    if (char === 'x') {
      const hex = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(this.#source.slice(this.#at, this.#at + 8))
      const codePoint = hex === null ? Number.NaN : Number.parseInt(hex[1] ?? hex[2]!, 16)
      if (hex === null || codePoint > 0x10ffff) return this.#fail('"\\x" is neither \\x7F nor \\x{10FFFF}')
      this.#at += hex[0].length
      return String.fromCodePoint(codePoint)
    }
    if (/[A-Za-z0-9]/.test(char)) {
      this.#at = begin
      this.#fail(`"\\${char}" is not supported`)
    }
    return char
  }

  #set(): Accepts {
    const negated = this.#take('^')
    const members: Accepts[] = []
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      if (this.#at >= this.#source.length) this.#fail('"[" is never closed')
      if (this.#source.startsWith('[:', this.#at)) this.#fail('classes such as [:alpha:] are not supported')
      members.push(this.#member())
    }
    this.#at += 1
    return negated ? not(anyOf(members)) : anyOf(members)
  }

  #member(): Accepts {
    if (this.#peek() === '\\') {
      const set = classes.get(this.#source[this.#at + 1] ?? '')
      if (set !== undefined) {
        this.#at += 2
        return set
      }
    }
    const low = this.#setCharacter()
    if (this.#peek() !== '-' || this.#source[this.#at + 1] === ']') return exactly(low)
    this.#at += 1
    const high = this.#setCharacter()
    if (high.codePointAt(0)! < low.codePointAt(0)!) this.#fail('the range is out of order')
    return between(low, high)
  }

  #setCharacter(): string {
    if (this.#at >= this.#source.length) this.#fail('"[" is never closed')
    return this.#take('\\') ? this.#escapedCharacter() : this.#next()
  }

  #peek(): string {
    return this.#source[this.#at] ?? ''
  }

  #take(char: string): boolean {
    if (this.#source[this.#at] !== char) return false
    this.#at += 1
    return true
  }

  #next(): string {
    const char = String.fromCodePoint(this.#source.codePointAt(this.#at)!)
    this.#at += char.length
    return char
  }

  #fail(problem: string): never {
    throw new RegularExpressionError(problem, this.#at)
  }
}
