// Attached data become typed values here, before any model is asked: what does not read is the sender's fault at once.

import { type GoalInput, type RowFlag, readFlagged } from '../../clef/index.js'
import {
  type AttachedInput,
  at,
  type ContractRegistry,
  err,
  type Fault,
  nearest,
  ok,
  type Result,
  type Schema,
} from '../../fabric/index.js'

/** A default input that every goal has unless it attaches one of that name: the daemon's market. */
export interface DefaultInput extends GoalInput {
  readonly value: unknown
  /** Where it comes from, as answers name it. */
  readonly source: string
}

export interface AttachedValues {
  readonly inputs: readonly GoalInput[]
  readonly values: ReadonlyMap<string, unknown>
  /** Rows that were left out of them, in order. */
  readonly flagged: readonly (RowFlag & { readonly input: string })[]
  /** Names of the defaults that stand in. */
  readonly defaulted: readonly DefaultInput[]
}

/**
 * Reads all of a goal's inputs; the first that does not fit its type is a fault with path `inputs.NAME...`. Of a list of records, rows that do
 * not read are left out and flagged, as long as others do.
 */
export function readAttached(
  attached: readonly AttachedInput[],
  registry: ContractRegistry,
  defaults: readonly DefaultInput[],
): Result<AttachedValues, Fault> {
  const inputs: GoalInput[] = []
  const values = new Map<string, unknown>()
  const flagged: (RowFlag & { input: string })[] = []
  for (const input of attached) {
    const path = `inputs.${input.name}`
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(input.name)) return err(badName(path))
    if (values.has(input.name)) return err(twice(path))
    const type = typeOf(input, registry)
    if (!type.ok) return err(at(path, type.error))
    const read = readFlagged(type.value.schema, input.media, input.bytes)
    if (!read.ok) return err(at(path, read.error))
    inputs.push({ name: input.name, ...type.value })
    values.set(input.name, read.value.value)
    for (const flag of read.value.flags) flagged.push({ input: input.name, ...flag })
  }
  const defaulted = defaults.filter(({ name }) => !values.has(name))
  for (const { name, type, schema, value } of defaulted) {
    inputs.push({ name, type, schema })
    values.set(name, value)
  }
  return ok({ inputs, values, flagged, defaulted })
}

/** By the type it declares, else by its name, else the one type that reads it. */
function typeOf(
  input: AttachedInput,
  registry: ContractRegistry,
): Result<{ readonly type: string; readonly schema: Schema }, Fault> {
  const named = (type: string): Result<{ type: string; schema: Schema }, Fault> | undefined => {
    const schema = registry.namedTypes.get(type)
    return schema === undefined ? undefined : ok({ type, schema })
  }
  const known = [...registry.namedTypes.keys()]
  if (input.type !== undefined) return named(input.type) ?? err(unknownType(input.type, known))
  const byName = known.find((type) => type.toLowerCase() === input.name.toLowerCase())
  if (byName !== undefined) return named(byName)!
  const readable = known.filter((type) => {
    const schema = registry.namedTypes.get(type)
    return schema !== undefined && readFlagged(schema, input.media, input.bytes).ok
  })
  const [only, ...more] = readable
  return only !== undefined && more.length === 0 ? named(only)! : err(unclearType(known, readable))
}

const badName = (path: string): Fault => ({
  code: 'FAULT_SHAPE',
  path,
  expected: 'a letter, then letters, digits, - and _',
  actual: 'another name',
  message: `${path}: an input is named by a letter, then letters, digits, - and _`,
})

const twice = (path: string): Fault => ({
  code: 'FAULT_SHAPE',
  path,
  expected: 'one input of this name',
  actual: 'several',
  message: `${path} is attached more than once`,
})

const unknownType = (name: string, known: readonly string[]): Fault => ({
  code: 'FAULT_FIELD_UNKNOWN',
  name,
  candidates: nearest(name, known),
  message: `'${name}' is no type that can be attached; known: ${known.join(', ')}`,
})

const unclearType = (known: readonly string[], readable: readonly string[]): Fault => ({
  code: 'FAULT_SHAPE',
  path: 'type',
  expected: `one of ${known.join(', ')}`,
  actual: readable.length === 0 ? 'data that reads as none of them' : `data that reads as ${readable.join(' and ')}`,
  message: `say the type of this input: one of ${known.join(', ')}`,
})
