// The forward pass over a packed batch; twin.ts has the equations. Everything that the backward pass reads is kept
// in the activations.
import { ADD, type PackedBatch, type Pointer } from '../../engine/index.js'
import type { Activations, LayerActivations } from './activations.js'
import type { TwinLayer } from './tensors.js'
import type { Twin } from './twin.js'

/** From the batch's tokens to the logits of its scored rows. */
export function forward(twin: Twin, batch: PackedBatch, activations: Activations): void {
  const { kernels, products, weights, sizes } = twin
  const { width, classes } = sizes
  const { layers, last, normalised, inverse, logits } = activations

  kernels.embed(batch.rows, width, batch.inputs, weights.embedding, layers[0]!.stream)
  layers.forEach((layer, l) => {
    attend(twin, batch, layer, weights.layers[l]!)
    feed(twin, layer, weights.layers[l]!, layers[l + 1]?.stream ?? last)
  })
  kernels.rmsNormalise(batch.scoredRows, width, last, weights.finalGain, normalised, inverse)
  products.timesTransposed(batch.scoredRows, classes, width, normalised, weights.head, logits)
}

/** x + y W_o, of the rows that leave the layer. */
function attend(twin: Twin, batch: PackedBatch, layer: LayerActivations, weights: TwinLayer): void {
  const { kernels, products, rotary, scratch } = twin
  const { width, heads, headWidth } = twin.sizes
  const { stream, normalised, normalisedInverse, out } = layer

  kernels.rmsNormalise(batch.rows, width, stream, weights.attentionGain, normalised, normalisedInverse)
  products.times(batch.rows, width, width, normalised, weights.query, layer.queries)
  products.times(batch.rows, width, width, normalised, weights.key, layer.keys)
  products.times(batch.rows, width, width, normalised, weights.value, layer.values)

  for (let s = 0; s < batch.sequences; s++) {
    const n = batch.length[s]!
    const from = out.from[s]!
    const row = 4 * batch.start[s]! * width
    const rowOut = 4 * out.start[s]! * width
    const [q, k, v] = [layer.queries + row, layer.keys + row, layer.values + row]
    kernels.rotate(0, n, heads, headWidth, rotary, q)
    kernels.rotate(0, n, heads, headWidth, rotary, k)
    kernels.causalAttention(from, n, heads, headWidth, q, k, v, layer.found + rowOut, layer.attention[s]!, scratch)
    kernels.copy((n - from) * width, stream + row + 4 * from * width, layer.attended + rowOut)
  }
  products.times(out.rows, width, width, layer.found, weights.output, layer.attended, ADD)
}

/** x + (silu(h W_g) * (h W_u)) W_d, written to `next`. */
function feed(twin: Twin, layer: LayerActivations, weights: TwinLayer, next: Pointer): void {
  const { kernels, products } = twin
  const { width, hidden } = twin.sizes
  const { attended, signal, signalInverse, gate, up, gated } = layer
  const { rows } = layer.out

  kernels.rmsNormalise(rows, width, attended, weights.hiddenGain, signal, signalInverse)
  products.times(rows, width, hidden, signal, weights.gate, gate)
  products.times(rows, width, hidden, signal, weights.up, up)
  kernels.swiglu(rows * hidden, gate, up, gated)
  kernels.copy(rows * width, attended, next)
  products.times(rows, hidden, width, gated, weights.down, next, ADD)
}
