import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileGlob } from '../../src/policy/glob.ts'
import { selectPolicy, type MatchSubject } from '../../src/policy/match.ts'
import type { Match, Policy } from '../../src/policy/policy.ts'
import { makePolicy, policyLine } from '../support/policy.ts'

const globMatches = (glob: string, text: string): boolean => {
  const compiled = compileGlob(glob)
  if (!compiled.ok) throw new Error(compiled.problem)
  return compiled.automaton.matches(text)
}

describe('globs', () => {
  it.each([
    ['a.wasm', 'a.wasm', true],
    ['a.wasm', 'a_wasm', false],
    ['*.wasm', 'a.wasm', true],
    ['*.wasm', '.wasm', true],
    ['*.wasm', 'x/a.wasm', false],
    ['*.wasm', 'a.wasm.gz', false],
    ['dist/*.wasm', 'dist/a.wasm', true],
    ['dist/*.wasm', 'dist/x/a.wasm', false],
    ['dist/**/*.wasm', 'dist/a.wasm', true],
    ['dist/**/*.wasm', 'dist/x/y/a.wasm', true],
    ['dist/**/*.wasm', 'distant/a.wasm', false],
    ['**/a.wasm', 'a.wasm', true],
    ['**/a.wasm', 'x/.hidden/a.wasm', true],
    ['**/a.wasm', 'xa.wasm', false],
    ['dist/**', 'dist/x/y', true],
    ['dist/**', 'dist', false],
    ['a**b', 'axb', true],
    ['a**b', 'a/b', false],
    ['?.wasm', 'é.wasm', true],
    ['?.wasm', '𝒳.wasm', true],
    ['?.wasm', '/.wasm', false],
    ['{a,b}.wasm', 'b.wasm', true],
    ['{a,b}.wasm', 'c.wasm', false],
    ['{a,b/{c,d}}/*.wasm', 'b/d/x.wasm', true],
    ['{,x/}a', 'a', true],
    ['{**/,}a', 'q/r/a', true],
    ['a,b}', 'a,b}', true],
    ['\\*.wasm', '*.wasm', true],
    ['\\*.wasm', 'a.wasm', false],
    ['[a].wasm', '[a].wasm', true],
    ['registry.example/plugins/*', 'registry.example/plugins/resize:1', true],
    ['registry.example/plugins/*', 'registry.example/plugins/team/resize:1', false],
    ['registry.example/plugins/*', 'registry.example.evil/plugins/resize:1', false],
  ])('%s on %s: %s', (glob, text, expected) => {
    expect(globMatches(glob, text)).toBe(expected)
  })

  it.each([
    ['{a,b', '"{" is never closed'],
    ['a\\', 'the pattern ends in "\\"'],
    ['{'.repeat(9) + '}'.repeat(9), '"{" is nested more than 8 deep'],
    ['a'.repeat(6000), 'the pattern is too large'],
  ])('refuses %s', (glob, problem) => {
    expect(compileGlob(glob)).toEqual({ ok: false, problem })
  })

  const globstar = '§'
  // The obvious definition, exponential where it likes.
  const naive = (glob: string, text: string): boolean => {
    if (glob === '') return text === ''
    if (glob[0] === globstar) {
      if (naive(glob.slice(1), text)) return true
      return [...text].some((char, at) => char === '/' && naive(glob.slice(1), text.slice(at + 1)))
    }
    if (glob[0] === '*') {
      for (let at = 0; at <= text.length; at += 1) {
        if (naive(glob.slice(1), text.slice(at))) return true
        if (text[at] === '/') return false
      }
      return false
    }
    if (glob[0] === '{') {
      const end = glob.indexOf('}')
      return glob
        .slice(1, end)
        .split(',')
        .some(option => naive(option + glob.slice(end + 1), text))
    }
    if (text === '') return false
    return (glob[0] === '?' ? text[0] !== '/' : glob[0] === text[0]) && naive(glob.slice(1), text.slice(1))
  }
  const piece = fc.constantFrom('a', 'b', '/', '*', '?', '{a,b}', '{ab,*,}', '{a,b/?}')
  const globText = fc
    .tuple(fc.constantFrom('', globstar), fc.array(piece, { maxLength: 8 }))
    .map(([start, pieces]) => start + pieces.join('').replace(/\*+/g, '*'))
  const text = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 10 }).map(chars => chars.join(''))

  it('agree with their definition', () => {
    fc.assert(
      fc.property(globText, text, (glob, name) => {
        expect(globMatches(glob.replace(globstar, '**/'), name)).toBe(naive(glob, name))
      }),
      { numRuns: 3000 },
    )
  })

  it('take linear time on what makes backtracking explode', () => {
    expect(globMatches('*a'.repeat(200), 'a'.repeat(5000) + 'b')).toBe(false)
    expect(globMatches('{a,aa,aaa}'.repeat(100), 'a'.repeat(5000))).toBe(false)
  })
})

