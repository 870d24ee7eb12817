import { describe, expect, it } from 'vitest'
import type { Reason } from '../../src/core/verdict.ts'
import { commentLimit, commentMarker, formatMarkdown } from '../../src/report/markdown.ts'
import { admit, crowded, deny, fsDenied, hostile, hostileText, mixed, report, result } from '../support/report.ts'

/** What is left when fenced code, in which nothing is markup, is taken out. */
const outsideFences = (text: string) => text.replace(/^ {2}(`{3,})yaml\n(?: {2}.*\n|\n)*? {2}\1$/gm, '')

describe('formatMarkdown', () => {
  it('begins with its marker and the summary', () => {
    expect(formatMarkdown(mixed).split('\n').slice(0, 4)).toEqual([
      commentMarker,
      '### wasm-policy',
      '',
      '**4 inputs: 1 admitted, 2 denied, 1 not judgeable**',
    ])
  })

  it('lets no name be a tag, a cell, a mention, a link or emphasis', () => {
    const text = outsideFences(formatMarkdown(hostile))
    const tags = new Set(text.match(/<[^>]*>/g))
    expect([...tags].toSorted()).toEqual([
      commentMarker,
      '</code>',
      '</details>',
      '</summary>',
      '<code>',
      '<details open>',
      '<summary>',
    ])
    expect(text).not.toMatch(/@|`|\]\(|~~|:\/\//)
    expect(text).not.toMatch(/&#(?:64|35);(?!&#8203;)(?![^<]*<\/code>)/)
    const rows = text.split('\n').filter(each => each.startsWith('| '))
    expect(rows).toHaveLength(1 + hostileText.length)
    for (const row of rows) expect(row.match(/\|/g)).toHaveLength(7)
    expect(text.match(/\*\*/g)).toHaveLength(2 * (1 + hostileText.length))
  })

  it('keeps a suggestion in a fence that its text cannot end', () => {
    const reason: Reason = { ...fsDenied, suggestion: 'a:\n```\n````\n</details> @octocat' }
    const text = formatMarkdown(report([result('a.wasm', deny(reason))]))
    expect(text).toContain('\n  `````yaml\n  a:\n  ```\n  ````\n  </details> @octocat\n  `````\n')
    expect(outsideFences(text)).not.toContain('@')
  })

  it('puts what is not admitted first', () => {
    const text = formatMarkdown(mixed)
    expect(text.indexOf('dist/broken.wasm')).toBeLessThan(text.indexOf('dist/hello.wasm'))
    expect(text).toContain('No instruction reaches outside the sandbox.')
  })

  it('cuts one crowded module and says how much', () => {
    const text = formatMarkdown(crowded)
    const shown = text.match(/^- \*\*deny\*\*/gm)?.length ?? 0
    expect(shown).toBeGreaterThan(20)
    expect(text).toContain(`- … and ${5_000 - shown} reasons more, cut`)
    expect(text.length).toBeLessThanOrEqual(commentLimit)
  })

  it('stays below the limit of a comment, denied modules kept and every cut counted', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => result(`dist/${'long-'.repeat(20)}${index}.wasm`, admit([{ ...fsDenied, effect: 'warn' }])))
    const text = formatMarkdown(report([...many, result('dist/bad.wasm', deny(fsDenied))]))
    expect(text.length).toBeLessThanOrEqual(commentLimit)
    expect(text).toContain('3001 modules: 3000 admitted, 1 denied')
    expect(text).toContain('| ❌ DENY | <code>dist/bad.wasm</code>')
    expect(text).toMatch(/<summary>❌ <code>dist\/bad\.wasm<\/code>/)
    const rows = text.match(/^\| [✅❌] /gmu)?.length ?? 0
    expect(text).toContain(`| … | and ${3_001 - rows} modules more, cut |`)
    const details = text.match(/<details/g)?.length ?? 0
    expect(text).toContain(`The details of ${3_001 - details} modules more were cut`)
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })
})
