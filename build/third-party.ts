import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The licences of the packages whose code is in a bundle, as their terms ask: one text for the distribution.
 *
 * @param modules the paths of all bundled modules
 */
export function thirdPartyLicences(modules: readonly string[]): string {
  const packages = new Set<string>()
  for (const module of modules) {
    const directory = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module)?.[0]
    if (directory !== undefined) packages.add(directory)
  }
  return [...packages]
    .map(directory => {
      const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<string, unknown>
      const { name, version, license } = manifest
      if (typeof name !== 'string' || typeof version !== 'string') throw new Error(`${directory}: package.json names no package`)
      if (typeof license !== 'string') throw new Error(`${name} states no licence; it cannot be bundled`)
      const file = readdirSync(directory).find(entry => /^licen[cs]e/i.test(entry))
      const text = file === undefined ? `Licensed under ${license}.` : readFileSync(join(directory, file), 'utf8').trim()
      return `${name} ${version} (${license})\n\n${text}\n`
    })
    .toSorted()
    .join(`\n${'-'.repeat(80)}\n\n`)
}
