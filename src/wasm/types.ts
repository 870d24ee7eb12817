import type { ProposalId } from '../core/proposals.ts'
import type { Proposals } from './proposal-use.ts'
import type { Reader } from './reader.ts'

/** A one-byte value, reference or heap type, and the proposal that brought it. */
interface TypeByte {
  readonly text: string
  readonly proposal: ProposalId | undefined
}

/** Number and vector types (spec, 5.3.1, 5.3.2). */
const numberTypes: Readonly<Record<number, TypeByte>> = {
  0x7f: { text: 'i32', proposal: undefined },
  0x7e: { text: 'i64', proposal: undefined },
  0x7d: { text: 'f32', proposal: undefined },
  0x7c: { text: 'f64', proposal: undefined },
  0x7b: { text: 'v128', proposal: 'simd' },
}

/** Abstract heap types (spec, 5.3.3). As value types they are the nullable reference of the same byte. */
const heapTypes: Readonly<Record<number, TypeByte & { readonly reference: string }>> = {
  0x75: { text: 'nocont', reference: 'nullcontref', proposal: 'stack-switching' },
  0x74: { text: 'noexn', reference: 'nullexnref', proposal: 'exception-handling' },
  0x73: { text: 'nofunc', reference: 'nullfuncref', proposal: 'gc' },
  0x72: { text: 'noextern', reference: 'nullexternref', proposal: 'gc' },
  0x71: { text: 'none', reference: 'nullref', proposal: 'gc' },
  0x70: { text: 'func', reference: 'funcref', proposal: undefined },
  0x6f: { text: 'extern', reference: 'externref', proposal: 'reference-types' },
  0x6e: { text: 'any', reference: 'anyref', proposal: 'gc' },
  0x6d: { text: 'eq', reference: 'eqref', proposal: 'gc' },
  0x6c: { text: 'i31', reference: 'i31ref', proposal: 'gc' },
  0x6b: { text: 'struct', reference: 'structref', proposal: 'gc' },
  0x6a: { text: 'array', reference: 'arrayref', proposal: 'gc' },
  0x69: { text: 'exn', reference: 'exnref', proposal: 'exception-handling' },
  0x68: { text: 'cont', reference: 'contref', proposal: 'stack-switching' },
}

/** Packed storage types of fields (spec, 5.3.8). */
const packedTypes: Readonly<Record<number, string>> = { 0x78: 'i8', 0x77: 'i16' }

const FUNCREF = 0x70
const REF_NULL = 0x63
const REF = 0x64

/** A value type in the notation of the text format. */
export function readValueType(reader: Reader, proposals: Proposals, what = 'value type'): string {
  const start = reader.pos
  const byte = reader.byte(what)
  const number = numberTypes[byte]
  if (number !== undefined) {
    if (number.proposal !== undefined) proposals.use(number.proposal, start)
    return number.text
  }
  reader.pos = start
  if (byte === FUNCREF) proposals.use(FUNCREF_AS_VALUE, start)
  return readReferenceType(reader, proposals, what)
}

/** A reference type: an abstract one in its short form, or `(ref …)` / `(ref null …)`. */
export function readReferenceType(reader: Reader, proposals: Proposals, what = 'reference type'): string {
  const start = reader.pos
  const byte = reader.byte(what)
  if (byte === REF_NULL || byte === REF) {
    proposals.use(HEAP_TYPE_INDEX, start)
    const heap = readHeapType(reader, proposals)
    return internedReference(byte === REF_NULL, heap)
  }
  const heap = heapTypes[byte]
  if (heap === undefined) return reader.fail('WP1012', { what, found: `byte ${byte.toString(16).padStart(2, '0')}` }, start)
  if (heap.proposal !== undefined) proposals.use(heap.proposal, start)
  return heap.reference
}

const references = new Map<string, string>()

/** One string for each reference to an abstract type: a file can hold millions of them. */
function internedReference(nullable: boolean, heap: string): string {
  const text = nullable ? `(ref null ${heap})` : `(ref ${heap})`
  const known = references.get(text)
  if (known !== undefined) return known
  // Type indices are many, and their texts short-lived.
  if (references.size < 1_000) references.set(text, text)
  return text
}

/** A heap type: abstract, or a type index. */
export function readHeapType(reader: Reader, proposals: Proposals): string {
  const start = reader.pos
  const heap = heapTypes[reader.peek() ?? -1]
  if (heap !== undefined) {
    reader.pos++
    if (heap.proposal !== undefined) proposals.use(heap.proposal, start)
    return heap.text
  }
  const index = reader.s33('heap type')
  if (index < 0) return reader.fail('WP1012', { what: 'heap type', found: `negative index ${index}` }, start)
  proposals.use(HEAP_TYPE_INDEX, start)
  return String(index)
}

export function readStorageType(reader: Reader, proposals: Proposals): string {
  const packed = packedTypes[reader.peek() ?? -1]
  if (packed === undefined) return readValueType(reader, proposals, 'field type')
  reader.pos++
  return packed
}

/** `var`: a mutability flag (spec, 5.3.8, 5.3.12). */
export function readMutability(reader: Reader): boolean {
  const start = reader.pos
  const byte = reader.byte('mutability')
  if (byte > 1) reader.fail('WP1013', { what: 'mutability', found: byte, expected: '0 (const) or 1 (var)' }, start)
  return byte === 1
}

export const EMPTY_BLOCK = 0x40

/** A type index where a block type or a heap type stands came with these. */
export const BLOCK_TYPE_INDEX = 'multi-value' satisfies ProposalId
export const HEAP_TYPE_INDEX = 'function-references' satisfies ProposalId

/** In WebAssembly 1.0 funcref is a type of tables only; as the type of a value it is new. */
export const FUNCREF_AS_VALUE = 'reference-types' satisfies ProposalId

/** For the scanner: what each byte is as the start of a value type. */
export const typeByteKinds: readonly number[] = Array.from({ length: 128 }, (_, byte) =>
  byte in numberTypes ? 1 : byte in heapTypes ? 2 : byte === REF || byte === REF_NULL ? 3 : 0,
)

/** The proposal that brought a type byte. */
export function typeByteProposal(byte: number): ProposalId | undefined {
  if (byte === REF || byte === REF_NULL) return HEAP_TYPE_INDEX
  return (numberTypes[byte] ?? heapTypes[byte])?.proposal
}

/** A block type: empty, one value type, or a type index as a positive s33 (spec, 5.4.1). */
export function skipBlockType(reader: Reader, proposals: Proposals): void {
  const start = reader.pos
  const byte = reader.peek()
  if (byte === EMPTY_BLOCK) {
    reader.pos++
  } else if (byte !== undefined && (byte & 0xc0) === 0x40) {
    // One byte with the sign bit set is a negative s33: a value type.
    readValueType(reader, proposals, 'block type')
  } else {
    const index = reader.s33('block type')
    if (index < 0) reader.fail('WP1012', { what: 'block type', found: `negative index ${index}` }, start)
    proposals.use(BLOCK_TYPE_INDEX, start)
  }
}
