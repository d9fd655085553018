// Data of a contract is read like what a program writes.

import { describe, expect, it } from 'vitest'
import { parseProgram } from '../../../src/clef/syntax/index.js'
import { Inference, noMeasures, typeOfSchema, typeText } from '../../../src/clef/types/index.js'
import {
  carried,
  choice,
  currency,
  date,
  list,
  map,
  number,
  optional,
  quantity,
  record,
  type Schema,
  table,
  text,
} from '../../../src/fabric/schema/index.js'

const trade = record({
  id: text(),
  side: choice('long', 'short'),
  currency: currency(),
  far: quantity('m'),
  due: date(),
  price: carried(['EUR', 'USD']),
  rate: optional(quantity('1/yr')),
})

const inputs: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ['trade', trade],
  ['trades', { ...list(trade), named: 'Trades' }],
  ['rows', table(record({ far: quantity('m'), n: number() }))],
  ['vols', map(text(), number())],
])

function typed(program: string): string {
  const parsed = parseProgram(program)
  if (!parsed.ok) throw new Error(parsed.error[0]!.message)
  const inference = new Inference({
    declared: noMeasures,
    environment: new Map(),
    quantities: [
      { kind: 'quantity', value: 20, unit: 'degC', span: { start: 0, end: 1 } },
      { kind: 'date', date: '2026-03-01', span: { start: 0, end: 1 } },
    ],
    inputs,
    domains: [],
    call: () => {
      throw new Error('no calls here')
    },
    literal: () => {},
  })
  const type = inference.program(parsed.value)
  const said = inference.diagnostics.map(({ code, span }) => `${code} ${program.slice(span.start, span.end)}`)
  return said.length > 0 ? said.join(', ') : typeText(inference.solver.type(type))
}

describe('attached data', () => {
  it.each([
    ['(input "trade").far', 'float<m>'],
    ['(input "trade").rate', 'float<1 / yr> option'],
    ['match (input "trade").rate with Some r -> r | None -> 0.0<_>', 'float<1 / yr>'],
    ['(input "trade").side = "long"', 'bool'],
    ['"short" = (input "trade").side', 'bool'],
    ['(input "trade").side = "lng"', 'CLEF_TYPE "lng"'],
    ['(input "trade").currency = "EUR"', 'bool'],
    ['(input "trade").currency = "EURO"', 'CLEF_TYPE "EURO"'],
    ['(input "trade").due - $2', 'float<day>'],
    ['$1 + 5.0<K>', 'float<degC>'],
    ['match (input "trade").side with | "long" -> 1.0 | "short" -> 2.0', 'float'],
    ['match (input "trade").side with | "long" -> 1.0', 'CLEF_MATCH match (input "trade").side'],
    ['match (input "trade").currency with | "EUR" -> 1.0 | _ -> 2.0', 'float'],
    ['(input "trade").price > 1.0<EUR>', 'CLEF_TYPE 1.0<EUR>'],
    ['(input "trade").price = (input "trade").price', 'CLEF_TYPE (input "trade").price = (input "trade").price'],
    ['input "trades" |> List.map (fun t -> t.far) |> List.sum', 'float<m>'],
    ['List.map (fun t -> t.id) (input "trades")', 'string list'],
    ['input "trades" |> List.filter (fun t -> t.side = "long") |> List.length', 'float'],
    ['input "rows" |> List.sumBy (fun r -> r.far * r.n)', 'float<m>'],
    ['let far r = r.far\n(far (input "trade"), input "rows" |> List.map far)', 'float<m> * float<m> list'],
    ['{ (input "trade") with far = 2.0<m> }.far', 'float<m>'],
    ['{ (input "trade") with far = 2.0<s> }', 'CLEF_DIMENSION 2.0<s>'],
    ['List.length (input "vols")', 'CLEF_TYPE input "vols"'],
    ['(input "trade").fare', 'CLEF_UNKNOWN_FIELD fare'],
    ['[input "trade"] |> List.map (fun t -> t.fare)', 'CLEF_UNKNOWN_FIELD fare'],
  ])('%s : %s', (program, type) => {
    expect(typed(program)).toBe(type)
  })
})

describe('units of a contract', () => {
  it('read in normal form, however the contract spells them', () => {
    const schema = record({ speed: quantity('m/s'), force: quantity('m kg s^-2'), paid: carried(['USD/EUR', '1']) })
    expect(typeText(typeOfSchema(schema))).toBe(
      '{ speed: float<m / s>; force: float<kg m / s^2>; paid: float<USD / EUR> or float }',
    )
  })
})
