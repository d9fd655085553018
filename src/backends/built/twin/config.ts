import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'

/** The shape of a llama-shaped decoder. */
export interface TwinConfig {
  readonly vocabulary: number
  /** Channels of the residual stream; `width / heads` is a multiple of 8. */
  readonly width: number
  readonly layers: number
  readonly heads: number
  /** Channels of the gated feed-forward; a multiple of 4. */
  readonly hidden: number
  /** Longest sequence, in tokens. */
  readonly context: number
  /** Whether the embedding is the output classifier too. */
  readonly tiedHead: boolean
}

type Size = Exclude<keyof TwinConfig, 'tiedHead'>

/** The largest model this engine is meant for; a checkpoint that asks for more is refused before memory is taken. */
const MOST: Readonly<Record<Size, number>> = {
  vocabulary: 65_536,
  width: 1_024,
  layers: 32,
  heads: 64,
  hidden: 8_192,
  context: 4_096,
}

const SIZES = Object.keys(MOST) as readonly Size[] // the keys of the record above, exactly

/** Checks a config from a file or a caller; FAULT_RANGE names the field at fault. */
export function parseTwinConfig(value: unknown): Result<TwinConfig, Fault> {
  if (typeof value !== 'object' || value === null) return wrong('config', 'an object')
  const given = value as Partial<Record<keyof TwinConfig, unknown>>
  const sizes: Partial<Record<Size, number>> = {}
  for (const field of SIZES) {
    const size = given[field]
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > MOST[field]) {
      return wrong(field, `a whole number from 1 to ${MOST[field]}`)
    }
    sizes[field] = size
  }
  if (typeof given.tiedHead !== 'boolean') return wrong('tiedHead', 'true or false')
  const config = { ...(sizes as Record<Size, number>), tiedHead: given.tiedHead } // every size was read above
  if (config.width % (8 * config.heads) !== 0) return wrong('width', 'a multiple of 8 times heads')
  if (config.hidden % 4 !== 0) return wrong('hidden', 'a multiple of 4')
  return ok(config)
}

const wrong = (field: string, wording: string): Result<never, Fault> =>
  err({ code: 'FAULT_RANGE', path: field, message: `The model's ${field} must be ${wording}.` })
