import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtInCatalogues } from '../src/analyzer/built-in-catalogues.ts'
import { addCatalogues } from '../src/analyzer/catalogue-set.ts'
import { parseCatalogue } from '../src/analyzer/catalogue.ts'
import { buildProfile } from '../src/analyzer/profile.ts'
import { formatMessage, type Finding } from '../src/core/finding.ts'
import { readYaml } from '../src/core/yaml.ts'
import { evaluate } from '../src/policy/evaluate.ts'
import { compileGlob } from '../src/policy/glob.ts'
import { compileRegularExpression } from '../src/policy/regular-expression.ts'
import { loadPolicies, type LoadContext, type PolicyReader } from '../src/policy/resolve.ts'
import { loadRuleEngine, ruleSubject, type RuleEngine, type RuleSubject } from '../src/policy/rules.ts'
import { decodeModule } from '../src/wasm/decode.ts'
import { disagreement } from '../test/support/agreement.ts'
import { seedModules } from '../test/wasm/seeds.ts'
import type { Material } from './mutate.ts'

/** One thing that reads what strangers wrote. `run` throws if it breaks a promise; being refused is no failure. */
export interface Target {
  readonly material: () => Promise<Material>
  readonly run: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | void
}

const root = join(import.meta.dirname, '..')
const now = '2026-01-01'

function filesIn(folder: string): Uint8Array[] {
  return readdirSync(join(root, folder))
    .filter(name => name.endsWith('.yaml'))
    .map(name => new Uint8Array(readFileSync(join(root, folder, name))))
}

const encoder = new TextEncoder()
const words = (text: string) => text.trim().split(/\s+/).map(word => encoder.encode(word))
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Findings can be printed, and those about text have a place in it. */
function checkFindings(findings: readonly Finding[], text: string): void {
  if (findings.length === 0) throw new Error('refused without a finding')
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\u0085]/).length
  for (const finding of findings) {
    const message = formatMessage(finding)
    if (/(?<!\\u)\{[a-z]+\}/.test(message) && !/\{[a-z]+\}/.test(text)) throw new Error(`a parameter is missing: ${message}`)
    const { at } = finding
    if (at.in === 'text' && (at.line < 1 || at.column < 1 || at.line > lines)) {
      throw new Error(`place ${at.line}:${at.column} of ${lines} lines: ${message}`)
    }
  }
}

const wasmMaterial = async (): Promise<Material> => ({
  seeds: await seedModules(),
  dictionary: ['00', '01', '0b', '40', '7f', '70', '80', 'ff', 'ffffffff0f', '8080808010', '60', '5f', '5e', '4e', '50', '64', '63', 'fb', 'fc', 'fd', 'fe', '0061736d01000000']
    .map(hex => new Uint8Array(Buffer.from(hex, 'hex'))),
  largest: 65_536,
})

const yamlWords = `apiVersion: wasm-policy.dev/v1 kind: SandboxPolicy Catalogue metadata: extends: preset:cli match: capabilities:
  fs: net: env: http: clock: allow deny stub limits: features: isolation: rules: exceptions: severity: &a *a <<: !!binary !!str
  --- ... | > - ? : , [ ] { } "\\u0000" 'x' # 64MiB 1e309 -0 .inf .nan 0x7f ~ null true 2027-01-31 __proto__ constructor`

/** Presets and files that extend one another, but none that were not asked for. */
const readPolicy: PolicyReader = ref => {
  if (ref.kind === 'file') return { ok: false, reason: 'no such file or directory' }
  const file = `rules/presets/${ref.name}.yaml`
  try {
    return { ok: true, file, path: join(root, file), text: readFileSync(join(root, file), 'utf8') }
  } catch {
    return { ok: false, reason: 'no such preset' }
  }
}
const loadContext: LoadContext = { read: readPolicy, now, presets: ['pure-compute', 'stdio', 'cli'] }

const sample = buildProfile(decoded((await seedModules())[0]), 'a'.repeat(64), builtInCatalogues())
let rules: Promise<{ readonly engine: RuleEngine; readonly subject: RuleSubject }> | undefined

function decoded(bytes: Uint8Array | undefined) {
  const result = decodeModule(bytes ?? new Uint8Array(0))
  if (!result.ok) throw new Error(formatMessage(result.finding))
  return result.module
}

