import { capabilities, capabilityIds, type Needs } from '../src/core/capability.ts'
import { abis, type Abi } from '../src/wasi/abis.ts'
import { coreType, type Layout } from '../src/wasi/types.ts'
import { readBuiltInCatalogues, type SourceCatalogue } from './generate-catalogues.ts'

/** The reference page of capabilities: the vocabulary, every WASI function, and every catalogue with its source. */
export function generateCapabilityDocs(): Map<string, string> {
  const page = [
    '<!-- Generated from the capability, WASI and catalogue tables by "npm run generate"; do not edit. -->',
    '# Capabilities',
    vocabulary(),
    modes,
    '## WASI functions',
    recognition,
    ...abis.map(abiSection),
    '## Catalogues',
    catalogueTable(readBuiltInCatalogues()),
    unclassified,
  ]
  return new Map([['docs/reference/capabilities.md', `${page.join('\n\n')}\n`]])
}

const recognition = `A function is recognised by module, name and type. Under the right name with another type it is not
what this table says, and counts as \`host\`. Emscripten may pass each i64 as two i32, or addresses as i64; both are
recognised.`

function vocabulary(): string {
  const rows = Object.entries(capabilities).map(([id, { title, risk }]) => `| \`${id}\` | ${title} | ${risk} |`)
  return ['| capability | what it is | what a module that holds it can do |', '|---|---|---|', ...rows].join('\n')
}

const modes = `What a function needs is one of these:

- **all** of the capabilities that are listed;
- **any** of them: its arguments decide which (\`fd_write\` may reach standard output or an open file);
- **held**: it acts only on what another grant already handed out (\`fd_close\`), and needs no grant of its own;
- **none**: no authority at all; it computes, or calls back into the module.`

function abiSection(abi: Abi): string {
  const heading = `### \`${abi.id}\`: ${abi.title}\n\nSource: <${abi.source}>`
  const same = abis.slice(0, abis.indexOf(abi)).find(other => other.functions === abi.functions)
  if (same !== undefined) return `${heading}\n\nThe same functions as \`${same.id}\`.`
  const base = abis.slice(0, abis.indexOf(abi)).find(other => extendsAbi(other, abi))
  if (base !== undefined) {
    const left = Object.keys(base.functions).filter(name => !Object.hasOwn(abi.functions, name))
    const but = left.map(name => `\`${name}\``).join(', ')
    return `${heading}\n\nThe functions of \`${base.id}\` but for ${but}.\n\n${layoutsText(abi)}`
  }
  const rows = Object.entries(abi.functions).map(
    ([name, fn]) =>
      `| \`${name}\` | ${needsText(fn.needs)} | ${fn.suspends ? 'yes' : 'no'} | ${fn.about} | \`${coreType(fn)}\` |`,
  )
  return [
    heading,
    ['| function | needs | may suspend | what it does | type |', '|---|---|---|---|---|', ...rows].join('\n'),
    layoutsText(abi),
  ].join('\n\n')
}

/** Whether `base` has every function of `abi`, unchanged, and more. */
function extendsAbi(base: Abi, abi: Abi): boolean {
  return Object.entries(abi.functions).every(([name, fn]) => base.functions[name] === fn)
}

function layoutsText(abi: Abi): string {
  const { whence, filestat, subscription } = abi.layouts
  return [
    `- \`whence\`: ${whence.map((name, value) => `${value} ${name}`).join(', ')}`,
    layoutText('filestat', filestat),
    layoutText('subscription', subscription),
  ].join('\n')
}

function layoutText(name: string, layout: Layout): string {
  const fields = Object.entries(layout.fields).map(([field, [offset, type]]) => `${field} ${type} at ${offset}`)
  return `- \`${name}\` (${layout.size} bytes): ${fields.join(', ')}`
}

function needsText(needs: Needs): string {
  if (!('capabilities' in needs)) return needs.mode
  const ids = needs.capabilities.map(id => `\`${id}\``)
  return ids.length === 1 ? ids.join('') : `${needs.mode} of ${ids.join(', ')}`
}

function catalogueTable(sources: readonly SourceCatalogue[]): string {
  const rows = sources.map(({ file, catalogue }) => {
    const modules = catalogue.modules.map(({ pattern }) => `\`${pattern}\``).join(', ')
    const entries = catalogue.functions.all
    const used = new Set(entries.flatMap(({ needs }) => ('capabilities' in needs ? needs.capabilities : [])))
    const ids = capabilityIds.filter(id => used.has(id)).map(id => `\`${id}\``)
    const namespace = `[${catalogue.title}](${catalogue.source})`
    const cells = [namespace, `[\`${catalogue.name}\`](../../${file})`, modules, entries.length, ids.join(', ')]
    return `| ${cells.join(' | ')} |`
  })
  return ['| namespace | catalogue | modules | entries | capabilities |', '|---|---|---|---|---|', ...rows].join('\n')
}

const unclassified = `## What nothing classifies

An imported function that neither the WASI table nor a catalogue knows is \`host\`: whatever the embedder put behind the
name. If a minifier replaced the names (\`a.a\`, \`a.b\`), it is \`unanalyzable\`. Both are denied unless a policy grants
them by name.

A catalogue of your own classifies your namespaces; list its path under \`catalogues\` in the policy. An import that is
classified already is an error (WP4012), so that no verdict depends on the order of catalogues.

\`\`\`yaml
apiVersion: wasm-policy.dev/v1
kind: Catalogue
metadata: { name: acme, title: Acme plugins, source: https://example.com/abi }
modules: [acme_host]                            # import modules; * stands for any run of characters
functions:
  acme_log: stdio.stderr                        # needs this capability
  acme_now: { any: [clock.wall, clock.monotonic] }
  acme_save: { all: [fs.write, fs.create] }
  acme_add: none
  acme_close: held
  acme_exit: { type: (func (param i32)), needs: process.exit }   # only if imported with this type
  'acme_call_*': { stars: vijfd, needs: none }  # generated names: * stands for one or more of these characters
\`\`\``
