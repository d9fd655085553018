// What a field of a request takes: whatever has a type that fits.

import { describe, expect, it } from 'vitest'
import { callsOf, checkProgram, elaborate, parseProgram } from '../../../src/clef/index.js'
import {
  contract,
  count,
  date,
  list,
  optional,
  quantity as quantityOf,
  record,
  text,
  uint,
} from '../../../src/fabric/schema/index.js'
import { currency, date as dateOf, diagnosticsOf, goalOf, number, planOf, quantity } from '../registered.js'

const weather = contract({
  name: 'test.weather',
  summary: 'for these tests',
  errors: [],
  request: record({
    at: optional(quantityOf('K')),
    on: optional(date()),
    count: optional(count()),
    wide: optional(uint()),
    points: optional(list(record({ x: quantityOf('m'), label: optional(text()) }))),
  }),
  response: record({ at: quantityOf('K') }),
})

function checkedHere(fields: string, goal: ReturnType<typeof goalOf> | null = null) {
  const program = parseProgram(`test.weather { ${fields} }`)
  if (!program.ok) throw new Error(program.error[0]!.message)
  return checkProgram(program.value, goal, [weather])
}

function argsOf(fields: string, goal: ReturnType<typeof goalOf> | null = null): unknown {
  const plan = elaborate(checkedHere(fields, goal))
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join('; '))
  return callsOf(plan.value)[0]!.args
}

const saidOf = (fields: string, goal: ReturnType<typeof goalOf> | null = null) =>
  checkedHere(fields, goal).diagnostics.map(({ code }) => code)

describe('fields', () => {
  it('take points on a scale where they want the dimension of its differences', () => {
    expect(argsOf('at = 20.0<degC>')).toEqual({ at: { value: 20, unit: 'degC' } })
    expect(argsOf('at = 20.0<degC> + 5.0<K>')).toEqual({ at: { value: 25, unit: 'degC' } })
    expect(argsOf('at = $1', goalOf(quantity(68, 'degF')))).toEqual({ at: { value: 68, unit: 'degF' } })
    expect(saidOf('at = 20.0<degC>', goalOf(quantity(-20, 'degC')))).toEqual(['CLEF_UNGROUNDED'])
    expect(saidOf('at = 20.0<m>')).toEqual(['CLEF_DIMENSION'])
  })

  it('take dates as literals, as texts and worked out', () => {
    expect(argsOf('on = date "2026-03-01"')).toEqual({ on: '2026-03-01' })
    expect(argsOf('on = "2026-03-01"', goalOf(dateOf('2026-03-01')))).toEqual({ on: '2026-03-01' })
    expect(saidOf('on = date "2026-03-01"', goalOf())).toEqual(['CLEF_UNGROUNDED'])
    expect(saidOf('on = date "2026-03-01" + 2.0<day>', goalOf(number(2)))).toEqual([
      'CLEF_UNGROUNDED',
      'CLEF_UNGROUNDED',
    ])
    expect(saidOf('on = if 1.0 > 0.0 then date "2026-03-01" else date "2026-04-01"')).toEqual([])
    expect(saidOf('on = 1.0<day>')).toEqual(['CLEF_TYPE'])
  })

  it('take whole numbers that are worked out', () => {
    expect(saidOf('count = List.length [1.0; 2.0]; wide = 2.0 * 3.0')).toEqual([])
    expect(saidOf('count = 2.0<m> * 3.0')).toEqual(['CLEF_TYPE'])
  })

  it('take nothing for None, and the value of Some', () => {
    expect(argsOf('at = None; on = Some (date "2026-03-01")')).toEqual({ on: '2026-03-01' })
    expect(saidOf('at = Some 3.0<m>')).toEqual(['CLEF_DIMENSION'])
    expect(saidOf('at = Option.map (fun x -> x * 2.0) (Some 3.0<m>)')).toEqual(['CLEF_DIMENSION'])
  })

  it('take lists of records that are worked out', () => {
    expect(saidOf('points = List.map (fun x -> { x = x * 2.0; label = Some "a" }) [1.0<km>]')).toEqual([])
    expect(saidOf('points = List.map (fun x -> { x = x; label = None }) [1.0<s>]')).toEqual(['CLEF_DIMENSION'])
    expect(saidOf('points = List.map (fun x -> { label = x }) ["a"]')).toEqual(['CLEF_MISSING_FIELD'])
    expect(saidOf('points = List.map (fun x -> { x = x; y = x }) [1.0<m>]')).toEqual(['CLEF_UNKNOWN_FIELD'])
  })

  it('are given once each', () => {
    expect(saidOf('at = 1.0<K>; at = 2.0<K>')).toContain('CLEF_DUPLICATE')
  })
})

