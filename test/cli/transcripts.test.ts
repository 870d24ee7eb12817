import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { emptyModule, file, importing, modules, policy, run, scratch } from './command.ts'

/** What people see, as they see it. Everything is named by relative paths, so that the goldens are the same everywhere. */
file('app/formatter.wasm', '')
copyFileSync(modules.zigFmt, join(scratch, 'app/formatter.wasm'))
copyFileSync(modules.sourceMap, join(scratch, 'app/mappings.wasm'))
file('app/broken.wasm', emptyModule.subarray(0, 5))
file('app/plugin.wasm', importing(['env', 'log'], ['wasi_snapshot_preview1', 'sock_send']))
file('app/wasm-policy.yaml', policy('app', 'extends: preset:pure-compute\ncapabilities:\n  host: { allow: [env.log] }\n  clock: { wall: allow }\n'))
file('app/bad.yaml', policy('bad', 'capabilities:\n  stdio: { stdot: allow }\n  fs: [{ guest: data, host: ./data }]\nlimits: { memory: 5 parsecs }\n'))

const cwd = join(scratch, 'app')
const transcripts: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['check', ['check', '.']],
  ['check-verbose', ['check', 'mappings.wasm', '--verbose', '--policy', 'preset:plugin']],
  ['check-color', ['check', 'formatter.wasm', 'plugin.wasm', '--color']],
  ['check-bad-policy', ['check', 'formatter.wasm', '--policy', 'bad.yaml']],
  ['check-markdown', ['check', '.', '--format', 'markdown']],
  ['check-github', ['check', '.', '--format', 'github']],
  ['inspect', ['inspect', 'mappings.wasm']],
  ['suggest', ['suggest', 'plugin.wasm']],
  ['diff', ['diff', 'formatter.wasm', 'mappings.wasm']],
  ['policy-show', ['policy', 'show']],
  ['policy-validate', ['policy', 'validate', 'bad.yaml']],
  ['explain', ['explain', 'WP3001']],
  ['help', ['--help']],
  ['check-help', ['check', '--help']],
]

describe('the transcript of', () => {
  it.each(transcripts)('%s', (name, args) => {
    const { stdout, stderr, status } = run(args, { cwd })
    const part = (title: string, text: string) => (text === '' ? '' : `--- ${title}\n${text}`)
    expectGolden(`fixtures/cli/${name}.golden`, `$ wasm-policy ${args.join(' ')}\n${part('stdout', stdout)}${part('stderr', stderr)}--- exit ${status}\n`)
  })
})
