import type { FormatCode } from '../../src/core/codes.ts'
import {
  body,
  custom,
  END,
  externref,
  funcref,
  funcType,
  HEADER,
  HERE,
  hex,
  i32,
  i64,
  list,
  MAGIC,
  name,
  type Part,
  rawBody,
  section,
  sectionOfSize,
  signed,
  sized,
  unsigned,
  utf8,
  vector,
  wasm,
  withCode,
} from '../support/binary.ts'

/**
 * Files that are no modules, one for every rule of the binary format (spec, chapter 5, and the proposals' own). `HERE`
 * in a module is the byte that the finding has to point to; without it the offset is the end of the file.
 */
export interface MalformedCase {
  readonly name: string
  readonly module: Part
  readonly code: FormatCode
  /** Why the engine takes it all the same, where it does. */
  readonly engineAccepts?: string
}

type Row = readonly [name: string, code: FormatCode, module: Part, engineAccepts?: string]

function group(title: string, rows: readonly Row[]): MalformedCase[] {
  return rows.map(([rest, code, module, engineAccepts]) => ({
    name: `${title}: ${rest}`,
    code,
    module,
    ...(engineAccepts === undefined ? {} : { engineAccepts }),
  }))
}

const types = list('type', funcType())
const functions = list('function', 0)
const memory = list('memory', [0, 0])
const table = list('table', [funcref, 0, 0])
const emptyBody = body()

/** One function with these locals and this code, and no `end` but the given ones. */
function function_(...parts: readonly Part[]): Part {
  return wasm(types, functions, list('code', rawBody(parts)))
}

/** Continuation bytes without an end. */
const endless = (count: number) => Array.from({ length: count }, () => 0x80)

const preamble = group('preamble', [
  ['nothing at all', 'WP1004', []],
  ['one byte', 'WP1004', [0x00]],
  ['half the magic', 'WP1004', [hex('0061')]],
  ['two other bytes', 'WP1001', [HERE, utf8('MZ')]],
  ['magic only', 'WP1004', MAGIC],
  ['half the version', 'WP1004', [MAGIC, hex('0100')]],
  ['wrong magic', 'WP1001', [HERE, hex('0161736d 01000000')]],
  ['text format', 'WP1001', [HERE, utf8('(module)')]],
  ['PE file', 'WP1001', [HERE, hex('4d5a900003000000')]],
  ['ELF file', 'WP1001', [HERE, hex('7f454c4602010100')]],
  ['byte order mark first', 'WP1001', [HERE, hex('efbbbf'), HEADER]],
  ['byte order reversed', 'WP1001', [HERE, hex('6d736100 01000000')]],
  ['version 0', 'WP1002', [MAGIC, HERE, hex('00000000')]],
  ['version 2', 'WP1002', [MAGIC, HERE, hex('02000000')]],
  ['version 13 (pre-standard)', 'WP1002', [MAGIC, HERE, hex('0d000000')]],
  ['big-endian version', 'WP1002', [MAGIC, HERE, hex('00000001')]],
  ['layer 2', 'WP1002', [MAGIC, HERE, hex('01000200')]],
  ['a component', 'WP1003', [MAGIC, HERE, hex('0d000100')]],
])

const sections = group('section', [
  ['id only', 'WP1004', [HEADER, 0x01]],
  ['id 14', 'WP1008', wasm([HERE, section(14)])],
  ['id 127', 'WP1008', wasm([HERE, section(127)])],
  ['id 128, as if ids were LEB128', 'WP1008', wasm([HERE, hex('80 00 00')])],
  ['id 255', 'WP1008', wasm([HERE, section(255, 0)])],
  ['size too long', 'WP1005', [HEADER, 0x01, HERE, endless(5), 0x00]],
  ['size with unused bits', 'WP1006', [HEADER, 0x01, HERE, hex('8080808010'), 0x00]],
  ['size cut off', 'WP1004', [HEADER, 0x01, 0x80]],
  ['size beyond the file', 'WP1004', [HEADER, 0x01, 0x02, HERE, 0x00]],
  ['size 2^32 - 1', 'WP1004', [HEADER, 0x01, unsigned(0xffffffff), HERE, 0x00]],
  ['empty type section without a count', 'WP1004', [HEADER, 0x01, 0x00]],
  ['type section too long', 'WP1010', wasm(section('type', vector(funcType()), HERE, 0x00))],
  ['type section too short', 'WP1004', wasm(sectionOfSize('type', 3, 0x01, 0x60, 0x00, HERE, 0x00))],
  ['import section too long', 'WP1010', wasm(section('import', 0x00, HERE, 0x00))],
  ['function section too long', 'WP1010', wasm(types, section('function', vector(0), HERE, 0x00), list('code', emptyBody))],
  ['table section too long', 'WP1010', wasm(section('table', vector([funcref, 0, 0]), HERE, 0x00))],
  ['memory section too long', 'WP1010', wasm(section('memory', vector([0, 0]), HERE, 0x00))],
  ['tag section too long', 'WP1010', wasm(types, section('tag', vector([0, 0]), HERE, 0x00))],
  ['global section too long', 'WP1010', wasm(section('global', vector([i32, 0, 0x41, 0, END]), HERE, 0x00))],
  ['export section too long', 'WP1010', wasm(section('export', 0x00, HERE, 0x00))],
  ['start section too long', 'WP1010', wasm(types, functions, section('start', 0x00, HERE, 0x00), list('code', emptyBody))],
  ['element section too long', 'WP1010', wasm(section('element', 0x00, HERE, 0x00))],
  ['data count section too long', 'WP1010', wasm(section('data count', 0x00, HERE, 0x00))],
  ['code section too long', 'WP1010', wasm(types, functions, section('code', vector(emptyBody), HERE, 0x00))],
  ['data section too long', 'WP1010', wasm(memory, section('data', 0x00, HERE, 0x00))],
  ['two type sections', 'WP1009', wasm(types, HERE, types)],
  ['two empty function sections', 'WP1009', wasm(list('function'), HERE, list('function'))],
  ['two memory sections', 'WP1009', wasm(memory, HERE, memory)],
  ['two start sections', 'WP1009', wasm(types, functions, section('start', 0), HERE, section('start', 0))],
  ['two code sections', 'WP1009', wasm(types, functions, list('code', emptyBody), HERE, list('code', emptyBody))],
  ['two data sections', 'WP1009', wasm(list('data'), HERE, list('data'))],
  ['two data count sections', 'WP1009', wasm(section('data count', 0), HERE, section('data count', 0), list('data'))],
  ['two tag sections', 'WP1009', wasm(types, list('tag', [0, 0]), HERE, list('tag', [0, 0]))],
  ['imports before types', 'WP1009', wasm(list('import'), HERE, types)],
  ['functions before imports', 'WP1009', wasm(types, list('function'), HERE, list('import'))],
  ['memories before tables', 'WP1009', wasm(memory, HERE, table)],
  ['globals before memories', 'WP1009', wasm(list('global'), HERE, memory)],
  ['globals before tags', 'WP1009', wasm(types, list('global'), HERE, list('tag'))],
  ['tags before memories', 'WP1009', wasm(types, list('tag'), HERE, memory)],
  ['exports before globals', 'WP1009', wasm(list('export'), HERE, list('global'))],
  ['start before exports', 'WP1009', wasm(types, functions, section('start', 0), HERE, list('export'))],
  ['elements before start', 'WP1009', wasm(types, functions, list('element'), HERE, section('start', 0))],
  ['data count before elements', 'WP1009', wasm(section('data count', 0), HERE, list('element'))],
  ['code before data count', 'WP1009', wasm(types, functions, list('code', emptyBody), HERE, section('data count', 0))],
  ['data before code', 'WP1009', wasm(types, functions, list('data'), HERE, list('code', emptyBody))],
  ['data before data count', 'WP1009', wasm(list('data'), HERE, section('data count', 0))],
  ['a custom section does not reset the order', 'WP1009', wasm(memory, custom('x'), HERE, types)],
])

