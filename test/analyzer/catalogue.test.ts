import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readBuiltInCatalogues } from '../../build/generate-catalogues.ts'
import { builtInCatalogues } from '../../src/analyzer/built-in-catalogues.ts'
import { addCatalogues, catalogueSet } from '../../src/analyzer/catalogue-set.ts'
import { parseCatalogue, type Catalogue } from '../../src/analyzer/catalogue.ts'
import { packedCatalogues } from '../../src/analyzer/generated/catalogues.ts'
import { unpackCatalogue } from '../../src/analyzer/packed-catalogue.ts'
import { formatMessage } from '../../src/core/finding.ts'
import { formatTextLocation } from '../../src/core/location.ts'
import { readYaml } from '../../src/core/yaml.ts'

const head = `apiVersion: wasm-policy.dev/v1
kind: Catalogue
metadata: { name: acme, title: Acme plugins, source: https://example.com/abi }
`

function parse(text: string, file = 'acme.yaml') {
  const yaml = readYaml(file, text)
  const [document] = yaml.ok ? yaml.documents : []
  if (document === undefined) throw new Error('not YAML')
  return parseCatalogue(document)
}

function catalogue(body: string, file?: string): Catalogue {
  const result = parse(head + body, file)
  if (!result.ok) throw new Error(faults(result).join('\n'))
  return result.catalogue
}

function other(body: string, file: string): Catalogue {
  return { ...catalogue(body, file), name: 'other' }
}

function faults(result: ReturnType<typeof parse> | ReturnType<typeof addCatalogues>): readonly string[] {
  if (result.ok) return []
  return result.findings.map(found => {
    const place = found.at.in === 'text' ? formatTextLocation(found.at) : found.at.in
    return `${place} ${found.code} ${formatMessage(found)}`
  })
}

