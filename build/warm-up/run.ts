import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/**
 * Runs the bundled command as the launcher does, and at the end writes what V8 compiled on the way.
 * `node run.ts BUNDLE CACHE ARGUMENTS…`
 */
const [node = '', , bundle = '', cache = '', ...args] = process.argv
process.argv = [node, bundle, ...args]
const script = new Script(`(function (require, module, exports, __filename, __dirname) {${readFileSync(bundle, 'utf8')}\n})`, {
  filename: bundle,
})
const run = script.runInThisContext() as (...parameters: unknown[]) => void
const require = createRequire(bundle)
const module = new Module(bundle)
require.cache[bundle] = module
run(require, module, module.exports, bundle, dirname(bundle))
process.on('exit', () => writeFileSync(cache, script.createCachedData()))
