import { describe, expect, it } from 'vitest'
import { formatMessage } from '../../src/core/finding.ts'
import { formatJson } from '../../src/report/json.ts'
import { schemaChecker } from '../support/json-schema.ts'
import { crowded, empty, hostile, inputNotice, mixed, report } from '../support/report.ts'

const check = schemaChecker('schemas/report.schema.json', '2020-12')

describe('formatJson', () => {
  it.each(Object.entries({ mixed, hostile, crowded, empty, notice: report([], [inputNotice], 'usage') }))(
    'gives a report that the schema accepts: %s',
    (_, given) => {
      expect(check(JSON.parse(formatJson(given)))).toEqual([])
    },
  )

  it('is refused by the schema where it says something else than it should', () => {
    const altered = (change: (value: { exit: string; results: Record<string, unknown>[] }) => void) => {
      const value = JSON.parse(formatJson(mixed)) as { exit: string; results: Record<string, unknown>[] }
      change(value)
      return check(value).length
    }
    expect(altered(() => undefined)).toBe(0)
    expect(altered(value => (value.exit = 'maybe'))).toBeGreaterThan(0)
    expect(altered(value => delete value.results[0]?.['verdict'])).toBeGreaterThan(0)
    expect(altered(value => (value.results[0] = { ...value.results[0], extra: 1 }))).toBeGreaterThan(0)
  })

  it('holds the report itself: every value survives the way there and back', () => {
    const back = JSON.parse(formatJson(mixed)) as typeof mixed
    expect(back).toMatchObject({ schema: mixed.schema, tool: mixed.tool, exit: mixed.exit })
    expect(back.results).toMatchObject(mixed.results)
    expect(back.notices).toMatchObject(mixed.notices)
  })

  it('keeps the exact characters of hostile names, though none stands in the text as it is', () => {
    const text = formatJson(hostile)
    const back = JSON.parse(text) as typeof hostile
    expect(back.results.map(({ subject }) => subject.path)).toEqual(hostile.results.map(({ subject }) => subject.path))
    expect(text).toContain('\\u202e')
    expect(text).not.toContain('\u202e')
  })

  it('carries title and message beside the parameters', () => {
    const back = JSON.parse(formatJson(mixed)) as { results: { verdict: { reasons: { finding: object }[] } }[] }
    const original = mixed.results[1]?.verdict.reasons[0]?.finding
    expect(back.results[1]?.verdict.reasons[0]?.finding).toMatchObject({
      title: 'capability denied',
      message: original && formatMessage(original),
    })
  })

  it('writes keys in one order, whatever order the report had them in', () => {
    const [first] = mixed.results
    if (!first) throw new Error('the mixed report has results')
    const reordered = report(
      [
        {
          ...Object.fromEntries(Object.entries(first).toReversed()),
          subject: Object.fromEntries(Object.entries(first.subject).toReversed()),
        } as typeof first,
      ],
      [],
    )
    expect(formatJson(reordered)).toBe(formatJson(report([first], [])))
  })
})
