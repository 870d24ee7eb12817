import type { ASTNode } from '@marcbachmann/cel-js'
import { compileRegularExpression } from './regular-expression.ts'
import { RuleRecord, ruleTypes, type RuleValue } from './rule-view.ts'

/**
 * What a rule will cost over one module, before it is evaluated: nodes of the expression times the lengths of the lists
 * that they are evaluated for. Counted from the expression and the module alone, so that the same rule is refused on
 * every machine. One step is about what one node takes.
 */

/** How large a value is, on average over all values that one expression takes in a loop, and at most. */
export interface Size {
  readonly text: number
  readonly largestText: number
  readonly count: number
  readonly largestCount: number
  readonly item: Size | undefined
  readonly fields: ReadonlyMap<string, Size> | undefined
}

const scalar: Size = { text: 0, largestText: 0, count: 0, largestCount: 0, item: undefined, fields: undefined }

/** The functions and macros that rules may call, and what one call costs beyond its operands. */
export const ruleFunctions = ['size', 'has', 'int', 'double', 'string'] as const
export const ruleMethods = [
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'lowerAscii',
  'upperAscii',
  'matches',
] as const

/** The methods that evaluate their last arguments once an item of a list, with the first one bound to it. */
export const ruleLoops: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

const charactersPerStep = 16
// An error inside exists() or all() is caught and the loop goes on; throwing takes as long as a hundred nodes.
const mayFail = 100

/** Steps that the checked expression takes over a module of the given size. */
export function ruleCost(expression: ASTNode, module: Size): number {
  return measure(expression, { module, variables: new Map() }).cost
}

interface Measured {
  readonly cost: number
  readonly size: Size
}

interface Scope {
  readonly module: Size
  /** What the loops around bind; one may be called "module" as well. */
  readonly variables: ReadonlyMap<string, Size>
}

function measure(node: ASTNode, scope: Scope): Measured {
  switch (node.op) {
    case 'value':
      return { cost: 1, size: typeof node.args === 'string' ? textSize(node.args.length) : scalar }
    case 'id':
      return { cost: 1, size: sizeOfName(node.args, scope) }
    case '.': {
      const { cost, size } = measure(node.args[0], scope)
      const fails = optionalFields.has(node.args[1]) || size.fields === undefined
      return { cost: cost + (fails ? mayFail : 1), size: size.fields?.get(node.args[1]) ?? anyMember(size) }
    }
    case '[]':
    case '[?]':
    case '.?': {
      const container = measure(node.args[0], scope)
      const index = typeof node.args[1] === 'string' ? 0 : measure(node.args[1], scope).cost
      return { cost: container.cost + index + mayFail, size: anyMember(container.size) }
    }
    case 'call':
      return measureCall(node.args[0], undefined, node.args[1], scope)
    case 'rcall':
      return measureCall(node.args[0], node.args[1], node.args[2], scope)
    case 'list': {
      const items = node.args.map(item => measure(item, scope))
      const count = items.length
      const item = items.map(({ size }) => size).reduce(larger, scalar)
      return { cost: 1 + sum(items), size: { ...scalar, count, largestCount: count, item: largest(item) } }
    }
    case 'map': {
      const entries = node.args.flatMap(([key, value]) => [measure(key, scope), measure(value, scope)])
      const count = node.args.length
      const item = entries.map(({ size }) => size).reduce(larger, scalar)
      return { cost: 1 + sum(entries), size: { ...scalar, count, largestCount: count, item: largest(item) } }
    }
    case '?:': {
      const [condition, yes, no] = node.args
      const branches = [measure(yes, scope), measure(no, scope)]
      const size = branches.map(branch => branch.size).reduce(larger, scalar)
      return { cost: 1 + measure(condition, scope).cost + sum(branches), size }
    }
    case '!_':
    case '-_': {
      const { cost } = measure(node.args, scope)
      return { cost: cost + (node.op === '-_' ? mayFail : 1), size: scalar }
    }
    case '||':
    case '&&':
      return { cost: 1 + measure(node.args[0], scope).cost + measure(node.args[1], scope).cost, size: scalar }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in': {
      const [left, right] = [measure(node.args[0], scope), measure(node.args[1], scope)]
      const compared = node.op === 'in' ? Math.max(1, right.size.count) : 1
      const sought = compared > 1 && shareVariable(node.args[0], node.args[1], scope) ? largest(left.size) : left.size
      return { cost: left.cost + right.cost + compared * (1 + weight(sought)) + weight(right.size), size: scalar }
    }
    case '+': {
      const [left, right] = [measure(node.args[0], scope), measure(node.args[1], scope)]
      const size = joined(left.size, right.size)
      return { cost: left.cost + right.cost + mayFail + size.count + size.text / charactersPerStep, size }
    }
    case '-':
    case '*':
    case '/':
    case '%':
      return { cost: mayFail + measure(node.args[0], scope).cost + measure(node.args[1], scope).cost, size: scalar }
    default:
      return node satisfies never
  }
}

