import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { terminalSvg } from '../build/terminal-svg.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')

// That the transcript, the tables and the picture are current is held by generated.test.ts.

it('links to what is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, target = '']) => target).filter(target => !target.includes('://'))
  expect(links.length).toBeGreaterThan(8)
  expect(links.filter(target => !existsSync(join(root, target)))).toEqual([])
})

it('shows every part that is generated', () => {
  expect([...readme.matchAll(/<!-- begin:(\w+) -->\n(?!<!-- end)/g)].map(([, name]) => name)).toEqual(['transcript', 'policy', 'exits', 'formats'])
})

it('draws text as it stands in a terminal', () => {
  const svg = terminalSvg('$ a\n\n\u001b[31m  ✖ <b>\u001b[39m & \u001b[1mstrong\u001b[22m\n', 'title')
  expect(svg).toContain('<text x="36.8" y="106" textLength="42" fill="#ff7b72">✖ &lt;b&gt;</text>')
  expect(svg).toContain('font-weight="bold">strong</text>')
  expect(svg).not.toContain('\u001b')
  expect(() => terminalSvg('\u001b[48m', 'title')).toThrow('no picture of SGR 48')
})

it('promises a demo that judges as it says', () => {
  const { stdout, status } = spawnSync(process.execPath, ['demo/run.ts'], { cwd: root, encoding: 'utf8' })
  expect(stdout).toContain('$ npx wasm-policy check node_modules/esbuild-wasm/esbuild.wasm --policy demo/build-tool.yaml\n')
  expect(stdout.match(/^(?:ADMIT|DENY) /gm)).toEqual(['ADMIT ', 'ADMIT ', 'DENY '])
  expect(stdout).toContain('demo: 3 verdicts, all as expected\n')
  expect(status).toBe(0)
})
