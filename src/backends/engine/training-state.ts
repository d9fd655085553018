// All that a training stands at after a step: enough to go on from, bit for bit.

import type { OptimiserState } from './optimiser.js'

export interface TrainingState {
  /** Steps done. */
  readonly step: number
  /** Each as long as all weights of the model, in the order of its layout. */
  readonly weights: Float32Array
  readonly firstMoment: Float32Array
  readonly secondMoment: Float32Array
}

const parts = ['weights', 'firstMoment', 'secondMoment'] as const

/** Whether a state can be of a model with so many weights and a recipe of so many steps. */
export const fits = (state: TrainingState, size: number, steps: number): boolean =>
  Number.isInteger(state.step) &&
  state.step >= 0 &&
  state.step < steps &&
  parts.every((part) => state[part].length === size)

/** Copies of the parts, as the threads share them. */
export function capture(step: number, at: OptimiserState, memory: WebAssembly.Memory, size: number): TrainingState {
  const copy = (part: (typeof parts)[number]) => new Float32Array(memory.buffer, at[part], size).slice()
  return { step, weights: copy('weights'), firstMoment: copy('firstMoment'), secondMoment: copy('secondMoment') }
}

export function restore(state: TrainingState, at: OptimiserState, memory: WebAssembly.Memory): void {
  for (const part of parts) new Float32Array(memory.buffer, at[part], state[part].length).set(state[part])
}