function measureCall(name: string, receiver: ASTNode | undefined, args: readonly ASTNode[], scope: Scope): Measured {
  const on = receiver === undefined ? undefined : measure(receiver, scope)
  const [variable] = args
  if (on !== undefined && receiver !== undefined && variable?.op === 'id' && ruleLoops.has(name)) {
    return measureLoop(name, on, variable.args, args, withLargest(receiver, scope))
  }
  const operands = [...(on === undefined ? [] : [on]), ...args.map(arg => measure(arg, scope))]
  const [first, second] = operands
  const text = first?.size.text ?? 0
  const cost = 1 + sum(operands)
  switch (name) {
    // The worst case of a search is the product of both lengths.
    case 'contains':
      return { cost: cost + (text * (1 + (second?.size.largestText ?? 0))) / charactersPerStep, size: scalar }
    case 'matches': {
      const pattern = args[0]?.op === 'value' ? compileRegularExpression(String(args[0].args)) : undefined
      return { cost: cost + text * (pattern?.ok === true ? pattern.automaton.states : Infinity), size: scalar }
    }
    case 'lowerAscii':
    case 'upperAscii':
      // One character can become three.
      return { cost: cost + text, size: { ...scalar, text: 3 * text, largestText: 3 * (first?.size.largestText ?? 0) } }
    case 'size':
      return { cost: cost + text, size: scalar }
    case 'string':
      return { cost: cost + mayFail, size: larger(textSize(32), first?.size ?? scalar) }
    default:
      return { cost: cost + mayFail + text, size: scalar }
  }
}

function measureLoop(name: string, list: Measured, variable: string, args: readonly ASTNode[], scope: Scope): Measured {
  const item = list.size.item ?? scalar
  const inner = { ...scope, variables: new Map(scope.variables).set(variable, item) }
  const bodies = args.slice(1).map(body => measure(body, inner))
  const { count, largestCount } = list.size
  const cost = list.cost + 1 + count * (2 + sum(bodies))
  if (name === 'filter') return { cost, size: list.size }
  if (name === 'map') return { cost, size: { ...scalar, count, largestCount, item: bodies.at(-1)?.size } }
  return { cost, size: scalar }
}

function sizeOfName(name: string, { module, variables }: Scope): Size {
  return variables.get(name) ?? (name === 'module' ? module : scalar)
}

/**
 * The scope in the body of a loop over `list`. A variable that the list is taken from has the size of its largest value
 * there: the body is evaluated most often for the value with the longest list, so the mean of the one times the mean of
 * the other is not the mean of their product.
 */
function withLargest(list: ASTNode, scope: Scope): Scope {
  const variables = new Map(scope.variables)
  for (const name of namesIn(list)) {
    const size = variables.get(name)
    if (size !== undefined) variables.set(name, largest(size))
  }
  return { ...scope, variables }
}

function shareVariable(left: ASTNode, right: ASTNode, { variables }: Scope): boolean {
  const names = namesIn(right)
  return [...namesIn(left)].some(name => names.has(name) && variables.has(name))
}

function namesIn(node: ASTNode): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const each of part) visit(each)
    else if (typeof part === 'object' && part !== null && 'op' in part && 'args' in part) {
      if (part.op === 'id') names.add(String(part.args))
      else visit(part.args)
    }
  }
  visit(node)
  return names
}

function sum(parts: readonly Measured[]): number {
  return parts.reduce((total, { cost }) => total + cost, 0)
}

