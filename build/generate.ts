import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Writes what is derived from the tables: schemas, reference pages, typed copies of rules. With `--check` it writes
 * nothing and fails if a file on disk is not what would be written.
 *
 * Each `build/generate-*.ts` exports one or more functions named `generate…` that return contents by path, relative to
 * the repository; adding such a file is all it takes.
 */
export type Generated = ReadonlyMap<string, string>

const root = fileURLToPath(new URL('../', import.meta.url))

/**
 * Runs the generators, one after the other in the order of their files' names: later ones run the command, and need what
 * earlier ones wrote. Throws if two want to write the same file, or if a generator file exports none.
 */
export async function* generate(): AsyncGenerator<Generated> {
  const writers = new Map<string, string>()
  for (const file of readdirSync(join(root, 'build')).filter(name => /^generate-.*\.ts$/.test(name)).toSorted()) {
    const exported = (await import(pathToFileURL(join(root, 'build', file)).href)) as Record<string, unknown>
    const generators = Object.entries(exported).filter(([name]) => /^generate[A-Z]/.test(name))
    if (generators.length === 0) throw new Error(`build/${file} exports no function named generate…`)
    for (const [name, generator] of generators) {
      if (typeof generator !== 'function') throw new Error(`build/${file}: ${name} is not a function`)
      const files = (await generator()) as Generated
      for (const path of files.keys()) {
        const other = writers.get(path)
        if (other !== undefined) throw new Error(`${path} is written by both ${other} and build/${file}`)
        writers.set(path, `build/${file}`)
      }
      yield files
    }
  }
}

/** Everything that is generated, by path. */
export async function generateAll(): Promise<Generated> {
  const all = new Map<string, string>()
  for await (const files of generate()) for (const [path, contents] of files) all.set(path, contents)
  return all
}

/** The paths of files whose contents on disk differ from what is generated, or that are missing. */
export async function staleFiles(files: Generated): Promise<readonly string[]> {
  const stale: string[] = []
  for (const [path, contents] of files) {
    const found = await readFile(join(root, path), 'utf8').catch(() => undefined)
    if (found !== contents) stale.push(path)
  }
  return stale
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  let count = 0
  for await (const files of generate()) {
    count += files.size
    for (const path of await staleFiles(files)) {
      if (check) {
        console.error(`${path} is out of date; run "npm run generate"`)
        process.exitCode = 1
      } else {
        await mkdir(dirname(join(root, path)), { recursive: true })
        await writeFile(join(root, path), files.get(path) ?? '')
        console.log(`wrote ${path}`)
      }
    }
  }
  if (check && process.exitCode === undefined) console.log(`${count} generated files are up to date`)
}
