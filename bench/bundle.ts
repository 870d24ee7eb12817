import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { leanBuiltins } from '../build/lean-builtins.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Where the bench keeps what it makes: bundles, and the compile caches of the processes that it starts. */
export const workDirectory = join(root, '.cache', 'bench')

/** The path of a file of the package. */
export function rootFile(...segments: readonly string[]): string {
  return join(root, ...segments)
}

const entries = ['in-process', 'peak-memory', 'wasmparser', 'webassemblyjs'] as const
export type EntryName = (typeof entries)[number]

/** What a bundled entry is called. */
export function entryFile(name: EntryName): string {
  return join(workDirectory, `${name}.js`)
}

/**
 * Bundles `bench/entries/` as `dist/` is bundled, peers included: what is measured is what ships, and no contender
 * reads its sources from many files.
 */
export async function bundleEntries(): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map(name => [name, `bench/entries/${name}.ts`])),
    platform: 'node',
    plugins: [leanBuiltins()],
  })
  await bundle.write({ dir: workDirectory, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' })
  await bundle.close()
}

/** Throws if `dist/` is not there or older than the sources: the numbers would be those of another program. */
export function assertBuilt(): void {
  const built = statSync(rootFile('dist', 'cli.cjs'), { throwIfNoEntry: false })
  if (built === undefined) throw new Error('dist/cli.cjs is missing; run "npm run build"')
  const sources = readdirSync(rootFile('src'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const newer = sources.find(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs > built.mtimeMs)
  if (newer !== undefined) throw new Error(`dist/ is older than ${basename(newer.name)} in src/; run "npm run build"`)
}