describe('selectPolicy', () => {
  const sha256 = '12'.repeat(32)
  const match = (
    spec: { digests?: string[]; paths?: string[]; images?: string[] },
    file = '/repo/wasm-policy.yaml',
  ): Match => {
    const sourced = (values: string[] = []) => values.map(value => ({ value, at: policyLine(5, 3, file) }))
    return {
      digests: sourced(spec.digests),
      paths: sourced(spec.paths),
      images: sourced(spec.images),
      at: policyLine(4, 1, file),
    }
  }
  const named = (name: string, section?: Match): Policy => makePolicy({ name, match: section })
  const subject: MatchSubject = { path: 'dist/a.wasm', sha256, image: 'registry.example/plugins/a:1' }
  const select = (policies: Policy[], of: MatchSubject = subject) => {
    const selection = selectPolicy(policies, of, '/repo')
    if (selection.kind === 'policy') return selection.policy.name
    return selection.kind === 'none' ? 'none' : `${selection.first.name} or ${selection.second.name}`
  }

  const byDigest = named('digest', match({ digests: [`sha256:${sha256}`] }))
  const byImage = named('image', match({ images: ['registry.example/plugins/*'] }))
  const byPath = named('path', match({ paths: ['dist/*.wasm'] }))
  const catchAll = named('all')

  it('prefers what names the module most exactly, in whatever order', () => {
    for (const policies of [
      [catchAll, byPath, byImage, byDigest],
      [byDigest, byImage, byPath, catchAll],
    ]) {
      expect(select(policies)).toBe('digest')
      expect(select(policies.filter(policy => policy !== byDigest))).toBe('image')
      expect(select([catchAll, byPath])).toBe('path')
    }
    expect(select([named('bare', match({ digests: [sha256] }))])).toBe('bare')
  })

  it('finds none where every policy is for other modules', () => {
    expect(select([])).toBe('none')
    expect(select([named('other', match({ digests: ['34'.repeat(32)], paths: ['src/*'], images: ['other/*'] }))])).toBe(
      'none',
    )
    expect(select([named('empty', match({}))])).toBe('none')
    expect(select([byImage], { path: 'dist/a.wasm', sha256 })).toBe('none')
  })

  it('does not choose between equals', () => {
    expect(select([catchAll, byPath, named('again', match({ paths: ['**/a.wasm'] }))])).toBe('path or again')
    expect(select([catchAll, named('everything')])).toBe('all or everything')
  })

  it.each([
    ['dist/*.wasm', '/repo/p.yaml', './dist/a.wasm', true],
    ['dist/*.wasm', '/repo/p.yaml', '/repo/dist/a.wasm', true],
    ['dist/*.wasm', 'p.yaml', '/repo/dist/a.wasm', true],
    ['./dist/*.wasm', 'p.yaml', 'dist/a.wasm', true],
    ['../dist/*.wasm', 'policies/p.yaml', 'dist/a.wasm', true],
    ['dist/*.wasm', 'policies/p.yaml', 'dist/a.wasm', false],
    ['dist/*.wasm', 'p.yaml', '/elsewhere/dist/a.wasm', false],
    ['dist/*.wasm', 'p.yaml', 'dist/../evil/a.wasm', false],
    ['/elsewhere/**', 'p.yaml', '/elsewhere/x/a.wasm', true],
    ['**/*.wasm', '../p.yaml', '../other/a.wasm', true],
    ['*', 'we*rd/p.yaml', 'weird/a.wasm', false],
  ])('reads the path %s in %s for %s: %s', (glob, file, path, expected) => {
    expect(select([named('it', match({ paths: [glob] }, file))], { path, sha256 })).toBe(expected ? 'it' : 'none')
  })

  it.each([
    ['pkg.tgz!package/*.wasm', 'pkg.tgz', 'package/a.wasm', true],
    ['pkg.tgz/package/*.wasm', './pkg.tgz', 'package/a.wasm', true],
    ['pkg.tgz!package/*.wasm', 'pkg.tgz', './package/a.wasm', true],
    ['**/package/*.wasm', 'pkg.tgz', 'package/a.wasm', true],
    ['*.wasm', 'pkg.tgz', 'a.wasm', false],
    ['wow!/p.tgz!a!.wasm', 'wow!/p.tgz', 'a!.wasm', true],
    ['p.tgz!a/b.wasm', 'p.tgz', 'a!b.wasm', false],
    ['trusted/*.wasm', 'uploads/p.tgz', 'package/../../../trusted/y.wasm', false],
    ['trusted/*.wasm', 'p.tgz', '/repo/trusted/y.wasm', false],
    ['uploads/**', 'uploads/p.tgz', '../../trusted/y.wasm', true],
  ])('reads the path %s for the member of %s named %s: %s', (glob, archive, member, expected) => {
    const policies = [named('it', match({ paths: [glob] }))]
    expect(select(policies, { path: `${archive}!${member}`, member, sha256 })).toBe(expected ? 'it' : 'none')
  })

  it.each([
    ['trusted/*.wasm', 'uploads/..!trusted!x.wasm', false],
    ['uploads/*', 'uploads/..!trusted!x.wasm', true],
    ['dist/plugin.wasm', 'dist!plugin.wasm', false],
    ['dist!plugin.wasm', 'dist!plugin.wasm', true],
    ['dist!plugin.wasm', 'dist/plugin.wasm', false],
  ])('takes "!" in %s and in the file %s for what it is: %s', (glob, path, expected) => {
    expect(select([named('it', match({ paths: [glob] }))], { path, sha256 })).toBe(expected ? 'it' : 'none')
  })
})
