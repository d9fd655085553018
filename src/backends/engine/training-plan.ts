// What the training threads share: where everything lies in linear memory, and the words they meet over.

import type { Architecture, BatchLimits } from './architecture.js'
import { Arena, measure } from './arena.js'
import { BARRIER_WORDS } from './barrier.js'
import { SHARDS } from './batches.js'
import type { Pointer } from './kernels.js'
import { FIRST_FREE_BYTE } from './kernels.js'
import { CHUNKS, type OptimiserState } from './optimiser.js'
import { allocateOrthogonaliser, type OrthogonaliserDesk } from './orthogonalise.js'
import type { ParameterLayout } from './parameters.js'
import type { Recipe } from './recipe.js'
import type { SharedExamples } from './training-set.js'
import type { TrainingState } from './training-state.js'

/** One thread's own stretch of linear memory. */
export interface Desk {
  readonly inputs: Pointer
  readonly targets: Pointer
  readonly workspace: Pointer
  readonly workspaceEnd: Pointer
  readonly orthogonaliser: OrthogonaliserDesk
}

export interface MemoryPlan {
  readonly state: OptimiserState
  readonly desks: readonly Desk[]
}

/** Lays out weights, moments, one gradient a shard and one desk a thread. */
export function planMemory<Config>(
  architecture: Architecture<Config>,
  recipe: Recipe<Config>,
  layout: ParameterLayout,
  limits: BatchLimits,
): { readonly plan: MemoryPlan; readonly bytes: number } {
  const weights = layout.size
  const shapes = layout.tensors
    .filter(({ orthogonal }) => orthogonal)
    .map(({ shape: [rows, columns] }) => ({ rows: rows!, columns: columns! }))
  const workspaceBytes = architecture.workspaceBytes(recipe.config, limits)
  const allocate = (arena: Arena): MemoryPlan => ({
    state: {
      weights: arena.floats(weights),
      firstMoment: arena.floats(weights),
      secondMoment: arena.floats(weights),
      gradients: Array.from({ length: SHARDS }, () => arena.floats(weights)),
    },
    desks: Array.from({ length: recipe.threads }, () => {
      const inputs = arena.floats(limits.sequences * limits.sequenceRows)
      const targets = arena.floats(limits.sequences * limits.sequenceRows)
      const workspace = arena.bytes(workspaceBytes)
      const orthogonaliser = allocateOrthogonaliser(arena, shapes)
      return { inputs, targets, workspace, workspaceEnd: workspace + workspaceBytes, orthogonaliser }
    }),
  })
  return { plan: allocate(new Arena(FIRST_FREE_BYTE, Number.POSITIVE_INFINITY)), bytes: measure(allocate) }
}

// Words of `control`: the barrier's, then these.
export const NEXT_SHARD = BARRIER_WORDS
/** Set by the caller's side at any time. */
export const CANCEL = BARRIER_WORDS + 1
/** Set by thread 0 before a barrier, so that all threads stop after the same step. */
export const STOP = BARRIER_WORDS + 2
export const CONTROL_WORDS = BARRIER_WORDS + 3

/** Sums that threads leave for each other: the loss of each shard, the squared gradient of each chunk. */
export const SUMS = SHARDS + CHUNKS

/** What a training thread is started with. */
export interface TrainingThreadStart {
  readonly thread: number
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly plan: MemoryPlan
  readonly control: Int32Array
  readonly sums: Float64Array
  readonly examples: SharedExamples
  readonly recipe: Recipe<unknown>
  /** Absolute path of a built module that exports `architecture`. */
  readonly architecturePath: string
  /** Steps that were done before this run. */
  readonly stepsBefore: number
  readonly lastStep: number
  readonly hashAt: readonly number[]
  readonly checkpointEvery: number | undefined
}

/** What thread 0 tells the caller's side. */
export type TrainingNews =
  | {
      readonly kind: 'step'
      readonly step: number
      readonly loss: number
      readonly rows: number
      readonly hash?: string
    }
  | { readonly kind: 'checkpoint'; readonly state: TrainingState }
  | { readonly kind: 'done' }
