import { describe, expect, it } from 'vitest'
import { readChecks } from '../../build/generate-checks.ts'

const good = [
  'code: WP2990',
  'title: a title',
  'severity: high',
  'message: memory {index} has no maximum',
  'explanation: >-',
  '  First line',
  '  and second.',
  'remedy: Link with --max-memory.',
].join('\n')

const read = (text: string, path = 'rules/checks/WP2990-a-title.yaml') => () => readChecks([{ path, text }])

describe('readChecks', () => {
  it('reads a check and folds its lines', () => {
    expect(read(good)()).toEqual([
      {
        code: 'WP2990',
        title: 'a title',
        severity: 'high',
        message: 'memory {index} has no maximum',
        explanation: 'First line and second.',
        remedy: 'Link with --max-memory.',
      },
    ])
  })

  it.each([
    ['an unknown key', `${good}\nreason: x`, 'WP2990-a-title.yaml:9:1: unknown key "reason"'],
    ['a missing key', good.replace('remedy: Link with --max-memory.', ''), ':1:1: the key "remedy" is missing'],
    ['an unknown severity', good.replace('high', 'huge'), ':3:11: found severity "huge"'],
    ['a code of another group', good.replaceAll('WP2990', 'WP1990'), ':1:7: found code "WP1990"'],
    ['a stray brace', good.replace('{index}', '{index'), ':4:10: a brace is not part of a {parameter}'],
    ['text that is not text', good.replace('a title', '[a]'), ':2:8: "title" must be text'],
    ['a duplicate key', `${good}\ntitle: again`, ':9:1:'],
    ['a list', '- a', ':1:1: expected one mapping'],
    ['no document', '', ':1:1: expected one mapping'],
  ])('refuses %s and says where', (_, text, problem) => {
    expect(read(text)).toThrow(problem)
  })

  it('refuses a file whose name is not that of its check', () => {
    expect(read(good, 'rules/checks/WP2991-a-title.yaml')).toThrow('must be named WP2990-')
    expect(read(good, 'rules/checks/WP2990-A.yaml')).toThrow('must be named WP2990-')
  })

  it('refuses a code that is defined twice, naming both places', () => {
    const files = [
      { path: 'rules/checks/WP2990-a.yaml', text: good },
      { path: 'rules/checks/WP2990-b.yaml', text: `\n${good}` },
    ]
    expect(() => readChecks(files)).toThrow(
      'rules/checks/WP2990-b.yaml:2:7: WP2990 is already defined at rules/checks/WP2990-a.yaml:1:7',
    )
  })

  it('names all faults of all files at once', () => {
    const files = [
      { path: 'rules/checks/WP2001-a.yaml', text: 'code: WP2001' },
      { path: 'rules/checks/WP2002-b.yaml', text: 'code: WP2002' },
    ]
    expect(() => readChecks(files)).toThrow(/WP2001-a\.yaml:1:1.*WP2002-b\.yaml:1:1/s)
  })
})
