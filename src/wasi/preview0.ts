import { preview1, preview1Layouts, type AbiLayouts } from './preview1.ts'
import type { WasiFunction } from './types.ts'

/**
 * WASI preview 0 (`wasi_unstable`), stated as what differs from preview 1: it has no `sock_accept`, counts `whence`
 * otherwise, its link count is 32 bits wide, and its clock subscription starts with an identifier.
 * Source: https://github.com/WebAssembly/WASI/tree/wasi-0.1/preview0/witx
 */
const { sock_accept: _, ...kept } = preview1

export const preview0: Readonly<Record<string, WasiFunction>> = kept

export const preview0Layouts: AbiLayouts = {
  whence: ['cur', 'end', 'set'],
  filestat: {
    size: 56,
    fields: {
      ...preview1Layouts.filestat.fields,
      nlink: [20, 'u32'],
      size: [24, 'u64'],
      atim: [32, 'u64'],
      mtim: [40, 'u64'],
      ctim: [48, 'u64'],
    },
  },
  subscription: {
    size: 56,
    fields: {
      ...preview1Layouts.subscription.fields,
      clock_identifier: [16, 'u64'],
      clock_id: [24, 'u32'],
      clock_timeout: [32, 'u64'],
      clock_precision: [40, 'u64'],
      clock_flags: [48, 'u16'],
    },
  },
}