const badUtf8: readonly (readonly [string, number[]])[] = [
  ['a lone continuation byte', hex('80')],
  ['a start byte alone', hex('c2')],
  ['two bytes, second not a continuation', hex('c2 41')],
  ['overlong NUL', hex('c0 80')],
  ['overlong slash', hex('c0 af')],
  ['overlong in two bytes', hex('c1 bf')],
  ['overlong in three bytes', hex('e0 80 af')],
  ['overlong in four bytes', hex('f0 80 80 af')],
  ['a high surrogate', hex('ed a0 80')],
  ['a low surrogate', hex('ed bf bf')],
  ['a surrogate pair (CESU-8)', hex('ed a0 80 ed b0 80')],
  ['three bytes cut off', hex('e2 82')],
  ['four bytes cut off', hex('f0 9f 98')],
  ['beyond U+10FFFF', hex('f4 90 80 80')],
  ['a five-byte form', hex('f8 88 80 80 80')],
  ['a six-byte form', hex('fc 84 80 80 80 80')],
  ['FE', hex('fe')],
  ['FF', hex('ff')],
  ['good text, then bad', [...utf8('ok'), 0xff]],
]

const importFunction = [0x00, 0x00]

const names = [
  ...badUtf8.flatMap(([what, bytes]) =>
    group('UTF-8', [
      [`${what} in an import module`, 'WP1007', wasm(types, list('import', [HERE, sized(bytes), name('f'), importFunction]))],
      [`${what} in an import name`, 'WP1007', wasm(types, list('import', [name('m'), HERE, sized(bytes), importFunction]))],
      [`${what} in an export name`, 'WP1007', wasm(memory, list('export', [HERE, sized(bytes), 2, 0]))],
      [`${what} in a custom section name`, 'WP1007', wasm([0, sized(HERE, sized(bytes))])],
    ]),
  ),
  ...group('name', [
    ['length beyond the section', 'WP1004', wasm(section('import', 0x01, 0x7f, HERE, utf8('aaaa')))],
    ['length too long', 'WP1005', wasm(section('import', 0x01, HERE, endless(5), 0x00, hex('00000000')))],
    ['length with unused bits', 'WP1006', wasm(section('import', 0x01, HERE, hex('8080808010'), hex('00000000')))],
    ['length 2^32 - 1', 'WP1004', wasm(section('import', 0x01, unsigned(0xffffffff), HERE, 0x61, 0x61, 0x61))],
    ['custom section without a name', 'WP1004', wasm([0x00, 0x00])],
    ['custom section name longer than the section', 'WP1004', wasm(section('custom', 0x05, HERE, utf8('ab')))],
    [
      'custom section name that would reach the next section',
      'WP1004',
      wasm(section('custom', 0x05, HERE, utf8('ab')), memory),
    ],
  ]),
]

/** A count that can not be true, in the place of the count of each vector. */
function hugeCounts(count: Part, label: string, code: FormatCode): MalformedCase[] {
  return group(`count (${label})`, [
    ['types', code, wasm(section('type', HERE, count, 0x60, 0x00, 0x00))],
    ['types of a rec group', code, wasm(list('type', [0x4e, HERE, count, 0x60, 0x00, 0x00]))],
    ['supertypes', code, wasm(list('type', [0x50, HERE, count, 0x60, 0x00, 0x00]))],
    ['parameters', code, wasm(list('type', [0x60, HERE, count, i32, 0x00]))],
    ['results', code, wasm(list('type', [0x60, 0x00, HERE, count, i32]))],
    ['fields', code, wasm(list('type', [0x5f, HERE, count, i32, 0x00]))],
    ['imports', code, wasm(section('import', HERE, count, 0x00, 0x00, 0x02, 0x00, 0x00))],
    ['functions', code, wasm(types, section('function', HERE, count, 0x00))],
    ['tables', code, wasm(section('table', HERE, count, funcref, 0x00, 0x00))],
    ['memories', code, wasm(section('memory', HERE, count, 0x00, 0x00))],
    ['tags', code, wasm(types, section('tag', HERE, count, 0x00, 0x00))],
    ['globals', code, wasm(section('global', HERE, count, i32, 0x00, 0x41, 0x00, END))],
    ['exports', code, wasm(memory, section('export', HERE, count, name('a'), 0x02, 0x00))],
    ['element segments', code, wasm(table, section('element', HERE, count, 0x00, 0x41, 0x00, END, 0x00))],
    ['element functions', code, wasm(table, list('element', [0x00, 0x41, 0x00, END, HERE, count, 0x00]))],
    ['element expressions', code, wasm(table, list('element', [0x05, funcref, HERE, count, 0xd0, funcref, END]))],
    ['bodies', code, wasm(types, functions, section('code', HERE, count, 0x02, 0x00, END))],
    ['local groups', code, function_(HERE, count, 0x01, i32, END)],
    ['data segments', code, wasm(memory, section('data', HERE, count, 0x01, 0x00))],
    ['br_table labels', code, function_(0x00, 0x41, 0x00, 0x0e, HERE, count, 0x00, 0x00, END)],
    ['select types', code, function_(0x00, 0x00, 0x1c, HERE, count, i32, END)],
    ['catch clauses', code, function_(0x00, 0x1f, 0x40, HERE, count, 0x02, 0x00, END, END)],
  ])
}

const counts = [
  ...hugeCounts(unsigned(0xffffffff), '2^32 - 1', 'WP1014'),
  ...hugeCounts(hex('8080808010'), 'unused bits', 'WP1006'),
  ...hugeCounts([endless(5), 0x00], 'six bytes', 'WP1005'),
]

