import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Runs once before all tests: those of the command start what `npm run build` makes, so it must not be older than its
 * sources. The declarations are the last thing that a build writes.
 */
export function setup(): void {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const built = `${root}dist/cli.cjs`
  const sources = globSync(['src/**/*.ts', 'build/bundle.ts', 'build/lean-builtins.ts', 'package.json'], { cwd: root })
  const newest = Math.max(...sources.map(file => statSync(`${root}${file}`).mtimeMs))
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/bundle.ts'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm run build failed:\n${stdout}${stderr}`)
}
