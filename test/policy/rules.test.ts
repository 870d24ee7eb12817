import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatMessage } from '../../src/core/finding.ts'
import { limits } from '../../src/core/limits.ts'
import { formatTextLocation } from '../../src/core/location.ts'
import type { Profile } from '../../src/core/profile.schema.ts'
import { ruleFunctions, ruleMethods } from '../../src/policy/rule-cost.ts'
import { ruleTypes } from '../../src/policy/rule-view.ts'
import { compileRules, loadRuleEngine, ruleSubject, type RuleOutcome } from '../../src/policy/rules.ts'
import { policyLine, ruleOf } from '../support/policy.ts'
import { boundaryFinding, makeProfile, memory, needsAll, needsAny, table, unclassified } from '../support/profile.ts'

const engine = await loadRuleEngine()

const run = (deny: string, profile: Profile = sample): RuleOutcome => {
  const result = engine.compile(ruleOf(deny))
  if (!result.ok) throw new Error(formatMessage(result.finding))
  return result.rule.evaluate(ruleSubject(profile))
}
const problem = (deny: string): string => {
  const result = engine.compile(ruleOf(deny))
  if (result.ok) throw new Error('compiled')
  return String(result.finding.params.problem)
}

const sample = makeProfile({
  name: 'sample',
  size: 2 ** 40,
  flavour: { guess: 'wasi-command', because: [] },
  producers: [{ field: 'processed-by', name: 'rustc', version: '1.79.0' }],
  imports: [
    needsAny('fd_write', 'stdio.stdout', 'fs.write'),
    needsAll('sock_send', 'net.tcp.connect'),
    unclassified('env', 'log'),
  ],
  exports: [
    { name: '_start', kind: 'func', index: 3, type: '(func)', offset: 1 },
    { name: 'helper', kind: 'func', index: 4, type: '(func)', offset: 2 },
  ],
  memories: [memory({ minimum: 17 }), memory({ index: 1, maximum: 3, exportedAs: ['memory'] })],
  tables: [table({ indexType: 'i64', minimum: '18446744073709551615' })],
  customSections: [
    { name: '.debug_info', size: 60_000, offset: 1, known: true },
    { name: '.debug_info', size: 60_000, offset: 2, known: true },
    { name: 'name', size: 9, offset: 3, known: true },
  ],
  proposals: {
    used: [
      { proposal: 'simd', offset: 9 },
      { proposal: 'threads', offset: 8 },
    ],
    declared: [{ feature: 'simd128', prefix: '+' }],
  },
  boundary: {
    guarantees: [],
    checked: [],
    findings: [1, 2, 3, 4].map(offset => boundaryFinding('WP2004', 'medium', offset)),
  },
})

describe('the view', () => {
  it.each([
    ["module.customSections.exists(s, s.startsWith('.debug'))", true],
    ["module.customSectionSizes['.debug_info'] == 120000", true],
    ["'other' in module.customSectionSizes", false],
    ['module.size == 1099511627776', true],
    ['module.size / 2 > 549755813887', true],
    ["module.name == 'sample'", true],
    ['has(module.sourceMappingURL)', false],
    ['module.memories.exists(m, has(m.maximum) && m.maximum == 3)', true],
    ['module.memories.all(m, has(m.maximum))', false],
    ["module.memories[1].exportedAs == ['memory']", true],
    ['module.tables[0].minimum == 9223372036854775807', true],
    ["module.capabilities == ['stdio.stdout', 'fs.write', 'net.tcp.connect', 'host']", true],
    ["module.imports.filter(i, 'host' in i.capabilities).map(i, i.module + '.' + i.name) == ['env.log']", true],
    ["module.imports.exists_one(i, i.catalogue == '')", true],
    ["module.features == ['simd', 'threads'] && module.targetFeatures == ['simd128']", true],
    ['module.instructions.total + module.functions.defined == 13', true],
    ['module.hasStart', false],
    ["module.sha256.matches('^(ab){32}$')", true],
    ["module.sha256.matches(r'\\x61b$') && !module.sha256.matches('z')", true],
    ["module.exports.exists(e, e.name.matches('^h.l+p') ? e.kind == 'func' : false)", true],
    ["module.imports.filter(i, i.name.matches('_')).size() == 2", true],
    ["module.imports.map(i, i.name.matches('^f'), i.name) == ['fd_write']", true],
    ["module.flavour.upperAscii() == 'WASI-COMMAND' && int('42') == 42 && string(42) == '42' && double(1) < 1.5", true],
    ["size(module.exports) == 2 && module.name.size() == 6 && module.name.contains('ampl')", true],
    ["{'a': 1}['a'] == 1 && -1 < 0 && !false && 7 % 2 == 1", true],
  ])('%s is %s', (deny, expected) => {
    expect(run(deny)).toEqual({ kind: expected ? 'denies' : 'passes' })
  })
})