const typeCases = group('type', [
  ['form 0', 'WP1012', wasm(list('type', [HERE, 0x00, 0x00, 0x00]))],
  ['form 5c', 'WP1012', wasm(list('type', [HERE, 0x5c, 0x00, 0x00]))],
  ['form e0 7f, a padded -32', 'WP1012', wasm(list('type', [HERE, hex('e07f'), 0x00, 0x00]))],
  ['a value type as form', 'WP1012', wasm(list('type', [HERE, i32, 0x00, 0x00]))],
  ['nothing after the form', 'WP1014', wasm(section('type', HERE, 0x01, 0x60))],
  ['nothing after sub', 'WP1014', wasm(section('type', HERE, 0x01, 0x50))],
  ['sub without a composite', 'WP1004', wasm(section('type', 0x01, 0x50, 0x00))],
  ['sub of sub', 'WP1012', wasm(list('type', [0x50, 0x00, HERE, 0x50, 0x00, 0x60, 0x00, 0x00]))],
  ['rec in rec', 'WP1012', wasm(list('type', [0x4e, 0x01, HERE, 0x4e, 0x01, 0x60, 0x00, 0x00]))],
  ['rec in sub', 'WP1012', wasm(list('type', [0x50, 0x00, HERE, 0x4e, 0x01, 0x60, 0x00, 0x00]))],
  ['rec group cut off', 'WP1014', wasm(section('type', 0x01, 0x4e, HERE, 0x02, funcType()))],
  ['parameter type 0', 'WP1012', wasm(list('type', [0x60, 0x01, HERE, 0x00, 0x00]))],
  ['parameter type 40, the empty block type', 'WP1012', wasm(list('type', [0x60, 0x01, HERE, 0x40, 0x00]))],
  ['packed parameter', 'WP1012', wasm(list('type', [0x60, 0x01, HERE, 0x78, 0x00]))],
  ['packed result', 'WP1012', wasm(list('type', [0x60, 0x00, 0x01, HERE, 0x77]))],
  ['value type 7a', 'WP1012', wasm(list('type', [0x60, 0x01, HERE, 0x7a, 0x00]))],
  ['value type ff 7f, a padded -1', 'WP1012', wasm(list('type', [0x60, 0x01, HERE, hex('ff7f'), 0x00]))],
  ['field type 0', 'WP1012', wasm(list('type', [0x5f, 0x01, HERE, 0x00, 0x00]))],
  ['field type 79', 'WP1012', wasm(list('type', [0x5f, 0x01, HERE, 0x79, 0x00]))],
  ['field mutability 2', 'WP1013', wasm(list('type', [0x5f, 0x01, i32, HERE, 0x02]))],
  ['field without mutability', 'WP1014', wasm(section('type', 0x01, 0x5f, HERE, 0x01, i32))],
  ['array mutability 80 00, padded', 'WP1013', wasm(list('type', [0x5e, i32, HERE, hex('8000')]))],
  ['array without an element type', 'WP1014', wasm(section('type', HERE, 0x01, 0x5e))],
  ['array without mutability', 'WP1004', wasm(section('type', 0x01, 0x5e, i32))],
  ['heap type cut off', 'WP1004', wasm(section('type', 0x01, 0x60, 0x01, 0x64))],
  ['heap type that is a number type', 'WP1012', wasm(list('type', [0x60, 0x01, 0x64, HERE, i32, 0x00]))],
  ['heap type -64', 'WP1012', wasm(list('type', [0x60, 0x01, 0x64, HERE, 0x40, 0x00]))],
  ['heap type too long', 'WP1005', wasm(list('type', [0x60, 0x01, 0x64, HERE, endless(5), 0x00, 0x00]))],
  ['heap type with unused bits', 'WP1006', wasm(list('type', [0x60, 0x01, 0x64, HERE, hex('8080808020'), 0x00]))],
  ['heap type with mixed sign bits', 'WP1006', wasm(list('type', [0x60, 0x01, 0x64, HERE, hex('ffffffff2f'), 0x00]))],
])

const imports = group('import', [
  ['kind 5', 'WP1013', wasm(types, list('import', [name('m'), name('f'), HERE, 0x05, 0x00]))],
  ['kind 7d', 'WP1013', wasm(types, list('import', [name('m'), name(''), HERE, 0x7d, 0x00]))],
  ['kind 80 00, padded', 'WP1013', wasm(types, list('import', [name('m'), name('f'), HERE, hex('8000'), 0x00]))],
  ['kind missing', 'WP1004', wasm(types, list('import', [name('m'), name('f')]))],
  ['function type missing', 'WP1004', wasm(types, list('import', [name('m'), name('f'), 0x00]))],
  ['function type index too long', 'WP1005', wasm(types, list('import', [name('m'), name('f'), 0x00, HERE, endless(5), 0]))],
  ['table of a number type', 'WP1012', wasm(list('import', [name('m'), name('t'), 0x01, HERE, i32, 0x00, 0x00]))],
  ['table flags 2', 'WP1013', wasm(list('import', [name('m'), name('t'), 0x01, funcref, HERE, 0x02, 0x00]))],
  ['memory flags 10', 'WP1013', wasm(list('import', [name('m'), name('t'), 0x02, HERE, 0x10, 0x00]))],
  ['global type', 'WP1012', wasm(list('import', [name('m'), name('g'), 0x03, HERE, 0x00, 0x00]))],
  ['global mutability 2', 'WP1013', wasm(list('import', [name('m'), name('g'), 0x03, i32, HERE, 0x02]))],
  ['tag attribute 1', 'WP1022', wasm(types, list('import', [name('m'), name('e'), 0x04, HERE, 0x01, 0x00]))],
  ['one import missing', 'WP1004', wasm(types, section('import', 0x02, name('m'), name('f'), importFunction, hex('026d6d')))],
])

const compactImports = group('compact import', [
  ['group marker after a name', 'WP1013', wasm(types, list('import', [name('m'), name('f'), HERE, 0x7f, 0x00]))],
  ['typed group marker after a name', 'WP1013', wasm(types, list('import', [name('m'), name('f'), HERE, 0x7e, 0x00, 0x00, 0x00]))],
  ['marker ff 80 00, as if it were LEB128', 'WP1013', wasm(types, list('import', [name('m'), 0x00, HERE, hex('ff8000'), 0x00]))],
  ['no count', 'WP1004', wasm(types, list('import', [name('m'), 0x00, 0x7f]))],
  ['count beyond the section', 'WP1014', wasm(types, list('import', [name('m'), 0x00, 0x7f, HERE, 0x09, name('f'), importFunction]))],
  ['count 2^32 - 1', 'WP1014', wasm(types, list('import', [name('m'), 0x00, 0x7f, HERE, unsigned(0xffffffff), name('f'), importFunction]))],
  ['item kind 5', 'WP1013', wasm(types, list('import', [name('m'), 0x00, 0x7f, vector([name('f'), HERE, 0x05, 0x00])]))],
  ['group in a group', 'WP1013', wasm(types, list('import', [name('m'), 0x00, 0x7f, vector([0x00, HERE, 0x7f, 0x00])]))],
  ['typed group of kind 5', 'WP1013', wasm(types, list('import', [name('m'), 0x00, 0x7e, HERE, 0x05, 0x00, vector(name('f'))]))],
  ['typed group cut off', 'WP1004', wasm(types, list('import', [name('m'), 0x00, 0x7e, importFunction]))],
  ['typed group with a count beyond the section', 'WP1014', wasm(types, list('import', [name('m'), 0x00, 0x7e, importFunction, HERE, 0x09, name('f')]))],
  ['bad UTF-8 in an item', 'WP1007', wasm(types, list('import', [name('m'), 0x00, 0x7f, vector([HERE, sized(0xff), importFunction])]))],
])

const functionCases = group('function', [
  ['one declared, no code section', 'WP1016', wasm(types, functions)],
  ['none declared, one body', 'WP1016', wasm(types, section('code', HERE, vector(emptyBody)))],
  ['two declared, one body', 'WP1016', wasm(types, list('function', 0, 0), section('code', HERE, vector(emptyBody)))],
  ['one declared, two bodies', 'WP1016', wasm(types, functions, section('code', HERE, vector(emptyBody, emptyBody)))],
  ['one declared, empty code section', 'WP1016', wasm(types, functions, section('code', HERE, 0x00))],
  ['type index cut off', 'WP1004', wasm(types, section('function', 0x01, 0x80))],
  ['type index with unused bits', 'WP1006', wasm(types, section('function', 0x01, HERE, hex('8080808010')))],
])

