import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRegularExpression } from '../../src/policy/regular-expression.ts'

const finds = (source: string, text: string): boolean => {
  const compiled = compileRegularExpression(source)
  if (!compiled.ok) throw new Error(compiled.problem)
  return compiled.automaton.finds(text)
}

describe('regular expressions', () => {
  it.each([
    ['', ''],
    ['b', 'abc'],
    ['^b', 'abc'],
    ['^a.c$', 'abc'],
    ['^a.c$', 'a\nc'],
    ['^(foo|bar)+$', 'foobarfoo'],
    ['^(?:foo|bar){2}$', 'foobarfoo'],
    ['^a{2,3}$', 'aaa'],
    ['^a{2,3}$', 'aaaa'],
    ['^a{2,}$', 'aaaaa'],
    ['^a+?b*?$', 'aab'],
    ['[^a-c]', 'abc'],
    ['[a-]', '-'],
    ['[]a]', ']'],
    ['[\\]\\d]', '7'],
    ['\\d\\D\\w\\W\\s\\S', '1a_- x'],
    ['\\x41\\.', 'A.'],
    ['^.$', '𝒳'],
    ['(a*)*$', 'aab'],
    ['(^a|b)*c', 'abc'],
    ['x$y|$', 'x'],
    ['a|', ''],
    ['()|a', 'b'],
  ])('%s on %j as JavaScript has it', (source, text) => {
    // RE2 lets "]" stand first in a set.
    const same = source.replace('[]', '[\\]')
    expect(finds(source, text)).toBe(new RegExp(same, 'u').test(text))
  })

  it.each([
    ['(a', '"(" is never closed', 2],
    ['a)', '")" without "("', 1],
    ['[a', '"[" is never closed', 2],
    ['[b-a]', 'the range is out of order', 4],
    ['*a', '"*" repeats nothing; write \\* for the character', 0],
    ['a**', 'a repetition of a repetition; use a group', 2],
    ['a{1', '"{" is neither {n}, {n,} nor {n,m}; write \\{ for the character', 1],
    ['a{2,1}', 'the repetition counts are out of order', 1],
    ['a{1001}', 'more than 1000 repetitions', 1],
    ['(?=a)', 'look-around, flags and named groups are not supported; (?:…) is', 2],
    ['(a)\\1', '"\\1" is not supported', 4],
    ['\\bx', '"\\b" is not supported', 1],
    ['[[:alpha:]]', 'classes such as [:alpha:] are not supported', 1],
    ['a\\', 'the expression ends in "\\"', 2],
    ['\\x4', '"\\x" is neither \\x7F nor \\x{10FFFF}', 2],
    ['((a{100}){100}){100}', 'the regular expression is too large', 0],
    ['((){1000}){1000}', 'the regular expression is too large', 0],
    ['('.repeat(60), 'groups nested more than 50 deep', 51],
  ])('refuses %s', (source, problem, offset) => {
    expect(compileRegularExpression(source)).toEqual({ ok: false, problem, offset })
  })

  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '^', '$', '\\w', '\\.')
  const { expression } = fc.letrec<{ expression: string; item: string }>(tie => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.array(tie('item'), { maxLength: 4 }).map(items => items.join('')),
      fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `${left}|${right}`),
    ),
    item: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      atom,
      fc
        .tuple(tie('expression'), fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '*?'))
        .map(([inner, times]) => `(?:${inner})${times}`),
    ),
  }))
  const subject = fc.array(fc.constantFrom('a', 'b', '.', '\n'), { maxLength: 8 }).map(chars => chars.join(''))

  it('find what JavaScript finds', () => {
    fc.assert(
      fc.property(expression, subject, (source, name) => {
        expect(finds(source, name)).toBe(new RegExp(source, 'u').test(name))
      }),
      { numRuns: 3000 },
    )
  })

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab\\[](){}*+?|^$-,.:1xd') }), source => {
        const compiled = compileRegularExpression(source)
        return compiled.ok ? typeof compiled.automaton.finds('ab') === 'boolean' : compiled.problem.length > 0
      }),
      { numRuns: 3000 },
    )
  })

  it('take linear time on what makes backtracking explode', () => {
    const text = 'a'.repeat(20_000) + '!'
    for (const source of ['^(a+)+$', '^(a|aa)+$', '^(a*)*b', 'a*a*a*a*a*a*a*b', '(.*a){20}$'])
      expect(finds(source, text)).toBe(false)
  })
})
