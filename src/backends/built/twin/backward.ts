// The backward pass: forward.ts read from the end, each line answered by its gradients. Gradients of weights are added
// to `gradients`.
import { ADD, type PackedBatch, type Pointer } from '../../engine/index.js'
import type { Activations, Flow, LayerActivations } from './activations.js'
import type { TwinLayer, TwinTensors } from './tensors.js'
import type { Twin } from './twin.js'

/** `activations.logits` hold their own gradient. */
export function backward(
  twin: Twin,
  batch: PackedBatch,
  activations: Activations,
  flow: Flow,
  gradients: TwinTensors,
): void {
  const { kernels, products, weights, sizes } = twin
  const { width, classes, layers } = sizes
  const { last, normalised, inverse, logits } = activations
  const { signal, scoredStream } = flow
  const rows = batch.scoredRows

  // logits = h C'
  products.outer(rows, classes, width, logits, normalised, gradients.head)
  products.times(rows, classes, width, logits, weights.head, signal)
  kernels.fill(rows * width, 0, scoredStream)
  kernels.rmsNormaliseBackward(rows, width, last, weights.finalGain, inverse, signal, scoredStream, gradients.finalGain)

  for (let l = layers - 1; l >= 0; l--) {
    const layer = activations.layers[l]!
    const stream = l === layers - 1 ? scoredStream : flow.stream
    feedBackward(twin, layer, weights.layers[l]!, gradients.layers[l]!, flow, stream)
    attendBackward(twin, batch, layer, weights.layers[l]!, gradients.layers[l]!, flow, stream)
  }
  kernels.embedBackward(batch.rows, width, batch.inputs, flow.stream, gradients.embedding)
}

/** From the gradient of the layer's output, in `stream`, to that of `attended`, in the same place. */
function feedBackward(
  twin: Twin,
  layer: LayerActivations,
  weights: TwinLayer,
  gradients: TwinLayer,
  flow: Flow,
  stream: Pointer,
): void {
  const { kernels, products } = twin
  const { width, hidden } = twin.sizes
  const { rows } = layer.out
  const { gate, up, signal } = flow

  // x + g W_d
  products.outer(rows, hidden, width, layer.gated, stream, gradients.down)
  products.timesTransposed(rows, hidden, width, stream, weights.down, gate)
  // g = silu(h W_g) * (h W_u)
  kernels.swigluBackward(rows * hidden, layer.gate, layer.up, gate, gate, up)
  products.outer(rows, width, hidden, layer.signal, gate, gradients.gate)
  products.outer(rows, width, hidden, layer.signal, up, gradients.up)
  products.timesTransposed(rows, width, hidden, gate, weights.gate, signal)
  products.timesTransposed(rows, width, hidden, up, weights.up, signal, ADD)
  const { attended, signalInverse: inverse } = layer
  kernels.rmsNormaliseBackward(rows, width, attended, weights.hiddenGain, inverse, signal, stream, gradients.hiddenGain)
}

/** From the gradient of `attended`, in `stream`, to that of the layer's input, in `flow.stream`. */
function attendBackward(
  twin: Twin,
  batch: PackedBatch,
  layer: LayerActivations,
  weights: TwinLayer,
  gradients: TwinLayer,
  flow: Flow,
  stream: Pointer,
): void {
  const { kernels, products, rotary, scratch } = twin
  const { width, heads, headWidth } = twin.sizes
  const { normalised, normalisedInverse: inverse, out } = layer

  // x + y W_o
  products.outer(out.rows, width, width, layer.found, stream, gradients.output)
  products.timesTransposed(out.rows, width, width, stream, weights.output, flow.signal)
  // Rows that did not leave the layer get no gradient from beyond it.
  const narrowed = stream !== flow.stream
  if (narrowed) kernels.fill(batch.rows * width, 0, flow.stream)

  for (let s = 0; s < batch.sequences; s++) {
    const n = batch.length[s]!
    const from = out.from[s]!
    const row = 4 * batch.start[s]! * width
    const rowOut = 4 * out.start[s]! * width
    const [q, k, v] = [layer.queries + row, layer.keys + row, layer.values + row]
    const [dq, dk, dv] = [flow.queries + row, flow.keys + row, flow.values + row]
    const p = layer.attention[s]!
    const dy = flow.signal + rowOut
    kernels.causalAttentionBackward(from, n, heads, headWidth, q, k, v, p, dy, dq, dk, dv, flow.scores, scratch)
    kernels.rotateBackward(0, n, heads, headWidth, rotary, dq)
    kernels.rotateBackward(0, n, heads, headWidth, rotary, dk)
    if (narrowed) kernels.copy((n - from) * width, stream + rowOut, flow.stream + row + 4 * from * width)
  }
  const rows = batch.rows
  products.outer(rows, width, width, normalised, flow.queries, gradients.query)
  products.outer(rows, width, width, normalised, flow.keys, gradients.key)
  products.outer(rows, width, width, normalised, flow.values, gradients.value)
  products.timesTransposed(rows, width, width, flow.queries, weights.query, flow.signal)
  products.timesTransposed(rows, width, width, flow.keys, weights.key, flow.signal, ADD)
  products.timesTransposed(rows, width, width, flow.values, weights.value, flow.signal, ADD)
  const { attentionGain: gain } = weights
  const { attentionGain: dGain } = gradients
  kernels.rmsNormaliseBackward(rows, width, layer.stream, gain, inverse, flow.signal, flow.stream, dGain)
}
