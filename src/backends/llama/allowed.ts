// What a mask leaves.

import type { Matcher } from '../decoding/index.js'
import { BackendFailure } from '../failure.js'

/** The tokens that a mask allows, in order. */
export function allowedTokens(mask: Uint32Array): Int32Array {
  const tokens: number[] = []
  for (const [word, bits] of mask.entries()) {
    for (let left = bits; left !== 0; left &= left - 1) tokens.push(word * 32 + (31 - Math.clz32(left & -left)))
  }
  return Int32Array.from(tokens)
}

/**
 * Tokens that the model need not be asked for, since nothing else can come: forced text as its tokenizer spells it, or the one token
 * of a mask that has no other. Throws a BackendFailure where no token can come.
 */
export function forcedTokens(matcher: Matcher): readonly number[] {
  const spelled = matcher.forcedTokens()
  if (spelled.length > 0) return spelled
  const mask = matcher.mask()
  if (matcher.fault !== null) throw new BackendFailure(matcher.fault)
  const [only, another] = firstTwo(mask)
  if (only !== undefined) return another === undefined ? [only] : []
  const message = "the model's vocabulary has no token for what the grammar asks for"
  throw new BackendFailure({ code: 'FAULT_BACKEND', message })
}

function firstTwo(mask: Uint32Array): readonly number[] {
  const first: number[] = []
  for (let word = 0; word < mask.length && first.length < 2; word++) {
    for (let left = mask[word]!; left !== 0 && first.length < 2; left &= left - 1)
      first.push(word * 32 + (31 - Math.clz32(left & -left)))
  }
  return first
}
