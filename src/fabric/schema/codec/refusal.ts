// How generated codecs refuse: by a throw that gains its path on the way out, caught once in codec.ts.

import type { Fault } from '../../fault.js'
import { unmetAlternative } from '../exactly-one.js'
import type { RecordSchema } from '../schema.js'

export class CodecRefusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

/** The same refusal seen from one level further out; a defect passes as it is. */
export function within(path: string, thrown: unknown): unknown {
  if (!(thrown instanceof CodecRefusal)) return thrown
  return new CodecRefusal({ ...thrown.fault, path: path + (thrown.fault.path ?? '') })
}

/** The refusal of a record `value` of which not exactly one of several fields is given. */
export function requireExactlyOne(sets: RecordSchema['exactlyOne'], value: Readonly<Record<string, unknown>>): void {
  const unmet = unmetAlternative(sets, value)
  if (unmet === undefined) return
  const { field, expected, actual } = unmet
  const message = `must have ${expected}, got ${actual}`
  throw new CodecRefusal({ code: 'FAULT_SHAPE', path: `.${field}`, expected, actual, message })
}

/** Source of the test of a record `v`, spelt out so that sound records pass it without a call; `sets` is the name of a constant. */
export function exactlyOneSource(codec: 'r' | 'w', { exactlyOne }: RecordSchema, sets: string): string {
  const counts = exactlyOne.map((names) =>
    names.map((name) => `(v[${JSON.stringify(name)}] !== undefined)`).join(' + '),
  )
  return `if (${counts.map((count) => `${count} !== 1`).join(' || ')}) ${codec}.exactlyOne(${sets}, v)`
}

/**
 * Source of `statements` whose refusals gain a path, in a generated function that has the Reader or Writer as `codec`. `path` is the
 * source of an expression; it is only worked out when something is refused.
 */
export const withinSource = (codec: 'r' | 'w', path: string, statements: string): string =>
  `try { ${statements} } catch (thrown) { throw ${codec}.within(${path}, thrown) }`
