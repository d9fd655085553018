// Temperatures in degrees from text to request: a point converts with its offset once, where it leaves the program, and nowhere else.

import { describe, expect, it } from 'vitest'
import { checkProgram, elaborate, parseProgram, runPlan } from '../../../src/clef/index.js'
import { baseDimension } from '../../../src/fabric/dimension/index.js'
import { ok } from '../../../src/fabric/result.js'
import { carried, contract, fromJson, list, quantity, record } from '../../../src/fabric/schema/index.js'

const heat = contract({
  name: 'thermo.heat',
  summary: 'What it takes to warm something.',
  request: record({
    from: quantity('K'),
    to: quantity('K'),
    any: carried(['K']),
    each: list(quantity('K')),
  }),
  response: record({ energy: quantity('kg m^2/s^2') }),
  errors: [],
})

/** The request that a program sends, or the codes of what is wrong with it. */
async function sent(text: string): Promise<unknown> {
  const program = parseProgram(text)
  if (!program.ok) throw new Error(program.error[0]?.message)
  const plan = elaborate(checkProgram(program.value, null, [heat]))
  if (!plan.ok) return plan.error.map(({ code }) => code)
  let request: unknown
  await runPlan(plan.value, {
    inputs: new Map(),
    invoke: async (_, made) => {
      request = made
      return ok({ energy: 0 })
    },
  })
  return request
}

const heated = (from: string, to: string, any: string, each: string) =>
  `thermo.heat { from = ${from}; to = ${to}; any = ${any}; each = [${each}] }`

describe('points on a temperature scale', () => {
  it('reach a request in kelvin, rounded once, as numbers in kelvin do', async () => {
    expect(await sent(heated('20.0<degC>', '68.0<degF>', '0.0<degC>', '25.0<degC>; 300.0<K>; 9.0<degR>'))).toEqual({
      from: 293.15,
      to: 293.15,
      any: { value: 273.15, dimension: baseDimension('K') },
      each: [298.15, 300, 5],
    })
  })

  it('also when they were worked out', async () => {
    const text = [
      'let start = 20.0<degC>',
      'let rise = 68.0<degF> - 50.0<degF>',
      heated('start + 5.0<K>', '50.0<degF> + rise', 'start', 'rise; start - 300.0<K>'),
    ].join('\n')
    expect(await sent(text)).toMatchObject({ from: 298.15, to: 293.15, any: { value: 293.15 }, each: [10, -6.85] })
  })

  it.each([
    ['20.0<degC> + 20.0<degC>'],
    ['20.0<degC> * 2.0'],
    ['-20.0<degC> - 5.0<degC> - 1.0<degC>'],
    ['sum [20.0<degC>]'],
    ['20.0<degC> - 68.0<degF>'],
    ['20.0<degC> + 5.0<degF>'],
    ['20.0<degC/m> * 1.0<m>'],
  ])('%s is no temperature', async (expression) => {
    const said = await sent(heated(expression, '1.0<K>', '1.0<K>', ''))
    expect(said).toContainEqual(expect.stringMatching(/^CLEF_(AFFINE|DIMENSION)$/))
  })
})

describe('the same in JSON', () => {
  const read = (from: unknown) =>
    fromJson(heat.request, { from, to: { value: 1, unit: 'K' }, any: { value: 68, unit: 'degF' }, each: [] })

  it('a carried value and a quantity are read in kelvin', () => {
    expect(read({ value: -40, unit: 'degF' })).toMatchObject({
      ok: true,
      value: { value: { from: 233.15, any: { value: 293.15, dimension: baseDimension('K') } } },
    })
  })

  it('a point in a product is refused with what to write instead', () => {
    expect(read({ value: 3, unit: 'degC m/m' })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_UNIT', path: 'from', name: 'degC', candidates: ['K'] },
    })
  })
})
