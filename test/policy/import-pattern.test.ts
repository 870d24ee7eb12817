import { describe, expect, it } from 'vitest'
import { importMatcher } from '../../src/policy/import-pattern.ts'

describe('importMatcher', () => {
  it.each<[pattern: string, module: string, name: string, expected: boolean]>([
    ['env.log', 'env', 'log', true],
    ['env.log', 'env', 'log2', false],
    ['env.*', 'env', 'a.b', true],
    ['env.*', 'env', '', true],
    ['env.*', 'env.x', 'y', false],
    // A dot of the pattern may be one of the module or of the name, but never both.
    ['a.b.c', 'a.b', 'c', true],
    ['a.b.c', 'a', 'b.c', true],
    ['wbg.__wbg_*', 'wbg', '__wbg_new', true],
    ['wbg.__wbg_*', 'wbg.__wbg_', 'fs.writeFileSync', false],
    ['./*.js.__wbg_*', './biome_wasm_bg.js', '__wbg_x', true],
    ['./*.js.__wbg_*', './a', 'b.js.__wbg_', false],
    ['./*.js.__wbg_*', './../../x.js', '__wbg_x', false],
    ['./*.js.__wbg_*', './a/x.js', '__wbg_x', false],
    ['./*/x.js.f', './../x.js', 'f', false],
    ['./*/x.js.f', './a/x.js', 'f', true],
    ['../x.js.f', '../x.js', 'f', true],
    ['wasi:http/*.*', 'wasi:http/types@0.2.0', '[method]fields.get', true],
    ['*.log', 'any/../thing', 'log', true],
    ['*.log', 'a', 'b.log', false],
    ['*', '../a', 'b', true],
    ['**', '../a', 'b', true],
    // Without a dot: every name of these modules.
    ['env*', 'environment', 'f', true],
    ['env*', 'x', 'env', false],
    ['*log', 'env', 'log', false],
    ['*log', 'log', 'f', false],
  ])('%s for %s %s: %s', (pattern, module, name, expected) => {
    expect(importMatcher(pattern)(module, name)).toBe(expected)
  })
})
