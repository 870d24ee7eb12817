import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packCatalogue } from '../src/analyzer/packed-catalogue.ts'
import { conflicts } from '../src/analyzer/catalogue-set.ts'
import { parseCatalogue, type Catalogue } from '../src/analyzer/catalogue.ts'
import type { FileCode } from '../src/core/codes.ts'
import { formatMessage, type FindingOf } from '../src/core/finding.ts'
import { formatTextLocation } from '../src/core/location.ts'
import { readYaml } from '../src/core/yaml.ts'

const folder = 'rules/catalogues'

/** A built-in catalogue and the file that holds it, one document each. */
export interface SourceCatalogue {
  readonly file: string
  readonly catalogue: Catalogue
}

/** The built-in catalogues as the analyzer loads them. */
export function generateCatalogues(): Map<string, string> {
  const rows = readBuiltInCatalogues().map(({ file, catalogue }) => {
    const fields = Object.entries(packCatalogue(catalogue, file))
    return `  {\n${fields.map(([key, value]) => `    ${key}: ${JSON.stringify(value)},\n`).join('')}  },\n`
  })
  const text = `// Generated from ${folder}/ by "npm run generate"; do not edit.
import type { PackedCatalogue } from '../packed-catalogue.ts'

export const packedCatalogues: readonly PackedCatalogue[] = [
${rows.join('')}]
`
  return new Map([['src/analyzer/generated/catalogues.ts', text]])
}

/** All built-in catalogues, by file. Throws one error that names every fault as `file:line:column`. */
export function readBuiltInCatalogues(): readonly SourceCatalogue[] {
  const directory = fileURLToPath(new URL(`../${folder}/`, import.meta.url))
  const faults: FindingOf<FileCode>[] = []
  const found: SourceCatalogue[] = []
  for (const name of readdirSync(directory).toSorted()) {
    const file = `${folder}/${name}`
    const yaml = readYaml(file, readFileSync(`${directory}${name}`, 'utf8'))
    if (!yaml.ok) {
      faults.push(...yaml.findings)
      continue
    }
    for (const document of yaml.documents) {
      const result = parseCatalogue(document)
      if (!result.ok) faults.push(...result.findings)
      else {
        const others = found.map(({ catalogue }) => catalogue)
        faults.push(...conflicts(others, result.catalogue))
        found.push({ file, catalogue: result.catalogue })
      }
    }
  }
  if (faults.length > 0) throw new Error(faults.map(describe).join('\n'))
  return found
}

function describe(fault: FindingOf<FileCode>): string {
  const place = fault.at.in === 'text' ? formatTextLocation(fault.at) : folder
  return `${place}: ${formatMessage(fault)}`
}
