import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Modules of well-known npm packages, each under a policy, and the exit code that is expected: 0 admitted, 1 denied. */
const cases = [
  { module: '@wasm-fmt/zig_fmt/zig_fmt.wasm', policy: 'formatter.yaml', exit: 0 },
  { module: 'source-map/lib/mappings.wasm', policy: 'source-map.yaml', exit: 0 },
  { module: 'esbuild-wasm/esbuild.wasm', policy: 'build-tool.yaml', exit: 1 },
] as const

const root = fileURLToPath(new URL('../', import.meta.url))
const color = process.stdout.isTTY ? ['--color'] : []
let surprises = 0

for (const { module, policy, exit } of cases) {
  const args = ['check', `node_modules/${module}`, '--policy', `demo/${policy}`]
  console.log(`$ npx wasm-policy ${args.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, ['bin/wasm-policy.js', ...args, ...color], { cwd: root, stdio: 'inherit' })
  const expected = status === exit
  if (!expected) surprises += 1
  console.log(`\nexit code ${status}${expected ? '' : `, but ${exit} was expected`}\n`)
}
console.log(surprises === 0 ? `demo: ${cases.length} verdicts, all as expected` : `demo: ${surprises} verdicts were not as expected`)
process.exitCode = surprises === 0 ? 0 : 1
