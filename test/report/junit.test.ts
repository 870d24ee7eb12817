import { describe, expect, it } from 'vitest'
import { finding } from '../../src/core/finding.ts'
import { formatJunit } from '../../src/report/junit.ts'
import { admit, deny, excepted, fsDenied, hostile, hostileText, inputNotice, line, mixed, netDenied, report, result, truncated, unjudgeable, unneeded } from '../support/report.ts'
import { elements, parseXml } from '../support/xml.ts'

const cases = (text: string) =>
  elements(parseXml(text), 'testcase').map(({ attributes, children }) => ({
    name: attributes['name'],
    outcome: children.map(({ name }) => name).filter(name => ['failure', 'error', 'skipped'].includes(name)),
  }))

describe('formatJunit', () => {
  it('has one test case a module: passed, failed, in error, or skipped if the baseline knew it all', () => {
    const given = report([
      result('a.wasm', admit([unneeded, excepted])),
      result('b.wasm', deny(fsDenied, netDenied), { baselined: [0] }),
      result('c.wasm', unjudgeable(truncated)),
      result('d.wasm', deny(fsDenied, unneeded), { baselined: [0] }),
    ])
    expect(cases(formatJunit(given))).toEqual([
      { name: 'a.wasm', outcome: [] },
      { name: 'b.wasm', outcome: ['failure'] },
      { name: 'c.wasm', outcome: ['error'] },
      { name: 'd.wasm', outcome: ['skipped'] },
    ])
  })

  it('counts what it holds, in each suite and over all', () => {
    const root = parseXml(formatJunit(mixed))
    for (const each of [root, ...elements(root, 'testsuite')]) {
      const number = (name: string) => String(elements(each, name).length)
      expect(each.attributes).toMatchObject({
        tests: number('testcase'),
        failures: number('failure'),
        errors: number('error'),
        skipped: number('skipped'),
      })
    }
  })

  it('makes an error of a policy that does not load, and passes a mere warning', () => {
    const broken = finding('WP4005', { key: 'x', where: 'y', hint: '' }, line(3, 1))
    const stale = finding('WP3010', { finding: 'WP2004' }, line(31, 5))
    expect(cases(formatJunit(report([], [broken, stale, inputNotice], 'usage'))).map(({ outcome }) => outcome)).toEqual([
      ['error'],
      [],
      ['error'],
    ])
  })

  it('is well-formed whatever the names, and gives them back as they are made visible', () => {
    const root = parseXml(formatJunit(hostile))
    const names = elements(root, 'testcase').map(({ attributes }) => attributes['name'])
    expect(names).toHaveLength(hostileText.length + 1)
    expect(names).toContain(`dist/${hostileText[3]}.wasm`)
    expect(names).toContain('dist/\\u{1b}[2J\\u{1b}[31mred.wasm')
    expect(names).toContain('dist/\\u{d800} lone \\u{dc00}, \\u{fffe} \\u{ffff}.wasm')
    expect(elements(root, 'failure')).toHaveLength(hostileText.length)
  })

  it('lists all reasons in the body, the first one as the message', () => {
    const [failure] = elements(parseXml(formatJunit(report([result('b.wasm', deny(fsDenied, netDenied, unneeded))]))), 'failure')
    expect(failure?.attributes).toMatchObject({ type: 'WP3001', message: expect.stringMatching(/^fs\.write .*\(and 1 more\)$/) as string })
    expect(failure?.text.match(/^(?:deny|warn): WP\d{4}/gm)).toEqual(['deny: WP3001', 'deny: WP3001', 'warn: WP3002'])
    expect(failure?.text).toContain('policy: wasm-policy.yaml:12:3')
  })
})

describe('parseXml', () => {
  it.each([
    '<a/>',
    '<?xml version="1.0" encoding="UTF-8"?><a>',
    '<?xml version="1.0" encoding="UTF-8"?><a></b>',
    '<?xml version="1.0" encoding="UTF-8"?><a>]]></a>',
    '<?xml version="1.0" encoding="UTF-8"?><a>&nope;</a>',
    '<?xml version="1.0" encoding="UTF-8"?><a>& b</a>',
    '<?xml version="1.0" encoding="UTF-8"?><a b="<"/>',
    '<?xml version="1.0" encoding="UTF-8"?><a b="1" b="2"/>',
    '<?xml version="1.0" encoding="UTF-8"?><a>\u0001</a>',
    '<?xml version="1.0" encoding="UTF-8"?><a>\uffff</a>',
    '<?xml version="1.0" encoding="UTF-8"?><a/><b/>',
  ])('refuses what is not well-formed: %j', source => {
    expect(() => parseXml(source)).toThrow(/^XML/)
  })
})
