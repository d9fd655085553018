import { type CountSchema, heldRange, type IntegerSchema, u32 } from '../../fabric/schema/index.js'

/** The whole numbers that a program can give for a field. Integers beyond what a number holds come attached. */
export function wholeRange(schema: CountSchema | IntegerSchema): {
  readonly min: number
  readonly max: number
  readonly big: boolean
} {
  const { min, max } = heldRange(schema.kind === 'count' ? u32() : { ...schema, as: 'number' })
  return { min: Number(min), max: Number(max), big: schema.kind === 'integer' && schema.as === 'bigint' }
}
