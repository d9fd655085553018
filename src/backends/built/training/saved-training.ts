// A training as it stands, as bytes: what a training that was cut short goes on from. Kept in the format of checkpoints, so that a
// damaged or truncated file is refused as a damaged model is.

import { err, type Fault, type Result } from '../../../fabric/index.js'
import { type Json, readCheckpoint, type TrainingState, writeCheckpoint } from '../../engine/index.js'
import type { CurvePoint } from './curve.js'
import type { BuiltRecipe } from './recipe.js'

/** What a state belongs to: it fits no other training. */
export interface TrainingIdentity {
  readonly recipe: BuiltRecipe
  readonly corpusHash: string
  readonly vocabularyHash: string
}

export interface SavedTraining {
  readonly state: TrainingState
  readonly curve: readonly CurvePoint[]
}

const architecture = 'training'
const parts = ['weights', 'firstMoment', 'secondMoment'] as const
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json // recipes and curves are plain data

export function writeSavedTraining(identity: TrainingIdentity, { state, curve }: SavedTraining): Uint8Array {
  const size = state.weights.length
  const weights = new Float32Array(parts.length * size)
  for (const [at, part] of parts.entries()) weights.set(state[part], at * size)
  return writeCheckpoint({
    architecture,
    config: plain(identity),
    // A tensor has at most 2^24 rows, and no model here so many weights.
    tensors: parts.map((name) => ({ name, shape: [size] })),
    record: plain({ step: state.step, curve }),
    weights,
  })
}

/** FAULT_CHECKPOINT where the bytes are damaged, or are of another training. */
export function readSavedTraining(identity: TrainingIdentity, bytes: Uint8Array): Result<SavedTraining, Fault> {
  const read = readCheckpoint(bytes)
  if (!read.ok) return read
  const { config, record, weights } = read.value
  if (read.value.architecture !== architecture) return refused('it is a model and no training')
  if (JSON.stringify(config) !== JSON.stringify(plain(identity))) return refused('its recipe or corpus is another one')
  const { step, curve } = record as { readonly step?: unknown; readonly curve?: unknown }
  if (typeof step !== 'number' || !Array.isArray(curve)) return refused('it does not say how far it is')
  const size = weights.length / parts.length
  const part = (at: number) => weights.slice(at * size, (at + 1) * size)
  return {
    ok: true,
    // The curve was written by this file, and the bytes match their hash.
    value: {
      state: { step, weights: part(0), firstMoment: part(1), secondMoment: part(2) },
      curve: curve as CurvePoint[],
    },
  }
}

const refused = (reason: string): Result<never, Fault> =>
  err({
    code: 'FAULT_CHECKPOINT',
    message: `This training cannot be gone on with: ${reason}. Use --fresh to begin anew.`,
  })
