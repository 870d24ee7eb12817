import { TableUse, type TableDeclaration } from '../../wasm/module.ts'
import type { Check, Facts } from './facts.ts'
import { importLabel, quotedList } from './wording.ts'

/** An initial table up to this goes without remark. */
const USUAL_INITIAL_TABLE = 1_000_000n

export const importedTable: Check<'WP2020'> = ({ importOf, module }, report) => {
  for (const [index, { element, offset }] of module.tables.entries()) {
    const imported = importOf('table', index)
    if (imported !== undefined) report.place(offset, { index, element, import: importLabel(imported) })
  }
}

export const exportedTable: Check<'WP2021'> = ({ exportedAs, module }, report) => {
  for (const [index, { element, offset }] of module.tables.entries()) {
    const names = exportedAs('table', index)
    if (names.length > 0) report.place(offset, { index, element, names: quotedList(names) })
  }
}

export const growableTable: Check<'WP2022'> = (facts, report) => {
  const { tables, code } = facts.module
  for (const [index, { limits, offset }] of tables.entries()) {
    const { minimum, maximum } = limits
    if (maximum !== undefined && maximum <= minimum) continue
    const growers = ((code.tableUse[index] ?? 0) & TableUse.grow) !== 0 || hostHolds(facts, index)
    if (growers) report.place(offset, { index, minimum: String(minimum), maximum: maximum?.toString() ?? 'any number of' })
  }
}

export const hostMutableCallTable: Check<'WP2023'> = (facts, report) => {
  for (const [index, { offset }] of callTables(facts)) {
    const how = howHostHolds(facts, index)
    if (how !== undefined) report.place(offset, { index, how })
  }
}

export const largeInitialTable: Check<'WP2026'> = ({ module }, report) => {
  for (const [index, { limits, offset }] of module.tables.entries()) {
    if (limits.minimum > USUAL_INITIAL_TABLE) report.place(offset, { index, minimum: String(limits.minimum) })
  }
}

const changes = ['set', 'grow', 'fill', 'copy', 'init'] as const satisfies readonly (keyof typeof TableUse)[]

export const callTableRewritten: Check<'WP2027'> = (facts, report) => {
  for (const [index, { offset }, use] of callTables(facts)) {
    const used = changes.filter(change => (use & TableUse[change]) !== 0)
    if (used.length > 0) report.place(offset, { index, instructions: used.map(change => `table.${change}`).join(', ') })
  }
}

/** The tables that indirect calls go through, with what else the code does to them. */
export function* callTables({ module }: Facts): Generator<[index: number, table: TableDeclaration, use: number]> {
  for (const [index, table] of module.tables.entries()) {
    const use = module.code.tableUse[index] ?? 0
    if ((use & TableUse.call) !== 0) yield [index, table, use]
  }
}

function hostHolds(facts: Facts, table: number): boolean {
  return howHostHolds(facts, table) !== undefined
}

/** `imported`, `exported as "t"`; undefined for a table that only the module can change. */
export function howHostHolds({ importOf, exportedAs }: Facts, table: number): string | undefined {
  const imported = importOf('table', table)
  if (imported !== undefined) return `imported from ${importLabel(imported)}`
  const names = exportedAs('table', table)
  return names.length > 0 ? `exported as ${quotedList(names)}` : undefined
}
