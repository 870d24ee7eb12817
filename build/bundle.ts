import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown, type Plugin } from 'rolldown'
import { writeCodeCache } from './code-cache.ts'
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
 * takes about 1.5 ms to find, read and link each. The command is CommonJS, because only a script can be compiled ahead
 * of time (code-cache.ts), and holds `check` from the start; what else is imported when it is needed has its own file.
 */
const entries = [
  { name: 'cli', file: 'src/cli/main.ts', with: ['src/cli/commands/check.ts'], format: 'cjs', ending: 'cjs' },
  { name: 'index', file: 'src/index.ts', with: [], format: 'esm', ending: 'js' },
  { name: 'judge-worker', file: 'src/app/judge-worker.ts', with: [], format: 'esm', ending: 'js' },
] as const

async function bundleEntry({ name, file, with: also, format, ending }: (typeof entries)[number]) {
  const together = new Set<string>()
  const bundle = await rolldown({
    cwd: root,
    input: { [name]: file },
    platform: 'node',
    plugins: [leanBuiltins(), staticClosure([file, ...also].map(path => `${root}${path}`), together)],
    external: id => installed.has(id),
    ...(also.length > 0 && { preserveEntrySignatures: 'allow-extension' as const }),
    onLog(level, log, defaultHandler) {
      // An import that could not be resolved would fail at run time, on a path that perhaps no test takes.
      if (level === 'warn') throw new Error(`${log.code ?? 'warning'}: ${log.message}`)
      defaultHandler(level, log)
    },
  })
  const { output } = await bundle.write({
    dir: dist,
    format,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `chunks/${name}/[name]-[hash].${ending}`,
    sourcemap: true,
    ...(also.length > 0 && {
      codeSplitting: { groups: [{ name, test: (id: string) => together.has(id) }], includeDependenciesRecursively: false },
    }),
  })
  await bundle.close()
  return output
}

/** Collects all modules that the roots import, directly or through others, before they do anything. */
function staticClosure(roots: readonly string[], found: Set<string>): Plugin {
  return {
    name: 'static-closure',
    buildEnd() {
      const visit = (id: string) => {
        if (found.has(id)) return
        found.add(id)
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) visit(imported)
      }
      roots.forEach(visit)
    },
  }
}

const outputs = await Promise.all(entries.map(bundleEntry))
const output = outputs.flat()

const bundled = output.flatMap(file => (file.type === 'chunk' ? Object.keys(file.modules) : []))
writeFileSync(`${dist}/THIRD-PARTY-LICENSES.txt`, thirdPartyLicences(bundled))

writeCodeCache(root)

const types = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`], {
  stdio: 'inherit',
})
if (types.status !== 0) process.exit(types.status ?? 1)
await writePlainDeclarations(`${dist}/types`, `${root}src`)

for (const file of output) {
  if (file.type === 'chunk') console.log(`dist/${file.fileName}  ${(file.code.length / 1000).toFixed(1)} kB`)
}
