// Goals that lack something: a number, a unit, a currency, the book itself. The right answer is a question.

import type { Contract, Schema } from '../../../fabric/schema/index.js'
import type { FieldValue, Meaning, Mention } from '../meaning.js'
import type { Phrasing } from '../phrasing/phrasing.js'
import type { Random } from '../random.js'

export interface Forgotten {
  readonly meaning: Meaning
  /** Fields that the text leaves out. */
  readonly unsaid: ReadonlySet<string>
  /** Fields to ask for, in the contract's order. */
  readonly asked: readonly string[]
}

/** Paths of all fields of a request, nested records spelled out, in order. */
export function fieldPaths(schema: Schema, prefix = ''): readonly string[] {
  if (schema.kind === 'optional' || schema.kind === 'defaulted') return fieldPaths(schema.of, prefix)
  if (schema.kind !== 'record' || (schema.named !== undefined && prefix !== '')) return [prefix.slice(0, -1)]
  return Object.entries(schema.fields).flatMap(([name, field]) => fieldPaths(field, `${prefix}${name}.`))
}

/** Whether a request is complete without the field. */
function mayBeAbsent(contract: Contract, path: string): boolean {
  let schema: Schema = contract.request
  let alternatives: readonly (readonly string[])[] = []
  for (const name of path.split('.')) {
    if (schema.kind !== 'record') return false
    alternatives = schema.exactlyOne
    schema = schema.fields[name]!
    if (alternatives.some((set) => set.includes(name))) return false
  }
  return schema.kind === 'optional' || schema.kind === 'defaulted'
}

/** Of fields of which any so many will do: the first that is neither given nor sought. */
function missingGiven(anyOf: readonly string[], meaning: Meaning, unsaid: ReadonlySet<string>): string {
  const solve = meaning.get('solve')
  const sought = solve?.kind === 'choice' ? [solve.name] : solve?.kind === 'choices' ? solve.names : []
  const missing = anyOf.find((name) => (!meaning.has(name) || unsaid.has(name)) && !sought.includes(name))
  return missing ?? anyOf[0]!
}

/** Leaves one or two fields, or their units, out of `meaning`; undefined where the operation can lack nothing. */
export function forget(
  phrasing: Phrasing,
  contract: Contract,
  meaning: Meaning,
  random: Random,
): Forgotten | undefined {
  const { anyOf, askedAs = {} } = phrasing
  const possible = phrasing.mayMiss.filter(
    ({ field, bare }) => meaning.has(field) && (bare !== undefined || !mayBeAbsent(contract, field)),
  )
  if (possible.length === 0) return undefined
  const most =
    anyOf !== undefined
      ? 1
      : random.weighted([
          [74, 1],
          [17, 2],
          [9, 3],
        ] as const)
  const chosen = random.sample(possible, Math.min(most, possible.length))
  const changed = new Map<string, FieldValue>(meaning)
  const unsaid = new Set<string>()
  const asked = new Set<string>()
  for (const { field, bare } of chosen) {
    const onlyUnit = bare !== undefined && ((mayBeAbsent(contract, field) && anyOf === undefined) || random.chance(0.5))
    if (onlyUnit) {
      changed.set(
        field,
        withoutUnit(meaning.get(field)!, (given) => bare(random, given)),
      )
      asked.add(field)
    } else {
      unsaid.add(field)
      asked.add(anyOf === undefined ? (askedAs[field] ?? field) : missingGiven(anyOf, meaning, unsaid))
    }
  }
  const order = fieldPaths(contract.request)
  return { meaning: changed, unsaid, asked: [...asked].sort((a, b) => order.indexOf(a) - order.indexOf(b)) }
}

function withoutUnit(value: FieldValue, bare: (given: Mention) => Mention): FieldValue {
  if (value.kind === 'quantities') return { kind: 'quantities', mentions: value.mentions.map((given) => bare(given)) }
  if (value.kind !== 'quantity') return value
  return {
    kind: 'quantity',
    mention: bare(value.mention),
    ...(value.negated === true ? { negated: true } : {}),
  }
}
