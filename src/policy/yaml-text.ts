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

/** `capabilities.stdio.stdout: allow`. */
export function decisionLine(capability: CapabilityId, decision: 'allow' | 'deny' | 'stub'): string {
  return `capabilities.${capability}: ${decision}`
}
