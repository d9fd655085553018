// How many programs a model in training writes exactly: the likeliest token each time, with no grammar to help.

import { err, type Fault, ok, type Result } from '../../../fabric/index.js'
import { type Decoder, type Example, readCheckpoint } from '../../engine/index.js'
import { openDecoder } from '../open-decoder.js'

/** @param checkpoint bytes of the model as it stands; the share is from 0 to 1 */
export async function exactMatch(checkpoint: Uint8Array, examples: readonly Example[]): Promise<Result<number, Fault>> {
  const read = readCheckpoint(checkpoint)
  if (!read.ok) return read
  const decoder = await openDecoder(read.value)
  if (!decoder.ok) return decoder
  if (examples.length === 0) return err({ code: 'FAULT_RANGE', path: 'examples', message: 'nothing to match' })
  const exact = examples.filter((example) => writes(decoder.value, example)).length
  return ok(exact / examples.length)
}

/** A wrong token ends it: what would follow is wrong too. */
function writes(decoder: Decoder, { tokens, lossFrom }: Example): boolean {
  let logits = decoder.prefill(tokens.subarray(0, lossFrom))
  for (let at = lossFrom; at < tokens.length; at++) {
    if (likeliest(logits) !== tokens[at]) return false
    if (at + 1 < tokens.length) logits = decoder.step(tokens[at]!)
  }
  return true
}

function likeliest(logits: Float32Array): number {
  let best = 0
  for (let token = 1; token < logits.length; token++) if (logits[token]! > logits[best]!) best = token
  return best
}
