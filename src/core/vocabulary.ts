/**
 * The closed lists that a Profile is written in. They stand apart from its schema so that code which needs a list does
 * not load a schema library.
 */

/** What can be imported and exported. */
export const externalKinds = ['func', 'table', 'memory', 'global', 'tag'] as const

/** The groups that instructions are counted in. */
export const instructionClasses = [
  'control',
  'call',
  'parametric',
  'variable',
  'table',
  'memory',
  'numeric',
  'vector',
  'reference',
  'gc',
  'exception',
  'atomic',
  'continuation',
] as const

/** Toolchain families, as they are guessed. */
export const flavours = [
  'wasi-command',
  'wasi-reactor',
  'emscripten',
  'emscripten-minified',
  'wasm-bindgen',
  'go-js',
  'napi-rs',
  'dylink-side-module',
  'assemblyscript',
  'dart',
  'proxy-wasm',
  'extism',
  'spin',
  'wapc',
  'fastly',
  'self-contained',
  'unknown',
] as const

/** Go writes a data segment per run of non-zero bytes, up to the engines' 100,000: a list of all would bury the rest. */
export const LISTED_SEGMENTS = 256
