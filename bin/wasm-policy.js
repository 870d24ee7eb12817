#!/usr/bin/env node
// Runs the command under the Node that wasm-policy is built for: V8's validator is part of the verdict, so another
// engine could give another verdict. Keep this file free of syntax and modules that Node 20 lacks.

const engine = '26'
const major = version => version.split('.')[0]
/** argv[0] of the second process, so that a wrong engine is an error and not an endless chain of processes. */
const restarted = 'wasm-policy-engine'

if (major(process.versions.node) === engine) await start()
else await restart()

async function start() {
  const directory = cacheDirectory()
  if (directory !== undefined) process.getBuiltinModule('node:module').enableCompileCache(directory)
  const command = new URL('../dist/cli.js', import.meta.url)
  try {
    await import(command.href)
  } catch (error) {
    const missing = error?.code === 'ERR_MODULE_NOT_FOUND' && error.url === command.href
    // An error left to Node would end in exit code 1, which says that modules were judged and denied.
    fail(missing ? 'dist/cli.js is missing; in a checkout, run "npm ci" or "npm run build"' : (error?.stack ?? error))
  }
}

/**
 * Where compiled code may be kept. Whoever can write there can run code as this user, so the shared temporary directory
 * that Node would take is no place for it: only a directory that this user owns and no one else can enter will do.
 */
function cacheDirectory() {
  // Measured: built-in modules fetched this way cost 0.5 ms in all, imported 5 ms.
  const { lstatSync, mkdirSync } = process.getBuiltinModule('node:fs')
  const { isAbsolute, join } = process.getBuiltinModule('node:path')
  if (process.getuid === undefined) return undefined
  try {
    const base = process.env.XDG_CACHE_HOME
    const home = base !== undefined && isAbsolute(base) ? base : join(process.getBuiltinModule('node:os').homedir(), '.cache')
    const directory = join(home, 'wasm-policy')
    let found = lstatSync(directory, { throwIfNoEntry: false })
    if (found === undefined) {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      found = lstatSync(directory)
    }
    const safe = found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o077) === 0
    return safe ? directory : undefined
  } catch {
    return undefined // No home, or a read-only one: start without a cache.
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