describe('reading a catalogue', () => {
  it('refuses more modules and patterns than entries can be held against, at the first too many', () => {
    const body = (patterns: number) =>
      `modules: [a, b]\nfunctions:\n  exact: none\n${Array.from({ length: patterns }, (_, index) => `  'f${index}_*': none\n`).join('')}`
    expect(faults(parse(head + body(198)))).toEqual([])
    expect(faults(parse(head + body(199)))).toEqual([
      expect.stringMatching(/^acme\.yaml:205:3 WP4004 201 .*; the limit is 200 \(cataloguePatterns\)$/),
    ])
  })

  it('refuses a name that is longer than names are', () => {
    const longest = 'é'.repeat(512)
    expect(faults(parse(`${head}modules: ['${longest}']\nfunctions: { '${longest}': none }\n`))).toEqual([])
    expect(faults(parse(`${head}modules: ['${longest}*']\nfunctions:\n  '${longest}*': none\n`))).toEqual([
      expect.stringMatching(/^acme\.yaml:4:11 WP4004 1025 bytes in .*\(namePatternBytes\)$/),
      expect.stringMatching(/^acme\.yaml:6:3 WP4004 1025 bytes in .*\(namePatternBytes\)$/),
    ])
  })

  it('shows long names of a conflict cut', () => {
    const body = `modules: ['${'m'.repeat(500)}']\nfunctions: { '${'f'.repeat(500)}': none }\n`
    const [fault] = faults(addCatalogues(catalogueSet([catalogue(body)]), [other(body, 'two.yaml')]))
    expect(fault).toContain(` WP4012 ${'m'.repeat(79)}….${'f'.repeat(79)}… is already classified`)
  })

  it('takes every notation, with the place of each entry', () => {
    const { functions } = catalogue(`modules: [acme_host, 'acme_*']
functions:
  log: stdio.stderr
  now: { any: [clock.wall, clock.monotonic] }
  save: { all: [fs.write, fs.create] }
  add: none
  close: held
  exit: { type: (func (param i32)), needs: process.exit }
  get:
    - { type: (func (result i32)), needs: none }
    - { type: '(func (param i64 (ref null 3)) (result externref))', needs: { all: [host] } }
  'on_*': none
`)
    expect(functions.all.map(({ name, type, needs, at }) => [name, type, needs, `${at.line}:${at.column}`])).toEqual([
      ['log', undefined, { mode: 'all', capabilities: ['stdio.stderr'] }, '6:3'],
      ['now', undefined, { mode: 'any', capabilities: ['clock.wall', 'clock.monotonic'] }, '7:3'],
      ['save', undefined, { mode: 'all', capabilities: ['fs.write', 'fs.create'] }, '8:3'],
      ['add', undefined, { mode: 'none' }, '9:3'],
      ['close', undefined, { mode: 'held' }, '10:3'],
      ['exit', '(func (param i32))', { mode: 'all', capabilities: ['process.exit'] }, '11:3'],
      ['get', '(func (result i32))', { mode: 'none' }, '13:7'],
      ['get', '(func (param i64 (ref null 3)) (result externref))', { mode: 'all', capabilities: ['host'] }, '14:7'],
      ['on_*', undefined, { mode: 'none' }, '15:3'],
    ])
  })

  it.each([
    ['- a list', /^acme\.yaml:1:1 WP4006 a catalogue: found a sequence/],
    [`${head}modules: [a]\n`, /^acme\.yaml:1:1 WP4007 a catalogue lacks the key "functions"/],
    [`${head}modules: [a]\nfunctions: {}\nextra: 1\n`, /^acme\.yaml:6:1 WP4005 unknown key "extra"/],
    [`${head}modules: []\nfunctions: {}\n`, /^acme\.yaml:4:10 WP4006 modules:/],
    [`${head}modules: ['*']\nfunctions: {}\n`, /^acme\.yaml:4:11 WP4006 .*not every module/],
    [`${head}modules: [3]\nfunctions: {}\n`, /^acme\.yaml:4:11 WP4006 /],
    [`${head}modules: [a]\nfunctions: [f]\n`, /^acme\.yaml:5:12 WP4006 functions:/],
    [`${head}modules: [a]\nfunctions: { f: fs }\n`, /^acme\.yaml:5:17 WP4006 functions\.f: found "fs"/],
    [`${head}modules: [a]\nfunctions: { f: { any: [] } }\n`, /^acme\.yaml:5:24 WP4006 .*at least one/],
    [`${head}modules: [a]\nfunctions: { f: { any: [env, env] } }\n`, /WP4006 .*each capability once/],
    [`${head}modules: [a]\nfunctions: { f: { some: [env] } }\n`, /^acme\.yaml:5:17 WP4006 /],
    [`${head}modules: [a]\nfunctions: { f: { type: (func) } }\n`, /^acme\.yaml:5:17 WP4007 .*"needs"/],
    [`${head}modules: [a]\nfunctions: { f: { type: i32, needs: env } }\n`, /^acme\.yaml:5:25 WP4006 functions\.f\.type/],
    [`${head}modules: [a]\nfunctions: { f: { type: (func(param i32)), needs: env } }\n`, /WP4006 functions\.f\.type/],
    [
      `${head}modules: [a]\nfunctions:\n  f:\n    - { type: (func), needs: env }\n    - { type: (func), needs: args }\n`,
      /WP4006 functions\.f: .*one entry for the type \(func\)/,
    ],
    [`${head}modules: [a]\nfunctions: { f: { stars: ab, needs: env } }\n`, /^acme\.yaml:5:17 WP4006 .*one "\*" in it/],
    [`${head}modules: [a]\nfunctions: { 'f*': { stars: '*', needs: env } }\n`, /WP4006 functions\.f\*\.stars/],
    [`${head}modules: [a]\nfunctions:\n  f:\n    - env\n`, /^acme\.yaml:7:7 WP4006 functions\.f/],
    [`${head.replace('Catalogue', 'Catalog')}modules: [a]\nfunctions: {}\n`, /^acme\.yaml:2:7 WP4006 kind/],
    [`${head.replace('/v1', '/v2')}modules: [a]\nfunctions: {}\n`, /^acme\.yaml:1:13 WP4006 apiVersion/],
    [`${head.replace('acme,', 'Acme!,')}modules: [a]\nfunctions: {}\n`, /^acme\.yaml:3:19 WP4006 metadata\.name/],
    [`${head.replace('https://', 'file:')}modules: [a]\nfunctions: {}\n`, /WP4006 metadata\.source/],
  ])('refuses what it cannot mean, with its place: %j', (text, expected) => {
    expect(faults(parse(text))[0]).toMatch(expected)
  })
})

