// The way of values from one schema to another: what stands in it, and what takes them along it.

import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { refusable } from '../codec/refusal.js'
import { checkCarried } from '../mismatch.js'
import type { Schema } from '../schema.js'
import { compareSchemas } from './convert.js'
import type { Difference } from './place.js'
import { differenceWords, placeWords } from './words.js'

/** A value decoded with the one schema as one that fits the other; what has no place there is a fault with its path. */
export type Adapter = (value: unknown) => Result<unknown, Fault>

export interface Passage {
  /** None where every value passes. */
  readonly differences: readonly Difference[]
  /** What lets no value pass; of several such the one that says most, a change of dimension. */
  readonly obstacle: Difference | undefined
  /** Paths of what the other schema does not know, and what is left out therefore. */
  readonly dropped: readonly string[]
  /** Of use only where there is no obstacle. What is as it was is passed on and not copied. */
  readonly adapt: Adapter
}

/** The way from values of `from` to values of `to`, worked out once. Cost grows linearly with the size of the schemas. */
export function passageOf(from: Schema, to: Schema): Passage {
  const { convert, findings } = compareSchemas(from, to)
  const { differences, dropped, checksDimensions } = findings
  const obstacles = differences.filter(({ loses }) => loses === 'all')
  const adapt: Adapter = (value) => {
    const adapted = convert === undefined ? ok(value) : refusable(() => convert(value))
    if (!adapted.ok || !checksDimensions) return adapted
    const checked = checkCarried(to, adapted.value)
    return checked.ok ? adapted : checked
  }
  return {
    differences,
    obstacle: obstacles.find(({ subject }) => subject === 'dimension') ?? obstacles[0],
    dropped,
    adapt,
  }
}

/**
 * Makes values of `from` values of `to`: unknown fields are left out, defaults filled in, lists and tables turned, integers made what
 * `to` has in memory.
 *
 * @returns FAULT_SCHEMA where no value can pass: `expected` is what `to` has, `actual` what `from` has, dimensions in normal form
 */
export function adapterOf(from: Schema, to: Schema): Result<Adapter, Fault> {
  const { obstacle, adapt } = passageOf(from, to)
  if (obstacle === undefined) return ok(adapt)
  const { path, subject, from: actual, to: expected } = obstacle
  const message = `${placeWords(path)} ${differenceWords(subject, actual)}; what it is to become ${differenceWords(subject, expected)}`
  return err({ code: 'FAULT_SCHEMA', path, expected, actual, message })
}
