/**
 * Where a finding is. A module has no lines, so its places are byte offsets from the start of the file (or of the
 * archive member); a policy or catalogue is text, so its places are 1-based line and column (columns in UTF-16 code
 * units, as editors and SARIF count them).
 */
export type Location =
  | { readonly in: 'module'; readonly offset?: number; readonly section?: string }
  | { readonly in: 'text'; readonly file: string; readonly line: number; readonly column: number }
  | { readonly in: 'input' }

export type TextLocation = Extract<Location, { in: 'text' }>

export const wholeInput: Location = { in: 'input' }

/** `policy.yaml:12:3`, the form that editors and terminals make clickable. */
export function formatTextLocation(at: TextLocation): string {
  return `${at.file}:${at.line}:${at.column}`
}

/** A byte offset as wasm-tools and wabt print it: lower-case hex, `0x` in front. */
export function formatOffset(offset: number): string {
  return `0x${offset.toString(16)}`
}
