import { readFileSync } from 'node:fs'
import { builtInCatalogues } from '../analyzer/built-in-catalogues.ts'
import { codes, isCode, type Code } from '../core/codes.ts'
import { readYaml, type YamlNode } from '../core/yaml.ts'
import { didYouMean } from '../policy/errors.ts'
import { packageFile } from './package-root.ts'
import { presetNames } from './policies.ts'

export type Explained = { readonly ok: true; readonly code: Code } | { readonly ok: false; readonly hint: string }

/** The code that was meant; in any case of letters. */
export function findCode(text: string): Explained {
  const code = text.toUpperCase()
  if (isCode(code)) return { ok: true, code }
  return { ok: false, hint: didYouMean(/^\d/.test(code) ? `WP${code}` : code, Object.keys(codes)) }
}

interface Listed {
  readonly name: string
  readonly description: string
}

/** What ships with wasm-policy beside the codes: presets and catalogues, each with what it is for. */
export function listRules(): readonly { readonly title: string; readonly rules: readonly Listed[] }[] {
  const presets = presetNames().map(name => ({ name: `preset:${name}`, description: presetDescription(name) }))
  const catalogues = builtInCatalogues().catalogues.map(({ name, title }) => ({ name, description: title }))
  return [
    { title: 'Presets', rules: presets },
    { title: 'Catalogues', rules: catalogues.toSorted((a, b) => (a.name < b.name ? -1 : 1)) },
  ]
}

function presetDescription(name: string): string {
  const read = readYaml(`preset:${name}`, readFileSync(packageFile('rules', 'presets', `${name}.yaml`), 'utf8'))
  const description = read.ok ? valueAt(read.documents[0], ['metadata', 'description']) : undefined
  return description?.kind === 'scalar' ? description.text : ''
}

function valueAt(node: YamlNode | undefined, keys: readonly string[]): YamlNode | undefined {
  return keys.reduce<YamlNode | undefined>((found, key) => {
    return found?.kind === 'mapping' ? found.entries.find(entry => entry.key === key)?.value : undefined
  }, node)
}
