import type { Check } from './facts.ts'
import { importLabel, quotedList } from './wording.ts'

export const exportedMutableGlobal: Check<'WP2030'> = ({ exportedAs, module }, report) => {
  for (const [index, { mutable, valueType, offset }] of module.globals.entries()) {
    if (!mutable) continue
    const names = exportedAs('global', index)
    if (names.length > 0) report.place(offset, { index, type: valueType, names: quotedList(names) })
  }
}

export const importedMutableGlobal: Check<'WP2031'> = ({ importOf, module }, report) => {
  for (const [index, { mutable, valueType, offset }] of module.globals.entries()) {
    const imported = importOf('global', index)
    if (mutable && imported !== undefined) {
      report.place(offset, { index, type: valueType, import: importLabel(imported) })
    }
  }
}

export const importedReferenceGlobal: Check<'WP2032'> = ({ importOf, module }, report) => {
  for (const [index, { mutable, valueType, offset }] of module.globals.entries()) {
    const imported = importOf('global', index)
    if (imported === undefined || !isReference(valueType) || (!mutable && isExternReference(valueType))) continue
    report.place(offset, { index, type: valueType, import: importLabel(imported) })
  }
}

const vectorsAndNumbers = new Set(['i32', 'i64', 'f32', 'f64', 'v128'])

function isReference(type: string): boolean {
  return !vectorsAndNumbers.has(type)
}

export function isExternReference(type: string): boolean {
  return type === 'externref' || type === '(ref extern)' || type === '(ref null extern)'
}
