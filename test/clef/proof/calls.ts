// Calls of registered operations whose requests are quantities of fixed dimensions, and some of finance with money in them.

import type { Contract, Schema } from '../../../src/fabric/schema/index.js'
import type { Author } from './author.js'
import { literal, number } from './floats.js'
import { floatOf, type Kind } from './kind.js'
import { levels, type Made, none } from './made.js'
import { Measure } from './measure.js'
import { always, type Piece, piece } from './piece.js'

export interface Call {
  readonly operation: string
  readonly fields: readonly (readonly [name: string, of: Measure])[]
  /** Fields of the response that are numbers. */
  readonly answers: readonly (readonly [name: string, of: Measure])[]
}

/** A dimension of a schema, `m/s^2`, without the reader under test. */
function measureOf(text: string): Measure {
  const [above = '1', below] = text.split('/')
  const read = (part: string): Measure =>
    part
      .trim()
      .split(/[ *]+/)
      .filter((factor) => factor !== '1')
      .reduce((product, factor) => {
        const [symbol, exponent = '1'] = factor.split('^')
        return product.times(Measure.of(symbol!, Number(exponent)))
      }, Measure.one)
  return below === undefined ? read(above) : read(above).over(read(below))
}

const numberIn = (schema: Schema): Measure | undefined => {
  // A field that a convention gives a unit takes a plain number too, so that leaving out its unit breaks nothing.
  if (schema.kind === 'quantity' && schema.quoting?.[''] !== undefined) return undefined
  if (schema.kind === 'quantity' && /^[A-Za-z0-9^ /]+$/.test(schema.dimension)) return measureOf(schema.dimension)
  return schema.kind === 'defaulted' ? numberIn(schema.of) : undefined
}

/** Those of `contracts` whose requests can be written with numbers alone. */
export function callsOf(contracts: readonly Contract[]): readonly Call[] {
  return contracts.flatMap(({ name, request, response }) => {
    if (request.kind !== 'record' || response.kind !== 'record') return []
    const left = new Set(request.exactlyOne.flatMap(([, ...others]) => others))
    const fields = Object.entries(request.fields).flatMap(([field, schema]) => {
      const wanted = schema.kind === 'optional' && !left.has(field) ? schema.of : schema
      const measure = numberIn(wanted)
      return measure === undefined ? [] : [[field, measure] as const]
    })
    const required = Object.entries(request.fields).filter(
      ([, { kind }]) => kind !== 'optional' && kind !== 'defaulted',
    )
    if (!required.every(([field]) => fields.some(([known]) => known === field))) return []
    const answers = Object.entries(response.fields).flatMap(([field, schema]) => {
      const measure = schema.kind === 'quantity' ? numberIn(schema) : undefined
      return measure === undefined ? [] : [[field, measure] as const]
    })
    return fields.length === 0 || answers.length === 0 ? [] : [{ operation: name, fields, answers }]
  })
}

/** Units that an argument converts from, by the coherent one. */
const alternatives: Readonly<Record<string, readonly Measure[]>> = {
  m: [Measure.of('km'), Measure.of('ft')],
  s: [Measure.of('ms'), Measure.of('h')],
  'm / s': [Measure.of('km').over(Measure.of('h')), Measure.of('mph'), Measure.of('ft').over(Measure.of('s'))],
  rad: [Measure.of('deg')],
  'm / s^2': [Measure.of('km').over(Measure.of('h')).over(Measure.of('s'))],
}

/** A request with every field, each held fixed by the contract; one of them may be left to its default. */
export function requestOf(author: Author, { operation, fields }: Call, depth: number): Made {
  const { dice } = author
  const parts: (string | Piece)[] = [`${operation} { `]
  for (const [index, [name, measure]] of fields.entries()) {
    const others = alternatives[measure.text] ?? []
    const given = others.length > 0 && dice.chance(0.4) ? others[dice.below(others.length)]! : measure
    const value = dice.chance(0.5) ? literal(author, given, always) : number(author, given, depth, always)
    const wrong = author.wrongMeasure(given)
    const field = piece(
      [value.piece],
      [{ kind: 'field', text: `${author.number()}<${author.unitText(wrong)}>`, tie: always }],
    )
    parts.push(`${index === 0 ? '' : '; '}${name} = `, field)
  }
  return { piece: piece([...parts, ' }']), level: levels.applied, deps: none }
}

/** Requests with money and rates; what is wrong with the edited ones is known from the contracts. */
export function financeOf(author: Author): Made {
  const { dice } = author
  const digits = author.number()
  const money = (code: string, wrong: string): Piece =>
    piece([`${digits}<${code}>`], [{ kind: 'field', text: `${digits}<${wrong}>`, tie: always }])
  const [code, other] = dice.pick<readonly [string, string]>([
    ['EUR', 'USD'],
    ['GBP', 'JPY'],
    ['CHF', 'EUR'],
  ])
  if (dice.chance(0.5)) {
    const parts = ['finance.sum { amounts = [', money(code, other), '; ', money(code, 'm'), '] }']
    return { piece: piece(parts), level: levels.applied, deps: none }
  }
  const amount = money(code, dice.pick(['m', `${code}^2`, `${code}/${other}`, '1 / yr']))
  const market = '; market = input "market"'
  return {
    piece: piece(['finance.convert { amount = ', amount, `; to = "${other}"${market} }`]),
    level: levels.applied,
    deps: none,
  }
}

export const answerKinds = ({ answers }: Call): readonly (readonly [name: string, kind: Kind])[] =>
  answers.map(([name, measure]) => [name, floatOf(measure)])
