import { describe, expect, it } from 'vitest'
import { annotationLimit, formatGithub } from '../../src/report/github.ts'
import { admit, crowded, deny, excepted, fsDenied, hostile, mixed, netDenied, report, result, truncated, undecidable, unjudgeable, unneeded } from '../support/report.ts'

interface Command {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

const decode = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
const decodeProperty = (text: string) => decode(text.replaceAll('%3A', ':').replaceAll('%2C', ','))

/** Reads commands as the runner does: up to the first `::` after the start come name and properties. */
function commands(text: string): readonly Command[] {
  return text.split('\n').flatMap(each => {
    const found = /^::([a-z]+)(?: (.*?))?::(.*)$/s.exec(each)
    if (!found) return []
    const [, command = '', properties = '', message = ''] = found
    const pairs = properties === '' ? [] : properties.split(',').map(pair => pair.split(/=(.*)/s, 2))
    return [
      {
        command,
        properties: Object.fromEntries(pairs.map(([name = '', value = '']) => [name, decodeProperty(value)])),
        message: decode(message),
      },
    ]
  })
}

describe('formatGithub', () => {
  it('begins with the summary, as loud as the outcome', () => {
    const summary = (given: typeof mixed) => commands(formatGithub(given))[0]
    expect(summary(mixed)).toMatchObject({ command: 'error', properties: { title: 'wasm-policy' } })
    expect(summary(mixed)?.message).toContain('4 inputs: 1 admitted, 2 denied, 1 not judgeable')
    expect(summary(report([result('a.wasm', admit())]))?.command).toBe('notice')
    expect(summary(report([result('a.wasm', deny(fsDenied), { baselined: [0] })]))?.command).toBe('warning')
  })

  it('annotates the line of the policy, or the module', () => {
    const [, denied, broken] = commands(formatGithub(report([result('a.wasm', deny(fsDenied)), result('./d/b.wasm', unjudgeable(truncated))])))
    expect(denied).toMatchObject({
      command: 'error',
      properties: { file: 'wasm-policy.yaml', line: '12', col: '3', title: 'WP3001 capability denied' },
    })
    expect(denied?.message).toMatch(/^a\.wasm: fs\.write is not granted/)
    expect(broken?.properties).toEqual({ file: 'd/b.wasm', title: 'WP1004 unexpected end' })
  })

  it('escapes so that each name comes out as it was made visible, in its place', () => {
    const found = commands(formatGithub(hostile))
    for (const { command, properties } of found) {
      expect(['error', 'group', 'endgroup']).toContain(command)
      expect(['file', 'line', 'col', 'title']).toEqual(expect.arrayContaining(Object.keys(properties)))
    }
    expect(found.map(({ properties }) => properties['file'])).toContain('policies/%0A::error file=x,line=1::forged.yaml')
    expect(found.map(({ message }) => message).join('\n')).toContain('dist/%0A::error file=x,line=1::forged.wasm: host is not granted')
  })

  it('gives what was accepted no annotation', () => {
    const text = formatGithub(report([result('a.wasm', deny(fsDenied, netDenied, excepted, undecidable), { baselined: [0] })], [], 'violations'))
    expect(commands(text).map(({ command }) => command)).toEqual(['error', 'error', 'group', 'endgroup'])
    expect(text).toContain('error: WP3001 capability denied: a.wasm: fs.write')
    expect(text).toContain('(in the baseline)')
  })

  it('stays within the annotations that a step may have, and logs the others', () => {
    const text = formatGithub(crowded)
    expect(commands(text).filter(({ command }) => command === 'error')).toHaveLength(annotationLimit)
    expect(text.match(/^error: WP3001/gm)).toHaveLength(5_000 - (annotationLimit - 1))
    expect(text).toContain(`::group::wasm-policy: ${5_000 - (annotationLimit - 1)} findings without an annotation`)
  })

  it('counts each kind by itself', () => {
    const reasons = Array.from({ length: 12 }, () => unneeded)
    const found = commands(formatGithub(report([result('a.wasm', deny(fsDenied, ...reasons))], [], 'violations')))
    expect(found.filter(({ command }) => command === 'error')).toHaveLength(2)
    expect(found.filter(({ command }) => command === 'warning')).toHaveLength(annotationLimit)
  })
})
