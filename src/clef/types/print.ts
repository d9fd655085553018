// How types and measures read: as F# prints them.

import { baseDimension, type Dimension, dimensionless, substitute, variablesOf } from '../../fabric/dimension/index.js'
import { givenName, isInferred } from './measure-variable.js'
import { acceptedText, schemaText } from './print-schema.js'
import { partsOf, type Type } from './type.js'

/** Names the variables of inference that are left open, `'u` and `'a` first; those that a person named keep their names. */
export class VariableNames {
  private readonly measures = new Map<string, Dimension>()
  private readonly types = new Map<number, string>()
  private readonly taken = new Set<string>()
  private next = 0

  text(measure: Dimension): string {
    const open = variablesOf(measure)
    if (open.length === 0) return measure.text
    for (const symbol of open) if (!isInferred(symbol)) this.taken.add(symbol)
    for (const symbol of open) {
      if (isInferred(symbol) && !this.measures.has(symbol)) this.measures.set(symbol, baseDimension(this.name(symbol)))
    }
    return substitute(measure, this.measures).text
  }

  variable(id: number): string {
    const known = this.types.get(id)
    if (known !== undefined) return known
    const name = numbered(this.types.size, [...'abcdefghijklmnopqrst'])
    this.types.set(id, name)
    return name
  }

  private name(symbol: string): string {
    let name = `'${givenName(symbol)}`
    while (name === "'" || this.taken.has(name)) name = numbered(this.next++, letters)
    this.taken.add(name)
    return name
  }
}

const letters = [...'uvwxyzabcdefghijklmnopqrst']

const numbered = (index: number, from: readonly string[]): string => {
  const round = Math.floor(index / from.length)
  return `'${from[index % from.length]}${round === 0 ? '' : round}`
}

/** `float<m / s>`, `float<m> list`, `float<m> * string`, `{ a: float }`, `Market`, `'a -> 'a -> bool when 'a : comparison`. */
export function typeText(type: Type, names = new VariableNames()): string {
  const text = partText(type, names)
  const compared = [...new Set(comparedIn(type).map((id) => `${names.variable(id)} : comparison`))]
  return compared.length === 0 ? text : `${text} when ${compared.join(' and ')}`
}

const comparedIn = (type: Type): readonly number[] =>
  type.kind === 'variable' ? (type.comparable ? [type.id] : []) : partsOf(type).flatMap(comparedIn)

function partText(type: Type, names: VariableNames): string {
  const whole = (part: Type) => partText(part, names)
  const part = (inner: Type) => bracketed(whole(inner), inner.kind === 'tuple' || inner.kind === 'function')
  const fields = (of: ReadonlyMap<string, Type>) => [...of].map(([name, field]) => `${name}: ${whole(field)}`)
  switch (type.kind) {
    case 'variable':
      return type.fields === undefined ? names.variable(type.id) : `{ ${[...fields(type.fields), '..'].join('; ')} }`
    case 'float':
      return type.measure === dimensionless ? 'float' : `float<${names.text(type.measure)}>`
    case 'point':
      return `float<${type.scale}>`
    case 'carried':
      return acceptedText(type.accepts)
    case 'list':
    case 'option':
      return `${part(type.of)} ${type.kind}`
    case 'result':
      return `Result<${whole(type.ok)}, ${whole(type.error)}>`
    case 'tuple':
      return type.items.map(part).join(' * ')
    case 'record':
      return type.fields.size === 0 ? '{}' : `{ ${fields(type.fields).join('; ')} }`
    case 'schema':
      return schemaText(type.schema)
    case 'function':
      return `${bracketed(whole(type.from), type.from.kind === 'function')} -> ${whole(type.to)}`
    default:
      return type.kind
  }
}

const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text)

/** What a number's type says of its unit: `m / s`, `degC`; of another type, its text. */
export const unitOrType = (type: Type, names: VariableNames): string => {
  if (type.kind === 'float') return names.text(type.measure)
  return type.kind === 'point' ? type.scale : typeText(type, names)
}
