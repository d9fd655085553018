// How generated codecs refuse: by a throw that gains its path on the way out, caught once at the codec's face.

import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { unmetAlternative } from '../exactly-one.js'
import type { RecordSchema } from '../schema.js'

export class CodecRefusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

/** What `run` returns or, where it refuses, the fault; a defect passes as it is. */
export function refusable<T>(run: () => T): Result<T, Fault> {
  try {
    return ok(run())
  } catch (thrown) {
    if (!(thrown instanceof CodecRefusal)) throw thrown
    const { fault } = thrown
    return err(fault.path === undefined ? fault : { ...fault, path: fault.path.replace(/^\./, '') })
  }
}

/** The same refusal seen from one level further out; a defect passes as it is. */
export function within(path: string, thrown: unknown): unknown {
  if (!(thrown instanceof CodecRefusal)) return thrown
  return new CodecRefusal({ ...thrown.fault, path: path + (thrown.fault.path ?? '') })
}

/** The refusal of a record `value` of which not exactly one of several fields is given, if it is one. */
export function unmetAlternativeRefusal(
  sets: RecordSchema['exactlyOne'],
  value: Readonly<Record<string, unknown>>,
): CodecRefusal | undefined {
  const unmet = unmetAlternative(sets, value)
  if (unmet === undefined) return undefined
  const { field, expected, actual } = unmet
  const message = `must have ${expected}, got ${actual}`
  return new CodecRefusal({ code: 'FAULT_SHAPE', path: `.${field}`, expected, actual, message })
}

export function requireExactlyOne(sets: RecordSchema['exactlyOne'], value: Readonly<Record<string, unknown>>): void {
  const refusal = unmetAlternativeRefusal(sets, value)
  if (refusal !== undefined) throw refusal
}

/** Source of the test of a record `v`, spelt out so that sound records pass it without a call; `sets` is the name of a constant. */
export function exactlyOneSource(codec: 'r' | 'w', { exactlyOne }: RecordSchema, sets: string): string {
  const counts = exactlyOne.map((names) =>
    names.map((name) => `(v[${JSON.stringify(name)}] === undefined ? 0 : 1)`).join(' + '),
  )
  return `if (${counts.map((count) => `${count} !== 1`).join(' || ')}) ${codec}.exactlyOne(${sets}, v)`
}

/**
 * Source of `statements` whose refusals gain a path, in a generated function that has the Reader or Writer as `codec`. `path` is the
 * source of an expression; it is only worked out when something is refused.
 */
export const withinSource = (codec: 'r' | 'w', path: string, statements: string): string =>
  `try { ${statements} } catch (thrown) { throw ${codec}.within(${path}, thrown) }`
