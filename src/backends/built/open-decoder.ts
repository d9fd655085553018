// The one place that knows which architectures there are to decode with.

import { err, type Fault, type Result } from '../../fabric/index.js'
import { type Checkpoint, type Decoder, openDecoderOf } from '../engine/index.js'
import { decoding as crate } from './model/index.js'
import { decoding as twin } from './twin/index.js'

/** A decoder of the checkpoint's own architecture. FAULT_CHECKPOINT where that is none of ours, or does not fit. */
export async function openDecoder(checkpoint: Checkpoint): Promise<Result<Decoder, Fault>> {
  const { architecture } = checkpoint
  if (architecture === crate.name) return openDecoderOf(crate, checkpoint)
  if (architecture === twin.name) return openDecoderOf(twin, checkpoint)
  const message = `the weights are of architecture "${architecture}", and ${crate.name} and ${twin.name} can be run`
  return err({ code: 'FAULT_CHECKPOINT', message })
}
