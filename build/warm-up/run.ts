import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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
run(createRequire(bundle), { exports: {} }, {}, bundle, dirname(bundle))
process.on('exit', () => writeFileSync(cache, script.createCachedData()))
