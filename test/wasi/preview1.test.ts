import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { isCapabilityId } from '../../src/core/capability.ts'
import { abis, lookUpFunction } from '../../src/wasi/abis.ts'
import { preview0, preview0Layouts } from '../../src/wasi/preview0.ts'
import { preview1, preview1Layouts } from '../../src/wasi/preview1.ts'
import { conventions, coreType, rights, wasiTypes, type WasiFunction } from '../../src/wasi/types.ts'
import { readImportFixtures, readSignatures } from '../support/import-fixtures.ts'

const table: Readonly<Record<string, WasiFunction>> = preview1

/** What Node's own WASI implements: an oracle for names that nobody here wrote. */
function namesOfNodeWasi(version: 'preview1' | 'unstable'): readonly string[] {
  const { WASI } = createRequire(import.meta.url)('node:wasi') as typeof import('node:wasi')
  return Object.keys(new WASI({ version }).wasiImport as object).toSorted()
}

describe('the WASI table', () => {
  it('has the functions that node:wasi has', () => {
    expect(Object.keys(preview1).toSorted()).toEqual(namesOfNodeWasi('preview1'))
    // Node offers sock_accept under wasi_unstable as well; the specification of preview 0 does not.
    const unstable = namesOfNodeWasi('unstable').filter(name => name !== 'sock_accept')
    expect(Object.keys(preview0).toSorted()).toEqual(unstable)
  })

  it('has the types that the witx files state', () => {
    const signatures = readSignatures()
    for (const id of ['wasi_snapshot_preview1', 'wasi_unstable'] as const) {
      const abi = abis.find(candidate => candidate.id === id)
      const types = Object.entries(abi?.functions ?? {}).map(([name, fn]) => [name, coreType(fn)] as const)
      expect(Object.fromEntries(types)).toEqual(signatures[id])
    }
  })

  it('knows every WASI import of real modules by its type', () => {
    const seen = new Set<string>()
    for (const { name: fixture, imports } of readImportFixtures()) {
      for (const { module, name, type } of imports) {
        if (!module.startsWith('wasi_')) continue
        seen.add(name)
        expect(lookUpFunction(module, name, type).found, `${fixture}: ${module}.${name} ${type}`).toBe('function')
      }
    }
    expect(seen.size).toBeGreaterThan(35)
  })

  it('names parameters, types, rights and capabilities that exist', () => {
    for (const [name, fn] of Object.entries(table)) {
      for (const type of [...Object.values(fn.params), ...Object.values(fn.results)]) {
        expect(Object.hasOwn(wasiTypes, type), `${name}: ${type}`).toBe(true)
      }
      for (const { on, right } of fn.rights) {
        expect(Object.keys(fn.params), `${name}: right on ${on}`).toContain(on)
        expect(rights, name).toContain(right)
      }
      if ('capabilities' in fn.needs) {
        expect(fn.needs.capabilities.length, name).toBeGreaterThan(0)
        expect(fn.needs.capabilities.every(isCapabilityId), name).toBe(true)
      }
      expect(fn.about, name).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('asks for a grant wherever authority is made or data moves, and nowhere else', () => {
    const free = Object.entries(table).filter(([, fn]) => fn.needs.mode === 'held' || fn.needs.mode === 'none')
    expect(free.map(([name]) => name)).toEqual([
      'fd_advise',
      'fd_close',
      'fd_datasync',
      'fd_fdstat_get',
      'fd_fdstat_set_flags',
      'fd_fdstat_set_rights',
      'fd_filestat_get',
      'fd_prestat_get',
      'fd_prestat_dir_name',
      'fd_renumber',
      'fd_seek',
      'fd_sync',
      'fd_tell',
      'sched_yield',
      'sock_shutdown',
    ])
    expect(table['path_open']?.needs).toEqual({ mode: 'any', capabilities: ['fs.read', 'fs.write', 'fs.create'] })
    expect(table['fd_write']?.needs).toEqual({
      mode: 'any',
      capabilities: ['stdio.stdout', 'stdio.stderr', 'fs.write'],
    })
    expect(table['path_rename']?.needs).toEqual({ mode: 'all', capabilities: ['fs.create', 'fs.delete'] })
  })

  it('has thirty rights, in the order of their bits', () => {
    expect(rights.length).toBe(30)
    expect(rights.indexOf('fd_write')).toBe(6)
    expect(rights.indexOf('path_open')).toBe(13)
    expect(rights.indexOf('sock_accept')).toBe(29)
  })

  it('states what preview 0 does otherwise', () => {
    expect(preview0Layouts.whence).toEqual(['cur', 'end', 'set'])
    expect(preview1Layouts.whence).toEqual(['set', 'cur', 'end'])
    for (const layouts of [preview0Layouts, preview1Layouts]) {
      for (const layout of [layouts.filestat, layouts.subscription]) {
        for (const [field, [offset, type]] of Object.entries(layout.fields)) {
          const bytes = Number(type.slice(1)) / 8
          expect(offset % bytes, field).toBe(0)
          expect(offset + bytes, field).toBeLessThanOrEqual(layout.size)
        }
      }
    }
    expect(preview0Layouts.filestat.size).toBe(56)
    expect(preview1Layouts.filestat.size).toBe(64)
  })
})

describe('looking up a function', () => {
  it('goes by module, name and type', () => {
    const type = '(func (param i32 i32 i32 i32) (result i32))'
    expect(lookUpFunction('wasi_snapshot_preview1', 'fd_write', type)).toMatchObject({ found: 'function' })
    expect(lookUpFunction('wasi_snapshot_preview2', 'fd_write', type)).toEqual({ found: 'nothing' })
    expect(lookUpFunction('wasi_unstable', 'sock_accept', '(func (param i32 i32 i32) (result i32))')).toEqual({
      found: 'nothing',
    })
  })

  it('does not believe a name under another type', () => {
    expect(lookUpFunction('wasi_snapshot_preview1', 'sched_yield', '(func (param i32) (result i32))')).toMatchObject({
      found: 'other-type',
      expected: '(func (result i32))',
    })
  })

  it('is not fooled by names of Object.prototype', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(lookUpFunction('wasi_snapshot_preview1', name, '(func)')).toEqual({ found: 'nothing' })
    }
  })

  it("knows Emscripten's ways of passing i64 and addresses", () => {
    const seek = (type: string) => {
      const found = lookUpFunction('wasi_snapshot_preview1', 'fd_seek', type)
      return found.found === 'function' ? found.convention : found.found
    }
    expect(seek('(func (param i32 i64 i32 i32) (result i32))')).toBe('standard')
    expect(seek('(func (param i32 i32 i32 i32 i32) (result i32))')).toBe('legalized')
    expect(seek('(func (param i32 i64 i32 i64) (result i32))')).toBe('memory64')
    expect(seek('(func (param i32 i64 i64 i32) (result i32))')).toBe('other-type')
  })

  it('writes types as the text format does', () => {
    for (const fn of Object.values(table)) {
      const types = conventions.map(convention => coreType(fn, convention))
      expect(types.every(type => /^\(func(?: \(param(?: i(?:32|64))+\))?(?: \(result i32\))?\)$/.test(type))).toBe(true)
    }
  })
})
