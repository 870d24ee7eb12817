import type { DecodedModule, ImportDeclaration } from '../../wasm/module.ts'
import { externalTypeText } from '../type-text.ts'
import type { Check, Facts } from './facts.ts'
import { isExternReference } from './globals.ts'
import { lookalikeOf, lookalikeScripts } from './lookalikes.ts'
import { importLabel, shown } from './wording.ts'

/** A name up to this many bytes goes without remark. */
const USUAL_NAME_BYTES = 1024

/** Minifiers make names up to three characters, in which case carries meaning. */
const SHORTEST_CASE_COMPARED = 4

interface Name {
  /** What bears the name. */
  readonly what: string
  readonly name: string
  readonly offset: number
}

export const invisibleCharacters: Check<'WP2052'> = (facts, report) => {
  for (const { what, name, offset } of unusualNames(facts)) {
    const codePoint = invisible.exec(name)?.[0].codePointAt(0)
    if (codePoint === undefined) continue
    const character = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    report.place(offset, { what, name: shown(name), character })
  }
}

// Format characters (zero-width, bidirectional controls, tags), control characters, line and paragraph separators,
// variation selectors, and the fillers that are drawn as nothing.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\p{Variation_Selector}]|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/u

export const lookalikeName: Check<'WP2053'> = (facts, report) => {
  for (const { what, name, offset } of unusualNames(facts)) {
    const lookalike = lookalikeOf(name)
    if (lookalike !== undefined) report.place(offset, { what, name: shown(name), lookalike: shown(lookalike) })
  }
}

export const mixedScriptName: Check<'WP2054'> = (facts, report) => {
  for (const { what, name, offset } of unusualNames(facts)) {
    const scripts = lookalikeScripts(name)
    if (scripts.length < 2 || lookalikeOf(name) !== undefined) continue
    report.place(offset, { what, name: shown(name), scripts: scripts.join(' and ') })
  }
}

export const surroundingWhitespace: Check<'WP2055'> = (facts, report) => {
  for (const { what, name, offset } of unusualNames(facts)) {
    if (name !== name.trim()) report.place(offset, { what, name: shown(name) })
  }
}

export const longName: Check<'WP2058'> = (facts, report) => {
  const encoder = new TextEncoder()
  for (const { what, name, offset } of unusualNames(facts)) {
    // A UTF-16 code unit takes at most three bytes.
    if (name.length * 3 <= USUAL_NAME_BYTES) continue
    const size = encoder.encode(name).length
    if (size > USUAL_NAME_BYTES) report.place(offset, { what, name: shown(name), size })
  }
}

export const emptyName: Check<'WP2057'> = ({ module }, report) => {
  for (const imported of namedImports(module)) {
    if (imported.name === '') report.place(imported.offset, { what: `import ${importLabel(imported)}` })
  }
  for (const [index, { name, offset }] of module.exports.entries()) {
    if (name === '') report.place(offset, { what: `export ${index}` })
  }
  for (const [index, { name, offset }] of module.customSections.entries()) {
    if (name === '') report.place(offset, { what: `custom section ${index}` })
  }
}

export const duplicateImport: Check<'WP2050'> = ({ module }, report) => {
  for (const { again, first, type, firstType } of repeatedImports(module)) {
    if (type === firstType) report.place(again.offset, { import: importLabel(again), type: shown(type), first })
  }
}

export const conflictingImport: Check<'WP2051'> = ({ module }, report) => {
  for (const { again, first, type, firstType } of repeatedImports(module)) {
    if (type === firstType) continue
    report.place(again.offset, { import: importLabel(again), type: shown(type), otherType: shown(firstType), first })
  }
}

export const caseVariantImport: Check<'WP2056'> = ({ module }, report) => {
  const modules = new Map<string, string>()
  const names = new Map<string, ImportDeclaration>()
  for (const imported of namedImports(module)) {
    const { module: namespace, name, offset } = imported
    if (namespace.length >= SHORTEST_CASE_COMPARED) {
      const folded = foldCase(namespace)
      const first = modules.get(folded)
      if (first === undefined) modules.set(folded, namespace)
      else if (first !== namespace) {
        report.place(offset, { import: importLabel(imported), other: `the module name "${shown(first)}"` })
        continue
      }
    }
    if (name.length < SHORTEST_CASE_COMPARED) continue
    const key = foldCase(pairKey(namespace, name))
    const first = names.get(key)
    if (first === undefined) names.set(key, imported)
    else if (first.name !== name) report.place(offset, { import: importLabel(imported), other: importLabel(first) })
  }
}

function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
}

/** One key for two names; the length keeps ("a", "b.c") and ("a.b", "c") apart. */
function pairKey(module: string, name: string): string {
  return `${module.length} ${module}${name}`
}

interface RepeatedImport {
  readonly again: ImportDeclaration
  /** Position of the first import of that name. */
  readonly first: number
  readonly type: string
  readonly firstType: string
}

/** Every import whose module and name occurred before. */
function* repeatedImports(module: DecodedModule): Generator<RepeatedImport> {
  const typeOf = typeTexts(module)
  const firsts = new Map<string, number>()
  for (const [index, again] of module.imports.entries()) {
    const key = pairKey(again.module, again.name)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, index)
    else yield { again, first, type: typeOf(again), firstType: typeOf(module.imports[first] ?? again) }
  }
}

/** The types of imports as text, made once for each function type: it may be long, and imported a million times. */
function typeTexts(module: DecodedModule): (imported: ImportDeclaration) => string {
  const known = { func: new Map<number, string>(), tag: new Map<number, string>() }
  return ({ kind, index }) => {
    if (kind !== 'func' && kind !== 'tag') return externalTypeText(module, kind, index)
    const type = (kind === 'func' ? module.functions.typeIndex[index] : module.tags[index]?.typeIndex) ?? -1
    let text = known[kind].get(type)
    if (text === undefined) known[kind].set(type, (text = externalTypeText(module, kind, index)))
    return text
  }
}

/** Imports whose name is a name; the string constants of the JS String Builtins proposal are left out. */
function namedImports(module: DecodedModule): readonly ImportDeclaration[] {
  return module.imports.filter(imported => !isStringConstant(module, imported))
}

function isStringConstant(module: DecodedModule, { kind, index }: ImportDeclaration): boolean {
  const global = kind === 'global' ? module.globals[index] : undefined
  return global !== undefined && !global.mutable && isExternReference(global.valueType)
}

// Printable ASCII without a space at either end: nothing here can be wrong with it but its length.
const usual = /^[!-~](?:[ -~]*[!-~])?$/

/** The few names that are not plain ASCII words, or are long. */
function* unusualNames({ module }: Facts): Generator<Name> {
  let lastModule = ''
  for (const imported of module.imports) {
    const { module: namespace, name, offset } = imported
    // Imports come in runs of one module; its name is looked at once per run.
    if (namespace !== lastModule && isUnusual(namespace)) yield { what: 'import module', name: namespace, offset }
    lastModule = namespace
    if (isUnusual(name) && !isStringConstant(module, imported)) yield { what: `import of ${shown(namespace)}`, name, offset }
  }
  for (const { name, offset } of module.exports) if (isUnusual(name)) yield { what: 'export', name, offset }
  for (const { name, offset } of module.customSections) {
    if (isUnusual(name)) yield { what: 'custom section', name, offset }
  }
}

function isUnusual(name: string): boolean {
  return name !== '' && (name.length * 3 > USUAL_NAME_BYTES || !usual.test(name))
}
