import corpusJson from './corpus.json' with { type: 'json' }

/**
 * Real modules of npm packages, pinned by version and hash, with what other readers found in them: the hashes of what
 * `WebAssembly.Module.imports` and `exports` list (see `declarationsHash`), the families of instructions, and how many
 * instructions there are.
 */
export interface CorpusPackage {
  readonly package: string
  readonly version: string
  readonly modules: readonly CorpusModule[]
}

export interface CorpusModule {
  /** Inside the package. */
  readonly path: string
  readonly sha256: string
  readonly imports: number
  readonly importsSha256: string
  readonly exportsSha256: string
  readonly features: readonly string[]
  readonly operators: number
}

export const corpus: readonly CorpusPackage[] = corpusJson
