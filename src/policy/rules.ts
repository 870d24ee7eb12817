import type { ASTNode, Environment } from '@marcbachmann/cel-js'
import { finding, printable, type FindingOf } from '../core/finding.ts'
import { limits } from '../core/limits.ts'
import type { TextLocation } from '../core/location.ts'
import type { Profile } from '../core/profile.schema.ts'
import type { Automaton } from './automaton.ts'
import type { Rule } from './policy.ts'
import { compileRegularExpression } from './regular-expression.ts'
import { ruleCost, ruleFunctions, ruleLoops, ruleMethods, sizeOf, type Size } from './rule-cost.ts'
import { recordClasses, ruleTypes, ruleView, type RuleRecord, type RuleTypeName } from './rule-view.ts'

/**
 * Custom rules: CEL over `module`. The engine is loaded only where there are rules. Beyond what CEL's own type check
 * asks, a rule may call only the functions of the tables in `rule-cost.ts`, because only their cost is known.
 */
export interface CompiledRule {
  readonly rule: Rule
  /** Pure; never throws. */
  evaluate(subject: RuleSubject): RuleOutcome
}

export type RuleOutcome =
  | { readonly kind: 'passes' | 'denies' }
  /** Too costly for this module, an evaluation error, or no boolean. */
  | { readonly kind: 'failed'; readonly reason: string }

export type RuleResult =
  { readonly ok: true; readonly rule: CompiledRule } | { readonly ok: false; readonly finding: FindingOf<'WP4015'> }

/** One module as rules see it; made once, for all rules. */
export interface RuleSubject {
  readonly view: RuleRecord
  readonly size: Size
}

export interface RuleEngine {
  compile(rule: Rule): RuleResult
}

export function ruleSubject(profile: Profile): RuleSubject {
  const view = ruleView(profile)
  return { view, size: sizeOf(view) }
}

/** All rules, or all that is wrong with them. The engine is loaded only if there are rules. */
export async function compileRules(
  rules: readonly Rule[],
): Promise<{ readonly rules: readonly CompiledRule[]; readonly findings: readonly FindingOf<'WP4015'>[] }> {
  if (rules.length === 0) return { rules: [], findings: [] }
  const engine = await loadRuleEngine()
  const results = rules.map(rule => engine.compile(rule))
  return {
    rules: results.flatMap(result => (result.ok ? [result.rule] : [])),
    findings: results.flatMap(result => (result.ok ? [] : [result.finding])),
  }
}

export async function loadRuleEngine(): Promise<RuleEngine> {
  const cel = await import('@marcbachmann/cel-js')
  const patterns = new Map<string, Automaton>()
  const environment = newEnvironment(cel.Environment, patterns)
  return { compile: rule => compileRule(rule, environment, patterns) }
}

// The engine's own matches() backtracks, so that a short pattern can take for ever; calls are renamed to this one.
const linearMatches = 'matchesInLinearTime'

function newEnvironment(Engine: typeof Environment, patterns: ReadonlyMap<string, Automaton>): Environment {
  const environment = new Engine({
    limits: { maxAstNodes: limits.ruleNodes.value, maxDepth: 100, maxListElements: 500, maxMapEntries: 500 },
  })
  environment.registerFunction(`string.${linearMatches}(string): bool`, (text: string, pattern: string) => {
    const automaton = patterns.get(pattern)
    if (automaton === undefined) throw new Error('a regular expression that was not compiled')
    return automaton.finds(text)
  })
  // The records that others hold come first.
  for (const type of (Object.keys(ruleTypes) as RuleTypeName[]).toReversed()) {
    const fields = Object.entries(ruleTypes[type]).map(([key, value]) => [key.replace('?', ''), value])
    environment.registerType(type, { ctor: recordClasses[type], fields: Object.fromEntries(fields) })
  }
  return environment.registerVariable('module', 'Module')
}

function compileRule(rule: Rule, environment: Environment, patterns: Map<string, Automaton>): RuleResult {
  const refuse = ({ problem, offset }: Problem): RuleResult => {
    const { at, inside } = placeOf(rule, offset)
    return { ok: false, finding: finding('WP4015', { rule: rule.id, problem: `${inside}${problem}` }, at) }
  }
  try {
    // Checked as it was written, so that errors speak of the rule's own text; compiled from a second parse.
    const checked = environment.parse(rule.deny)
    const problem = firstProblem(checked.ast, new Set(['module']), patterns)
    if (problem !== undefined) return refuse(problem)
    const check = checked.check()
    if (!check.valid) return refuse(problemOf(check.error))
    if (check.type !== 'bool' && check.type !== 'dyn') {
      return refuse({ problem: `it is of type ${check.type}; a rule is true or false`, offset: 0 })
    }
    const compiled = environment.parse(rule.deny)
    renameMatches(compiled.ast)
    const recheck = compiled.check()
    if (!recheck.valid) return refuse(problemOf(recheck.error))
    return { ok: true, rule: { rule, evaluate: subject => evaluateRule(compiled, checked.ast, subject) } }
  } catch (error) {
    return refuse(problemOf(error))
  }
}

