import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { sha256 } from './differences.ts'
import type { CorpusModule, CorpusPackage } from './manifest.ts'

const run = promisify(execFile)

/** Where fetched modules are kept, by hash, so that each package is fetched once. */
export const cache = join(import.meta.dirname, '../../.cache/corpus')

const cached = (module: CorpusModule) => join(cache, `${module.sha256}.wasm`)

/** The bytes of a module that `fetchPackage` has put into the cache. */
export async function readModule(module: CorpusModule): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(cached(module)))
}

/** Fetches the package at its version, unless all of its modules are in the cache. Answers whether it had to. */
export async function fetchPackage(wanted: CorpusPackage): Promise<boolean> {
  await mkdir(cache, { recursive: true })
  if (await allPresent(wanted)) return false
  const folder = await mkdtemp(join(cache, 'pack-'))
  try {
    const spec = `${wanted.package}@${wanted.version}`
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder, spec], { maxBuffer: 1 << 24 })
    await unpack(join(folder, stdout.trim().split('\n').at(-1) ?? ''), wanted)
  } finally {
    await rm(folder, { recursive: true })
  }
  return true
}

async function allPresent(wanted: CorpusPackage): Promise<boolean> {
  const found = await Promise.allSettled(wanted.modules.map(module => access(cached(module))))
  return found.every(each => each.status === 'fulfilled')
}

async function unpack(tarball: string, wanted: CorpusPackage): Promise<void> {
  const byPath = new Map(wanted.modules.map(module => [module.path, module]))
  const tar = extract()
  const read = (async () => {
    for await (const entry of tar) {
      // The first folder of a tarball is "package", or what its author called it.
      const module = byPath.get(entry.header.name.replace(/^[^/]+\//, ''))
      const chunks: Uint8Array[] = []
      for await (const chunk of entry) chunks.push(chunk as Uint8Array)
      if (module === undefined) continue
      const bytes = Buffer.concat(chunks)
      if (sha256(bytes) !== module.sha256) throw new Error(`${wanted.package}: ${module.path} is not the file of the manifest`)
      await writeFile(`${cached(module)}.part`, bytes)
      await rename(`${cached(module)}.part`, cached(module))
    }
  })()
  await Promise.all([pipeline(createReadStream(tarball), createGunzip(), tar), read])
}