describe('words', () => {
  const convert = (to: string) => `finance.convert { amount = $1; to = ${to}; market = input "market" }`
  const goal = goalOf(quantity(5, 'EUR'), currency('USD'))

  it('come from the goal in every branch', () => {
    expect(diagnosticsOf(convert('if $1 > 0.0<_> then "USD" else "EUR"'), goal)).toEqual([])
    expect(diagnosticsOf(convert('if $1 > 0.0<_> then "USD" else "CHF"'), goal)).toMatchObject([
      { code: 'CLEF_UNGROUNDED', path: 'to' },
    ])
  })

  it('come from the goal through functions', () => {
    const text = (code: string) => `let f (c: currency) = c\n${convert(`f "${code}"`)}`
    expect(diagnosticsOf(text('USD'), goal)).toEqual([])
    expect(diagnosticsOf(text('CHF'), goal)).toMatchObject([{ code: 'CLEF_UNGROUNDED' }])
  })
})

describe('figures', () => {
  it('are read in the units that a program declares', () => {
    const text = (unit: string) => `[<Measure>] type pace = ${unit}\n72.0<pace> * 1.0`
    const goal = goalOf(quantity(72, 'km/h'), number(1))
    expect(diagnosticsOf(text('km/h'), goal)).toEqual([])
    expect(diagnosticsOf(text('m/s'), goal)).toMatchObject([{ code: 'CLEF_UNGROUNDED' }])
  })

  it('that a field reads by the market’s convention are grounded where they are bound', () => {
    const goal = goalOf(quantity(7.5, '%'), quantity(3, 'm'))
    const text = (vol: string) =>
      `let a = ${vol}\nfinance.priceOption { option = { pair = "EURUSD"; type = "call"; strike = 1.1<USD/EUR>; tenor = "3M" }; market = input "market"; vol = a }`
    const said = (vol: string) =>
      diagnosticsOf(text(vol), goal).map(({ span }) => text(vol).slice(span.start, span.end))
    expect(said('7.5<volpt>')).not.toContain('7.5<volpt>')
    expect(said('8.5<volpt>')).toContain('8.5<volpt>')
  })

  it('of patterns are asked as well', () => {
    const text = 'match $1 with | 7.0<m> -> 1.0 | _ -> 0.0<_>'
    const said = diagnosticsOf(text, goalOf(quantity(2, 'm'), number(1)))
    expect(said.map(({ code }) => code)).toEqual(['CLEF_UNGROUNDED'])
  })
})

describe('calls', () => {
  it('are not made inside functions', () => {
    const call = 'finance.sum { amounts = [x] }'
    for (const text of [`let f x = ${call}\nf 1.0<EUR>`, `[1.0<EUR>] |> List.map (fun x -> ${call})`]) {
      expect(diagnosticsOf(text)).toMatchObject([{ code: 'CLEF_CALL_PLACE', operation: 'finance.sum' }])
      expect(diagnosticsOf(text)[0]?.hint).toBeTypeOf('string')
    }
  })

  it('may stand in values, arguments and branches', () => {
    const sum = 'finance.sum { amounts = [1.0<EUR>] }'
    const plan = planOf(
      `let a = [${sum}; ${sum}]\nlet b = { x = ${sum} }\nif true then List.length a else (let c = ${sum} in 1.0)`,
    )
    expect(plan.calls.map(({ id, dependsOn, steps }) => [id, dependsOn.length, steps.length])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [2, 0, 0],
      [3, 0, 1],
    ])
  })
})
