import { describe, expect, it } from 'vitest'
import { stateGuarantees } from '../../src/analyzer/boundary/guarantees.ts'
import { decodeModule } from '../../src/wasm/decode.ts'
import { assembleWat } from '../support/assemble-wat.ts'

/** The guarantees that do not hold, with their reasons. */
async function broken(source: string): Promise<Record<string, string>> {
  const stated = await guarantees(source)
  return Object.fromEntries(stated.filter(({ holds }) => !holds).map(({ guarantee, because }) => [guarantee, because]))
}

async function guarantees(source: string) {
  const decoded = decodeModule(await assembleWat(source))
  if (!decoded.ok) throw new Error('does not decode')
  return stateGuarantees(decoded.module)
}

const OWN_MEMORY = 'loads and stores touch only memory of the module'
const OWN_TABLES = 'table instructions touch only tables of the module'
const OWN_GLOBALS = 'variables belong to the module'
const CALLS = 'indirect calls reach only functions of the expected type that the module put there'
const INITIALISATION = 'instantiation writes only into the module'
const HOST = 'only imported functions reach the host'

describe('guarantees', () => {
  it('all hold for a module that shares nothing, with the numbers they rest on', async () => {
    const stated = await guarantees(`(module
      (type (func))
      (memory (export "memory") 1 2)
      (table 1 1 funcref)
      (data (i32.const 0) "x")
      (elem (i32.const 0) func 0)
      (func (i32.store (i32.const 0) (i32.const 1)) (call 0) (call_indirect (type 0) (i32.const 0))))`)
    expect(stated.filter(({ holds }) => !holds)).toEqual([])
    const because = (guarantee: string) => stated.find(row => row.guarantee === guarantee)?.because
    expect(because('every instruction is known')).toContain('7 instructions in 1 function body')
    expect(because('direct calls reach only declared functions')).toContain('1 direct call')
    expect(because(CALLS)).toContain('1 call through tables')
    expect(because(OWN_MEMORY)).toContain('"memory"')
    expect(because(INITIALISATION)).toContain('2 segments')
    expect(because(HOST)).toContain('can not reach its host at all')
  })

  it('hold for an empty module', async () => {
    expect(await broken('(module)')).toEqual({})
  })

  it('count the imported functions', async () => {
    const stated = await guarantees('(module (import "env" "f" (func)) (import "env" "g" (func)))')
    expect(stated.find(({ guarantee }) => guarantee === HOST)).toMatchObject({
      holds: true,
      because: expect.stringContaining('2 functions are imported') as string,
    })
  })

  it('do not hold for memory of the host, and what is written into it', async () => {
    const found = await broken('(module (import "env" "m" (memory 1 2)) (data (i32.const 0) "x"))')
    expect(Object.keys(found)).toEqual([OWN_MEMORY, INITIALISATION])
    expect(found[OWN_MEMORY]).toContain('memory 0 is imported from env.m')
    expect(found[INITIALISATION]).toContain('the imported memory env.m')
  })

  it('do not hold for memory that threads share', async () => {
    expect((await broken('(module (memory 1 2 shared))'))[OWN_MEMORY]).toContain('shared between threads')
  })

  it('do not hold for calls through a table of the host', async () => {
    const body = '(type (func)) (func (call_indirect (type 0) (i32.const 0)))'
    const imported = await broken(`(module (import "env" "t" (table 1 1 funcref)) (elem (i32.const 0) func 0) ${body})`)
    expect(Object.keys(imported)).toEqual([CALLS, OWN_TABLES, INITIALISATION, HOST])
    const exported = await broken(`(module (table (export "t") 1 1 funcref) ${body})`)
    expect(Object.keys(exported)).toEqual([CALLS, HOST])
    expect(exported[CALLS]).toContain('table 0 is exported as "t"')
  })

  it('hold for an exported table of host objects beside a private table of functions', async () => {
    expect(
      await broken(`(module
        (type (func))
        (table 1 1 funcref)
        (table (export "refs") 1 1 externref)
        (func (call_indirect 0 (type 0) (i32.const 0))))`),
    ).toEqual({})
  })

  it('do not hold where functions come in as values', async () => {
    const found = await broken('(module (type (func)) (func (export "run") (param (ref 0)) (call_ref 0 (local.get 0))))')
    expect(Object.keys(found)).toEqual([CALLS, HOST])
    expect(found[HOST]).toContain('exported function "run"')
  })

  it('do not hold for a variable of the host', async () => {
    const found = await broken('(module (import "env" "sp" (global (mut i32))))')
    expect(Object.keys(found)).toEqual([OWN_GLOBALS])
  })
})
