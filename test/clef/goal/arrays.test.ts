import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArrayQuantity, arrayNumbersMax, type GoalQuantity, lexGoal } from '../../../src/clef/goal/index.js'

/** `[0,0.2] rad`, `72 km/h`: what a table entry says. */
function said(quantity: GoalQuantity): string {
  const { span: _, kind, ...rest } = quantity
  if (kind === 'array') return `${JSON.stringify(quantity.items)} ${quantity.unit ?? ''}`.trim()
  return Object.values(rest).join(' ')
}
const lexed = (text: string) => lexGoal(text).map(said)
const cases = (table: Record<string, readonly string[]>) => Object.entries(table)

describe('arrays', () => {
  it.each(
    cases({
      'q = [0.2, 0.9]': ['[0.2,0.9]'],
      'q=[0,0.2,0]': ['[0,0.2,0]'],
      'q = [0; 0.2; 0]': ['[0,0.2,0]'],
      'q = [0 0.2 0]': ['[0,0.2,0]'],
      'q = [ -0.5,1e-3 , +2 , .5 ]': ['[-0.5,0.001,2,0.5]'],
      'q = [−0.5, –1]': ['[-0.5,-1]'],
      'q = [0, pi/2, -π/4, 3pi/4, 2*pi]': [`[0,${Math.PI / 2},${-Math.PI / 4},${(3 * Math.PI) / 4},${2 * Math.PI}]`],
      'space screws [0,0,1,0,0,0] and [0,0,1,0,-1,0]': ['[0,0,1,0,0,0]', '[0,0,1,0,-1,0]'],
      'M = [[1,0,0,2],[0,1,0,0],[0,0,1,0],[0,0,0,1]], q = [0.2, 0.9]': [
        '[[1,0,0,2],[0,1,0,0],[0,0,1,0],[0,0,0,1]]',
        '[0.2,0.9]',
      ],
      'M = [1 0 0; 0 1 0; 0 0 1]': ['[[1,0,0],[0,1,0],[0,0,1]]'],
      'M = [1, 0; 0, 1]': ['[[1,0],[0,1]]'],
      'M = [1 0 0\n     0 1 0\n     0 0 1]': ['[[1,0,0],[0,1,0],[0,0,1]]'],
      'M = [[1 0]\n [0 1]]': ['[[1,0],[0,1]]'],
      'S = [(0, 0, 1), (1, 0, 0)]': ['[[0,0,1],[1,0,0]]'],
      'q = (0.1, 0.2, 0.3)': ['[0.1,0.2,0.3]'],
      'screw (0,0,1,0,0,0)': ['[0,0,1,0,0,0]'],
      '[0, 0.2, 0] rad': ['[0,0.2,0] rad'],
      '[30, 45] degrees': ['[30,45] deg'],
      '[30, 45]°': ['[30,45] deg'],
      '[30, 45] in degrees': ['[30,45] deg'],
      '[30, 45] (deg)': ['[30,45] deg'],
      'q (deg) = [30, 45]': ['[30,45] deg'],
      'angles in degrees: [30, 45]': ['[30,45] deg'],
      'joint(s) = [30, 45]': ['[30,45]'],
      'from [0, 30] to [45, 90] deg': ['[0,30] deg', '[45,90] deg'],
      'sum [100, 200, 300] EUR': ['[100,200,300] EUR'],
      'q = [0.3] then stop': ['[0.3]'],
    }),
  )('in %j', (text, expected) => {
    expect(lexed(text)).toEqual(expected)
  })

  it.each(
    cases({
      'as shown [1], 5 m': ['1', '5 m'],
      'the point (0.5, 1.2)': ['0.5', '1.2'],
      'reach the point [0.5, 1.2]': ['0.5', '1.2'],
      '(x, y) = [0.5, 1.2]': ['0.5', '1.2'],
      '[0,2; 0,4]': ['0.2', '0.4'],
      '[1, 2; 3]': ['1', '2', '3'],
      '[[1, 2], [3]]': ['[1,2]', '3'],
      '[1, 2, 3': ['1', '2', '3'],
      '[1, 2)': ['1', '2'],
      '[1, 2, x]': ['1', '2'],
      '[30 deg, 45 deg]': ['30 deg', '45 deg'],
      '[2026-03-01]': ['2026-03-01'],
      '[]': [],
      'a loss of (1,234,567)': ['1234567'],
      '[1e999, 2]': ['2'],
    }),
  )('are none in %j', (text, expected) => {
    expect(lexed(text)).toEqual(expected)
  })

  it('hold so many numbers and no more', () => {
    const many = (count: number) => `[${Array.from({ length: count }, (_, at) => at % 7).join(', ')}]`
    expect(lexGoal(many(arrayNumbersMax))).toMatchObject([{ kind: 'array' }])
    expect(lexGoal(many(arrayNumbersMax + 1))[0]).toMatchObject({ kind: 'number' })
  })

  it('span their brackets and their unit', () => {
    const text = 'q = [0, 1] rad, then'
    const [{ span }] = lexGoal(text) as [ArrayQuantity]
    expect(text.slice(span.start, span.end)).toBe('[0, 1] rad')
  })

  const figure = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  )
  const separator = fc.constantFrom(',', ', ', ' , ', ' ')
  const rows = fc
    .integer({ min: 2, max: 6 })
    .chain((columns) =>
      fc.array(fc.array(figure, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
    )

  it('are read as they were printed', () => {
    fc.assert(
      fc.property(
        fc.array(figure, { minLength: 2, maxLength: 40 }),
        fc.oneof(separator, fc.constant('; ')),
        (items, by) => {
          expect(lexGoal(`q = [${items.join(by)}]`)).toMatchObject([{ kind: 'array', items }])
        },
      ),
    )
    fc.assert(
      fc.property(rows, separator, separator, (items, by, between) => {
        const text = `M = [${items.map((row) => `[${row.join(by)}]`).join(between)}] and so on`
        expect(lexGoal(text)).toMatchObject([{ kind: 'array', items }])
      }),
    )
  })

  it('are bounded, whatever stands between brackets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('[', ']', '(', ')', ',', ';', ' ', '1', '-', '.', 'e', 'pi', '\n')),
        (parts) => {
          const text = parts.join('')
          for (const found of lexGoal(text)) {
            expect(found.span.start).toBeGreaterThanOrEqual(0)
            expect(found.span.end).toBeLessThanOrEqual(text.length)
            if (found.kind === 'array') expect(found.items.flat().every(Number.isFinite)).toBe(true)
          }
        },
      ),
    )
  })

  it('take no longer than their text, closed or not', () => {
    for (const part of ['[1 ', '[', '[[1,', '[[1],', '(1,', '[ ', '[1,2;3 ', '[[1,2],[3],']) {
      const text = part.repeat(20_000)
      const start = performance.now()
      lexGoal(text)
      expect(performance.now() - start, part).toBeLessThan(2_000)
    }
  })
})
