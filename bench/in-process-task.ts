/** What one process of `entries/in-process.ts` measures; `profile` is `analyze` without the engine's validation. */
export type Contest = 'profile' | 'analyze'

export type InProcessTask = {
  /** Absolute. */
  readonly file: string
} & (
  | { readonly kind: 'contest'; readonly contest: Contest; readonly first: 'validate' | 'ours' }
  | {
      readonly kind: 'throughput'
      /** How many times to decode after the first. */
      readonly warm: number
    }
)

export interface InProcessResult {
  readonly validateMs: number
  readonly oursMs: number
}

export interface ThroughputResult {
  readonly codeBytes: number
  readonly coldMs: number
  readonly warmMs: readonly number[]
}
