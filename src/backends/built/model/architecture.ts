// CRATE as the engine's training threads load it.
import { type Architecture, fullestBatch, measure, type Trainee, type TraineeParts } from '../../engine/index.js'
import { allocateActivations, allocateFlow, scratchBytes } from './activations.js'
import { backward } from './backward.js'
import type { CrateConfig } from './config.js'
import { placeCrate } from './crate.js'
import { forward } from './forward.js'
import { classes, crateTensors, tensorsAt } from './tensors.js'

function createTrainee(config: CrateConfig, parts: TraineeParts): Trainee {
  const crate = placeCrate(config, parts)
  return {
    accumulate(batch, weight, gradients) {
      parts.arena.rewind()
      const activations = allocateActivations(parts.arena, config, batch)
      const flow = allocateFlow(parts.arena, config, batch)
      forward(crate, batch, activations)
      const { logits } = activations
      const loss = parts.kernels.crossEntropy(batch.scoredRows, classes(config), logits, batch.targets, weight)
      backward(crate, batch, activations, flow, tensorsAt(config, parts.layout, gradients))
      return loss
    },
  }
}

export const architecture: Architecture<CrateConfig> = {
  name: 'crate',
  tensors: crateTensors,
  workspaceBytes: (config, limits) =>
    measure((arena) => {
      arena.bytes(scratchBytes(config))
      arena.floats((config.context * config.width) / config.heads)
      allocateActivations(arena, config, fullestBatch(limits))
      allocateFlow(arena, config, fullestBatch(limits))
    }),
  createTrainee,
}
