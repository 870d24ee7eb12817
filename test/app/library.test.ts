import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import type * as Library from '../../src/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

it('gives the verdict of the command from its published entry', async () => {
  const { judge, loadPolicySet, analyze, builtInCatalogues } = (await import(
    pathToFileURL(join(root, 'dist/index.js')).href
  )) as typeof Library
  const path = join(root, 'node_modules/source-map/lib/mappings.wasm')
  const bytes = new Uint8Array(readFileSync(path))
  const request = { cwd: root, now: '2026-11-24' }
  const strict = await loadPolicySet({ ...request, policies: ['preset:pure-compute'] })
  const granting = await loadPolicySet({ ...request, policies: ['demo/source-map.yaml'] })
  if (!strict.ok || !granting.ok) throw new Error('the policies do not load')
  const denied = judge(bytes, strict.policies, { path })
  const admitted = judge(bytes, granting.policies, { path })
  expect([denied.verdict.verdict, admitted.verdict.verdict]).toEqual(['deny', 'admit'])
  expect(denied.verdict.reasons[0]?.finding).toMatchObject({ code: 'WP3001', params: { imports: 'env.mapping_callback' } })
  const analysis = analyze(bytes, builtInCatalogues())
  expect(analysis).toEqual({ ok: true, profile: admitted.profile })
})

it('judges by digest before it judges by path', async () => {
  const { judge, loadPolicySet } = (await import(pathToFileURL(join(root, 'dist/index.js')).href)) as typeof Library
  const loaded = await loadPolicySet({ cwd: join(root, 'fixtures/cli'), now: '2026-11-24', policies: ['by-digest.yaml'] })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings))
  const verdictOf = async (path: string) => {
    const { verdict } = judge(new Uint8Array(readFileSync(join(root, 'node_modules', path))), loaded.policies, { path: 'any.wasm' })
    return verdict.verdict === 'unjudgeable' ? undefined : verdict.policy.name
  }
  expect(await verdictOf('source-map/lib/mappings.wasm')).toBe('pinned')
  expect(await verdictOf('@wasm-fmt/zig_fmt/zig_fmt.wasm')).toBe('others')
})

it('takes a defect for a reason not to admit', async () => {
  const { judge, loadPolicySet } = (await import(pathToFileURL(join(root, 'dist/index.js')).href)) as typeof Library
  const loaded = await loadPolicySet({ cwd: root, now: '2026-11-24', policies: ['preset:pure-compute'] })
  if (!loaded.ok) throw new Error('the preset does not load')
  const { verdict, defect } = judge(null as unknown as Uint8Array<ArrayBuffer>, loaded.policies, { path: 'a.wasm' })
  expect(verdict).toMatchObject({ verdict: 'unjudgeable', reasons: [{ finding: { code: 'WP9001' } }] })
  expect(defect).toContain('TypeError')
})
