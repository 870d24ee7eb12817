import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finding } from '../../src/core/finding.ts'
import type { CheckReport, CheckResult } from '../../src/core/report.ts'
import type { Reason } from '../../src/core/verdict.ts'
import { formatIds, formats, isFormatId } from '../../src/report/formats.ts'
import { reasonSummary, tally, verdictSummary } from '../../src/report/tally.ts'
import { expectGolden } from '../support/golden.ts'
import {
  admit,
  crowded,
  deny,
  empty,
  fsDenied,
  hostile,
  hostileText,
  inputNotice,
  line,
  mixed,
  plain80,
  report,
  result,
  unjudgeable,
  unneeded,
} from '../support/report.ts'
import { elements, parseXml } from '../support/xml.ts'

interface Stated {
  readonly denials: number
  readonly admit: number
  readonly deny: number
  readonly unjudgeable: number
}

const countOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

const fromSummary = (text: string) => {
  if (text.includes('nothing was judged')) return { admit: 0, deny: 0, unjudgeable: 0 }
  const [, a, d, u] = /(\d+) admitted, (\d+) denied, (\d+) not judgeable/.exec(text) ?? []
  return { admit: Number(a), deny: Number(d), unjudgeable: Number(u) }
}

/** What each format says, read back from its text alone. */
const readers: Readonly<Record<string, (text: string) => Partial<Stated>>> = {
  text: text => ({
    admit: countOf(text, /^ADMIT {2}/gm),
    deny: countOf(text, /^DENY {2}/gm),
    unjudgeable: countOf(text, /^✖ UNJUDGEABLE {2}/gm),
    // The entry of what is not judgeable states its first reason itself.
    denials: countOf(text, /^(?: {2}✖ WP[13]|✖ UNJUDGEABLE {2})/gm),
  }),
  json: text => {
    const { results } = JSON.parse(text) as CheckReport
    const number = (verdict: string) => results.filter(each => each.verdict.verdict === verdict).length
    return {
      admit: number('admit'),
      deny: number('deny'),
      unjudgeable: number('unjudgeable'),
      denials: results.flatMap(each => each.verdict.reasons).filter(({ effect }) => effect === 'deny').length,
    }
  },
  sarif: text => {
    const { runs } = JSON.parse(text) as {
      runs: [{ results: { properties: { effect?: string } }[]; properties: { verdicts: { verdict: string }[] } }]
    }
    const number = (verdict: string) => runs[0].properties.verdicts.filter(each => each.verdict === verdict).length
    return {
      admit: number('admit'),
      deny: number('deny'),
      unjudgeable: number('unjudgeable'),
      denials: runs[0].results.filter(({ properties }) => properties.effect === 'deny').length,
    }
  },
  junit: text => {
    const properties = elements(parseXml(text), 'property').filter(({ attributes }) => attributes['name'] === 'verdict')
    const number = (verdict: string) => properties.filter(({ attributes }) => attributes['value'] === verdict).length
    return {
      admit: number('admit'),
      deny: number('deny'),
      unjudgeable: number('unjudgeable'),
      denials: countOf(text, /(?:^|>)deny(?:, in the baseline)?: WP/gm),
    }
  },
  github: text => ({ ...fromSummary(text), denials: countOf(text, /^(?:::error .*title=WP[13]|error: WP[13])/gm) }),
  gitlab: text => ({
    denials: (JSON.parse(text) as { description: string }[]).filter(each => /^[a-zA-Z -]+ \(deny[,)]/.test(each.description)).length,
  }),
  markdown: text => ({
    admit: countOf(text, /^\| ✅ ADMIT/gm),
    deny: countOf(text, /^\| ❌ DENY/gm),
    unjudgeable: countOf(text, /^\| ⛔ UNJUDGEABLE/gm),
    denials: countOf(text, /^- \*\*deny/gm),
  }),
}

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...hostileText))
const anyPlace = fc.option(
  fc.record({ number: fc.nat({ max: 90 }), column: fc.nat({ max: 40 }), file: fc.oneof(anyText, fc.constant('preset:cli')) }),
  { nil: undefined },
)
const anyReason = (effects: readonly Reason['effect'][]): fc.Arbitrary<Reason> =>
  fc
    .record({ effect: fc.constantFrom(...effects), text: anyText, place: anyPlace, offset: fc.nat(), suggestion: fc.option(anyText, { nil: undefined }) })
    .map(({ effect, text, place, offset, suggestion }) => ({
      effect,
      finding: finding('WP3001', { capability: 'host', imports: text }, { in: 'module', offset, section: text }),
      ...(place && { decidedBy: line(place.number + 1, place.column + 1, place.file) }),
      ...(suggestion !== undefined && { suggestion }),
    }))

const anyDeny = anyReason(['deny'])
const anyOther = fc.array(anyReason(['deny', 'warn', 'note', 'excepted']), { maxLength: 3 })
const anyResult: fc.Arbitrary<CheckResult> = fc
  .record({ kind: fc.constantFrom('admit', 'deny', 'unjudgeable'), first: anyDeny, others: anyOther, path: anyText, known: fc.boolean() })
  .map(({ kind, first, others, path, known }) => {
    const baselined = known ? [0] : []
    switch (kind) {
      case 'admit':
        return result(path, admit(others.filter(({ effect }) => effect !== 'deny')))
      case 'deny':
        return result(path, deny(first, ...others), { baselined })
      default:
        return result(path, unjudgeable(first, ...others), { baselined })
    }
  })
