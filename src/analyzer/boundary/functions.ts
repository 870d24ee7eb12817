import type { CompositeType } from '../../wasm/module.ts'
import type { Check, Facts } from './facts.ts'
import { importLabel, shown } from './wording.ts'

/** A body up to this many bytes goes without remark. */
const USUAL_BODY_SIZE = 1 << 20

export const functionReferencesEnter: Check<'WP2033'> = (facts, report) => {
  for (const { offset, what } of functionReferenceEntries(facts)) report.place(offset, { what })
}

/** Every door through which the host can hand in a function as a value. */
export function* functionReferenceEntries(facts: Facts): Generator<{ readonly offset: number; readonly what: string }> {
  const { module, functionType, isFunctionReference } = facts
  // Remembered per list: a million exports may share one type of a thousand parameters.
  const known = new Map<readonly string[], boolean>()
  const carries = (types: readonly string[]) => {
    let answer = known.get(types)
    if (answer === undefined) known.set(types, (answer = types.some(isFunctionReference)))
    return answer
  }
  for (const imported of module.imports) {
    const { kind, index, offset } = imported
    if (kind === 'func' && carries(results(functionType(index)))) {
      yield { offset, what: `imported function ${importLabel(imported)}` }
    } else if (kind === 'tag' && carries(parameters(tagType(facts, index)))) {
      yield { offset, what: `imported tag ${importLabel(imported)}` }
    } else if (kind === 'global' && isFunctionReference(module.globals[index]?.valueType ?? '')) {
      yield { offset, what: `imported global ${importLabel(imported)}` }
    }
  }
  for (const { kind, index, name, offset } of module.exports) {
    if (kind === 'func' && carries(parameters(functionType(index)))) {
      yield { offset, what: `exported function "${shown(name)}"` }
    } else if (kind === 'tag' && carries(parameters(tagType(facts, index)))) {
      yield { offset, what: `exported tag "${shown(name)}"` }
    } else if (kind === 'global') {
      const global = module.globals[index]
      if (global?.mutable === true && isFunctionReference(global.valueType)) {
        yield { offset, what: `exported mutable global "${shown(name)}"` }
      }
    }
  }
}

export const hostFunctionInTable: Check<'WP2034'> = (facts, report) => {
  const { module, importOf } = facts
  const imported = module.functions.imported
  if (imported === 0) return
  const seen = new Uint8Array(imported)
  const see = (target: number, offset: number, where: string) => {
    if (target >= imported || seen[target] === 1) return
    seen[target] = 1
    const declaration = importOf('func', target)
    if (declaration !== undefined) report.place(offset, { function: target, import: importLabel(declaration), where })
  }

  for (const [index, { init }] of module.tables.entries()) {
    for (const target of init?.functions ?? []) see(target, init?.offset ?? 0, `the initialiser of table ${index}`)
  }
  for (const [index, { init }] of module.globals.entries()) {
    for (const target of init?.functions ?? []) see(target, init?.offset ?? 0, `global ${index}`)
  }
  for (const [index, { place, functions, offset }] of module.elements.entries()) {
    // Declarative segments put nothing anywhere; they announce a ref.func, which is seen below.
    if (place.mode === 'declarative') continue
    for (const target of functions) see(target, offset, `element segment ${index}`)
  }
  const { refTarget, refOffset } = module.code
  for (let i = 0; i < refTarget.length; i++) see(refTarget[i]!, refOffset[i]!, 'ref.func')
}

export const reexportedImport: Check<'WP2035'> = ({ module, importOf }, report) => {
  for (const { kind, index, name, offset } of module.exports) {
    const imported = kind === 'func' ? importOf('func', index) : undefined
    if (imported !== undefined) report.place(offset, { name: shown(name), import: importLabel(imported) })
  }
}

export const importedTag: Check<'WP2036'> = ({ module }, report) => {
  for (const imported of module.imports) {
    if (imported.kind === 'tag') report.place(imported.offset, { index: imported.index, import: importLabel(imported) })
  }
}

export const largeFunction: Check<'WP2037'> = ({ module }, report) => {
  const { bodySize, bodyOffset } = module.code
  for (let i = 0; i < bodySize.length; i++) {
    const size = bodySize[i]!
    if (size > USUAL_BODY_SIZE) report.place(bodyOffset[i]!, { function: module.functions.imported + i, size })
  }
}

const nothing: readonly string[] = []

function parameters(type: CompositeType | undefined): readonly string[] {
  return type?.kind === 'func' ? type.params : nothing
}

function results(type: CompositeType | undefined): readonly string[] {
  return type?.kind === 'func' ? type.results : nothing
}

function tagType({ module }: Facts, index: number): CompositeType | undefined {
  return module.types[module.tags[index]?.typeIndex ?? -1]?.composite
}
