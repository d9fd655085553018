import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'

/** The shape of a CRATE decoder and the two constants of its sparse coding step. */
export interface CrateConfig {
  readonly vocabulary: number
  /** How many of them it may say, the first ones; the others are only read. No product is spent on those that never follow. */
  readonly outputs: number
  /** Channels of the residual stream; `width / heads` is a multiple of 8. */
  readonly width: number
  readonly layers: number
  /** Subspaces, one an attention head. */
  readonly heads: number
  /** How many of the heads, the last ones, look up by the token before; half of them is a good choice. */
  readonly shiftedHeads: number
  /** Atoms of each layer's dictionary; a multiple of 4. */
  readonly dictionary: number
  /** Longest sequence, in tokens. */
  readonly context: number
  /**
   * ISTA iterations a layer, 1 to 4. Each one past the first costs two more products with the dictionary;
   * one iteration with twice the atoms takes the time of two.
   */
  readonly istaIterations: number
  /** Step size eta of an iteration. */
  readonly istaStep: number
  /** Sparsity penalty lambda: correlations below it leave a code at zero. */
  readonly lambda: number
}

type Field = keyof CrateConfig

/** The largest model this engine is meant for; a checkpoint that asks for more is refused before memory is taken. */
const MOST: Readonly<Record<Field, number>> = {
  vocabulary: 65_536,
  outputs: 65_536,
  width: 1_024,
  layers: 32,
  heads: 64,
  shiftedHeads: 64,
  dictionary: 8_192,
  context: 4_096,
  istaIterations: 4,
  istaStep: 10,
  lambda: 10,
}

const FIELDS = Object.keys(MOST) as readonly Field[] // the keys of the record above, exactly

const WHOLE = ['vocabulary', 'outputs', 'width', 'layers', 'heads', 'dictionary', 'context', 'istaIterations'] as const

/** Checks a config from a file or a caller; FAULT_RANGE names the field at fault. */
export function parseCrateConfig(value: unknown): Result<CrateConfig, Fault> {
  if (typeof value !== 'object' || value === null) return wrong('config', 'an object')
  const given = value as Partial<Record<Field, unknown>>
  const read: Partial<Record<Field, number>> = {}
  for (const field of FIELDS) {
    const number = given[field]
    if (typeof number !== 'number' || !(number >= 0 && number <= MOST[field])) {
      return wrong(field, `a number from 0 to ${MOST[field]}`)
    }
    read[field] = number
  }
  const config = read as CrateConfig // every field was read above
  for (const field of WHOLE) {
    if (!Number.isInteger(config[field]) || config[field] < 1) return wrong(field, 'a positive whole number')
  }
  if (config.outputs > config.vocabulary) return wrong('outputs', 'no more than vocabulary')
  if (!Number.isInteger(config.shiftedHeads) || config.shiftedHeads > config.heads) {
    return wrong('shiftedHeads', 'a whole number, no more than heads')
  }
  if (config.width % (8 * config.heads) !== 0) return wrong('width', 'a multiple of 8 times heads')
  if (config.dictionary % 4 !== 0) return wrong('dictionary', 'a multiple of 4')
  if (config.istaStep === 0) return wrong('istaStep', 'above 0')
  return ok(config)
}

const wrong = (field: string, wording: string): Result<never, Fault> =>
  err({ code: 'FAULT_RANGE', path: field, message: `The model's ${field} must be ${wording}.` })
