import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Needs } from '../../src/core/capability.ts'
import { importMatcher } from '../../src/policy/import-pattern.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { preview1 } from '../../src/wasi/preview1.ts'
import { loaded, loadFile, presetNames } from '../support/policies.ts'

const preset = (name: string): Policy => loaded(loadFile('rules/presets', `${name}.yaml`))[0]!

function admitted({ capabilities }: Policy, needs: Needs): boolean {
  if (!('capabilities' in needs)) return true
  const granted = needs.capabilities.map(id => capabilities[id].decision !== 'deny')
  return needs.mode === 'all' ? granted.every(Boolean) : granted.some(Boolean)
}

/** The functions of WASI preview 1 that the preset does not admit. */
function refused(name: string, functions: readonly string[]): string[] {
  const table: Readonly<Record<string, { readonly needs: Needs }>> = preview1
  return functions.filter(each => {
    const row = table[each]
    if (row === undefined) throw new Error(`${each} is not in the table`)
    return !admitted(preset(name), row.needs)
  })
}

const words = (text: string) => text.trim().split(/\s+/)

// What toolchains import for a program that only prints: Rust 1.85, wasi-sdk 25, TinyGo 0.35.
const hello = {
  rust: words('fd_write environ_get environ_sizes_get proc_exit'),
  'wasi-sdk': words('args_get args_sizes_get fd_close fd_fdstat_get fd_seek fd_write proc_exit'),
  filter: words(`args_get args_sizes_get environ_get environ_sizes_get fd_close fd_read fd_seek fd_write fd_fdstat_get
    fd_prestat_get fd_prestat_dir_name sched_yield proc_exit`),
}
// Go's wasip1 port imports these whatever the program does.
const go = words(`sched_yield proc_exit args_get args_sizes_get clock_time_get environ_get environ_sizes_get fd_write
  random_get poll_oneoff fd_close fd_fdstat_get fd_fdstat_set_flags fd_prestat_get fd_prestat_dir_name fd_read fd_readdir
  fd_seek fd_filestat_get fd_pread fd_pwrite fd_sync fd_filestat_set_size path_open path_create_directory path_filestat_get
  path_filestat_set_times path_link path_readlink path_remove_directory path_rename path_symlink path_unlink_file
  sock_accept sock_shutdown`)

describe('presets', () => {
  it.each(presetNames)('%s is named as its file, described, and has the line that editors look for', name => {
    const text = readFileSync(new URL(`../../rules/presets/${name}.yaml`, import.meta.url), 'utf8')
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../schemas/policy.schema.json')
    expect(text.split('\n')[1]).toMatch(/^# \S/)
    expect(text).toContain('\n  description: ')
    expect(preset(name).name).toBe(name)
  })

  it.each(presetNames)('%s depends on nothing of the machine it is used on', name => {
    const { scopes, catalogues, match, exceptions } = preset(name)
    expect([...scopes.fs, ...catalogues, ...exceptions]).toEqual([])
    expect(match).toBeUndefined()
  })

  it('pure-compute grants and stubs nothing', () => {
    expect(Object.values(preset('pure-compute').capabilities).every(each => each.decision === 'deny')).toBe(true)
  })

  it('stdio admits programs that only print or filter, whatever compiled them', () => {
    for (const functions of Object.values(hello)) expect(refused('stdio', functions)).toEqual([])
    expect(refused('stdio', ['path_open', 'clock_time_get', 'random_get', 'sock_accept'])).toHaveLength(4)
  })

  it('cli admits file functions, which are stubbed, and no network', () => {
    const files = words('path_open path_filestat_get path_unlink_file path_rename fd_readdir')
    expect(refused('cli', [...hello.filter, ...files, 'clock_time_get', 'random_get', 'poll_oneoff'])).toEqual([])
    expect(preset('cli').capabilities['fs.read'].decision).toBe('stub')
    expect(refused('cli', ['sock_accept', 'proc_raise'])).toEqual(['sock_accept', 'proc_raise'])
  })

  it('sandboxed-tool admits all of WASI, and Go with it, without granting more than cli', () => {
    expect(refused('sandboxed-tool', Object.keys(preview1))).toEqual([])
    expect(refused('sandboxed-tool', go)).toEqual([])
    const granted = (name: string) =>
      Object.entries(preset(name).capabilities).flatMap(([id, each]) => (each.decision === 'allow' ? [id] : []))
    expect(granted('sandboxed-tool')).toEqual(granted('cli'))
  })

  it('only browser-library grants unclassified host functions, and none grants all', () => {
    for (const name of presetNames) {
      const { host, unanalyzable } = preset(name)
      expect(unanalyzable).toEqual([])
      expect(host.length > 0).toBe(name === 'browser-library')
      expect(host.some(item => item.pattern.startsWith('*'))).toBe(false)
    }
  })

  it('browser-library grants the bindings that toolchains generate, and not what else stands under "env"', () => {
    const { host } = preset('browser-library')
    const granted = (module: string, name: string) =>
      host.some(({ pattern }) => importMatcher(pattern)(module, name))
    for (const [module, name] of [
      ['wbg', '__wbg_log_1d3ae0273d8f4f8a'],
      ['./biome_wasm_bg.js', '__wbg_new_405e22f390576ce2'],
      ['__wbindgen_placeholder__', '__wbindgen_describe'],
      ['gojs', 'syscall/js.valueGet'],
    ] as const) {
      expect(granted(module, name), `${module}.${name}`).toBe(true)
    }
    for (const [module, name] of [
      ['env', 'system'],
      ['wbg', 'fetch'],
      ['gojs', 'runtime.other'],
      ['a', 'b'],
      ['./x.js', 'eval'],
      ['wbg.__wbg_', 'fs.writeFileSync'],
      ['./a', 'b.js.__wbg_'],
      ['./../../x.js', '__wbg_x'],
    ] as const) {
      expect(granted(module, name), `${module}.${name}`).toBe(false)
    }
  })

  it('http-service and plugin call nobody until told whom', () => {
    for (const name of ['http-service', 'plugin']) {
      const { capabilities } = preset(name)
      expect(capabilities['http.outgoing'].decision).toBe('deny')
      expect(capabilities['net.tcp.connect'].decision).toBe('deny')
    }
    expect(preset('http-service').capabilities['http.incoming'].decision).toBe('allow')
  })
})