const tables = group('table', [
  ['a number type', 'WP1012', wasm(list('table', [HERE, i32, 0x00, 0x00]))],
  ['limits flags 2 (shared)', 'WP1013', wasm(list('table', [funcref, HERE, 0x02, 0x00]))],
  ['limits flags 3 (shared)', 'WP1013', wasm(list('table', [funcref, HERE, 0x03, 0x00, 0x00]))],
  ['limits flags 8', 'WP1013', wasm(list('table', [funcref, HERE, 0x08, 0x00]))],
  ['limits flags 81 00, padded', 'WP1013', wasm(list('table', [funcref, HERE, hex('8100'), 0x00, 0x00]))],
  ['no minimum', 'WP1014', wasm(section('table', HERE, 0x01, funcref, 0x00))],
  ['no maximum', 'WP1004', wasm(section('table', 0x01, funcref, 0x01, 0x00))],
  ['minimum too long', 'WP1005', wasm(list('table', [funcref, 0x00, HERE, endless(10), 0x00]))],
  ['reserved byte after 40', 'WP1022', wasm(list('table', [0x40, HERE, 0x01, funcref, 0x00, 0x00, 0xd0, funcref, END]))],
  ['initialiser missing', 'WP1004', wasm(section('table', 0x01, 0x40, 0x00, funcref, 0x00, 0x00))],
  ['initialiser without end', 'WP1004', wasm(section('table', 0x01, 0x40, 0x00, funcref, 0x00, 0x00, 0xd0, funcref))],
])

const memories = group('memory', [
  ['limits flags 10', 'WP1013', wasm(list('memory', [HERE, 0x10, 0x00]))],
  ['limits flags 81 00, padded', 'WP1013', wasm(list('memory', [HERE, hex('8100'), 0x00, 0x00]))],
  ['limits flags ff', 'WP1013', wasm(list('memory', [HERE, 0xff, 0x00]))],
  ['no minimum', 'WP1014', wasm(section('memory', HERE, 0x01, 0x00))],
  ['no maximum', 'WP1004', wasm(section('memory', 0x01, 0x01, 0x00))],
  ['minimum too long', 'WP1005', wasm(list('memory', [0x00, HERE, endless(10), 0x00]))],
  ['64-bit minimum too long', 'WP1005', wasm(list('memory', [0x04, HERE, endless(10), 0x00]))],
  ['64-bit minimum with unused bits', 'WP1006', wasm(list('memory', [0x04, HERE, endless(9), 0x02]))],
  ['64-bit maximum with unused bits', 'WP1006', wasm(list('memory', [0x05, 0x00, HERE, endless(9), 0x7f]))],
  ['page size missing', 'WP1004', wasm(section('memory', 0x01, 0x08, 0x00))],
  ['page size 2^2', 'WP1013', wasm(list('memory', [0x08, 0x00, HERE, 0x02]))],
  ['page size 2^17', 'WP1013', wasm(list('memory', [0x08, 0x00, HERE, 0x11]))],
  ['page size 2^64', 'WP1013', wasm(list('memory', [0x08, 0x00, HERE, 0x40]))],
])

const globals = group('global', [
  ['type 0', 'WP1012', wasm(list('global', [HERE, 0x00, 0x00, 0x41, 0x00, END]))],
  ['mutability 2', 'WP1013', wasm(list('global', [i32, HERE, 0x02, 0x41, 0x00, END]))],
  ['mutability ff', 'WP1013', wasm(list('global', [i32, HERE, 0xff, 0x41, 0x00, END]))],
  ['no expression', 'WP1014', wasm(section('global', HERE, 0x01, i32, 0x00))],
  ['expression without end', 'WP1004', wasm(section('global', 0x01, i32, 0x00, 0x41, 0x00))],
  ['i32.const too long', 'WP1005', wasm(list('global', [i32, 0x00, 0x41, HERE, endless(5), 0x00, END]))],
  ['i32.const with unused bits', 'WP1006', wasm(list('global', [i32, 0x00, 0x41, HERE, hex('8080808070'), END]))],
  ['i32.const with mixed sign bits', 'WP1006', wasm(list('global', [i32, 0x00, 0x41, HERE, hex('ffffffff0f'), END]))],
  ['i64.const too long', 'WP1005', wasm(list('global', [i64, 0x00, 0x42, HERE, endless(10), 0x00, END]))],
  ['i64.const with unused bits', 'WP1006', wasm(list('global', [i64, 0x00, 0x42, HERE, endless(9), 0x7e, END]))],
  ['i64.const with mixed sign bits', 'WP1006', wasm(list('global', [i64, 0x00, 0x42, HERE, hex('ffffffffffffffffff01'), END]))],
  ['f32.const cut off', 'WP1004', wasm(section('global', 0x01, 0x7d, 0x00, 0x43, HERE, 0x00, 0x00))],
  ['f64.const cut off', 'WP1004', wasm(section('global', 0x01, 0x7c, 0x00, 0x44, HERE, hex('00000000')))],
  ['v128.const cut off', 'WP1004', wasm(section('global', 0x01, 0x7b, 0x00, hex('fd0c'), HERE, hex('00000000')))],
  ['illegal opcode in the expression', 'WP1011', wasm(list('global', [i32, 0x00, HERE, 0xff, END]))],
  ['illegal prefixed opcode in the expression', 'WP1011', wasm(list('global', [i32, 0x00, HERE, hex('fb1f'), END]))],
  ['global.get index cut off', 'WP1004', wasm(section('global', 0x01, i32, 0x00, 0x23, 0x80))],
])

const tags = group('tag', [
  ['attribute 1', 'WP1022', wasm(types, list('tag', [HERE, 0x01, 0x00]))],
  ['attribute 80 00, padded', 'WP1022', wasm(types, list('tag', [HERE, hex('8000'), 0x00])), 'V8 reads the attribute as an integer.'],
  ['no type', 'WP1014', wasm(types, section('tag', HERE, 0x01, 0x00))],
])

const exports = group('export', [
  ['kind 5', 'WP1013', wasm(memory, list('export', [name('a'), HERE, 0x05, 0x00]))],
  ['kind ff', 'WP1013', wasm(memory, list('export', [name('a'), HERE, 0xff, 0x00]))],
  ['no kind', 'WP1014', wasm(memory, section('export', HERE, 0x01, name('a')))],
  ['no index', 'WP1004', wasm(memory, list('export', [name('a'), 0x02]))],
  ['duplicate name', 'WP1018', wasm(memory, list('export', [name('a'), 2, 0], [HERE, name('a'), 2, 0]))],
  ['duplicate empty name', 'WP1018', wasm(memory, list('export', [name(''), 2, 0], [HERE, name(''), 2, 0]))],
  [
    'duplicate name of different kinds, far apart',
    'WP1018',
    wasm(memory, list('global', [i32, 0, 0x41, 0, END]), list('export', [name('a'), 2, 0], [name('b'), 2, 0], [HERE, name('a'), 3, 0])),
  ],
  ['duplicate __proto__', 'WP1018', wasm(memory, list('export', [name('__proto__'), 2, 0], [HERE, name('__proto__'), 2, 0]))],
])

const start = group('start', [
  ['no index', 'WP1004', wasm(types, functions, section('start'))],
  ['index with unused bits', 'WP1006', wasm(types, functions, section('start', HERE, hex('8080808010')), list('code', emptyBody))],
])

