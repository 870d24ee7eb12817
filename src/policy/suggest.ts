import { capabilityIds, type CapabilityId } from '../core/capability.ts'
import type { Profile } from '../core/profile.schema.ts'
import { asksFor, patternsFor, unwritable } from './grants.ts'
import { importMatcher } from './import-pattern.ts'
import { formatQuantity } from './units.ts'
import { compareText, flow, plant, quotedList, type FlowTree } from './yaml-text.ts'

const namesListed = 500

/**
 * The least policy, as YAML, under which a module with this Profile is admitted, unless a boundary finding denies it or
 * it imports what no pattern can name, which a comment says.
 * Scopes (directories, variables, addresses) cannot be seen in a module; where a grant has one, a comment says how to
 * narrow it. `name` becomes the policy's name, reduced to the characters that names may have.
 */
export function suggestPolicy(profile: Profile, { name }: { readonly name: string }): string {
  const lines = [
    '# yaml-language-server: $schema=./node_modules/wasm-policy/schemas/policy.schema.json',
    'apiVersion: wasm-policy.dev/v1',
    'kind: SandboxPolicy',
    `metadata: { name: "${identifier(name)}" }`,
    ...capabilityLines(profile),
    ...memoryLimit(profile),
    `features: { allow: [${profile.proposals.used.map(({ proposal }) => proposal).join(', ')}] }`,
  ]
  return `${lines.join('\n')}\n`
}

function identifier(name: string): string {
  const allowed = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 200)
    .replace(/^[._-]+|[._-]+$/g, '')
  return allowed === '' ? 'module' : allowed
}

/** What has to be granted: everything needed for certain, and for each choice something that covers it. */
export function leastGrants(profile: Profile): ReadonlySet<CapabilityId> {
  const granted = new Set<CapabilityId>()
  const choices: (readonly CapabilityId[])[] = []
  for (const { kind, needs } of profile.imports) {
    if (needs === undefined) {
      if (kind === 'func') granted.add('host')
    } else if ('capabilities' in needs) {
      if (needs.mode === 'any') choices.push(needs.capabilities)
      else for (const capability of needs.capabilities) granted.add(capability)
    }
  }
  const shown = new Set([...granted, ...choices.flat()])
  for (const { capability } of profile.capabilities) if (!shown.has(capability)) granted.add(capability)
  // Few alternatives first, so that a grant which must be made covers the wider choices as well.
  for (const alternatives of choices.toSorted((a, b) => a.length - b.length || compareText(a.join(), b.join()))) {
    if (alternatives.length === 0 || alternatives.some(capability => granted.has(capability))) continue
    const ordered = capabilityIds.filter(capability => alternatives.includes(capability))
    // Printing needs least, and a program that prints does so on both streams.
    const streams = ordered.filter(capability => capability.startsWith('stdio.'))
    for (const capability of streams.length > 0 ? streams : ordered.slice(0, 1)) granted.add(capability)
  }
  return granted
}

const narrowing: Readonly<Partial<Record<string, string>>> = {
  env: 'shows no variable; name those that it may see: [LANG]',
  fs: 'narrow to directories: [{ guest: /data, host: ./data, access: read }]',
  net: 'narrow to peers: connect: ["api.example.com:443"]',
  http: 'narrow to URLs: outgoing: ["https://api.example.com/*"]',
}

function capabilityLines(profile: Profile): string[] {
  const granted = leastGrants(profile)
  const tree: FlowTree = new Map()
  const left: string[] = []
  for (const capability of capabilityIds) {
    if (!granted.has(capability)) continue
    if (capability === 'host' || capability === 'unanalyzable') {
      const imports = profile.imports.filter(imported => asksFor(imported, capability))
      const patterns = patternsFor(imports, namesListed)
      const matchers = patterns.map(importMatcher)
      const others = unwritable(imports).filter(({ module, name }) => !matchers.some(matches => matches(module, name)))
      if (others.length > 0) left.push(leftOut(capability, others.length))
      if (imports.length === 0) tree.set(capability, 'allow')
      else if (patterns.length > 0) tree.set(capability, `{ allow: ${quotedList(patterns)} }`)
    } else if (capability === 'env') tree.set('env', '{ allow: [] }')
    else plant(tree, capability.split('.'), 'allow')
  }
  const lines = [...tree].map(([family, grant]) => {
    const hint = narrowing[family]
    return `  ${family}: ${flow(grant)}${hint === undefined ? '' : ` # ${hint}`}`
  })
  return [...left, ...(lines.length === 0 ? [] : ['capabilities:', ...lines])]
}

function leftOut(capability: CapabilityId, count: number): string {
  const which = count === 1 ? '1 import has' : `${count} imports have`
  return `# ${which} no line under "${capability}": "*" and control characters cannot be matched exactly, nor very long module names`
}

// Only a maximum that the module states can become a limit; a guess would stop it at run time.
function memoryLimit(profile: Profile): string[] {
  if (profile.memories.length === 0) return []
  let total = 0n
  for (const { maximum, pageSize } of profile.memories) {
    if (maximum === undefined) return []
    total += BigInt(maximum) * BigInt(pageSize)
  }
  return total > Number.MAX_SAFE_INTEGER ? [] : [`limits: { memory: ${formatQuantity(Number(total), 'bytes')} }`]
}
