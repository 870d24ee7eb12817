import type { CapabilityId } from '../core/capability.ts'

/** Text as a double-quoted YAML scalar (YAML 1.2.2, 7.3.1), whatever it holds. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    // What JSON leaves as it is but YAML may not, or a person cannot see.
    /[\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export function quotedList(items: readonly string[]): string {
  return `[${items.map(quoted).join(', ')}]`
}

/** A line that can be pasted at the top level of a policy: `limits: { memory: 1MiB }`. `value` is YAML in flow style. */
export function nested(path: string, value: string): string {
  const [key, ...inner] = path.split('.')
  return `${key}: ${inner.reduceRight((rest, each) => `{ ${each}: ${rest} }`, value)}`
}

/** `capabilities: { stdio: { stdout: allow } }`, for one or several. */
export function decisionLine(decision: 'allow' | 'deny' | 'stub', ...capabilities: readonly CapabilityId[]): string {
  const tree: FlowTree = new Map()
  for (const capability of capabilities) plant(tree, capability.split('.'), decision)
  return `capabilities: ${flow(tree)}`
}

/** A mapping whose leaves are YAML in flow style. */
export type FlowTree = Map<string, FlowTree | string>

export function plant(tree: FlowTree, [head, ...rest]: readonly string[], value: string): void {
  if (head === undefined) return
  if (rest.length === 0) {
    tree.set(head, value)
    return
  }
  const known = tree.get(head)
  const branch: FlowTree = known instanceof Map ? known : new Map()
  tree.set(head, branch)
  plant(branch, rest, value)
}

export function flow(value: FlowTree | string): string {
  if (typeof value === 'string') return value
  return `{ ${[...value].map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')} }`
}

/** By code units, so that no locale decides. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
