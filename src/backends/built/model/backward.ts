// The backward pass: forward.ts read from the end, each line answered by its gradients. dX stands for the
// gradient of X. Gradients of weights are added to `gradients`.
import { type PackedBatch, type Pointer, SUBTRACT } from '../../engine/index.js'
import type { Activations, Flow, LayerActivations } from './activations.js'
import type { Crate } from './crate.js'
import type { CrateTensors, LayerTensors } from './tensors.js'

/** `activations.logits` hold their own gradient. */
export function backward(
  crate: Crate,
  batch: PackedBatch,
  activations: Activations,
  flow: Flow,
  gradients: CrateTensors,
): void {
  const { kernels, products, weights, sizes } = crate
  const { width, classes, layers } = sizes
  const { last, normalised, inverse, logits } = activations
  const { signal, scoredStream } = flow
  const rows = batch.scoredRows

  // logits = h E'
  products.outer(rows, classes, width, logits, normalised, gradients.embedding)
  products.times(rows, classes, width, logits, weights.embedding, signal)
  kernels.fill(rows * width, 0, scoredStream)
  kernels.rmsNormaliseBackward(rows, width, last, weights.finalGain, inverse, signal, scoredStream, gradients.finalGain)

  for (let l = layers - 1; l >= 0; l--) {
    const layer = activations.layers[l]!
    const stream = l === layers - 1 ? scoredStream : flow.stream
    sparsifyBackward(crate, layer, weights.layers[l]!, gradients.layers[l]!, flow, stream)
    compressBackward(crate, batch, layer, weights.layers[l]!, gradients.layers[l]!, flow, stream)
  }
  kernels.embedBackward(batch.rows, width, batch.inputs, flow.stream, gradients.embedding)
}

/** From the gradient of the layer's output, in `stream`, to that of `compressed`, in the same place. */
function sparsifyBackward(
  crate: Crate,
  layer: LayerActivations,
  weights: LayerTensors,
  gradients: LayerTensors,
  flow: Flow,
  stream: Pointer,
): void {
  const { kernels, products, eta } = crate
  const { width, atoms } = crate.sizes
  const { compressed, signalInverse, residuals, codes } = layer
  const { signal, residual, code, correlation } = flow
  const { rows } = layer.out

  // x + a R
  products.outer(rows, atoms, width, codes.at(-1)!, stream, gradients.readout)
  products.timesTransposed(rows, atoms, width, stream, weights.readout, code)
  kernels.fill(rows * width, 0, signal)
  for (let i = codes.length - 1; i >= 0; i--) {
    // a <- relu(a + eta (r D - lambda)): dCode goes over to the code before, dCorrelation to r D
    kernels.istaThresholdBackward(rows * atoms, codes[i]!, code, eta, correlation)
    products.outer(rows, width, atoms, residuals[i]!, correlation, gradients.dictionary)
    products.timesTransposed(rows, width, atoms, correlation, weights.dictionary, residual)
    // r = h - a D', where there is a code before
    kernels.add(rows * width, residual, signal)
    if (i === 0) break
    products.outer(rows, width, atoms, residual, codes[i - 1]!, gradients.dictionary, SUBTRACT)
    products.times(rows, width, atoms, residual, weights.dictionary, code, SUBTRACT)
  }
  const gain = weights.codingGain
  kernels.rmsNormaliseBackward(rows, width, compressed, gain, signalInverse, signal, stream, gradients.codingGain)
}

/** From the gradient of `compressed`, in `stream`, to that of the layer's input, in `flow.stream`. */
function compressBackward(
  crate: Crate,
  batch: PackedBatch,
  layer: LayerActivations,
  weights: LayerTensors,
  gradients: LayerTensors,
  flow: Flow,
  stream: Pointer,
): void {
  const { kernels, products, rotary, scratch } = crate
  const { width, heads, headWidth, shiftedFrom } = crate.sizes
  const { normalised, normalisedInverse: inverse, out } = layer

  // x + y W
  products.outer(out.rows, width, width, layer.found, stream, gradients.mix)
  products.timesTransposed(out.rows, width, width, stream, weights.mix, flow.signal)
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
    kernels.rotateWithKeyShiftBackward(n, heads, headWidth, shiftedFrom, rotary, dq, dk, dv)
    if (narrowed) kernels.copy((n - from) * width, stream + rowOut, flow.stream + row + 4 * from * width)
  }
  products.outer(batch.rows, width, width, normalised, flow.values, gradients.subspaces)
  products.timesTransposed(batch.rows, width, width, flow.values, weights.subspaces, flow.signal)
  const gain = weights.attentionGain
  const dGain = gradients.attentionGain
  kernels.rmsNormaliseBackward(batch.rows, width, layer.stream, gain, inverse, flow.signal, flow.stream, dGain)
}
