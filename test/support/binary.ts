/**
 * A small assembler for test modules: byte parts that nest, so that sizes and counts are written by the builder unless
 * a case wants them wrong. `HERE` marks the byte at which a reader is expected to stumble; it takes no space.
 */

export const HERE = Symbol('here')

export type Part = number | typeof HERE | Uint8Array | readonly Part[]

/** What the parts amount to, and where `HERE` was, if anywhere. */
export interface Assembled {
  readonly bytes: Uint8Array
  readonly here: number | undefined
}

export function assemble(...parts: readonly Part[]): Assembled {
  const chunks: Uint8Array[] = []
  let size = 0
  let run: number[] = []
  let here: number | undefined
  const append = (chunk: Uint8Array): void => {
    chunks.push(chunk)
    size += chunk.length
  }
  const endRun = (): void => {
    if (run.length > 0) append(Uint8Array.from(run))
    run = []
  }
  const walk = (part: Part): void => {
    if (part === HERE) {
      if (here !== undefined) throw new Error('HERE twice')
      here = size + run.length
    } else if (typeof part === 'number') {
      if (!Number.isInteger(part) || part < 0 || part > 255) throw new Error(`not a byte: ${part}`)
      run.push(part)
    } else if (part instanceof Uint8Array) {
      endRun()
      append(part)
    } else {
      for (const inner of part) walk(inner)
    }
  }
  walk(parts)
  endRun()
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return { bytes, here }
}

export function toBytes(...parts: readonly Part[]): Uint8Array {
  return assemble(...parts).bytes
}

/** Bytes from hex digits; blanks are ignored. */
export function hex(text: string): number[] {
  const digits = text.replace(/\s+/g, '')
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) throw new Error(`not hex: ${text}`)
  return Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16))
}

/** Unsigned LEB128, padded with continuation bytes to `size` bytes if that is given. */
export function unsigned(value: number | bigint, size = 0): number[] {
  let rest = BigInt(value)
  const out: number[] = []
  do {
    const byte = Number(rest & 0x7fn)
    rest >>= 7n
    out.push(rest > 0n || out.length + 1 < size ? byte | 0x80 : byte)
  } while (rest > 0n || out.length < size)
  return out
}

/** Signed LEB128, padded with sign bytes to `size` bytes if that is given. */
export function signed(value: number | bigint, size = 0): number[] {
  let rest = BigInt(value)
  const out: number[] = []
  for (;;) {
    const byte = Number(rest & 0x7fn)
    rest >>= 7n
    const last = (rest === 0n && (byte & 0x40) === 0) || (rest === -1n && (byte & 0x40) !== 0)
    if (last && out.length + 1 >= size) return [...out, byte]
    out.push(byte | 0x80)
  }
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function sizeOf(part: Part): number {
  return toBytes(part).length
}

/** A byte length, then the parts. */
export function sized(...parts: readonly Part[]): Part {
  return [unsigned(sizeOf(parts)), parts]
}

/** A length-prefixed name. */
export function name(text: string): Part {
  return sized(utf8(text))
}

/** A count, then the items. */
export function vector(...items: readonly Part[]): Part {
  return [unsigned(items.length), items]
}

export const MAGIC = hex('0061736d')
export const HEADER = [...MAGIC, ...hex('01000000')]

/** A module: the header, then the sections. */
export function wasm(...sections: readonly Part[]): Part {
  return [HEADER, sections]
}

export const sectionIds = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  'data count': 12,
  tag: 13,
} as const

export type SectionName = keyof typeof sectionIds

/** A section of any contents, with its true size. */
export function section(id: SectionName | number, ...contents: readonly Part[]): Part {
  return [typeof id === 'number' ? id : sectionIds[id], sized(contents)]
}

/** A section that declares a size of its own choosing. */
export function sectionOfSize(id: SectionName, size: number, ...contents: readonly Part[]): Part {
  return [sectionIds[id], unsigned(size), contents]
}

/** A section that is a vector. */
export function list(id: SectionName, ...items: readonly Part[]): Part {
  return section(id, vector(...items))
}

export function custom(title: string, ...contents: readonly Part[]): Part {
  return section('custom', name(title), contents)
}

export const i32 = 0x7f
export const i64 = 0x7e
export const funcref = 0x70
export const externref = 0x6f

export const END = 0x0b

export function funcType(params: readonly Part[] = [], results: readonly Part[] = []): Part {
  return [0x60, vector(...params), vector(...results)]
}

/** A function body without locals; the final `end` is added. */
export function body(...code: readonly Part[]): Part {
  return sized(0x00, code, END)
}

/** A function body as given: locals, code and end are the caller's. */
export function rawBody(...parts: readonly Part[]): Part {
  return sized(parts)
}

/** One function of type () -> () with the given code, and whatever sections it needs around it. */
export function withCode(code: readonly Part[], before: Part = [], after: Part = []): Part {
  return wasm(list('type', funcType()), list('function', 0), before, list('code', body(...code)), after)
}
