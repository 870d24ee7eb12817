import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPolicySet } from '../../src/app/policies.ts'
import { today } from '../support/policies.ts'

let directory = ''
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'policies-'))))
afterEach(() => rmSync(directory, { recursive: true }))

const head = (kind: string) => `apiVersion: wasm-policy.dev/v1\nkind: ${kind}\n`

async function digest(catalogue: string | undefined): Promise<string> {
  const names = catalogue === undefined ? '' : 'catalogues: [c.yaml]\n'
  writeFileSync(join(directory, 'p.yaml'), `${head('SandboxPolicy')}metadata: { name: p }\n${names}`)
  writeFileSync(join(directory, 'c.yaml'), catalogue ?? '')
  const loaded = await loadPolicySet({ policies: ['p.yaml'], cwd: directory, now: today })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings))
  return loaded.policies.ready[0]!.policy.digest
}

const catalogue = (needs: string) =>
  `${head('Catalogue')}metadata: { name: mine, title: t, source: "https://example.com" }\nmodules: [mine]\nfunctions: { f: ${needs} }\n`

describe('the digest of a policy', () => {
  it('changes with what its catalogues hold, and with nothing else', async () => {
    const open = await digest(catalogue('none'))
    expect(await digest(catalogue('none'))).toBe(open)
    expect(await digest(catalogue('net.dns'))).not.toBe(open)
    expect(await digest(undefined)).not.toBe(open)
  })
})