describe('adding catalogues', () => {
  const builtIn = builtInCatalogues()

  it('classifies what nothing else does', () => {
    const result = addCatalogues(builtIn, [catalogue('modules: [acme_host]\nfunctions: { log: stdio.stderr }\n')])
    expect(result.ok && result.set.find('acme_host', 'log', '(func)')).toEqual({
      catalogue: 'acme',
      needs: { mode: 'all', capabilities: ['stdio.stderr'] },
    })
    expect(builtIn.find('acme_host', 'log', '(func)')).toBeUndefined()
  })

  it('names both places of a conflict with a built-in', () => {
    const result = addCatalogues(builtIn, [catalogue('modules: [env]\nfunctions:\n  proxy_log: none\n')])
    expect(faults(result)).toEqual([
      expect.stringMatching(
        /^acme\.yaml:6:3 WP4012 env\.proxy_log is already classified at rules\/catalogues\/proxy-wasm\.yaml:\d+:3 \(proxy-wasm\)$/,
      ),
    ])
  })

  it('names both places of a conflict between two added ones, in either order', () => {
    const exact = catalogue('modules: [acme]\nfunctions: { log_all: none }\n', 'one.yaml')
    const pattern = other("modules: ['ac*']\nfunctions: { '*_all': env }\n", 'two.yaml')
    expect(faults(addCatalogues(builtIn, [exact, pattern]))).toEqual([
      'two.yaml:5:14 WP4012 ac*.*_all is already classified at one.yaml:5:14 (acme)',
    ])
    expect(faults(addCatalogues(builtIn, [pattern, exact]))).toEqual([
      'one.yaml:5:14 WP4012 acme.log_all is already classified at two.yaml:5:14 (other)',
    ])
  })

  it('refuses a second catalogue of the same name', () => {
    const first = catalogue('modules: [one]\nfunctions: { f: none }\n', 'one.yaml')
    const second = catalogue('modules: [two]\nfunctions: { g: none }\n', 'two.yaml')
    expect(faults(addCatalogues(builtIn, [first, second]))).toEqual([
      'two.yaml:3:19 WP4006 metadata.name: found "acme", expected a name other than that of one.yaml:3:19',
    ])
  })

  it('refuses to reclassify WASI, but lets another type have the name', () => {
    const untyped = catalogue('modules: [wasi_snapshot_preview1]\nfunctions: { fd_write: none }\n')
    expect(faults(addCatalogues(builtIn, [untyped]))).toEqual([
      'acme.yaml:5:14 WP4012 wasi_snapshot_preview1.fd_write is already classified at the built-in table of WASI preview 1',
    ])
    const legalized = '{ type: (func (param i32 i32 i32 i32 i32) (result i32)), needs: none }'
    const sameType = catalogue(`modules: ['wasi_*']\nfunctions: { fd_seek: ${legalized} }\n`)
    expect(faults(addCatalogues(builtIn, [sameType]))[0]).toMatch(/WP4012 wasi_snapshot_preview1\.fd_seek/)
    const everything = catalogue("modules: [wasi_unstable]\nfunctions: { 'fd_*': none }\n")
    expect(faults(addCatalogues(builtIn, [everything]))[0]).toMatch(/WP4012 wasi_unstable\.fd_/)
    const otherType = catalogue(
      'modules: [wasi_snapshot_preview1]\nfunctions: { fd_write: { type: (func), needs: none } }\n',
    )
    expect(addCatalogues(builtIn, [otherType]).ok).toBe(true)
  })

  it('lets homonyms of different types live together', () => {
    const mine = catalogue('modules: [env]\nfunctions: { abort: { type: (func (param i64)), needs: process.exit } }\n')
    const result = addCatalogues(builtIn, [mine])
    const set = result.ok ? result.set : builtIn
    expect(set.find('env', 'abort', '(func (param i64))')?.catalogue).toBe('acme')
    expect(set.find('env', 'abort', '(func (param i32 i32 i32 i32))')?.catalogue).toBe('assemblyscript')
    expect(set.find('env', 'abort', '(func)')?.catalogue).toBe('emscripten-legacy')
    expect(set.find('env', 'abort', '(func (param f32))')).toBeUndefined()
  })

  it('takes for a generated name only what a toolchain could have generated', () => {
    const set = builtIn
    expect(set.find('env', 'invoke_viijd', '(func)')?.needs).toEqual({ mode: 'none' })
    expect(set.find('env', '__cxa_find_matching_catch_17', '(func)')?.needs).toEqual({ mode: 'none' })
    expect(set.find('wbg', '__wbg___wbindgen_throw_81fc77679af83bc6', '(func)')?.needs).toEqual({ mode: 'none' })
    for (const [module, name] of [
      ['env', 'invoke_shell'],
      ['env', 'invoke_'],
      ['env', '__cxa_find_matching_catch_all'],
      ['wbg', '__wbg___wbindgen_throw_everything'],
      ['wbg', '__wbindgen_cast_spell'],
    ] as const) {
      expect(set.find(module, name, '(func)'), name).toBeUndefined()
    }
    const mine = catalogue('modules: [env]\nfunctions: { invoke_shell: host }\n')
    expect(addCatalogues(builtIn, [mine]).ok).toBe(true)
    const theirs = catalogue('modules: [env]\nfunctions: { invoke_vi: host }\n')
    expect(faults(addCatalogues(builtIn, [theirs]))[0]).toMatch(/WP4012 env\.invoke_vi .*emscripten\.yaml/)
  })

  it('prefers an exact name to a pattern of the same catalogue', () => {
    const set = catalogueSet([catalogue("modules: [m]\nfunctions: { 'a*': env, ab: none }\n")])
    expect(set.find('m', 'ab', '(func)')?.needs).toEqual({ mode: 'none' })
    expect(set.find('m', 'ac', '(func)')?.needs).toEqual({ mode: 'all', capabilities: ['env'] })
  })
})