const elements = group('element', [
  ['flags 8', 'WP1013', wasm(table, list('element', [HERE, 0x08, 0x41, 0x00, END, 0x00]))],
  ['flags 10', 'WP1013', wasm(table, list('element', [HERE, 0x10, 0x00, 0x00]))],
  ['flags too long', 'WP1005', wasm(table, list('element', [HERE, endless(5), 0x00, 0x41, 0x00, END, 0x00]))],
  ['kind 1 of a passive segment', 'WP1013', wasm(list('element', [0x01, HERE, 0x01, 0x00]))],
  ['kind 70, the type of expressions', 'WP1013', wasm(list('element', [0x01, HERE, funcref, 0x00]))],
  ['kind 1 of an active segment', 'WP1013', wasm(table, list('element', [0x02, 0x00, 0x41, 0x00, END, HERE, 0x01, 0x00]))],
  ['kind 1 of a declarative segment', 'WP1013', wasm(list('element', [0x03, HERE, 0x01, 0x00]))],
  ['expressions of a number type', 'WP1012', wasm(list('element', [0x05, HERE, i32, 0x00])), 'V8 looks at the type only if there are items.'],
  ['offset without end', 'WP1004', wasm(table, section('element', 0x01, 0x00, 0x41, 0x00))],
  ['item without end', 'WP1004', wasm(section('element', 0x01, 0x05, funcref, 0x01, 0xd0, funcref))],
  ['function index cut off', 'WP1004', wasm(section('element', 0x01, 0x01, 0x00, 0x01, 0x80))],
  ['one function missing', 'WP1014', wasm(types, functions, section('element', 0x01, 0x01, 0x00, HERE, 0x02, 0x00), list('code', emptyBody))],
])

const data = group('data', [
  ['flags 3', 'WP1013', wasm(memory, list('data', [HERE, 0x03, 0x00]))],
  ['flags 4', 'WP1013', wasm(memory, list('data', [HERE, 0x04, 0x00]))],
  ['flags too long', 'WP1005', wasm(memory, list('data', [HERE, endless(5), 0x00, 0x00]))],
  ['offset without end', 'WP1004', wasm(memory, section('data', 0x01, 0x00, 0x41, 0x00))],
  ['contents beyond the section', 'WP1004', wasm(memory, section('data', 0x01, 0x01, 0x05, HERE, utf8('abc')))],
  ['contents of 2^32 - 1 bytes', 'WP1004', wasm(memory, section('data', 0x01, 0x01, unsigned(0xffffffff), HERE, utf8('abc')))],
  ['length missing', 'WP1014', wasm(memory, section('data', HERE, 0x01, 0x01))],
  ['fewer than the data count', 'WP1017', wasm(memory, section('data count', 2), list('data', [0x01, 0x00]))],
  ['more than the data count', 'WP1017', wasm(memory, section('data count', 0), list('data', [0x01, 0x00]))],
  ['data count without data', 'WP1017', wasm(memory, section('data count', 1))],
  ['data count missing its number', 'WP1004', wasm(section('data count'))],
  ['data count too long', 'WP1005', wasm(section('data count', HERE, endless(5), 0x00))],
  [
    'memory.init without a data count',
    'WP1020',
    wasm(types, functions, memory, list('code', body(hex('410041004100'), HERE, hex('fc080000'))), list('data', [0x01, 0x00])),
  ],
  [
    'data.drop without a data count',
    'WP1020',
    wasm(types, functions, memory, list('code', body(HERE, hex('fc0900'))), list('data', [0x01, 0x00])),
  ],
  [
    'array.new_data without a data count',
    'WP1020',
    wasm(
      list('type', funcType(), [0x5e, i32, 0x01]),
      functions,
      list('code', body(hex('41004100'), HERE, hex('fb090100'), 0x1a)),
      list('data', [0x01, 0x00]),
    ),
  ],
  [
    'array.init_data without a data count',
    'WP1020',
    wasm(
      list('type', funcType(), [0x5e, i32, 0x01]),
      functions,
      list('code', body(hex('d071 41004100 4100'), HERE, hex('fb120100'))),
      list('data', [0x01, 0x00]),
    ),
  ],
])

const bodies = group('body', [
  ['size cut off', 'WP1014', wasm(types, functions, section('code', HERE, 0x01, 0x80))],
  ['size beyond the section', 'WP1004', wasm(types, functions, section('code', 0x01, 0x03, HERE, 0x00, END))],
  ['size 2^32 - 1', 'WP1015', wasm(types, functions, section('code', 0x01, HERE, unsigned(0xffffffff), 0x00, END))],
  ['size too long', 'WP1005', wasm(types, functions, section('code', 0x01, HERE, endless(5), 0x00, 0x00, END))],
  ['empty, at the end', 'WP1014', wasm(types, functions, section('code', HERE, 0x01, 0x00))],
  ['empty', 'WP1004', wasm(types, list('function', 0, 0), section('code', 0x02, 0x00, HERE, rawBody(0x00, 0x01, END)))],
  ['no instructions', 'WP1019', function_(0x00, HERE)],
  ['no end', 'WP1019', function_(0x00, 0x01, HERE)],
  ['a block without end', 'WP1019', function_(0x00, hex('0240'), END, HERE)],
  ['two ends', 'WP1019', function_(0x00, END, HERE, END)],
  ['bytes after the end', 'WP1019', function_(0x00, END, HERE, 0x01)],
  [
    'one body that ends in the next',
    'WP1019',
    wasm(types, list('function', 0, 0), list('code', rawBody(0x00, 0x01, HERE), rawBody(0x00, END))),
  ],
  ['an instruction that ends in the next body', 'WP1004', wasm(types, list('function', 0, 0), section('code', 0x02, 0x02, 0x00, 0x41, HERE, rawBody(0x00, END)))],
  ['local group without a type', 'WP1014', function_(HERE, 0x01, 0x01)],
  ['local type 0', 'WP1012', function_(0x01, 0x01, HERE, 0x00, END)],
  ['local type 40', 'WP1012', function_(0x01, 0x01, HERE, 0x40, END)],
  ['packed local', 'WP1012', function_(0x01, 0x01, HERE, 0x78, END)],
  ['50,001 locals', 'WP1015', function_(0x01, HERE, unsigned(50_001), i32, END)],
  ['2^32 - 1 locals', 'WP1015', function_(0x01, HERE, unsigned(0xffffffff), i32, END)],
  ['2^32 locals in two groups', 'WP1015', function_(0x02, HERE, unsigned(0xffffffff), i32, 0x01, i64, END)],
  ['locals that overflow only together', 'WP1015', function_(0x02, unsigned(25_001), i32, HERE, unsigned(25_000), i64, END)],
  ['local count with unused bits', 'WP1006', function_(0x01, HERE, hex('8080808010'), i32, END)],
  ['else outside an if', 'WP1019', function_(0x00, HERE, 0x05, END)],
  ['else in a block', 'WP1019', function_(0x00, hex('0240'), HERE, 0x05, END, END)],
  ['second else', 'WP1019', function_(0x00, hex('41000440'), 0x05, HERE, 0x05, END, END)],
  ['catch outside a try', 'WP1019', withCode([HERE, hex('0700')], list('tag', [0, 0]))],
  ['catch_all outside a try', 'WP1019', function_(0x00, HERE, 0x19, END)],
  ['catch after catch_all', 'WP1019', withCode([hex('0640'), 0x19, HERE, hex('0700'), END], list('tag', [0, 0]))],
  ['second catch_all', 'WP1019', function_(0x00, hex('0640'), 0x19, HERE, 0x19, END, END)],
  ['delegate outside a try', 'WP1019', function_(0x00, HERE, hex('1800'), END)],
  ['delegate after catch_all', 'WP1019', function_(0x00, hex('0640'), 0x19, HERE, hex('1800'), END, END)],
])

