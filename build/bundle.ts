import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { leanBuiltins } from './lean-builtins.ts'
import { writePlainDeclarations } from './plain-declarations.ts'
import { thirdPartyLicences } from './third-party.ts'

/**
 * Builds `dist/`: the command and the library with their dependencies bundled, so that start-up reads few files and an
 * installation brings nothing but Node. What is imported with `await import()` becomes a chunk of its own and is read
 * only when it is needed. Rules and schemas stay on disk (see src/app/package-root.ts).
 */
const root = fileURLToPath(new URL('../', import.meta.url))
const dist = `${root}dist`

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
}
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest
// A package that is installed at run time stays an import; everything else has to be in the bundle.
const installed = new Set(Object.keys(manifest.dependencies))

rmSync(dist, { recursive: true, force: true })

/**
 * Each entry is a bundle of its own, so that starting one reads a single file: shared chunks would be a dozen, and Node
 * takes about 1.5 ms to find, read and link each.
 */
const entries = { cli: 'src/cli/main.ts', index: 'src/index.ts', 'judge-worker': 'src/app/judge-worker.ts' }

async function bundleEntry(name: string, file: string) {
  const bundle = await rolldown({
    cwd: root,
    input: { [name]: file },
    platform: 'node',
    plugins: [leanBuiltins()],
    external: id => installed.has(id),
    onLog(level, log, defaultHandler) {
      // An import that could not be resolved would fail at run time, on a path that perhaps no test takes.
      if (level === 'warn') throw new Error(`${log.code ?? 'warning'}: ${log.message}`)
      defaultHandler(level, log)
    },
  })
  const { output } = await bundle.write({
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: `chunks/${name}/[name]-[hash].js`,
    sourcemap: true,
  })
  await bundle.close()
  return output
}

const outputs = await Promise.all(Object.entries(entries).map(([name, file]) => bundleEntry(name, file)))
const output = outputs.flat()

const bundled = output.flatMap(file => (file.type === 'chunk' ? Object.keys(file.modules) : []))
writeFileSync(`${dist}/THIRD-PARTY-LICENSES.txt`, thirdPartyLicences(bundled))

const types = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`], {
  stdio: 'inherit',
})
if (types.status !== 0) process.exit(types.status ?? 1)
await writePlainDeclarations(`${dist}/types`, `${root}src`)

for (const file of output) {
  if (file.type === 'chunk') console.log(`dist/${file.fileName}  ${(file.code.length / 1000).toFixed(1)} kB`)
}
