import { spawnSync } from 'node:child_process'

/**
 * Has V8 write down what it compiled for a typical `check`, into `dist/cli.cache`. Half of what the command takes beyond
 * bare Node is compiling; Node's own compile cache is written before functions are called for the first time, and so
 * lacks most of them. V8 refuses a cache of another version or other flags, and the launcher then goes without.
 *
 * The command runs in a process of its own, on a module and a policy that lead it through what most runs need.
 */
export function writeCodeCache(root: string): void {
  const warmUp = `${root}build/warm-up`
  const check = ['check', `${root}node_modules/source-map/lib/mappings.wasm`, '--policy', `${warmUp}/policy.yaml`]
  const files = [`${root}dist/cli.cjs`, `${root}dist/cli.cache`]
  const { status, stderr } = spawnSync(process.execPath, [`${warmUp}/run.ts`, ...files, ...check], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  // The module imports a function that the policy does not grant.
  if (status !== 1) throw new Error(`the command ended with ${status} on its warm-up, expected 1: ${stderr}`)
}