describe('rules that do not compile', () => {
  it.each([
    ['modul.size > 1', 'at 1:1 of the expression: unknown variable "modul"; rules see "module"'],
    ['module.sise > 1', 'at 1:8 of the expression: No such key: sise'],
    ["module.imports.exists(i, i.nme == 'x')", 'at 1:28 of the expression: No such key: nme'],
    ['module.size', 'at 1:1 of the expression: it is of type int; a rule is true or false'],
    ["module.size == 'x'", 'at 1:1 of the expression: no such overload: int == string'],
    ['module.size >', 'at 1:14 of the expression: Unexpected token: EOF'],
    ['module.size > 1 &&\n  x', 'at 2:3 of the expression: unknown variable "x"; rules see "module"'],
    [
      "module.imports.exists(i, true) && i.name == 'x'",
      'at 1:35 of the expression: unknown variable "i"; rules see "module"',
    ],
    ['module.imports.exists(module, true)', 'at 1:23 of the expression: "module" cannot be a loop variable'],
    [
      'dyn(module.size) > 1',
      'at 1:1 of the expression: "dyn" is not a function of rules; there are size, has, int, double, string',
    ],
    ['cel.bind(x, 1, x == 1)', 'at 1:4 of the expression: "bind" is not a function of rules; there are'],
    ["timestamp('2026-01-01T00:00:00Z').getHours('Europe/Paris') == 1", '"getHours" is not a function of rules'],
    ['google.protobuf == 1', 'unknown variable "google"'],
    [
      'module.name.matches(module.sha256)',
      'at 1:21 of the expression: the argument of matches() must be a string literal',
    ],
    ["module.name.matches('(a')", 'at 1:21 of the expression: regular expression: "(" is never closed'],
    ["module.name.matches('(?=a)')", 'regular expression: look-around, flags and named groups are not supported'],
    ["module.name.matchesInLinearTime('a')", '"matchesInLinearTime" is not a function of rules'],
    ['module.size == 1u', 'bytes and unsigned integers are not supported in rules'],
    [`${'('.repeat(300)}true${')'.repeat(300)}`, 'Exceeded maxDepth'],
    [Array.from({ length: 1500 }, () => 'true').join(' && '), 'Exceeded maxAstNodes'],
    ['', 'Unexpected token: EOF'],
    ['module.hasStart ? true : 1', 'Ternary branches must have the same type'],
    ['[1, true] == []', 'List elements must have the same type'],
  ])('%s', (deny, expected) => {
    expect(problem(deny)).toContain(expected)
  })

  it('are shown at the column in the file where the expression stands there as it is', () => {
    const result = engine.compile(ruleOf('modul.size > 1 || true', { denyTextAt: policyLine(11, 12) }))
    const later = engine.compile(ruleOf('true || modul', { denyTextAt: policyLine(11, 12) }))
    if (result.ok || later.ok) throw new Error('compiled')
    expect(result.finding.at).toEqual(policyLine(11, 12))
    expect(formatMessage(result.finding)).toBe('rule "rule": unknown variable "modul"; rules see "module"')
    expect(later.finding.at.in === 'text' && formatTextLocation(later.finding.at)).toBe('wasm-policy.yaml:11:20')
  })

  it('are reported together, the others compiled', async () => {
    const compiled = await compileRules([
      ruleOf('true', { id: 'a' }),
      ruleOf('tru', { id: 'b' }),
      ruleOf('1', { id: 'c' }),
    ])
    expect(compiled.rules.map(({ rule }) => rule.id)).toEqual(['a'])
    expect(compiled.findings.map(({ code, params }) => [code, params.rule])).toEqual([
      ['WP4015', 'b'],
      ['WP4015', 'c'],
    ])
    expect(await compileRules([])).toEqual({ rules: [], findings: [] })
  })
})

describe('rules that fail', () => {
  it.each([
    ['module.memories[0].maximum > 1', 'No such key: maximum'],
    ['module.imports[7].name == "x"', 'index out of bounds'],
    ['1 / (module.size - module.size) == 1', 'division by zero'],
    ["int('x') == 1", 'cannot convert to int'],
    ["module.customSectionSizes['no'] > 1", 'No such key: no'],
    ['module.memories.all(m, m.maximum > 1)', 'No such key: maximum'],
  ])('%s', (deny, reason) => {
    const outcome = run(deny)
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(outcome.kind === 'failed' && outcome.reason).toContain(reason)
  })
})