function textSize(length: number): Size {
  return { ...scalar, text: length, largestText: length }
}

// Nodes that a comparison of whole values may visit.
function weight(size: Size): number {
  const fields = [...(size.fields?.values() ?? [])].reduce((total, field) => total + weight(field), 0)
  return size.text / charactersPerStep + size.count * (1 + (size.item === undefined ? 0 : weight(size.item))) + fields
}

// Some member picked by the rule: it may be the largest.
function anyMember(size: Size): Size {
  const members = [...(size.fields?.values() ?? []), ...(size.item === undefined ? [] : [size.item])]
  return largest(members.reduce(larger, scalar))
}

function largest(size: Size): Size {
  return {
    text: size.largestText,
    largestText: size.largestText,
    count: size.largestCount,
    largestCount: size.largestCount,
    item: size.item === undefined ? undefined : largest(size.item),
    fields:
      size.fields === undefined ? undefined : new Map([...size.fields].map(([name, field]) => [name, largest(field)])),
  }
}

function larger(left: Size, right: Size): Size {
  return combine(left, right, Math.max)
}

// The length of a concatenation; its items may be those of either side.
function joined(left: Size, right: Size): Size {
  return { ...combine(left, right, (a, b) => a + b), item: optionally(left.item, right.item, larger) }
}

function combine(left: Size, right: Size, number: (left: number, right: number) => number): Size {
  const fields = new Map(left.fields)
  for (const [name, field] of right.fields ?? []) {
    const other = fields.get(name)
    fields.set(name, other === undefined ? field : combine(other, field, number))
  }
  return {
    text: number(left.text, right.text),
    largestText: number(left.largestText, right.largestText),
    count: number(left.count, right.count),
    largestCount: number(left.largestCount, right.largestCount),
    item: optionally(left.item, right.item, (a, b) => combine(a, b, number)),
    fields: left.fields === undefined && right.fields === undefined ? undefined : fields,
  }
}

function optionally<T>(left: T | undefined, right: T | undefined, both: (left: T, right: T) => T): T | undefined {
  return left === undefined || right === undefined ? (left ?? right) : both(left, right)
}

const optionalFields: ReadonlySet<string> = new Set(
  Object.values(ruleTypes).flatMap(fields =>
    Object.keys(fields).flatMap(key => (key.endsWith('?') ? key.slice(0, -1) : [])),
  ),
)

/** The size of a value of the view, averaged over the items of its lists. */
export function sizeOf(value: RuleValue): Size {
  if (typeof value === 'string') return textSize(value.length)
  if (Array.isArray(value)) {
    const items: readonly RuleValue[] = value
    return { ...scalar, count: items.length, largestCount: items.length, item: average(items.map(sizeOf)) }
  }
  if (value instanceof Map) return sizeOf([...value.keys(), ...value.values()])
  if (!(value instanceof RuleRecord)) return scalar
  const fields = Object.entries(value).flatMap(([name, field]): [string, Size][] =>
    field === undefined ? [] : [[name, sizeOf(field)]],
  )
  return { ...scalar, fields: new Map(fields) }
}

function average(sizes: readonly Size[]): Size | undefined {
  if (sizes.length === 0) return undefined
  const mean = (of: (size: Size) => number) => sizes.reduce((total, size) => total + of(size), 0) / sizes.length
  const largestOf = (of: (size: Size) => number) => sizes.reduce((total, size) => Math.max(total, of(size)), 0)
  const names = new Set(sizes.flatMap(({ fields }) => [...(fields?.keys() ?? [])]))
  const fields = new Map<string, Size>()
  for (const name of names) {
    const field = average(sizes.flatMap(size => size.fields?.get(name) ?? []))
    if (field !== undefined) fields.set(name, field)
  }
  return {
    text: mean(size => size.text),
    largestText: largestOf(size => size.largestText),
    count: mean(size => size.count),
    largestCount: largestOf(size => size.largestCount),
    // Larger lists weigh more only if their items are larger; the largest item is the safe side.
    item: sizes.reduce<Size | undefined>((most, { item }) => optionally(most, item, larger), undefined),
    fields: names.size === 0 ? undefined : fields,
  }
}
