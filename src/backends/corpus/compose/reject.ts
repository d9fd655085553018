// Programs that are one edit away from the right one, and what the Composer says against them: examples of revising.

import { checkProgram, parseProgram, type QuantityTable } from '../../../clef/index.js'
import { type Contract, type Schema, settled } from '../../../fabric/schema/index.js'
import type { Rejected } from '../example.js'
import type { Random } from '../random.js'
import type { AttachedInput } from './print-program.js'

/** What the Composer needs to know of a goal. */
export interface Asked {
  readonly text: string
  readonly quantities: QuantityTable
  readonly inputs: readonly AttachedInput[]
}

/** The first diagnostic against `program`, or undefined where it is right. */
export function rejection(program: string, asked: Asked, contracts: readonly Contract[]): Rejected | undefined {
  const parsed = parseProgram(program)
  if (!parsed.ok) return undefined
  const schemas = new Map<string, Schema>()
  for (const { request } of contracts) {
    for (const schema of Object.values(request.fields).map(settled)) {
      if (schema.named !== undefined) schemas.set(schema.named, schema)
    }
  }
  const inputs = asked.inputs.flatMap(({ name, type }) => {
    const schema = schemas.get(type)
    return schema === undefined ? [] : [{ name, type, schema }]
  })
  const [first] = checkProgram(parsed.value, { ...asked, inputs }, contracts).diagnostics
  return first === undefined ? undefined : { program, code: first.code, path: first.path ?? '' }
}

const fieldPattern = /(?<=[{;] )([a-z]\w*) = (-?\$\d+|"\w+"|input "\w+"|\[[^\]]*\])/gi

interface FieldText {
  readonly name: string
  readonly value: string
  readonly start: number
  readonly end: number
}

const fieldsOf = (program: string): readonly FieldText[] =>
  [...program.matchAll(fieldPattern)].map((match) => ({
    name: match[1]!,
    value: match[2]!,
    start: match.index,
    end: match.index + match[0].length,
  }))

const replaced = (program: string, { name, start, end }: FieldText, value: string) =>
  `${program.slice(0, start)}${name} = ${value}${program.slice(end)}`

/** Two slots swapped. */
function swapped(program: string, slots: readonly FieldText[], random: Random): string | undefined {
  if (slots.length < 2) return undefined
  const [first, second] = random.sample(slots, 2).sort((a, b) => a.start - b.start) as [FieldText, FieldText]
  return replaced(replaced(program, second, first.value), first, second.value)
}

/** A slot that points at another quantity. */
function misdirected(
  program: string,
  slots: readonly FieldText[],
  quantities: number,
  random: Random,
): string | undefined {
  if (slots.length === 0) return undefined
  const field = random.pick(slots)
  return replaced(program, field, `$${random.integer(1, quantities + 1)}`)
}

/** A field left out. */
function shorn(program: string, fields: readonly FieldText[], random: Random): string | undefined {
  if (fields.length < 2) return undefined
  const { start, end } = random.pick(fields)
  return program.slice(end, end + 2) === '; '
    ? program.slice(0, start) + program.slice(end + 2)
    : program.slice(0, start - 2) + program.slice(end)
}

/** A neighbour of `program`, one edit away; undefined where this try found none. */
export function neighbour(program: string, quantities: number, random: Random): string | undefined {
  const fields = fieldsOf(program)
  const slots = fields.filter(({ value }) => value.includes('$') && !value.startsWith('['))
  const edited = random.pick([
    () => swapped(program, slots, random),
    () => misdirected(program, slots, quantities, random),
    () => shorn(program, fields, random),
  ])()
  return edited === program ? undefined : edited
}
