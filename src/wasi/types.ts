import type { Needs } from '../core/capability.ts'

/**
 * The types of WASI preview 0 and 1 (witx), each with the core values that it is lowered to. `address` is a pointer or
 * a length: i32, or i64 in a module with a 64-bit memory.
 */
export type CoreValue = 'i32' | 'i64' | 'address'

export const wasiTypes = {
  fd: ['i32'],
  errno: ['i32'],
  exitcode: ['i32'],
  signal: ['i32'],
  clockid: ['i32'],
  advice: ['i32'],
  whence: ['i32'],
  fdflags: ['i32'],
  fstflags: ['i32'],
  lookupflags: ['i32'],
  oflags: ['i32'],
  riflags: ['i32'],
  roflags: ['i32'],
  siflags: ['i32'],
  sdflags: ['i32'],
  size: ['address'],
  filesize: ['i64'],
  filedelta: ['i64'],
  timestamp: ['i64'],
  dircookie: ['i64'],
  rights: ['i64'],
  /** UTF-8 in guest memory: pointer and length in bytes. */
  string: ['address', 'address'],
  /** Bytes that the host fills in: pointer and capacity in bytes. */
  buffer: ['address', 'address'],
  /** Scatter list that the host fills in: pointer to (pointer, length) pairs, and how many. */
  iovec_array: ['address', 'address'],
  /** Gather list that the host reads. */
  ciovec_array: ['address', 'address'],
  /** Array of pointers that the host fills in, one a string. */
  pointers: ['address'],
  /** Bytes that the host fills in; their number is known from the matching `…_sizes_get`. */
  bytes: ['address'],
  subscriptions: ['address'],
  events: ['address'],
  fdstat: ['address'],
  filestat: ['address'],
  prestat: ['address'],
} as const satisfies Record<string, readonly CoreValue[]>

export type WasiType = keyof typeof wasiTypes

/** Rights of preview 0 and 1, in the order of their bits. */
export const rights = [
  'fd_datasync',
  'fd_read',
  'fd_seek',
  'fd_fdstat_set_flags',
  'fd_sync',
  'fd_tell',
  'fd_write',
  'fd_advise',
  'fd_allocate',
  'path_create_directory',
  'path_create_file',
  'path_link_source',
  'path_link_target',
  'path_open',
  'fd_readdir',
  'path_readlink',
  'path_rename_source',
  'path_rename_target',
  'path_filestat_get',
  'path_filestat_set_size',
  'path_filestat_set_times',
  'fd_filestat_get',
  'fd_filestat_set_size',
  'fd_filestat_set_times',
  'path_symlink',
  'path_remove_directory',
  'path_unlink_file',
  'poll_fd_readwrite',
  'sock_shutdown',
  'sock_accept',
] as const

export type Right = (typeof rights)[number]

/** A right that the descriptor in parameter `on` must carry; `when` names the argument value that brings it in. */
export interface RequiredRight {
  readonly on: string
  readonly right: Right
  readonly when?: string
}

/** One function of an ABI: everything that analysis, linking, traces and docs derive from. */
export interface WasiFunction {
  /** Inputs in order. The names are those of the witx file. */
  readonly params: Readonly<Record<string, WasiType>>
  /** Values that the host stores through a pointer, passed in order after the inputs. */
  readonly results: Readonly<Record<string, WasiType>>
  /** `errno`, or nothing where the function never returns. */
  readonly returns: 'errno' | 'never'
  readonly needs: Needs
  readonly rights: readonly RequiredRight[]
  /** It may wait for something outside of the host process, or let others run: a link must be able to suspend it. */
  readonly suspends: boolean
  readonly about: string
}

/** The byte layout of a record in guest memory. */
export interface Layout {
  readonly size: number
  /** Offset in bytes and type of each field. */
  readonly fields: Readonly<Record<string, readonly [offset: number, type: 'u8' | 'u16' | 'u32' | 'u64']>>
}

/**
 * How a toolchain lowers i64 and addresses. `standard` is the ABI itself; Emscripten without WASM_BIGINT passes each
 * i64 as two i32 (`legalized`), and with MEMORY64 each address as i64 (`memory64`).
 */
export type Convention = 'standard' | 'legalized' | 'memory64'

export const conventions = ['standard', 'legalized', 'memory64'] as const satisfies readonly Convention[]

/** The core type of a function, in the text format: `(func (param i32 i64) (result i32))`. */
export function coreType(fn: WasiFunction, convention: Convention = 'standard'): string {
  const inputs = Object.values(fn.params).flatMap(type => wasiTypes[type])
  const outputs = Object.values(fn.results).map(() => 'address' as const)
  const params = [...inputs, ...outputs].flatMap(value => lower(value, convention))
  const param = params.length === 0 ? '' : ` (param ${params.join(' ')})`
  return `(func${param}${fn.returns === 'errno' ? ' (result i32)' : ''})`
}

function lower(value: CoreValue, convention: Convention): readonly string[] {
  if (value === 'address') return [convention === 'memory64' ? 'i64' : 'i32']
  if (value === 'i64' && convention === 'legalized') return ['i32', 'i32']
  return [value]
}
