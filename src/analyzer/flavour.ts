import type { Profile } from '../core/profile.schema.ts'
import type { CustomSection, ProducersField } from '../wasm/module.ts'
import { minifiedModules, type ImportFacts } from './classify.ts'

export type Flavour = Profile['flavour']

/** What the guess is made from; all of it claims, none of it authority: no verdict depends on the flavour. */
export interface FlavourFacts {
  readonly imports: readonly ImportFacts[]
  /** Names, in order. */
  readonly exports: readonly string[]
  readonly customSections: readonly Pick<CustomSection, 'name'>[]
  readonly producers: readonly ProducersField[]
}

type Guess = Flavour['guess']

/** One sign of a toolchain: the first import, export or section that shows it, in words, or undefined. */
type Sign = (facts: FlavourFacts) => string | undefined

/**
 * Guesses which toolchain family made a module, with the reasons. The rules are tried in order, from what only one
 * toolchain does to what many do; all signs of the rule that fits are given.
 */
export function guessFlavour(facts: FlavourFacts): Flavour {
  for (const [guess, ...signs] of rules) {
    const because = signs.flatMap(sign => sign(facts) ?? [])
    if (because.length > 0) return { guess, because }
  }
  return { guess: 'unknown', because: ['no known toolchain left a sign'] }
}

const imports =
  (module: RegExp, name = /^/): Sign =>
  facts => {
    const found = facts.imports.find(entry => module.test(entry.module) && name.test(entry.name))
    return found && `imports ${found.module}.${found.name}`
  }

const exportsName =
  (name: RegExp): Sign =>
  facts => {
    const found = facts.exports.find(entry => name.test(entry))
    return found === undefined ? undefined : `exports ${found}`
  }

const hasSection =
  (name: RegExp): Sign =>
  facts => {
    const found = facts.customSections.find(entry => name.test(entry.name))
    return found && `has the custom section ${found.name}`
  }

const producedBy =
  (tool: RegExp): Sign =>
  facts => {
    for (const { field, values } of facts.producers) {
      const found = values.find(value => tool.test(value.name))
      if (found !== undefined) return `the producers section names ${found.name} (${field})`
    }
    return undefined
  }

/** All of the signs, or none of them. */
const both =
  (...signs: readonly Sign[]): Sign =>
  facts => {
    const found = signs.map(sign => sign(facts))
    return found.includes(undefined) ? undefined : found.join(' and ')
  }

const minified: Sign = ({ imports: all }) => {
  const [module] = minifiedModules(all)
  return module === undefined ? undefined : `the functions imported from "${module}" have names of a few characters`
}

const wasi = /^wasi_(?:snapshot_preview1|unstable)$/

const dylink = /^dylink(?:\.0)?$/

const importsNothing: Sign = ({ imports: all }) => (all.length === 0 ? 'imports nothing' : undefined)

const rules: readonly (readonly [Guess, ...Sign[]])[] = [
  [
    'napi-rs',
    imports(/^env$/, /^napi_/),
    imports(/^(?:napi|emnapi)$/),
    exportsName(/^napi_register_(?:wasm_v1|module_v1)$/),
  ],
  [
    'wasm-bindgen',
    imports(/^__wbindgen_placeholder__$|^wbg$|^\.\/.*_bg\.js$/),
    exportsName(/^__wbindgen_/),
    hasSection(/^__wasm_bindgen_unstable$/),
  ],
  ['go-js', imports(/^(?:gojs|go)$/, /^(?:runtime|syscall\/js)\./), imports(/^env$/, /^(?:runtime|syscall\/js)\./)],
  ['dart', imports(/^dart2wasm$/)],
  ['proxy-wasm', exportsName(/^proxy_abi_version_/), imports(/^env$/, /^proxy_/)],
  ['extism', imports(/^extism:host\//), imports(/^env$/, /^extism_/)],
  ['wapc', imports(/^wapc$/)],
  ['fastly', imports(/^fastly_/)],
  ['spin', imports(/^(?:spin-config|wasi-outbound-http|outbound-redis|outbound-pg|outbound-mysql)$|^fermyon:spin\//)],
  // A main module that loads side modules has a dylink section as well, but owns the stack.
  ['emscripten', both(hasSection(dylink), exportsName(/^_?emscripten_stack_|^stackSave$/))],
  ['dylink-side-module', both(hasSection(dylink), imports(/^env$/, /^(?:memory|__memory_base)$/))],
  [
    'assemblyscript',
    exportsName(/^__(?:new|pin|unpin|collect|rtti_base)$/),
    facts =>
      facts.imports.some(
        ({ module, name, type }) => module === 'env' && name === 'abort' && type === '(func (param i32 i32 i32 i32))',
      )
        ? 'imports env.abort with four parameters'
        : undefined,
  ],
  ['emscripten-minified', minified],
  [
    'emscripten',
    imports(/^env$/, /^_?emscripten_(?!notify_memory_growth$)|^__syscall|^_em(?:bind|val)_|^invoke_[vijfdp]+$/),
    imports(/^env$/, /^(?:_abort_js|__assert_fail|__cxa_throw)$/),
    exportsName(/^_?emscripten_|^dynCall_|^stack(?:Save|Alloc|Restore)$/),
    hasSection(/^emscripten_metadata$/),
  ],
  ['wasi-command', both(imports(wasi), exportsName(/^_start$/))],
  ['wasi-reactor', both(imports(wasi), exportsName(/^_initialize$/)), imports(wasi)],
  ['emscripten', producedBy(/^emscripten$/i)],
  ['self-contained', importsNothing],
]
