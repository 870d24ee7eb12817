import fc from 'fast-check'
import { loadAll, realMapTag, CORE_SCHEMA } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { formatMessage } from '../../src/core/finding.ts'
import { limits } from '../../src/core/limits.ts'
import { formatTextLocation } from '../../src/core/location.ts'
import { entryOf, readYaml, toPlain, type YamlNode } from '../../src/core/yaml.ts'

function plain(text: string): unknown[] {
  const read = readYaml('t.yaml', text)
  if (!read.ok) throw new Error(complaints(text).join('\n'))
  return read.documents.map(toPlain)
}

function complaints(text: string): string[] {
  const read = readYaml('t.yaml', text)
  if (read.ok) return []
  return read.findings.map(found => {
    const at = found.at.in === 'text' ? formatTextLocation(found.at) : found.at.in
    return `${at} ${found.code} ${formatMessage(found)}`
  })
}

function only(text: string): YamlNode {
  const read = readYaml('t.yaml', text)
  if (!read.ok || read.documents.length !== 1) throw new Error('expected one document')
  return read.documents[0]!
}

describe('what it reads', () => {
  it('resolves scalars by the core schema, not by YAML 1.1', () => {
    expect(plain('[yes, no, on, off, y, 2027-01-31, 12:30:00, 1_000]')).toEqual([
      ['yes', 'no', 'on', 'off', 'y', '2027-01-31', '12:30:00', '1_000'],
    ])
    expect(plain('[0o17, 0x1F, 017, 5e9, +1, .5, ~, True, "true", "5"]')).toEqual([
      [15, 31, 17, 5e9, 1, 0.5, null, true, 'true', '5'],
    ])
  })

  it('keeps the text of numbers that lose digits', () => {
    expect(only('9007199254740993')).toMatchObject({ value: 9007199254740992, text: '9007199254740993' })
  })

  it('reads several documents, empty ones as null, and none from an empty text', () => {
    expect(plain('a: 1\n---\n---\nb: 2\n...\n')).toEqual([{ a: 1 }, null, { b: 2 }])
    expect(plain('')).toEqual([])
    expect(plain('# only a comment\n')).toEqual([])
  })

  it('reads every scalar style', () => {
    expect(plain(`a: 'it''s'\nb: "x\\ty"\nc: |\n  one\n  two\nd: >-\n  one\n  two\n`)).toEqual([
      { a: "it's", b: 'x\ty', c: 'one\ntwo\n', d: 'one two' },
    ])
  })

  it('accepts "%YAML 1.2" and a byte order mark', () => {
    expect(plain('%YAML 1.2\n---\na: 1\n')).toEqual([{ a: 1 }])
    const document = only('\ufeffa: 1')
    expect(document.at).toEqual({ in: 'text', file: 't.yaml', line: 1, column: 1 })
  })

  it('makes prototype-like keys ordinary properties', () => {
    const [value] = plain('__proto__: { admin: true }\nconstructor: 1\ntoString: 2') as [Record<string, unknown>]
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect('admin' in value).toBe(false)
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('agrees with js-yaml on everything it accepts', () => {
    const fragments = 'a|b:|: |- |[|]|{|}|, |"|\'|>|# x|1|0x1|.5|true|~|? |é|\t|&a |*a|!!str |<<: '.split('|')
    const fragment = fc.constantFrom(...fragments, '|', '\n', '\n  ', '\n    ', '\r\n', '---\n', '...\n')
    let accepted = 0
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 14 }), parts => {
        const text = parts.join('')
        const read = readYaml('t.yaml', text)
        if (!read.ok) return
        accepted += 1
        // Maps instead of objects, so that js-yaml neither renames nor reorders keys.
        const expected = loadAll(text, { schema: CORE_SCHEMA.withTags(realMapTag) })
        expect(read.documents.map(toMaps)).toEqual(expected)
      }),
      { numRuns: 3000, seed: 7 },
    )
    expect(accepted).toBeGreaterThan(200)
  })
})

function toMaps(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'sequence') return node.items.map(toMaps)
  return new Map(node.entries.map(entry => [entry.key, toMaps(entry.value)]))
}

describe('where things are', () => {
  const text = ['a: 1', 'list:', '  - "q"', '  - { k: [x] }', 'text: |', '  body', 'empty:', "'q k': v"].join('\r\n')
  const root = only(text)
  const place = (node: YamlNode | undefined) => `${node?.at.line}:${node?.at.column}`

  it('gives 1-based line and column of keys and values', () => {
    expect(place(root)).toBe('1:1')
    expect(place(entryOf(root, 'a')?.value)).toBe('1:4')
    const list = entryOf(root, 'list')!.value
    expect(place(list)).toBe('3:3')
    expect(list.kind === 'sequence' && list.items.map(place)).toEqual(['3:5', '4:5'])
    expect(entryOf(root, 'q k')!.keyAt).toMatchObject({ line: 8, column: 1 })
  })

  it('places a block scalar at its first character and an empty value at its key', () => {
    expect(place(entryOf(root, 'text')?.value)).toBe('6:3')
    expect(place(entryOf(root, 'empty')?.value)).toBe('7:1')
  })

  it('counts columns in UTF-16 code units', () => {
    expect(place(entryOf(only('{ "😀": 1, b: 2 }'), 'b')?.value)).toBe('1:15')
  })
})

