// Whether a decoder writes a program exactly, without a grammar to help it.

/**
 * The share of examples whose program the likeliest tokens spell. A wrong token ends an example: what would follow is wrong too.
 *
 * @param {import('../../dist/backends/engine/index.js').Decoder} decoder
 * @param {readonly {readonly tokens: Uint16Array, readonly lossFrom: number}[]} examples
 */
export function exactMatch(decoder, examples) {
  const right = examples.filter(({ tokens, lossFrom }) => {
    let logits = decoder.prefill(tokens.subarray(0, lossFrom))
    for (let at = lossFrom; ; at++) {
      if (likeliest(logits) !== tokens[at]) return false
      if (at === tokens.length - 1) return true
      logits = decoder.step(tokens[at])
    }
  })
  return right.length / examples.length
}

/** @param {Float32Array} logits */
export function likeliest(logits) {
  let best = 0
  for (let token = 1; token < logits.length; token++) if (logits[token] > logits[best]) best = token
  return best
}
