import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Input } from '../../src/app/inputs/input.ts'
import { judgeAll } from '../../src/app/judge-all.ts'
import { loadPolicySet } from '../../src/app/policies.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const large = readFileSync(`${root}node_modules/esbuild-wasm/esbuild.wasm`)
const small = readFileSync(`${root}node_modules/source-map/lib/mappings.wasm`)

async function policies() {
  const loaded = await loadPolicySet({ policies: ['preset:pure-compute'], cwd: root, now: '2026-11-24' })
  if (!loaded.ok) throw new Error('the preset does not load')
  return loaded.policies
}

it('holds at most as many modules as there are threads, and lets no failure stop the others', async () => {
  let held = 0
  let most = 0
  const input = (path: string, contents: Uint8Array): Input => ({
    path,
    read: async () => {
      held += 1
      most = Math.max(most, held)
      return { ok: true, bytes: new Uint8Array(contents) }
    },
  })
  const failing: Input = { path: 'failing.wasm', read: () => Promise.reject(new RangeError('Array buffer allocation failed')) }
  const inputs = [input('0', large), input('1', small), failing, ...Array.from({ length: 7 }, (_, i) => input(`${i + 3}`, small))]
  const done: number[] = []
  const judged = await judgeAll(inputs, await policies(), {
    jobs: 2,
    onJudged: count => {
      held = Math.max(0, held - 1)
      done.push(count)
    },
  })
  expect(judged.map(({ subject }) => subject.path)).toEqual(inputs.map(({ path }) => path))
  expect(judged.map(({ verdict }) => verdict.verdict)).toEqual(inputs.map(each => (each === failing ? 'unjudgeable' : 'deny')))
  expect(judged[2]).toMatchObject({ verdict: { reasons: [{ finding: { code: 'WP9001' } }] }, defect: expect.stringContaining('RangeError') })
  expect(done).toEqual(inputs.map((_, index) => index + 1))
  expect(most).toBeLessThanOrEqual(2)
})