const illegalSingles = [
  0x16, 0x17, 0x1d, 0x1e, 0x27, 0xc5, 0xc6, 0xc7, 0xcf, 0xd7, 0xdf, 0xe7, 0xef, 0xf0, 0xf5, 0xfa, 0xff,
]
const illegalPrefixed: readonly (readonly [prefix: number, codes: readonly number[]])[] = [
  [0xfb, [0x1f, 0x3f, 0x40, 0x7f, 0x80, 0x100, 0x3fff, 0xffffffff]],
  [0xfc, [0x12, 0x17, 0x18, 0x3f, 0x40, 0x7f, 0x80, 0x100, 0xffffffff]],
  [
    0xfd,
    [
      0x9a, 0xa2, 0xa5, 0xa6, 0xaf, 0xb0, 0xb2, 0xb3, 0xb4, 0xbb, 0xc2, 0xc5, 0xc6, 0xcf, 0xd0, 0xd2, 0xd3, 0xd4, 0xe2,
      0xee, 0x114, 0x12f, 0x13f, 0x1ff, 0x200, 0xffff, 0xffffffff,
    ],
  ],
  [0xfe, [0x04, 0x05, 0x0f, 0x4f, 0x7e, 0x7f, 0x80, 0x100, 0xffffffff]],
]

const opcodes = [
  ...group(
    'illegal opcode',
    illegalSingles.map(code => [code.toString(16), 'WP1011', function_(0x00, HERE, code, hex('0000000000'), END)] as const),
  ),
  ...illegalPrefixed.flatMap(([prefix, codes]) =>
    group(
      'illegal opcode',
      codes.map(code => [
        `${prefix.toString(16)} ${code.toString(16)}`,
        'WP1011',
        function_(0x00, HERE, prefix, unsigned(code), hex('0000000000'), END),
      ] as const),
    ),
  ),
  ...[0xfb, 0xfc, 0xfd, 0xfe].flatMap(prefix =>
    group(`opcode after ${prefix.toString(16)}`, [
      ['cut off by the body', 'WP1004', function_(0x00, prefix, HERE)],
      ['LEB128 cut off', 'WP1004', function_(0x00, prefix, 0x80, HERE)],
      ['too long', 'WP1005', function_(0x00, prefix, HERE, endless(5), 0x00, END)],
      ['with unused bits', 'WP1006', function_(0x00, prefix, HERE, hex('8080808010'), END)],
    ]),
  ),
]

/** Each immediate of each shape: cut off, too long, unused bits. */
function u32Immediate(title: string, before: readonly Part[], after: readonly Part[] = []): MalformedCase[] {
  return group(title, [
    ['cut off', 'WP1004', function_(0x00, before, 0x80, HERE)],
    ['missing', 'WP1004', function_(0x00, before, HERE)],
    ['too long', 'WP1005', function_(0x00, before, HERE, endless(5), 0x00, after, END)],
    ['with unused bits', 'WP1006', function_(0x00, before, HERE, hex('8080808010'), after, END)],
    ['with all bits', 'WP1006', function_(0x00, before, HERE, hex('ffffffff7f'), after, END)],
  ])
}

