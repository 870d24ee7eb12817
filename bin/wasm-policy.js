#!/usr/bin/env node
// Runs the command under the Node that wasm-policy is built for: V8's validator is part of the verdict, so another
// engine could give another verdict. Keep this file free of syntax and modules that Node 20 lacks.

const engine = '26'
const major = version => version.split('.')[0]
/** argv[0] of the second process, so that a wrong engine is an error and not an endless chain of processes. */
const restarted = 'wasm-policy-engine'

if (major(process.versions.node) === engine) start()
else await restart()

// The bundle is run as a script and not imported, so that what V8 compiled when it was built need not be compiled again:
// that is half of what the command takes beyond bare Node. Built-in modules fetched this way cost 0.5 ms, imported 5 ms.
function start() {
  const { existsSync, readFileSync, statSync } = process.getBuiltinModule('node:fs')
  const { Module, createRequire } = process.getBuiltinModule('node:module')
  const { dirname, join } = process.getBuiltinModule('node:path')
  const { Script } = process.getBuiltinModule('node:vm')
  const bundle = join(import.meta.dirname, '..', 'dist', 'cli.cjs')
  const cache = join(dirname(bundle), 'cli.cache')
  if (!existsSync(bundle)) fail('dist/cli.cjs is missing; in a checkout, run "npm ci" or "npm run build"')
  try {
    const text = `(function (require, module, exports, __filename, __dirname) {${readFileSync(bundle, 'utf8')}\n})`
    // A cache that does not fit (another version of V8, other flags) is refused by V8, and the text compiled. V8 looks at
    // no more than the length of the text, so a bundle that was changed since is not run from it.
    const fresh = existsSync(cache) && statSync(bundle).mtimeMs <= statSync(cache).mtimeMs
    const cachedData = fresh ? readFileSync(cache) : undefined
    const script = new Script(text, { filename: bundle, cachedData })
    // What is loaded later shares code with the bundle, and must find it running and not start it again.
    const require = createRequire(bundle)
    const module = new Module(bundle)
    require.cache[bundle] = module
    script.runInThisContext()(require, module, module.exports, bundle, dirname(bundle))
  } catch (error) {
    // An error left to Node would end in exit code 1, which says that modules were judged and denied.
    fail(error?.stack ?? error)
  }
}

async function restart() {
  const { createRequire } = await import('node:module')
  const { dirname, join } = await import('node:path')
  const { existsSync } = await import('node:fs')
  const { spawn } = await import('node:child_process')
  const { fileURLToPath } = await import('node:url')

  if (process.argv0 === restarted) {
    fail(`the npm package "node" runs Node ${process.versions.node}; expected Node ${engine}. Reinstall wasm-policy`)
  }
  const require = createRequire(import.meta.url)
  let binary
  try {
    const manifest = require.resolve('node/package.json')
    const { version } = require(manifest)
    if (major(version) !== engine) {
      fail(`found Node ${process.versions.node} and the npm package node@${version}; expected Node ${engine}. Reinstall wasm-policy`)
    }
    binary = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    fail(`found Node ${process.versions.node}; expected Node ${engine}, which the npm package node@${engine} brings, but it is not installed`)
  }
  if (!existsSync(binary)) {
    fail(`${binary} is missing: the install script of the npm package "node" did not run. Reinstall with install scripts allowed for "node"`)
  }

  const self = fileURLToPath(import.meta.url)
  const child = spawn(binary, [...process.execArgv, self, ...process.argv.slice(2)], { stdio: 'inherit', argv0: restarted })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', error => fail(`${binary} cannot be run: ${error.message}`))
  child.on('close', (code, signal) => {
    if (signal === null) process.exit(code)
    // Die of the same signal, so that a shell sees what happened.
    for (const each of signals) process.removeAllListeners(each)
    process.kill(process.pid, signal)
  })
}

function fail(message) {
  process.stderr.write(`wasm-policy: ${message}\n`)
  process.exit(125)
}
