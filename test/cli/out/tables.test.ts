// What of an answer is its table, and under which names.

import { describe, expect, it } from 'vitest'
import { csvLines } from '../../../src/cli/out/csv.js'
import { rowsHeld } from '../../../src/cli/out/rows.js'
import { rowsOf, usualRows } from '../../../src/cli/out/rows-of.js'
import { CommandFailure } from '../../../src/cli/output.js'
import { convert, priceBook, scenario } from '../../../src/domains/finance/contract.js'
import type { Json } from '../../../src/fabric/index.js'

async function csv(records: readonly Json[]): Promise<string> {
  let text = ''
  for await (const line of csvLines(rowsHeld(records))) text += line
  return text
}

describe('a row', () => {
  it('has a column for each figure in it, by its path, with its unit in the header', async () => {
    const record = {
      value: { amount: 12.5, unit: 'USD' },
      greeks: { gamma: { value: 2, unit: 'EUR / USD' } },
      path: ['EUR', 'USD'],
      q: { value: [0.1, -0], unit: 'rad' },
      T: [
        [1, 0],
        [0, 1],
      ],
    }
    expect(await csv([record])).toBe(
      [
        'value [USD],greeks.gamma [EUR / USD],path.1,path.2,q.1 [rad],q.2 [rad],T.1.1,T.1.2,T.2.1,T.2.2\n',
        '12.5,2,EUR,USD,0.1,-0,1,0,0,1\n',
      ].join(''),
    )
  })

  it('leaves empty what others have', async () => {
    expect(await csv([{ id: 'a', vol: 1 }, { id: 'b' }, { vol: null, rho: 2 }])).toBe('id,vol,rho\na,1,\nb,,\n,,2\n')
    expect(await csv([{ vol: 1 }, {}])).toBe('vol\n1\n""\n')
  })

  it('has a column of units where its column has several', async () => {
    const rows = [{ pv: { amount: 1, unit: 'EUR' } }, { pv: { amount: 2, unit: 'USD' } }, { pv: 3 }]
    expect(await csv(rows)).toBe('pv,pvUnit\n1,EUR\n2,USD\n3,\n')
  })

  it('quotes what would break its line', async () => {
    expect(await csv([{ id: 'a,"b"\nc', 'x [y]': 1 }])).toBe('id,x [y] []\n"a,""b""\nc",1\n')
  })

  it('is a list of figures, or one', async () => {
    expect(await csv([[1, 2], [3]])).toBe('1,2\n1,2\n3,\n')
    expect(await csv([{ amount: 7, unit: 'EUR' }])).toBe('value [EUR]\n7\n')
  })

  it('does not let one field stand for another', () => {
    const both = { 'a.b': 1, a: { b: 2 } }
    expect(() => rowsHeld([both])).toThrow(CommandFailure)
    const units = [{ pv: { amount: 1, unit: 'EUR' }, pvUnit: 'x' }, { pv: 2 }]
    expect(() => rowsHeld(units).columns).toThrow(/pvUnit, which is there/)
    expect(() => rowsHeld([Array.from({ length: 257 }, () => 1)])).toThrow(/256 columns/)
  })
})

describe('the rows of an answer', () => {
  const grid = { grid: [{ shock: 0 }], base: 1, flagged: [] }

  it('are the list that its operation streams', () => {
    expect(usualRows(grid, [convert, scenario])).toBe('grid')
    expect(usualRows({ lines: [], totalReporting: 1 }, [priceBook])).toBe('lines')
    expect(rowsOf(grid, 'grid')).toEqual({ rows: [{ shock: 0 }], leftOut: ['base'] })
  })

  it('are the only field where that is a list, a list itself, or all of it in one', () => {
    expect(usualRows({ flagged: [] }, [])).toBe('flagged')
    expect(rowsOf([1, 2], usualRows([1, 2], []))).toEqual({ rows: [1, 2], leftOut: [] })
    expect(rowsOf({ low: 1, high: 2 }, usualRows({ low: 1, high: 2 }, []))).toMatchObject({ rows: [{ low: 1 }] })
    expect(rowsOf(grid, '.').rows).toEqual([grid])
  })

  it('are a field that it has', () => {
    expect(() => rowsOf(grid, 'lines')).toThrow(/no field 'lines' for --rows; it has grid, base, flagged/)
    expect(() => rowsOf(3, 'lines')).toThrow(/it has none/)
  })
})
