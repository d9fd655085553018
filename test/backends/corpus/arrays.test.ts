import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src/backends/corpus/random.js'
import { arrayOf, matrixOf } from '../../../src/backends/corpus/wording/arrays.js'
import { lexGoal } from '../../../src/clef/index.js'

const figure = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => (thousandths === 0 ? 0 : thousandths / 1000))
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const units = fc.constantFrom(undefined, 'rad', 'deg', 'm')

describe('arrays in words', () => {
  it('are read as they were meant', () => {
    fc.assert(
      fc.property(seeds, fc.array(figure, { minLength: 2, maxLength: 8 }), units, (seed, items, unit) => {
        const { text, means } = arrayOf(new Random(seed), items, unit)
        expect(lexGoal(`q = ${text}`), text).toEqual([{ ...means, span: { start: 4, end: 4 + text.length } }])
      }),
    )
  })

  it('are read row by row', () => {
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(figure, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
      )
    fc.assert(
      fc.property(seeds, rows, (seed, matrix) => {
        const { text, means } = matrixOf(new Random(seed), matrix)
        expect(lexGoal(`M = ${text}`), text).toEqual([{ ...means, span: { start: 4, end: 4 + text.length } }])
      }),
    )
  })
})