describe('what it refuses', () => {
  it.each([
    ['a: b: c', 't.yaml:1:5 WP4002 YAML: bad indentation of a mapping entry'],
    ['a: [1, 2', 't.yaml:1:9 WP4002 YAML: unexpected end of the stream within a flow collection'],
    ['a:\n\t- b', 't.yaml:2:1 WP4002 YAML: tab characters'],
    ['a: "\\z"', 't.yaml:1:6 WP4002 YAML: unknown escape sequence'],
    ['a: x\0y', 't.yaml:1:5 WP4002 YAML: null byte'],
    ['a: &x 1', 't.yaml:1:4 WP4003 the anchor "&x" is not accepted in a policy'],
    ['a: *x', 't.yaml:1:4 WP4003 the alias "*x"'],
    ['<<: { a: 1 }', 't.yaml:1:1 WP4003 the merge key "<<"'],
    ['a: !!str 1', 't.yaml:1:4 WP4003 the tag "!!str"'],
    ['a: !<tag:x> 1', 't.yaml:1:4 WP4003 the tag "!<tag:x>"'],
    ['a: 1\nb: 2\na: 3', 't.yaml:3:1 WP4003 the duplicate key "a"'],
    ['{ a: 1, "a": 2 }', 't.yaml:1:9 WP4003 the duplicate key "a"'],
    ['__proto__: 1\n__proto__: 2', 't.yaml:2:1 WP4003 the duplicate key "__proto__"'],
    ['1: a', 't.yaml:1:1 WP4003 the key "1", which is not a string'],
    ['null: a', 't.yaml:1:1 WP4003 the key "null"'],
    ['? [a, b]\n: c', 't.yaml:1:3 WP4003 a sequence as a key'],
    ['? { a: b }\n: c', 't.yaml:1:3 WP4003 a mapping as a key'],
    ['a: .inf', 't.yaml:1:4 WP4003 the number ".inf"'],
    ['a: .nan', 't.yaml:1:4 WP4003 the number ".nan"'],
    ['a: 1e999', 't.yaml:1:4 WP4003 the number "1e999"'],
    ['%YAML 1.1\n---\na: yes', 'WP4003 "%YAML 1.1"'],
    ['%TAG ! tag:x,2000:\n---\na: 1', 'WP4003 the directive "%TAG"'],
  ])('%j', (text, expected) => {
    expect(complaints(text).join('\n')).toContain(expected)
  })

  it('reports every refused feature, not only the first', () => {
    expect(complaints('a: &x 1\nb: *x\nb: !t 2').map(line => line.slice(0, 17))).toEqual([
      't.yaml:1:4 WP4003',
      't.yaml:2:4 WP4003',
      't.yaml:3:1 WP4003',
      't.yaml:3:4 WP4003',
    ])
  })
})

describe('hostile text', () => {
  const mebibyte = limits.textSize.value
  const laughs = [...'bcdefghi'].map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]\n`).join('')
  const bombs: readonly (readonly [name: string, text: string, code: string])[] = [
    ['a billion laughs', `a: &a [${'x,'.repeat(9)}]\n${laughs}`, 'WP4003'],
    ['100,000 aliases', `a: &a x\nb: [${'*a,'.repeat(100_000)}]`, 'WP4003'],
    ['flow nesting', '['.repeat(mebibyte), 'WP4004'],
    ['closed flow nesting', '['.repeat(10_000) + ']'.repeat(10_000), 'WP4004'],
    ['block nesting', '- '.repeat(mebibyte / 2), 'WP4004'],
    ['mapping nesting', '{a: '.repeat(10_000), 'WP4004'],
    ['explicit-key nesting', '? '.repeat(10_000), 'WP4004'],
    ['indented nesting', Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'WP4004'],
    ['a huge plain scalar', `a: ${'x'.repeat(mebibyte - 3)}`, 'WP4004'],
    ['a huge quoted scalar', `a: "${'\\n'.repeat(mebibyte / 2 - 3)}"`, 'WP4004'],
    ['a huge key', `${'k'.repeat(mebibyte - 3)}: 1`, 'WP4004'],
    ['100,000 keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'), 'WP4004'],
    ['100,000 documents', '---\n'.repeat(100_000), 'WP4004'],
    ['more than a mebibyte', '#'.repeat(mebibyte + 1), 'WP4004'],
    ['more than a mebibyte in UTF-8', '# ' + 'é'.repeat(mebibyte / 2), 'WP4004'],
    ['merge keys', `base: &b { a: 1 }\n${'x:\n  <<: *b\n'.repeat(1_000)}`, 'WP4003'],
  ]
  it.each(bombs)('%s', (_, text, code) => {
    const read = readYaml('t.yaml', text)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.findings.map(found => found.code)).toContain(code)
    expect(read.findings.length).toBeLessThanOrEqual(24)
    expect(Math.max(...read.findings.map(found => formatMessage(found).length))).toBeLessThan(400)
  })

  it('accepts exactly the depth that the limit states', () => {
    const nested = (depth: number) => '['.repeat(depth) + 'x' + ']'.repeat(depth)
    expect(complaints(nested(limits.textDepth.value))).toEqual([])
    const block = (depth: number) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n') + ' x'
    expect(complaints(block(limits.textDepth.value))).toEqual([])
    expect(complaints(block(limits.textDepth.value + 1)).join()).toContain('WP4004 more than 32 levels of nesting')
    expect(complaints(nested(limits.textDepth.value + 1)).join()).toContain('WP4004 more than 32 levels of nesting')
  })

  it('accepts exactly the scalar that the limit states', () => {
    expect(complaints('x'.repeat(limits.textScalar.value))).toEqual([])
    expect(complaints('x'.repeat(limits.textScalar.value + 1)).join()).toContain('textScalar')
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const read = readYaml('t.yaml', text)
        if (read.ok) for (const document of read.documents) JSON.stringify(toPlain(document))
        else expect(read.findings.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