const immediates = [
  ...u32Immediate('br label', [0x0c]),
  ...u32Immediate('br_if label', hex('41000d')),
  ...u32Immediate('br_on_null label', [0xd5]),
  ...u32Immediate('rethrow label', [0x09]),
  ...u32Immediate('throw tag', [0x08]),
  ...u32Immediate('call function', [0x10]),
  ...u32Immediate('return_call function', [0x12]),
  ...u32Immediate('call_indirect type', hex('410011'), [0x00]),
  ...u32Immediate('call_indirect table', hex('41001100')),
  ...u32Immediate('return_call_indirect table', hex('41001300')),
  ...u32Immediate('call_ref type', [0x14]),
  ...u32Immediate('local.get', [0x20]),
  ...u32Immediate('local.tee', [0x22]),
  ...u32Immediate('global.get', [0x23]),
  ...u32Immediate('global.set', [0x24]),
  ...u32Immediate('table.get', [0x25]),
  ...u32Immediate('memory.size', [0x3f]),
  ...u32Immediate('memory.grow', [0x40]),
  ...u32Immediate('ref.func', [0xd2]),
  ...u32Immediate('table.init element', hex('fc0c'), [0x00]),
  ...u32Immediate('table.copy second table', hex('fc0e00')),
  ...u32Immediate('memory.copy second memory', hex('fc0a00')),
  ...u32Immediate('memory.fill memory', hex('fc0b')),
  ...u32Immediate('struct.get type', hex('fb02'), [0x00]),
  ...u32Immediate('struct.get field', hex('fb0200')),
  ...u32Immediate('array.new_fixed length', hex('fb0800')),
  ...u32Immediate('i32.load alignment', hex('410028'), [0x00]),
  ...u32Immediate('i32.load memory index', hex('41002840'), [0x00]),
  ...u32Immediate('i32.atomic.load alignment', hex('4100fe10'), [0x00]),
  ...u32Immediate('v128.load8_lane alignment', hex('fd54'), [0x00, 0x00]),
  ...u32Immediate('try catch tag', hex('064007')),
  ...u32Immediate('try delegate label', hex('064018')),
  ...u32Immediate('try_table catch tag', hex('1f4002 000000 00'), [0x00]),
  ...u32Immediate('try_table catch_all label', hex('1f4002 000000 02')),
  ...u32Immediate('br_on_cast label', hex('fb1800'), hex('6e6e')),
  ...u32Immediate('cont.new type', [0xe0]),
  ...u32Immediate('suspend tag', [0xe2]),
  ...u32Immediate('resume type', [0xe3], [0x00]),
  ...u32Immediate('switch tag', hex('e600')),
  ...group('br_table', [
    ['label cut off', 'WP1004', function_(0x00, hex('41000e0100'), HERE)],
    ['label with unused bits', 'WP1006', function_(0x00, hex('41000e01'), HERE, hex('8080808010'), 0x00, END)],
    ['default with unused bits', 'WP1006', function_(0x00, hex('41000e0100'), HERE, hex('8080808010'), END)],
    ['default too long', 'WP1005', function_(0x00, hex('41000e00'), HERE, endless(5), 0x00, END)],
  ]),
  ...group('memory offset', [
    ['missing', 'WP1004', wasm(types, functions, memory, list('code', rawBody(0x00, hex('410028'), 0x02, HERE)))],
    ['too long', 'WP1005', withCode([hex('41002802'), HERE, endless(10), 0x00, 0x1a], memory)],
    ['too long for memory64', 'WP1005', withCode([hex('42002802'), HERE, endless(10), 0x00, 0x1a], list('memory', [4, 0]))],
    ['with unused bits for memory64', 'WP1006', withCode([hex('42002802'), HERE, endless(9), 0x02, 0x1a], list('memory', [4, 0]))],
    ['store, with unused bits', 'WP1006', withCode([hex('420041003602'), HERE, endless(9), 0x7e], list('memory', [4, 0]))],
  ]),
  ...group('memory access', [
    ['flags 80', 'WP1013', withCode([hex('410028'), HERE, hex('8001'), 0x00, 0x1a], memory)],
    ['flags ff 00, beyond the memory bit', 'WP1013', withCode([hex('410028'), HERE, hex('ff01'), 0x00, 0x00, 0x1a], memory)],
    ['flags 2^31', 'WP1013', withCode([hex('410028'), HERE, hex('8080808008'), 0x00, 0x1a], memory)],
  ]),
  ...group('constant', [
    ['i32 missing', 'WP1004', function_(0x00, 0x41, HERE)],
    ['i32 cut off', 'WP1004', function_(0x00, 0x41, 0x80, 0x80, HERE)],
    ['i32 too long', 'WP1005', function_(0x00, 0x41, HERE, endless(5), 0x00, 0x1a, END)],
    ['i32 too long, negative', 'WP1005', function_(0x00, 0x41, HERE, hex('ffffffffff7f'), 0x1a, END)],
    ['i32 with unused bits', 'WP1006', function_(0x00, 0x41, HERE, hex('8080808070'), 0x1a, END)],
    ['i32 with one unused bit', 'WP1006', function_(0x00, 0x41, HERE, hex('8080808010'), 0x1a, END)],
    ['i32 with unused bits unlike the sign', 'WP1006', function_(0x00, 0x41, HERE, hex('ffffffff0f'), 0x1a, END)],
    ['i32 negative with unused bits unset', 'WP1006', function_(0x00, 0x41, HERE, hex('808080804f'), 0x1a, END)],
    ['i64 missing', 'WP1004', function_(0x00, 0x42, HERE)],
    ['i64 cut off', 'WP1004', function_(0x00, 0x42, endless(4), HERE)],
    ['i64 too long', 'WP1005', function_(0x00, 0x42, HERE, endless(10), 0x00, 0x1a, END)],
    ['i64 too long by one, negative', 'WP1005', function_(0x00, 0x42, HERE, hex('ffffffffffffffffffff7f'), 0x1a, END)],
    ['i64 far too long', 'WP1005', function_(0x00, 0x42, HERE, endless(20), 0x00, 0x1a, END)],
    ['i64 with unused bits', 'WP1006', function_(0x00, 0x42, HERE, endless(9), 0x7e, 0x1a, END)],
    ['i64 with one unused bit', 'WP1006', function_(0x00, 0x42, HERE, endless(9), 0x02, 0x1a, END)],
    ['i64 with unused bits unlike the sign', 'WP1006', function_(0x00, 0x42, HERE, hex('ffffffffffffffffff01'), 0x1a, END)],
    ['f32 cut off', 'WP1004', function_(0x00, 0x43, HERE, hex('0000'))],
    ['f64 cut off', 'WP1004', function_(0x00, 0x44, HERE, hex('00000000000000'))],
    ['v128 cut off', 'WP1004', function_(0x00, hex('fd0c'), HERE, hex('000000000000000000000000000000'))],
    ['shuffle lanes cut off', 'WP1004', function_(0x00, hex('fd0d'), HERE, hex('0000'))],
    ['lane missing', 'WP1004', function_(0x00, hex('fd15'), HERE)],
    ['memory lane missing', 'WP1004', function_(0x00, hex('fd540000'), HERE)],
  ]),
  ...group('block type', [
    ['missing', 'WP1004', function_(0x00, 0x02, HERE)],
    ['negative, not a value type', 'WP1012', function_(0x00, 0x02, HERE, 0x7a, END, END)],
    ['41', 'WP1012', function_(0x00, 0x02, HERE, 0x41, END, END)],
    ['packed', 'WP1012', function_(0x00, 0x03, HERE, 0x78, END, END)],
    ['padded empty', 'WP1012', function_(0x00, 0x02, HERE, hex('c07f'), END, END), 'V8 reads any s33 of -64 as the empty type.'],
    ['padded i32', 'WP1012', function_(0x00, 0x02, HERE, hex('ff7f'), hex('4100'), END, 0x1a, END)],
    ['too long', 'WP1005', function_(0x00, 0x02, HERE, endless(5), 0x00, END, END)],
    ['with unused bits', 'WP1006', function_(0x00, 0x02, HERE, hex('8080808020'), END, END)],
    ['with unused bits unlike the sign', 'WP1006', function_(0x00, 0x02, HERE, hex('ffffffff2f'), END, END)],
    ['of if, too long', 'WP1005', function_(0x00, hex('4100'), 0x04, HERE, endless(5), 0x00, END, END)],
    ['of try, negative', 'WP1012', function_(0x00, 0x06, HERE, 0x7a, END, END)],
    ['of try_table, negative', 'WP1012', function_(0x00, 0x1f, HERE, 0x7a, 0x00, END, END)],
    ['reference to nothing', 'WP1004', function_(0x00, 0x02, 0x64, HERE)],
    ['reference to a number type', 'WP1012', function_(0x00, 0x02, 0x64, HERE, i32, END, END)],
  ]),
  ...group('heap type of an instruction', [
    ['ref.null of a number type', 'WP1012', function_(0x00, 0xd0, HERE, i32, 0x1a, END)],
    ['ref.null of nothing', 'WP1004', function_(0x00, 0xd0, HERE)],
    ['ref.null, too long', 'WP1005', function_(0x00, 0xd0, HERE, endless(5), 0x00, 0x1a, END)],
    ['ref.test of a number type', 'WP1012', function_(0x00, hex('d06efb14'), HERE, i32, 0x1a, END)],
    ['ref.cast with unused bits', 'WP1006', function_(0x00, hex('d06efb16'), HERE, hex('8080808020'), 0x1a, END)],
    ['br_on_cast flags 4', 'WP1013', function_(0x00, hex('d06efb18'), HERE, 0x04, 0x00, hex('6e6e'), 0x1a, END)],
    ['br_on_cast_fail flags ff', 'WP1013', function_(0x00, hex('d06efb19'), HERE, 0xff, 0x00, hex('6e6e'), 0x1a, END)],
    ['br_on_cast second type', 'WP1012', function_(0x00, hex('d06efb1803006e'), HERE, i32, 0x1a, END)],
    ['select of type 0', 'WP1012', function_(0x00, 0x00, hex('1c01'), HERE, 0x00, END)],
  ]),
  ...group('catch clause', [
    ['kind 4', 'WP1013', function_(0x00, hex('1f4001'), HERE, 0x04, 0x00, END, END)],
    ['kind ff', 'WP1013', function_(0x00, hex('1f4001'), HERE, 0xff, 0x00, END, END)],
    ['count missing', 'WP1004', function_(0x00, hex('1f40'), HERE)],
  ]),
  ...group('handler', [
    ['kind 2', 'WP1013', function_(0x00, hex('e30001'), HERE, 0x02, 0x00, 0x00, END)],
    ['count 2^32 - 1', 'WP1014', function_(0x00, hex('e300'), HERE, unsigned(0xffffffff), 0x00, 0x00, 0x00, END)],
  ]),
  ...group('reserved byte', [
    ['atomic.fence 1', 'WP1022', function_(0x00, hex('fe03'), HERE, 0x01, END)],
    ['atomic.fence 80 00, padded', 'WP1022', function_(0x00, hex('fe03'), HERE, hex('8000'), END)],
  ]),
]

