import { type Json, layOut, writeCheckpoint } from '../../engine/index.js'
import { architecture } from './architecture.js'
import type { CrateConfig } from './config.js'
import { crateTensors } from './tensors.js'

/** Trained weights as the bytes of a checkpoint file; `record` tells where they come from. */
export function crateCheckpoint(config: CrateConfig, weights: Float32Array, record: Json): Uint8Array {
  const { tensors } = layOut(crateTensors(config))
  return writeCheckpoint({ architecture: architecture.name, config: { ...config }, tensors, record, weights })
}
