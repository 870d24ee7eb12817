import { describe, expect, it } from 'vitest'
import { affordableRounds, takeTurns } from '../../bench/rounds.ts'
import { outcome, type Row } from '../../bench/rows.ts'
import { median, meets, pairedRatio, spread } from '../../bench/statistics.ts'

describe('median', () => {
  it('is the middle by size, whatever the order', () => {
    expect(median([10, 9, 100])).toBe(10)
  })

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([4, 1, 2, 100])).toBe(3)
  })

  it('throws when nothing was measured', () => {
    expect(() => median([])).toThrow('nothing was measured')
  })
})

describe('spread', () => {
  it('has the least, the median and the most', () => {
    expect(spread([3, 1, 10])).toEqual({ min: 1, median: 3, max: 10 })
  })

  it.each([[[]], [[1, NaN]], [[1, Infinity]], [[0]], [[-1, 2]]])('throws for %j, which nobody measured', values => {
    expect(() => spread(values)).toThrow(/measured/)
  })
})

describe('pairedRatio', () => {
  it('divides within rounds, so that a slow round does not count', () => {
    // The quotient of the medians would be 30 / 20.
    expect(pairedRatio([20, 200, 30], [10, 100, 20])).toEqual({ min: 1.5, median: 2, max: 2 })
  })

  it('takes only rounds in which both took part', () => {
    expect(pairedRatio([8, 4, 100], [2])).toEqual({ min: 4, median: 4, max: 4 })
  })

  it('throws when there is no such round', () => {
    expect(() => pairedRatio([1], [])).toThrow('nothing was measured')
  })
})

describe('targets', () => {
  it('count what is just reached as reached', () => {
    expect([1.5, 1.51].map(value => meets(value, { sense: 'at most', factor: 1.5 }))).toEqual([true, false])
    expect([8, 7.99].map(value => meets(value, { sense: 'at least', factor: 8 }))).toEqual([true, false])
  })

  it('are held against the median, and never claimed for what was not measured', () => {
    const base = { module: 'a.wasm', subject: 'decode' }
    const figure = { ...base, kind: 'figure', unit: 'MB', figure: { min: 1, median: 3, max: 9 }, samples: 3 } as const
    const rows: readonly Row[] = [
      figure,
      { ...figure, target: { sense: 'at most', factor: 3 } },
      { ...figure, target: { sense: 'at most', factor: 2 } },
      { ...base, kind: 'absent', peer: 'wasm-validate', reason: 'not installed', detail: 'apt-get install wabt' },
    ]
    expect(rows.map(outcome)).toEqual(['for the record', 'pass', 'miss', 'not measured'])
  })
})

describe('takeTurns', () => {
  it('begins each round with another contender, and lets a slow one sit out the last rounds', async () => {
    const order: string[] = []
    const contender = (name: string, rounds: number) => ({
      name,
      rounds,
      run: () => Promise.resolve(order.push(name)),
    })
    const measured = await takeTurns([contender('a', 3), contender('b', 3), contender('slow', 1)])
    expect(order.join(' ')).toBe('a b slow b a a b')
    expect(measured).toEqual(new Map([['a', [1, 5, 6]], ['b', [2, 4, 7]], ['slow', [3]]]))
  })

  it('gives a slow contender as many rounds as fit, and at least one', () => {
    expect([10, 3_000, 90_000].map(ms => affordableRounds(11, ms, 20_000))).toEqual([11, 6, 1])
  })
})
