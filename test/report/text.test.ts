import { describe, expect, it } from 'vitest'
import { finding } from '../../src/core/finding.ts'
import type { CheckReport } from '../../src/core/report.ts'
import { chalkTheme } from '../../src/report/chalk-theme.ts'
import type { FormatOptions } from '../../src/report/options.ts'
import { formatText } from '../../src/report/text.ts'
import { expectGolden } from '../support/golden.ts'
import { overlong } from '../support/overlong.ts'
import { admit, crowded, deny, empty, fsDenied, hostile, line, mixed, plain80, profile, report, result, truncated, unjudgeable, unneeded } from '../support/report.ts'

// oxlint-disable-next-line no-control-regex -- ANSI escapes begin with ESC
const withoutColours = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '')

const verbose: FormatOptions = { ...plain80, verbose: true }

describe('formatText', () => {
  it.each([40, 60, 80, 132])('keeps within %d columns, but for words that are longer, suggestions, and entries of one line', width => {
    for (const given of [mixed, hostile]) {
      for (const each of [true, false]) {
        const lines = formatText(given, { ...plain80, width, verbose: each }).split('\n')
        const wrapped = lines.filter(text => !text.startsWith(' '.repeat(15)) && !text.startsWith('✖ UNJUDGEABLE'))
        expect(overlong(wrapped, width)).toEqual([])
      }
    }
  })

  it('ends with the summary', () => {
    expect(formatText(mixed, plain80).trimEnd().split('\n').slice(-2)).toEqual([
      '4 inputs: 1 admitted, 2 denied, 1 not judgeable',
      '4 reasons to deny (1 in the baseline), 2 warnings, 1 excepted, 2 notes, 1 notice',
    ])
    expect(formatText(empty, plain80)).toBe('nothing was judged\n0 reasons to deny\n')
  })

  it('gives what is not judgeable one line, and says more only when asked', () => {
    const broken = result('dist/a b.wasm', unjudgeable(truncated))
    const entry = '✖ UNJUDGEABLE  dist/a b.wasm: WP1004 unexpected end: the code section needs 4096 more bytes, 17 are left (at 0x2f10, code)\n'
    const summary = (count: number) => `\n${count} input${count === 1 ? '' : 's'}: 0 admitted, 0 denied, ${count} not judgeable\n`
    expect(formatText(report([broken]), plain80)).toBe(`${entry}${summary(1)}1 reason to deny\n`)
    expect(formatText(report([broken, broken]), plain80)).toBe(`${entry}${entry}${summary(2)}2 reasons to deny\n`)
    const more = formatText(report([broken]), verbose)
    expect(more).toMatch(/^ +remedy +Build or fetch the module again/m)
    expect(more).toMatch(/^ +sha256 +(?:ab){32}$/m)
  })

  it('says where nothing was judged, and counts no modules', () => {
    const text = formatText(report([], [finding('WP4005', { key: 'x', where: 'y', hint: '' }, line(1, 1))], 'usage'), plain80)
    expect(text).toMatch(/\n\nnothing was judged\n1 notice\n$/)
  })

  it('says why --fail-on fails or does not, whatever the verdict', () => {
    const last = (given: CheckReport) => formatText(given, plain80).trimEnd().split('\n').at(-1)
    const admitted = report([result('a.wasm', admit([unneeded]))], [], 'violations')
    expect(last({ ...admitted, failOn: { severity: 'medium', findings: 1 } })).toBe('fails: 1 finding of severity medium or worse (--fail-on medium)')
    const denied = report([result('a.wasm', deny(fsDenied))])
    expect(last({ ...denied, failOn: { severity: 'critical', findings: 0 } })).toBe('does not fail: no finding of severity critical (--fail-on critical)')
    expect(last(denied)).toBe('1 reason to deny')
  })

  it('names the import, the line of the policy and the way out', () => {
    const text = formatText(report([result('a.wasm', deny(fsDenied))]), plain80)
    expect(text).toMatch(/^DENY {2}a\.wasm$/m)
    expect(text).toContain('✖ WP3001 capability denied: fs.write is not granted; needed by\n')
    expect(text).toContain('wasi_snapshot_preview1.fd_write, wasi_snapshot_preview1.path_open')
    expect(text).toMatch(/^ +policy +wasm-policy\.yaml:12:3$/m)
    expect(text).toContain('\n               capabilities.fs:\n                 - { guest: /data, host: ./data, access: read-write }\n')
    expect(text).toContain('policy image-resizer\n  (wasm-policy.yaml)')
  })

  it('states that nothing reaches outside the sandbox, and what was checked', () => {
    const admitted = report([result('a.wasm', admit())])
    expect(formatText(admitted, plain80)).toContain('\n  ✔ No instruction reaches outside the sandbox: 2 guarantees checked, all hold\n')
    const text = formatText(admitted, { ...plain80, verbose: true })
    expect(text).toContain('✔ every memory access is bounds-checked: the module is valid\n')
    expect(text).toContain('✔ every call is type-checked: the module is valid\n')
  })

  it('never states it where a guarantee does not hold or none was checked', () => {
    const { boundary } = profile()
    const [first] = boundary.guarantees
    const broken = first ? [{ ...first, holds: false, because: 'memory 0 is imported' }] : []
    for (const guarantees of [broken, []]) {
      const changed = profile({ boundary: { ...boundary, guarantees } })
      const text = formatText(report([result('a.wasm', admit(), { profile: changed })]), plain80)
      expect(text).not.toContain('No instruction reaches')
      if (guarantees.length > 0) expect(text).toContain('every memory access is bounds-checked: memory 0 is imported')
      else expect(text).toContain('Nothing was checked')
    }
  })

  it('says where notes are, and shows them when verbose', () => {
    expect(formatText(mixed, plain80)).toContain('1 note, shown by --verbose')
    expect(formatText(mixed, plain80)).not.toContain('WP3003')
    expect(formatText(mixed, verbose)).toContain('ℹ WP3003 undecidable use')
    expect(formatText(mixed, verbose)).not.toContain('shown by --verbose')
  })

  it('shows the capabilities of the verdict, the undecidable ones as well', () => {
    const text = formatText(report([result('a.wasm', deny(fsDenied))]), plain80)
    for (const shown of ['✔ granted: stdio.stdout', '✖ denied: fs.write', '⚠ granted, not needed: env', '? undecidable: stdio.stderr']) {
      expect(text).toContain(`\n  ${shown}\n`)
    }
  })

  it('cuts what is crowded, says how much, and has it all when verbose', () => {
    expect(formatText(crowded, plain80)).toContain('4950 more, shown by --verbose')
    expect(formatText(crowded, plain80).match(/WP3001/g)).toHaveLength(50)
    expect(formatText(crowded, verbose).match(/✖ WP3001/g)).toHaveLength(5_000)
  })

  it('repeats no place and no title', () => {
    const text = formatText(report([result('a.wasm', admit([unneeded]))]), plain80)
    expect(text.match(/wasm-policy\.yaml:9:3/g)).toHaveLength(1)
    expect(formatText(mixed, plain80)).not.toContain('unexpected end: unexpected end')
  })

  it('is ASCII without Unicode, as far as the names are', () => {
    const text = formatText(report(mixed.results.filter(({ subject }) => !subject.path.includes('ö'))), { ...verbose, unicode: false })
    // oxlint-disable-next-line no-control-regex -- the range of ASCII
    expect(text).toMatch(/^[\x00-\x7f]*$/)
    expect(text).toContain('  x WP3001 capability denied')
  })

  it('says the same in colour', () => {
    const coloured = formatText(hostile, { ...verbose, theme: chalkTheme(1) })
    expect(coloured).toContain('\u001b[31mDENY')
    expect(withoutColours(coloured)).toBe(formatText(hostile, verbose))
    // oxlint-disable-next-line no-control-regex -- ANSI escapes begin with ESC
    expect(coloured.match(/\u001b(?!\[\d+m)/)).toBeNull()
  })

  it('shows notices by their severity', () => {
    const text = formatText(report([], [finding('WP3010', { finding: 'WP2004' }, { in: 'text', file: 'p.yaml', line: 3, column: 5 })]), { ...plain80, width: 100 })
    expect(text).toContain('⚠ WP3010 unused exception: the exception for WP2004 matched nothing (p.yaml:3:5)')
  })

  it('is as recorded when verbose', () => {
    expectGolden('fixtures/report/mixed.verbose.text.txt', formatText(mixed, verbose))
  })
})
