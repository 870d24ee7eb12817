import { readConstExpr, type ConstContext } from '../constexpr.ts'
import type { ElementSegment, SegmentPlace } from '../module.ts'
import type { Reader } from '../reader.ts'
import { readReferenceType } from '../types.ts'

// Flag bits of an element segment (spec, 5.5.12).
const NOT_ACTIVE = 1
const EXPLICIT = 2
const EXPRESSIONS = 4

/** The element section. The segment's form is spread over three flag bits, which decide what follows. */
export function readElementSection(reader: Reader, context: ConstContext): ElementSegment[] {
  const count = reader.count('element segments', 'elementSegments', 2)
  const segments: ElementSegment[] = []
  for (let i = 0; i < count; i++) {
    const offset = reader.pos
    const flags = reader.u32('element segment flags')
    if (flags > 7) reader.fail('WP1013', { what: 'element segment flags', found: flags, expected: '0 to 7' }, offset)
    if (flags !== 0) context.proposals.use((flags & EXPRESSIONS) === 0 ? 'bulk-memory' : 'reference-types', offset)
    const place = readElementPlace(reader, context, flags)
    const typed = (flags & (NOT_ACTIVE | EXPLICIT)) !== 0
    const expressions = (flags & EXPRESSIONS) !== 0
    const element = !typed ? 'funcref' : expressions ? readReferenceType(reader, context.proposals) : readElementKind(reader)
    const { items, functions } = expressions ? readExpressions(reader, context) : readFunctionIndices(reader, context)
    segments.push({ place, element, count: items, functions, offset })
  }
  return segments
}

function readElementPlace(reader: Reader, context: ConstContext, flags: number): SegmentPlace {
  if ((flags & NOT_ACTIVE) !== 0) return { mode: (flags & EXPLICIT) === 0 ? 'passive' : 'declarative' }
  const into = (flags & EXPLICIT) === 0 ? 0 : reader.u32('table index')
  return { mode: 'active', into, address: readConstExpr(reader, context) }
}

function readElementKind(reader: Reader): string {
  const start = reader.pos
  const kind = reader.byte('element kind')
  if (kind !== 0) reader.fail('WP1013', { what: 'element kind', found: kind, expected: '0 (function)' }, start)
  return 'funcref'
}

interface Items {
  readonly items: number
  readonly functions: Uint32Array
}

function readFunctionIndices(reader: Reader, context: ConstContext): Items {
  const items = reader.count('elements', 'elementItems', 1)
  const functions = new Uint32Array(items)
  for (let i = 0; i < items; i++) {
    const start = reader.pos
    const index = reader.u32('function index')
    if (index >= context.functions) {
      reader.fail('WP1021', { what: 'element segment', space: 'function', index, count: context.functions }, start)
    }
    functions[i] = index
  }
  return { items, functions }
}

function readExpressions(reader: Reader, context: ConstContext): Items {
  const items = reader.count('elements', 'elementItems', 2)
  const functions: number[] = []
  for (let i = 0; i < items; i++) for (const index of readConstExpr(reader, context).functions) functions.push(index)
  return { items, functions: Uint32Array.from(functions) }
}