describe('the built-in catalogues', () => {
  const sources = readBuiltInCatalogues()

  it('are in the generated table, every file and every entry with its place', () => {
    const files = readdirSync(fileURLToPath(new URL('../../rules/catalogues/', import.meta.url))).toSorted()
    expect([...new Set(packedCatalogues.map(({ file }) => file))]).toEqual(files.map(file => `rules/catalogues/${file}`))
    for (const [index, { catalogue: source }] of sources.entries()) {
      const packed = packedCatalogues[index]
      const unpacked = packed && unpackCatalogue(packed)
      expect(unpacked?.modules).toEqual(source.modules)
      expect(unpacked?.functions.all).toEqual(source.functions.all)
      expect(unpacked?.functions.patterns).toEqual(source.functions.patterns)
      for (const { name } of source.functions.all) {
        expect(unpacked?.functions.named(name)).toEqual(source.functions.named(name))
      }
    }
  })

  it('have names of their own', () => {
    const names = sources.map(source => source.catalogue.name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('use patterns only where the namespace generates names', () => {
    const patterns = sources.flatMap(({ catalogue: { name, functions } }) =>
      functions.patterns.map(entry => `${name}: ${entry.name}`),
    )
    const bound = patterns.filter(pattern => !pattern.startsWith('wasm-bindgen: '))
    expect(bound.toSorted()).toEqual([
      'canonical-abi-handles: resource_clone_*',
      'canonical-abi-handles: resource_drop_*',
      'canonical-abi-handles: resource_get_*',
      'canonical-abi-handles: resource_new_*',
      'dart: _*',
      'emscripten-legacy: __cxa_find_matching_catch_*',
      'emscripten: invoke_*',
    ])
    // In wasm-bindgen a number or hash follows the name of an intrinsic; the imports that a program makes look alike.
    for (const { catalogue: source } of sources) {
      for (const entry of source.functions.patterns) {
        if (source.name === 'wasm-bindgen') expect(entry.stars, entry.name).toMatch(/^0123456789(?:abcdef)?$/)
      }
    }
  })

  it('never call free what reaches the host', () => {
    const set = builtInCatalogues()
    const reaching: readonly (readonly [string, string])[] = [
      ['env', '_emval_get_global'],
      ['env', '_emval_get_property'],
      ['env', 'emscripten_asm_const_int'],
      ['env', 'emscripten_run_script'],
      ['env', '_dlopen_js'],
      ['env', '_emscripten_system'],
      ['env', 'napi_run_script'],
      ['env', 'napi_get_global'],
      ['gojs', 'syscall/js.valueCall'],
      ['gojs', 'syscall/js.valueGet'],
      ['gojs', 'syscall/js.valueDelete'],
      ['env', 'napi_set_property'],
      ['env', 'napi_create_threadsafe_function'],
      ['wapc', '__host_call'],
      ['wasix_32v1', 'proc_spawn'],
      ['wasmedge_process', 'wasmedge_process_run'],
      ['rb-js-abi-host', 'eval-js: func(code: string) -> variant { success(handle<js-abi-value>), failure(handle<js-abi-value>) }'],
    ]
    for (const [module, name] of reaching) {
      expect(set.find(module, name, '(func)')?.needs, `${module}.${name}`).toEqual({ mode: 'all', capabilities: ['host'] })
    }
    for (const name of ['__wbg_fetch_0123456789abcdef', '__wbg_eval_0123456789abcdef', '__asyncjs__anything']) {
      expect(set.find('wbg', name, '(func)') ?? set.find('env', name, '(func)')).toBeUndefined()
    }
  })
})
