// How many programs a decoder writes exactly: the likeliest token each time, with no grammar to help.

import type { Decoder, Example } from '../../engine/index.js'

/** The share of `examples`, from 0 to 1, whose programs the likeliest tokens spell. */
export const exactMatch = (decoder: Decoder, examples: readonly Example[]): number =>
  examples.filter((example) => writes(decoder, example)).length / examples.length

/** A wrong token ends it: what would follow is wrong too. */
function writes(decoder: Decoder, { tokens, lossFrom }: Example): boolean {
  let logits = decoder.prefill(tokens.subarray(0, lossFrom))
  for (let at = lossFrom; at < tokens.length; at++) {
    if (likeliest(logits) !== tokens[at]) return false
    if (at + 1 < tokens.length) logits = decoder.step(tokens[at]!)
  }
  return true
}

/** The likeliest token of all; the lower id where two are equal. */
export function likeliest(logits: Float32Array): number {
  let best = 0
  for (let token = 1; token < logits.length; token++) if (logits[token]! > logits[best]!) best = token
  return best
}