function evaluateRule(compiled: (context: object) => unknown, expression: ASTNode, subject: RuleSubject): RuleOutcome {
  const cost = Math.ceil(ruleCost(expression, subject.size))
  const { value: limit } = limits.ruleCost
  if (!(cost <= limit)) {
    return { kind: 'failed', reason: `it would take ${cost} steps over this module; the limit is ${limit} (ruleCost)` }
  }
  try {
    const value = compiled({ module: subject.view })
    if (typeof value === 'boolean') return { kind: value ? 'denies' : 'passes' }
    return { kind: 'failed', reason: 'its value is neither true nor false' }
  } catch (error) {
    return { kind: 'failed', reason: problemOf(error).problem }
  }
}

interface Problem {
  readonly problem: string
  /** UTF-16 code units from the start of the expression. */
  readonly offset: number
}

// Errors of the engine have a summary beside a message that draws the source.
function problemOf(error: unknown): Problem {
  const { summary, range } = error as { readonly summary?: unknown; readonly range?: { readonly start?: unknown } }
  const problem = typeof summary === 'string' ? summary : error instanceof Error ? error.message : String(error)
  return { problem: printable(problem), offset: typeof range?.start === 'number' ? range.start : 0 }
}

function placeOf(rule: Rule, offset: number): { readonly at: TextLocation; readonly inside: string } {
  if (rule.denyTextAt !== undefined) {
    return { at: { ...rule.denyTextAt, column: rule.denyTextAt.column + offset }, inside: '' }
  }
  const before = rule.deny.slice(0, offset).split('\n')
  const column = before[before.length - 1]!.length + 1
  return { at: rule.denyAt, inside: `at ${before.length}:${column} of the expression: ` }
}

const functionNames: ReadonlySet<string> = new Set(ruleFunctions)
const methodNames: ReadonlySet<string> = new Set(ruleMethods)

/** What CEL allows but a rule may not do; also compiles the regular expressions. */
function firstProblem(
  node: ASTNode,
  names: ReadonlySet<string>,
  patterns: Map<string, Automaton>,
): Problem | undefined {
  if (node.op === 'id') {
    if (names.has(node.args)) return undefined
    return { problem: `unknown variable "${node.args}"; rules see "module"`, offset: node.start }
  }
  if (node.op === 'value') {
    if (typeof node.args !== 'object' || node.args === null) return undefined
    return { problem: 'bytes and unsigned integers are not supported in rules', offset: node.start }
  }
  let inner = names
  if (node.op === 'call' && !functionNames.has(node.args[0]))
    return unknownFunction(node.args[0], node.start, ruleFunctions)
  if (node.op === 'rcall') {
    const [name, receiver, [first]] = node.args
    if (!methodNames.has(name)) return unknownFunction(name, receiver.end, ruleMethods)
    if (name === 'matches') {
      const problem = compilePattern(first, patterns, receiver.end)
      if (problem !== undefined) return problem
    }
    if (ruleLoops.has(name) && first?.op === 'id') {
      if (first.args === 'module') return { problem: '"module" cannot be a loop variable', offset: first.start }
      inner = new Set([...names, first.args])
    }
    const problem = firstProblem(receiver, names, patterns)
    if (problem !== undefined) return problem
  }
  for (const child of childrenOf(node)) {
    const problem = firstProblem(child, inner, patterns)
    if (problem !== undefined) return problem
  }
  return undefined
}

function unknownFunction(name: string, offset: number, known: readonly string[]): Problem {
  return { problem: `"${name}" is not a function of rules; there are ${known.join(', ')}`, offset }
}

function compilePattern(node: ASTNode | undefined, patterns: Map<string, Automaton>, at: number): Problem | undefined {
  if (node?.op !== 'value' || typeof node.args !== 'string') {
    return { problem: 'the argument of matches() must be a string literal', offset: node?.start ?? at }
  }
  const compiled = compileRegularExpression(node.args)
  if (!compiled.ok) return { problem: `regular expression: ${compiled.problem}`, offset: node.start }
  patterns.set(node.args, compiled.automaton)
  return undefined
}

// The receiver of a call is not among them: loop variables are not visible there.
function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case '!_':
    case '-_':
      return [node.args]
    case 'call':
      return node.args[1]
    case 'rcall':
      return node.args[2]
    case 'list':
      return node.args
    case 'map':
      return node.args.flat()
    default:
      return node.args
  }
}

function renameMatches(node: ASTNode): void {
  if (node.op === 'rcall') {
    if (node.args[0] === 'matches') node.args[0] = linearMatches
    renameMatches(node.args[1])
  }
  for (const child of childrenOf(node)) renameMatches(child)
}