export const targets: Readonly<Record<string, Target>> = {
  decode: {
    material: wasmMaterial,
    run(bytes) {
      const problem = disagreement(bytes, decodeModule(bytes))
      if (problem !== undefined) throw new Error(problem)
    },
  },
  profile: {
    material: wasmMaterial,
    run(bytes) {
      const result = decodeModule(bytes)
      // Like the product: nothing is made of a module that the engine does not vouch for.
      if (!result.ok || !WebAssembly.validate(bytes)) return
      const make = () => JSON.stringify(buildProfile(result.module, 'a'.repeat(64), builtInCatalogues()))
      const first = make()
      if (first !== make()) throw new Error('two profiles of one module')
      const policies = loadPolicies({ file: 'p', path: '/p', text: strictest }, loadContext)
      if (!policies.ok) throw new Error('the policy does not load')
      evaluate(policies.policies[0]!, JSON.parse(first) as typeof sample, { now, rules: [] })
    },
  },
  policy: {
    material: async () => ({ seeds: [...filesIn('rules/presets'), ...filesIn('examples')], dictionary: words(yamlWords), largest: 32_768 }),
    run(bytes) {
      const text = textOf(bytes)
      const result = loadPolicies({ file: 'policy.yaml', path: '/policy.yaml', text }, loadContext)
      if (!result.ok) checkFindings(result.findings, text)
      else for (const policy of result.policies) evaluate(policy, sample, { now, rules: [] })
    },
  },
  catalogue: {
    material: async () => ({ seeds: filesIn('rules/catalogues').map(bytes => bytes.slice(0, 4096)), dictionary: words(yamlWords), largest: 32_768 }),
    run(bytes) {
      const text = textOf(bytes)
      const yaml = readYaml('catalogue.yaml', text)
      if (!yaml.ok) return checkFindings(yaml.findings, text)
      const parsed = yaml.documents.map(parseCatalogue)
      for (const each of parsed) if (!each.ok) checkFindings(each.findings, text)
      const catalogues = parsed.flatMap(each => (each.ok ? [each.catalogue] : []))
      const added = addCatalogues(builtInCatalogues(), catalogues)
      if (!added.ok && added.findings.length === 0) throw new Error('refused without a finding')
    },
  },
  rules: {
    material: async () => ({
      seeds: [
        "module.customSections.exists(s, s.startsWith('.debug'))",
        "module.imports.filter(i, i.module == 'env').size() > 3 && !(module.exports.all(e, e.name != 'x'))",
        "module.size > 10 * 1024 || module.kind in ['core', 'x']",
        'has(module.start) ? module.memories.exists(m, !has(m.maximum)) : false',
        "module.imports.map(i, i.module + '.' + i.name).exists(n, n.matches('^env[.](a|b)*c$'))",
      ].map(text => encoder.encode(text)),
      dictionary: words(`module imports exports memories .exists( .all( .filter( .map( .size() .matches( .contains( i, && || ! == != < > in
        [ ] ( ) { } ' " 'a' 1 -1 1e9 0u true null has( ? : + * % (a*)*b string( int( double( [1,2,3] {'a':1} \\ .exists_one(`),
      largest: 4096,
    }),
    async run(bytes) {
      rules ??= loadRuleEngine().then(engine => ({ engine, subject: ruleSubject(sample) }))
      const { engine, subject } = await rules
      const at = { in: 'text', file: 'policy.yaml', line: 1, column: 1 } as const
      const compiled = engine.compile({ id: 'fuzz', deny: textOf(bytes), message: 'm', at, denyAt: at })
      if (!compiled.ok) {
        formatMessage(compiled.finding)
        return
      }
      const [first, second] = [compiled.rule.evaluate(subject), compiled.rule.evaluate(subject)]
      if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('two outcomes of one rule')
    },
  },
  glob: {
    material: async () => ({
      seeds: ['dist/*.wasm', '**/a?b/{c,d}/**', 'registry.example/plugins/*', '\\*{a,{b,c}}', '^(a|b)*c$', '[^a-z]{2,5}\\d+'].map(text => encoder.encode(text)),
      dictionary: words('* ** ? / { } , \\ [ ] ( ) | + ^ $ . {1,9} {999} a-z \\d (a*)* (?:x) é \u{1f600}'),
      largest: 512,
    }),
    run(bytes) {
      const text = textOf(bytes)
      const subjects = [text, 'dist/a.wasm', 'a'.repeat(2000), `${'a/'.repeat(500)}b`]
      for (const compiled of [compileGlob(text), compileRegularExpression(text)]) {
        if (!compiled.ok) {
          if (compiled.problem === '') throw new Error('refused without a problem')
          continue
        }
        for (const subject of subjects) {
          if (compiled.automaton.matches(subject) && !compiled.automaton.finds(subject)) throw new Error('matches all, finds none')
        }
      }
      // A path that says what it is, and nothing else, matches itself.
      if (/^[\w./-]+$/.test(text) && !text.includes('**')) {
        const self = compileGlob(text)
        if (self.ok && !self.automaton.matches(text)) throw new Error('a plain path does not match itself')
      }
    },
  },
}

const strictest = readFileSync(join(root, 'rules/presets/pure-compute.yaml'), 'utf8')