const anyReport = fc
  .record({ results: fc.array(anyResult, { maxLength: 5 }), key: anyText, exit: fc.constantFrom('admitted', 'violations', 'usage') })
  .map(({ results, key, exit }) => report(results, [finding('WP4005', { key, where: 'x', hint: '' }, line(1, 1, key))], exit as CheckReport['exit']))

describe('formats', () => {
  it('has a reader here for each format of the table', () => {
    expect(Object.keys(readers)).toEqual(formatIds)
    expect(formatIds.every(isFormatId)).toBe(true)
    expect(isFormatId('toString')).toBe(false)
  })

  it.each(formatIds)('%s states the same verdicts and the same number of reasons to deny as the report', id => {
    fc.assert(
      fc.property(anyReport, given => {
        const total = tally(given)
        const text = formats[id].format(given, { ...plain80, verbose: true })
        const expected: Stated = { ...total.verdicts, denials: total.reasons.deny }
        expect(expected).toMatchObject(readers[id]?.(text) ?? { missing: id })
      }),
      { numRuns: 150, seed: 7 },
    )
  })

  it.each(formatIds)('%s holds nothing that a terminal acts on or that reorders text, whatever the names', id => {
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    const dangerous = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
    for (const verbose of [false, true]) {
      const text = formats[id].format(hostile, { ...plain80, verbose })
      expect(dangerous.exec(text)).toBeNull()
      expect(text).toContain('漢字')
    }
  })

  it.each(formatIds)('%s printed to a log gives the runner no command but its own, whatever the names', id => {
    for (const verbose of [false, true]) {
      for (const width of [40, 80]) {
        const lines = formats[id].format(hostile, { ...plain80, verbose, width }).split('\n')
        const commands = lines.filter(each => /^\s*::/.test(each))
        if (id === 'github') {
          expect(commands.every(each => /^::(?:error title=wasm-policy|error file=|group|endgroup)/.test(each))).toBe(true)
          expect(commands).toHaveLength(1 + 9 + 2)
        } else expect(commands).toEqual([])
        // A line that is a "::" command is read no further for "##" ones.
        expect(lines.filter(each => !each.startsWith('::') && /##\w*\[/.test(each))).toEqual([])
      }
    }
  })

  it.each(formatIds)('%s stands an empty report and notices without a place', id => {
    const alone = report([], [inputNotice], 'usage')
    expect(formats[id].format(empty, plain80).length).toBeGreaterThan(0)
    expect(formats[id].format(alone, plain80)).toMatch(id === 'sarif' || id === 'json' || id === 'gitlab' ? /"WP0002"/ : /WP0002/)
    expect(readers[id]?.(formats[id].format(empty, plain80))).toMatchObject({ denials: 0 })
  })

  it.each(formatIds)('%s gives the same text each time and leaves the report as it was', id => {
    const before = structuredClone(mixed)
    const first = formats[id].format(mixed, plain80)
    expect(formats[id].format(mixed, plain80)).toBe(first)
    expect(mixed).toEqual(before)
  })

  it.each(formatIds)('%s of a mixed report and of a hostile one is as recorded', id => {
    for (const [name, given] of Object.entries({ mixed, hostile })) {
      const text = formats[id].format(given, plain80)
      const recorded = id === 'sarif' ? withoutUnusedRules(text) : text
      expectGolden(`fixtures/report/${name}.${id}.${formats[id].extension}`, recorded)
    }
  })

  it('counts as baselined only what denies', () => {
    const given = report([result('a.wasm', deny(fsDenied, unneeded), { baselined: [0, 1] })])
    expect(tally(given)).toMatchObject({ baselined: 1, reasons: { deny: 1, warn: 1 } })
    expect(reasonSummary(tally(given))).toBe('1 reason to deny (1 in the baseline), 1 warning')
  })

  it.each(formatIds)('%s stands thousands of findings and states their number', id => {
    const text = formats[id].format(crowded, plain80)
    if (id === 'gitlab') expect(readers['gitlab']?.(text).denials).toBe(5_000)
    else if (id === 'json' || id === 'sarif') expect(readers[id]?.(text)).toMatchObject({ deny: 1, denials: 5_000 })
    else {
      expect(text).toContain(verdictSummary(tally(crowded)))
      expect(text).toContain('5000 reasons to deny')
    }
  })
})

/** The rules are the whole code table; in a golden they would change with every new code. */
function withoutUnusedRules(text: string): string {
  const log = JSON.parse(text) as { runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex?: number }[] }] }
  const [run] = log.runs
  const used = new Set(run.results.map(({ ruleId }) => ruleId))
  run.tool.driver.rules = run.tool.driver.rules.filter(({ id }) => used.has(id))
  for (const each of run.results) delete each.ruleIndex
  return `${JSON.stringify(log, undefined, 2).replace(/[\ufffe\uffff]/g, '?')}\n`
}
