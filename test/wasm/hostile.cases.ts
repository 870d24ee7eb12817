import {
  custom,
  END,
  funcref,
  funcType,
  i32,
  list,
  type Part,
  rawBody,
  section,
  sized,
  unsigned,
  utf8,
  wasm,
} from '../support/binary.ts'

const MILLION = 1_000_000
const types = list('type', funcType())
const functions = list('function', 0)

function repeated(count: number, ...unit: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(count * unit.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = unit[i % unit.length]!
  return bytes
}

/** A million entries of a name map, all with empty names. */
function emptyNames(): Uint8Array {
  const bytes: number[] = []
  for (let i = 0; i < MILLION; i++) bytes.push(...unsigned(i), 0)
  return Uint8Array.from(bytes)
}

/** Modules that pack as much into each byte as the format allows, or repeat one thing as often as the limits do. */
export const denseModules: Readonly<Record<string, () => Part>> = {
  'function types': () => wasm(section('type', unsigned(MILLION), repeated(MILLION, 0x60, 0, 0))),
  'struct types': () => wasm(section('type', unsigned(MILLION), repeated(MILLION, 0x5f, 0))),
  imports: () => wasm(types, section('import', unsigned(MILLION), repeated(MILLION, 0, 0, 0, 0))),
  'grouped imports': () => wasm(types, section('import', 1, 0, 0, 0x7e, 0, 0, unsigned(MILLION), repeated(MILLION, 0))),
  functions: () =>
    wasm(
      types,
      section('function', unsigned(MILLION), repeated(MILLION, 0)),
      section('code', unsigned(MILLION), repeated(MILLION, 2, 0, END)),
    ),
  globals: () => wasm(section('global', unsigned(MILLION), repeated(MILLION, i32, 0, 0x41, 0, END))),
  tables: () => wasm(section('table', unsigned(100_000), repeated(100_000, funcref, 0, 0))),
  'element segments': () =>
    wasm(list('table', [funcref, 0, 0]), section('element', unsigned(MILLION), repeated(MILLION, 0, 0x41, 0, END, 0))),
  'element items': () =>
    wasm(
      types,
      functions,
      section('element', 1, 1, 0, unsigned(10 * MILLION), repeated(10 * MILLION, 0)),
      list('code', rawBody(0, END)),
    ),
  'data segments': () => wasm(section('data', unsigned(100_000), repeated(100_000, 1, 0))),
  calls: () => wasm(types, functions, list('code', sized(0, repeated(3.5 * MILLION, 0x10, 0), END))),
  'indirect calls': () =>
    wasm(types, functions, list('table', [funcref, 0, 0]), list('code', sized(0, repeated(2.5 * MILLION, 0x11, 0, 0), END))),
  'function references': () => wasm(types, functions, list('code', sized(0, repeated(2.5 * MILLION, 0xd2, 0, 0x1a), END))),
  blocks: () => wasm(types, functions, list('code', sized(0, repeated(2.5 * MILLION, 0x02, 0x40, END), END))),
  'custom sections': () => wasm(repeated(9_999, 0, 2, 1, 0x61)),
  'function names': () => wasm(custom('name', [1, sized(unsigned(MILLION), emptyNames())])),
  producers: () => wasm(custom('producers', [1, sized(utf8('language')), unsigned(300_000), repeated(300_000, 0, 0)])),
  'one byte of everything': () => repeated(10 * MILLION, 0x80),
}