/** What is well-formed to the specification but names functions that are not there; the call graph needs to know. */
const indices = group('index', [
  ['call', 'WP1021', function_(0x00, HERE, hex('1001'), END)],
  ['return_call', 'WP1021', function_(0x00, HERE, hex('1201'), END)],
  ['ref.func', 'WP1021', function_(0x00, HERE, hex('d201'), 0x1a, END)],
  ['call 2^32 - 1', 'WP1021', function_(0x00, HERE, 0x10, unsigned(0xffffffff), END)],
  ['start', 'WP1021', wasm(types, functions, section('start', HERE, 0x01), list('code', emptyBody))],
  ['exported function', 'WP1021', wasm(list('export', [name('a'), HERE, 0x00, 0x00]))],
  ['exported table', 'WP1021', wasm(list('export', [name('a'), HERE, 0x01, 0x00]))],
  ['exported memory', 'WP1021', wasm(memory, list('export', [name('a'), HERE, 0x02, 0x01]))],
  ['exported global', 'WP1021', wasm(list('export', [name('a'), HERE, 0x03, 0x00]))],
  ['exported tag', 'WP1021', wasm(list('export', [name('a'), HERE, 0x04, 0x00]))],
  ['element function', 'WP1021', wasm(table, list('element', [0x00, 0x41, 0x00, END, 0x01, HERE, 0x00]))],
  ['element ref.func', 'WP1021', wasm(list('element', [0x05, funcref, 0x01, HERE, hex('d200'), END]))],
  ['global ref.func', 'WP1021', wasm(list('global', [funcref, 0x00, HERE, hex('d200'), END]))],
  ['table ref.func', 'WP1021', wasm(list('table', [0x40, 0x00, funcref, 0x00, 0x00, HERE, hex('d200'), END]))],
])

const constants = group('constant expression', [
  ['call', 'WP1023', wasm(types, functions, list('global', [i32, 0x00, HERE, hex('1000'), END]), list('code', emptyBody))],
  ['local.get', 'WP1023', wasm(list('global', [i32, 0x00, HERE, hex('2000'), END]))],
  ['memory.size', 'WP1023', wasm(memory, list('global', [i32, 0x00, HERE, hex('3f00'), END]))],
  ['a block', 'WP1023', wasm(list('global', [i32, 0x00, HERE, hex('027f 4100 0b'), END]))],
  ['array.new_data', 'WP1023', wasm(list('type', [0x5e, i32, 0x00]), list('global', [i32, 0x00, hex('41004100'), HERE, hex('fb090000'), END]))],
])

/** Held to our own limits; the engine refuses them for the same reason unless it says otherwise. */
const limits = group('limit', [
  ['1,001 parameters', 'WP1015', wasm(list('type', [0x60, HERE, unsigned(1001), Array.from({ length: 1001 }, () => i32), 0x00]))],
  ['1,001 results', 'WP1015', wasm(list('type', [0x60, 0x00, HERE, unsigned(1001), Array.from({ length: 1001 }, () => i32)]))],
  ['10,001 fields', 'WP1015', wasm(list('type', [0x5f, HERE, unsigned(10_001), Array.from({ length: 10_001 }, () => [i32, 0])]))],
  ['two supertypes', 'WP1015', wasm(list('type', [0x50, 0x00, 0x60, 0, 0], [0x50, 0x00, 0x60, 0, 0], [0x50, HERE, 0x02, 0x00, 0x01, 0x60, 0, 0]))],
  ['101 memories', 'WP1015', wasm(section('memory', HERE, vector(...Array.from({ length: 101 }, () => [0, 0])))), 'V8 takes more than the JS API says.'],
  ['name of 100,001 bytes', 'WP1015', wasm(memory, list('export', [HERE, sized(new Uint8Array(100_001).fill(0x61)), 2, 0])), 'V8 takes more than the JS API says.'],
  [
    '10,001 nested blocks',
    'WP1015',
    function_(0x00, Array.from({ length: 10_000 }, () => hex('0240')), HERE, hex('0240'), Array.from({ length: 10_002 }, () => END)),
    'The depth of nesting is a limit of our own.',
  ],
  [
    'locals times blocks',
    'WP1015',
    wasm(types, functions, list('code', sized(HERE, 0x01, unsigned(50_000), i32, Array.from({ length: 500 }, () => hex('0240 0b')), END))),
    'Compile bombs are well-formed and valid.',
  ],
  ['65,521 branch targets', 'WP1015', function_(0x00, hex('41000e'), HERE, unsigned(65_521), new Uint8Array(65_522), END)],
])

export const malformedCases: readonly MalformedCase[] = [
  ...preamble,
  ...sections,
  ...names,
  ...counts,
  ...typeCases,
  ...imports,
  ...compactImports,
  ...functionCases,
  ...tables,
  ...memories,
  ...globals,
  ...tags,
  ...exports,
  ...start,
  ...elements,
  ...data,
  ...bodies,
  ...opcodes,
  ...immediates,
  ...indices,
  ...constants,
  ...limits,
]

/** Integers of every width, padded as far as the specification lets them be: all well-formed. */
export const paddedCases: readonly (readonly [name: string, module: Part])[] = [
  ['section size', [HEADER, 0x05, unsigned(3, 5), hex('010000')]],
  ['count', wasm(section('memory', unsigned(1, 5), 0x00, 0x00))],
  ['name length', wasm(memory, list('export', [unsigned(1, 5), utf8('a'), 2, 0]))],
  ['u32 index', withCode([0x10, unsigned(0, 5)])],
  ['memory.size memory', withCode([0x3f, unsigned(0, 5), 0x1a], memory)],
  ['call_indirect table', withCode([hex('410011'), 0x00, unsigned(0, 5)], table)],
  ['prefixed opcode', withCode([hex('43000000 00'), 0xfc, unsigned(0, 5), 0x1a])],
  ['s32', withCode([0x41, signed(0, 5), 0x1a])],
  ['s32 negative', withCode([0x41, signed(-1, 5), 0x1a])],
  ['s32 minimum', withCode([0x41, hex('8080808078'), 0x1a])],
  ['s32 maximum', withCode([0x41, hex('ffffffff07'), 0x1a])],
  ['s64', withCode([0x42, signed(0, 10), 0x1a])],
  ['s64 negative', withCode([0x42, signed(-1, 10), 0x1a])],
  ['s64 minimum', withCode([0x42, endless(9), 0x7f, 0x1a])],
  ['s64 maximum', withCode([0x42, hex('ffffffffffffffffff00'), 0x1a])],
  ['s33 block type', withCode([0x02, signed(0, 5), END])],
  ['s33 heap type', wasm(list('type', funcType(), [0x60, vector([0x64, signed(0, 5)]), 0x00]))],
  ['memory alignment', withCode([hex('410028'), unsigned(2, 5), 0x00, 0x1a], memory)],
  ['memory offset', withCode([hex('41002802'), unsigned(0, 5), 0x1a], memory)],
  ['memory64 offset', withCode([hex('42002802'), unsigned(0, 10), 0x1a], list('memory', [4, 0]))],
  ['memory64 offset of 2^64 - 1', withCode([hex('42002802'), unsigned(2n ** 64n - 1n), 0x1a], list('memory', [4, 0]))],
  ['memory64 minimum', wasm(list('memory', [4, unsigned(0, 10)]))],
  ['memory minimum', wasm(list('memory', [0, unsigned(0, 5)]))],
  ['element flags', wasm(table, list('element', [unsigned(0, 5), 0x41, 0x00, END, 0x00]))],
  ['data flags', wasm(memory, list('data', [unsigned(0, 5), 0x41, 0x00, END, 0x00]))],
  ['local count', wasm(types, functions, list('code', rawBody(0x01, unsigned(1, 5), i32, END)))],
  ['br_table count and labels', withCode([hex('41000e'), unsigned(1, 5), unsigned(0, 5), unsigned(0, 5)])],
  ['a table of externref', wasm(list('table', [externref, 0, 0]))],
]
