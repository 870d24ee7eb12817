import type { ByteRange } from './anchors.ts'

/** Something to look for in bytes. It is tried wherever its chunk of four bytes occurs. */
export interface Pattern {
  readonly chunk: string
  /** `at` is where the chunk begins. Looks at a bounded stretch around it, inside the range. */
  match(bytes: Uint8Array, at: number, range: ByteRange): Match | Placeholder | undefined
}

export interface Match {
  /** First byte, and one past the last. */
  readonly at: number
  readonly end: number
  readonly kind: string
  /** What a report may print: never the value of a secret. */
  readonly shown: string
}

/** What has the form but not the content: not reported, and not looked at again. */
export interface Placeholder {
  readonly end: number
  readonly kind: undefined
}
