import type { CustomContent } from '../module.ts'
import type { Reader } from '../reader.ts'

const MODULE = 0
const FUNCTIONS = 1

/** The name section (spec, appendix 7.4.1, and the extended name section proposal). */
export function readNames(reader: Reader): CustomContent {
  let module: string | undefined
  let functions = new FunctionNames(reader.bytes, new Uint32Array(0))
  const subsections: number[] = []
  while (reader.left > 0) {
    const id = reader.byte('name subsection id')
    const size = reader.u32('size of a name subsection')
    const contents = reader.slice(size, 'name', 'a name subsection')
    subsections.push(id)
    if (id === MODULE) module = contents.name('module name')
    else if (id === FUNCTIONS) functions = readFunctionNames(contents)
  }
  return { kind: 'name', names: { module, functions, subsections } }
}

function readFunctionNames(reader: Reader): FunctionNames {
  const count = reader.count('function names', 'customItems', 2)
  const rows = new Uint32Array(3 * count)
  for (let i = 0; i < count; i++) {
    rows[3 * i] = reader.u32('function index')
    const size = reader.u32('length of a function name')
    rows[3 * i + 1] = reader.pos
    rows[3 * i + 2] = size
    reader.skip(size, 'a function name')
  }
  return new FunctionNames(reader.bytes, rows)
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Names by function index, as (index, offset, size) rows. The map from index to row is made on the first look-up. */
class FunctionNames {
  readonly size: number
  private readonly bytes: Uint8Array
  private readonly rows: Uint32Array
  private entries: ReadonlyMap<number, number> | undefined

  constructor(bytes: Uint8Array, rows: Uint32Array) {
    this.bytes = bytes
    this.rows = rows
    this.size = rows.length / 3
  }

  get(index: number): string | undefined {
    this.entries ??= new Map(Array.from({ length: this.size }, (_, entry) => [this.rows[3 * entry]!, 3 * entry]))
    const row = this.entries.get(index)
    if (row === undefined) return undefined
    const offset = this.rows[row + 1]!
    return utf8.decode(this.bytes.subarray(offset, offset + this.rows[row + 2]!))
  }
}
