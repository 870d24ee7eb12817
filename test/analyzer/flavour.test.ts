import { describe, expect, it } from 'vitest'
import { guessFlavour, type FlavourFacts } from '../../src/analyzer/flavour.ts'
import { flavours } from '../../src/core/vocabulary.ts'
import { readImportFixtures } from '../support/import-fixtures.ts'

function facts(given: {
  readonly imports?: readonly string[]
  readonly exports?: readonly string[]
  readonly sections?: readonly string[]
  readonly producer?: string
  readonly type?: string
}): FlavourFacts {
  return {
    imports: (given.imports ?? []).map(text => {
      const [module = '', name = ''] = text.split('#')
      return { module, name, kind: 'func', type: given.type ?? '(func)' }
    }),
    exports: given.exports ?? [],
    customSections: (given.sections ?? []).map(name => ({ name })),
    producers:
      given.producer === undefined ? [] : [{ field: 'processed-by', values: [{ name: given.producer, version: '1' }] }],
  }
}

describe('guessFlavour', () => {
  it.each([
    ['wasi-command', { imports: ['wasi_snapshot_preview1#fd_write'], exports: ['memory', '_start'] }],
    ['wasi-reactor', { imports: ['wasi_snapshot_preview1#fd_write'], exports: ['_initialize'] }],
    ['wasi-reactor', { imports: ['wasi_unstable#fd_write'], exports: ['run'] }],
    ['wasi-command', { imports: ['env#emscripten_notify_memory_growth', 'wasi_snapshot_preview1#fd_write'], exports: ['_start'] }],
    ['emscripten', { imports: ['env#__syscall_openat'] }],
    ['emscripten', { imports: ['env#invoke_vii'] }],
    ['emscripten', { imports: ['x#y_z'], exports: ['dynCall_vi'] }],
    ['emscripten', { imports: ['env#memory_base_x'], producer: 'emscripten' }],
    ['emscripten', { imports: ['env#__memory_base'], sections: ['dylink.0'], exports: ['emscripten_stack_get_end'] }],
    ['emscripten-minified', { imports: ['a#a', 'a#b'] }],
    ['wasm-bindgen', { imports: ['wbg#__wbg_log_0123'] }],
    ['wasm-bindgen', { imports: ['./app_bg.js#__wbindgen_throw'] }],
    ['wasm-bindgen', { exports: ['__wbindgen_malloc'] }],
    ['go-js', { imports: ['gojs#runtime.wasmExit'] }],
    ['go-js', { imports: ['env#runtime.ticks'] }],
    ['napi-rs', { imports: ['env#napi_create_function', 'wasi_snapshot_preview1#fd_write'] }],
    ['dylink-side-module', { imports: ['env#__memory_base'], sections: ['dylink.0'] }],
    ['assemblyscript', { imports: ['env#abort'], type: '(func (param i32 i32 i32 i32))' }],
    ['assemblyscript', { exports: ['__new', '__pin'] }],
    ['dart', { imports: ['dart2wasm#_36'] }],
    ['proxy-wasm', { exports: ['proxy_abi_version_0_2_0'] }],
    ['extism', { imports: ['extism:host/env#alloc'] }],
    ['extism', { imports: ['env#extism_alloc'] }],
    ['spin', { imports: ['wasi-outbound-http#request'] }],
    ['wapc', { imports: ['wapc#__host_call'] }],
    ['fastly', { imports: ['fastly_http_req#send'] }],
    ['self-contained', {}],
    ['unknown', { imports: ['acme#log_line'] }],
  ] as const)('%s: %j', (expected, given) => {
    const { guess, because } = guessFlavour(facts(given))
    expect(guess).toBe(expected)
    expect(because.length).toBeGreaterThan(0)
  })

  it('gives a reason that can be looked up in the module', () => {
    expect(guessFlavour(facts({ imports: ['env#log', 'wbg#__wbg_log_1'], exports: ['__wbindgen_malloc'] })).because).toEqual([
      'imports wbg.__wbg_log_1',
      'exports __wbindgen_malloc',
    ])
  })

  it('knows every flavour that a profile may name', () => {
    const seen = new Set(readImportFixtures().map(fixture => guessFlavour(fixture).guess))
    expect(seen.size).toBeGreaterThan(8)
    for (const guess of seen) expect(flavours).toContain(guess)
  })
})
