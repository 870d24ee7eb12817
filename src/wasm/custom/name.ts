import type { CustomContent } from '../module.ts'
import type { Reader } from '../reader.ts'

const MODULE = 0
const FUNCTIONS = 1

/** The name section (spec, appendix 7.4.1, and the extended name section proposal). */
export function readNames(reader: Reader): CustomContent {
  let module: string | undefined
  let functions = new FunctionNames(reader.bytes, [], [], [])
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
  const indices: number[] = []
  const offsets: number[] = []
  const sizes: number[] = []
  for (let i = 0; i < count; i++) {
    indices.push(reader.u32('function index'))
    const size = reader.u32('length of a function name')
    offsets.push(reader.pos)
    sizes.push(size)
    reader.skip(size, 'a function name')
  }
  return new FunctionNames(reader.bytes, indices, offsets, sizes)
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Names by function index. The map from index to entry is made on the first look-up. */
class FunctionNames {
  private readonly bytes: Uint8Array
  private readonly indices: readonly number[]
  private readonly offsets: readonly number[]
  private readonly sizes: readonly number[]
  private entries: ReadonlyMap<number, number> | undefined

  constructor(
    bytes: Uint8Array,
    indices: readonly number[],
    offsets: readonly number[],
    sizes: readonly number[],
  ) {
    this.bytes = bytes
    this.indices = indices
    this.offsets = offsets
    this.sizes = sizes
  }

  get size(): number {
    return this.indices.length
  }

  get(index: number): string | undefined {
    this.entries ??= new Map(this.indices.map((function_, entry) => [function_, entry]))
    const entry = this.entries.get(index)
    if (entry === undefined) return undefined
    const offset = this.offsets[entry]!
    return utf8.decode(this.bytes.subarray(offset, offset + this.sizes[entry]!))
  }
}
