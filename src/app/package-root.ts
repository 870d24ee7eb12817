import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/**
 * The directory of wasm-policy's own package.json, absolute. Rules, presets and schemas are read from there. It is
 * looked for upwards, because this module lies at another depth in `src/` than in the chunks of `dist/`.
 */
export function packageRoot(): string {
  if (root !== undefined) return root
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory)
    if (parent === directory) throw new Error(`no package.json above ${fileURLToPath(import.meta.url)}; the installation is broken`)
    directory = parent
  }
  root = directory
  return directory
}

/** The absolute path of a file of the package, for example `packageFile('rules', 'presets', 'cli.yaml')`. */
export function packageFile(...segments: readonly string[]): string {
  return join(packageRoot(), ...segments)
}

/** The version in package.json: what a report names as the tool's. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string') {
    return manifest.version
  }
  throw new Error(`${packageFile('package.json')} has no version; the installation is broken`)
}
