import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteSize, columns, count, displayWidth, hanging, wrap } from '../../src/report/layout.ts'
import { defuse } from '../../src/report/log-commands.ts'
import { pathToUri, repositoryPath, subjectPlace } from '../../src/report/place.ts'

describe('displayWidth', () => {
  it.each([
    ['plain', 5],
    ['größe', 5],
    ['e\u0301', 1],
    ['漢字', 4],
    ['カタ', 4],
    ['한글', 4],
    ['！', 2],
    ['🦀', 2],
    ['', 0],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('wrap', () => {
  const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.constantFrom('漢字漢字', 'a', '🦀')), { maxLength: 20 })

  it('keeps every character but spaces, in order, and the width, but for a word that is wider', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 60 }), (given, width) => {
        const text = given.join(' ')
        const lines = wrap(text, width)
        expect(lines.join('').replaceAll(/\\u\{(?:23|3a)\}| /g, '')).toBe(text.replaceAll(/(?<=#)#(?=\w*\[)| /g, ''))
        for (const line of lines) expect(displayWidth(line) <= width || !line.includes(' '), line).toBe(true)
      }),
      { seed: 3 },
    )
  })

  it('breaks no word, however long: a path is there to be copied', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrap('at dist/plugins/a.wasm it is', 8)).toEqual(['at', 'dist/plugins/a.wasm', 'it is'])
    expect(wrap('漢字漢字漢', 8)).toEqual(['漢字漢字漢'])
  })
})

describe('columns', () => {
  it('aligns by what is seen and wraps the last', () => {
    expect(columns([['漢字', 'b'], ['abc', 'one two three']], ' ', 17)).toEqual([' 漢字  b', ' abc   one two', '       three'])
  })

  it('moves the last cell down where one before it is too wide', () => {
    expect(columns([['a', 'x'], ['abcdefghijklm', 'y']], '', 20)).toEqual(['a          x', 'abcdefghijklm', '           y'])
  })

  it('hangs further lines under the first', () => {
    expect(hanging('- ', 'one two three', 11)).toEqual(['- one two', '  three'])
  })
})

describe('numbers', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1023 bytes'],
    [1024, '1.0 KiB'],
    [1024 ** 2 - 1, '1.0 MiB'],
    [1024 ** 2, '1.0 MiB'],
    [13_000_000, '12.4 MiB'],
    [1024 ** 3, '1.0 GiB'],
    [5 * 1024 ** 3, '5.0 GiB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(byteSize(bytes)).toBe(text)
  })

  it('counts in the singular and the plural', () => {
    expect([count(0, 'module'), count(1, 'module'), count(2, 'module')]).toEqual(['0 modules', '1 module', '2 modules'])
  })
})

describe('defuse', () => {
  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['  ::error::x', '  \\u{3a}:error::x'],
    ['std::io', 'std::io'],
    ['a ##[error]x', 'a #\\u{23}[error]x'],
    ['##vso[x] ##teamcity[y]', '#\\u{23}vso[x] #\\u{23}teamcity[y]'],
    ['###[x]', '##\\u{23}[x]'],
    ['## heading', '## heading'],
  ])('writes %j as %j', (line, expected) => {
    expect(defuse(line)).toBe(expected)
  })
})

describe('places', () => {
  it.each([
    ['dist/a.wasm', 'dist/a.wasm'],
    ['./dist//a b.wasm', 'dist//a%20b.wasm'],
    ['../a.wasm', '../a.wasm'],
    ['/abs/ü.wasm', 'file:///abs/%C3%BC.wasm'],
    ['C:\\dir\\a.wasm', 'file:///C:/dir/a.wasm'],
    ['c:a.wasm', 'c%3Aa.wasm'],
    ['https://evil.example/a', 'https%3A//evil.example/a'],
    ['a%0A?#.wasm', 'a%250A%3F%23.wasm'],
    ['\ud800.wasm', '%EF%BF%BD.wasm'],
    ['//host/share.wasm', 'file:///host/share.wasm'],
    ['-', '-'],
    ['', '.'],
  ])('%j is the URI %s', (path, uri) => {
    expect(pathToUri(path)).toBe(uri)
  })

  it.each([
    ['a.tgz!package/a.wasm', { path: 'a.tgz', member: 'package/a.wasm' }],
    ['x!y/a.tar.gz!b!c.wasm', { path: 'x!y/a.tar.gz', member: 'b!c.wasm' }],
    ['wow!.wasm', { path: 'wow!.wasm' }],
    ['a.tgz', { path: 'a.tgz' }],
  ])('%j is split into archive and member', (path, place) => {
    expect(subjectPlace({ path })).toEqual(place)
  })

  it('drops a leading ./', () => {
    expect([repositoryPath('././a'), repositoryPath('.a'), repositoryPath('a/./b')]).toEqual(['a', '.a', 'a/./b'])
  })
})
