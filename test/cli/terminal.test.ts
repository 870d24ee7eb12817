import { expect, it } from 'vitest'
import { ProgressBar } from '../../src/cli/progress.ts'
import { colorLevel, type Terminal } from '../../src/cli/terminal.ts'

const terminal = { isTTY: true, getColorDepth: () => 8 }
const pipe = { isTTY: false, getColorDepth: () => 1 }

it.each([
  [undefined, terminal, {}, 2],
  [undefined, pipe, {}, 0],
  [undefined, terminal, { NO_COLOR: '1' }, 0],
  [undefined, terminal, { NO_COLOR: '' }, 2],
  [undefined, pipe, { FORCE_COLOR: '' }, 1],
  [undefined, pipe, { FORCE_COLOR: 'true' }, 1],
  [undefined, pipe, { FORCE_COLOR: '3' }, 3],
  [undefined, terminal, { FORCE_COLOR: '0' }, 0],
  [true, pipe, { NO_COLOR: '1' }, 1],
  [false, terminal, { FORCE_COLOR: '3' }, 0],
] as const)('colours with wish %s, %o and %o are of level %i', (wish, stdout, env, level) => {
  expect(colorLevel(wish, stdout as Parameters<typeof colorLevel>[1], env)).toBe(level)
})

it('draws no progress where it cannot be drawn over, or where there is nothing to wait for', () => {
  const drawn: string[] = []
  const on = (animated: boolean): Terminal => ({
    animated,
    out: () => Promise.reject(new Error('not there')),
    err: text => Promise.resolve(void drawn.push(text)),
    layout: () => Promise.reject(new Error('not asked for')),
  })
  for (const animated of [false, true]) {
    const bar = new ProgressBar(on(animated))
    bar.update(1, 2)
    bar.end()
  }
  expect(drawn).toEqual([])
})