describe('hostile rules', () => {
  const large = makeProfile({
    imports: Array.from({ length: 10_000 }, (_, index) => unclassified('env', `function_${index}`)),
  })

  it.each([
    'module.imports.exists(a, module.imports.exists(b, a.name == b.name + "x"))',
    'module.imports.map(a, module.imports.map(b, a.name)).size() > 0',
    'module.imports.map(a, module.imports).exists(l, l.exists(i, i.name == ""))',
    '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20].exists(x, module.imports.all(a, [1][5] == x))',
    `module.imports.exists(a, a.name.matches('${'(a?){200}'.repeat(2)}'))`,
    '[module.imports, module.imports, module.imports].map(l, l + l + l).exists(l, l.map(i, i.name + i.name).exists(n, l.exists(j, j.name == n)))',
  ])('%s is refused before it runs', deny => {
    const outcome = run(deny, large)
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(outcome.kind === 'failed' && outcome.reason).toMatch(
      new RegExp(
        `^it would take \\d{8,} steps over this module; the limit is ${limits.ruleCost.value} \\(ruleCost\\)$`,
      ),
    )
  })

  it.each([
    "g.exportedAs.exists(a, g.exportedAs.exists(b, a == b + '!'))",
    "[g].exists(h, h.exportedAs.exists(a, h.exportedAs.exists(b, a == b + '!')))",
    '[g.exportedAs].exists(l, l.exists(a, l.exists(b, a == b + "!")))',
  ])('are refused where one item among many has the long list that they loop over twice: %s', inner => {
    const exportedAs = Array.from({ length: 10_000 }, (_, index) => `name_${index}`)
    const memories = Array.from({ length: 100 }, (_, index) => memory({ index, exportedAs: index === 7 ? exportedAs : [] }))
    const profile = makeProfile({ memories })
    expect(run(`module.memories.exists(g, ${inner})`, profile)).toMatchObject({ kind: 'failed' })
    // Once is what the mean stands for.
    expect(run("module.memories.exists(g, g.exportedAs.exists(a, a == 'x'))", profile)).toEqual({ kind: 'passes' })
  })

  it('are refused where names are long rather than many', () => {
    const name = 'a'.repeat(100_000)
    const imports = Array.from({ length: 100 }, () => unclassified(name, name))
    expect(run('module.imports.exists(a, a.name.contains(a.module + "b"))', makeProfile({ imports }))).toMatchObject({
      kind: 'failed',
    })
  })

  it('cannot backtrack', () => {
    const imports = [unclassified('env', `${'a'.repeat(50_000)}!`)]
    expect(run("module.imports.exists(i, i.name.matches('^(a+)+$'))", makeProfile({ imports }))).toEqual({
      kind: 'passes',
    })
  })

  it('do not cost honest ones their loop over a large module', () => {
    const deny =
      "module.imports.exists(i, i.kind == 'func' && i.name.matches('^_Z.*evil') && !(i.module in ['a', 'b', 'c']))"
    expect(run(deny, large)).toEqual({ kind: 'passes' })
    // One very long name among many does not make them all long.
    const mixed = makeProfile({
      imports: [
        unclassified('env', 'x'.repeat(50_000)),
        ...Array.from({ length: 9_999 }, () => unclassified('env', 'short')),
      ],
    })
    expect(run(deny, mixed)).toEqual({ kind: 'passes' })
  })
})

describe('docs/rules.md', () => {
  const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')
  const examples = [...page.matchAll(/```cel rule\n([^]*?)```/g)].map(([, example]) => example!)

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(7)
  })

  it.each(examples)('%s', example => {
    expect(run(example)).toEqual({ kind: 'denies' })
    expect(run(example, makeProfile())).toEqual({ kind: 'passes' })
  })

  it('lists every field that there is, and no other', () => {
    const rows = [...page.matchAll(/^\| (\w*) ?\| `(\w+\??)` \| ([^|]+) \|/gm)]
    let type = ''
    const listed = rows.map(([, named, field, of]) => `${(type = named || type)}.${field}: ${of}`)
    const fields = Object.entries(ruleTypes).flatMap(([name, ofType]) =>
      Object.entries(ofType).map(([field, of]) => `${name}.${field}: ${of}`),
    )
    expect(listed).toEqual(fields)
  })

  it('lists every function, and the limit', () => {
    expect(page).toContain(`Functions: ${ruleFunctions.map(name => `\`${name}\``).join(', ')}.`)
    expect(page.replaceAll(/,\n/g, ', ')).toContain(`Methods: ${ruleMethods.map(name => `\`${name}\``).join(', ')}.`)
    expect(page).toContain(`${String(limits.ruleCost.value).replace(/\B(?=(\d{3})+$)/g, ',')} steps (\`ruleCost\`)`)
  })
})
