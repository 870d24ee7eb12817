import type { ImportDeclaration } from '../../wasm/module.ts'

const LONGEST_SHOWN = 120
const NAMES_SHOWN = 3

/** A name as far as a report shows it. Names may have 100,000 bytes. */
export function shown(name: string): string {
  if (name.length <= LONGEST_SHOWN) return name
  // Never ends in half of a surrogate pair.
  return `${name.slice(0, LONGEST_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`
}

/** `env.log`, as policies name an import. */
export function importLabel(imported: ImportDeclaration): string {
  return `${shown(imported.module)}.${shown(imported.name)}`
}

/** `"a", "b"`, or `"a", "b", "c" and 4 more`. */
export function quotedList(names: readonly string[]): string {
  const listed = names.slice(0, NAMES_SHOWN).map(name => `"${shown(name)}"`)
  const rest = names.length - listed.length
  return listed.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

const units = [
  [60n, 'EiB'],
  [30n, 'GiB'],
  [20n, 'MiB'],
  [10n, 'KiB'],
] as const

/** An exact size: `4 GiB`, `64 KiB`, `70000 bytes`. */
export function formatBytes(bytes: bigint): string {
  for (const [shift, unit] of units) {
    const size = bytes >> shift
    if (size > 0n && size << shift === bytes) return `${size} ${unit}`
  }
  return `${bytes} bytes`
}
