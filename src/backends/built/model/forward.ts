// The forward pass over a packed batch; crate.ts has the equations. Everything that the backward pass reads
// is kept in the activations.
import { ADD, type PackedBatch, type Pointer, SUBTRACT } from '../../engine/index.js'
import type { Activations, LayerActivations } from './activations.js'
import { type Crate, NO_CODE } from './crate.js'
import type { LayerTensors } from './tensors.js'

/** From the batch's tokens to the logits of its scored rows. */
export function forward(crate: Crate, batch: PackedBatch, activations: Activations): void {
  const { kernels, products, weights, sizes } = crate
  const { width, classes } = sizes
  const { layers, last, normalised, inverse, logits } = activations

  kernels.embed(batch.rows, width, batch.inputs, weights.embedding, layers[0]!.stream)
  layers.forEach((layer, l) => {
    compress(crate, batch, layer, weights.layers[l]!)
    sparsify(crate, layer, weights.layers[l]!, layers[l + 1]?.stream ?? last)
  })
  kernels.rmsNormalise(batch.scoredRows, width, last, weights.finalGain, normalised, inverse)
  products.timesTransposed(batch.scoredRows, classes, width, normalised, weights.embedding, logits)
}

/** x + [y_1 .. y_K] W, of the rows that leave the layer. */
function compress(crate: Crate, batch: PackedBatch, layer: LayerActivations, weights: LayerTensors): void {
  const { kernels, products, rotary, scratch } = crate
  const { width, heads, headWidth, shiftedFrom } = crate.sizes
  const { stream, normalised, normalisedInverse, out } = layer

  kernels.rmsNormalise(batch.rows, width, stream, weights.attentionGain, normalised, normalisedInverse)
  products.times(batch.rows, width, width, normalised, weights.subspaces, layer.values)

  for (let s = 0; s < batch.sequences; s++) {
    const n = batch.length[s]!
    const from = out.from[s]!
    const row = 4 * batch.start[s]! * width
    const rowOut = 4 * out.start[s]! * width
    const q = layer.queries + row
    const k = layer.keys + row
    const v = layer.values + row
    kernels.rotateWithKeyShift(0, n, n, heads, headWidth, shiftedFrom, rotary, v, q, k)
    kernels.causalAttention(from, n, heads, headWidth, q, k, v, layer.found + rowOut, layer.attention[s]!, scratch)
    kernels.copy((n - from) * width, stream + row + 4 * from * width, layer.compressed + rowOut)
  }
  products.times(out.rows, width, width, layer.found, weights.mix, layer.compressed, ADD)
}

/** x + a R, written to `next`. */
function sparsify(crate: Crate, layer: LayerActivations, weights: LayerTensors, next: Pointer): void {
  const { kernels, products, eta, lambda } = crate
  const { width, atoms } = crate.sizes
  const { compressed, signal, signalInverse, residuals, codes } = layer
  const { rows } = layer.out

  kernels.rmsNormalise(rows, width, compressed, weights.codingGain, signal, signalInverse)
  codes.forEach((code, i) => {
    const previous = codes[i - 1] ?? NO_CODE
    const residual = residuals[i]!
    if (previous !== NO_CODE) {
      kernels.copy(rows * width, signal, residual)
      products.timesTransposed(rows, width, atoms, previous, weights.dictionary, residual, SUBTRACT)
    }
    products.times(rows, width, atoms, residual, weights.dictionary, code)
    kernels.istaThreshold(rows * atoms, previous, code, eta, lambda, code)
  })
  kernels.copy(rows * width, compressed, next)
  products.times(rows, atoms, width, codes.at(-1)!, weights.readout, next, ADD)
}
