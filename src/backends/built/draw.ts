// Choosing the next token among those that the mask allows.

import type { Random } from '../engine/index.js'

export const allows = (mask: Uint32Array, token: number): boolean => ((mask[token >>> 5]! >>> (token & 31)) & 1) === 1

/** The likeliest allowed token; the lower id where two are equal. -1 when none is allowed. */
export function likeliest(logits: Float32Array, mask: Uint32Array): number {
  let best = -1
  for (let token = 0; token < logits.length; token++) {
    if (allows(mask, token) && (best < 0 || logits[token]! > logits[best]!)) best = token
  }
  return best
}

/** Draws an allowed token with probability proportional to exp(logit / temperature). -1 when none is allowed. */
export function drawn(logits: Float32Array, mask: Uint32Array, temperature: number, random: Random): number {
  const top = likeliest(logits, mask)
  if (top < 0) return top
  const weights: number[] = []
  let sum = 0
  for (let token = 0; token < logits.length; token++) {
    const weight = allows(mask, token) ? Math.exp((logits[token]! - logits[top]!) / temperature) : 0
    weights.push(weight)
    sum += weight
  }
  let left = random.unit() * sum
  for (const [token, weight] of weights.entries()) {
    left -= weight
    if (weight > 0 && left < 0) return token
  }
  return top
}

/** Natural logarithm of the probability of `token` among those that the mask allows, at temperature 1. */
export function logProbability(logits: Float32Array, mask: Uint32Array, token: number): number {
  const top = logits[likeliest(logits, mask)]!
  let sum = 0
  for (let other = 0; other < logits.length; other++) if (allows(mask, other)) sum += Math.exp(logits[other]! - top)
  return logits[token]! - top - Math.log(sum)
}
