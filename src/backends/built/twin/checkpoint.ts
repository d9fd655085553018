import { type Json, layOut, writeCheckpoint } from '../../engine/index.js'
import { architecture } from './architecture.js'
import type { TwinConfig } from './config.js'
import { twinTensors } from './tensors.js'

/** Trained weights as the bytes of a checkpoint file; `record` tells where they come from. */
export function twinCheckpoint(config: TwinConfig, weights: Float32Array, record: Json): Uint8Array {
  const { tensors } = layOut(twinTensors(config))
  return writeCheckpoint({ architecture: architecture.name, config: { ...config }, tensors, record, weights })
}
