// The llama-shaped decoder's loss in jax-js, which differentiates it by itself: an oracle that shares no line with ours.
//
// An array of jax-js is used up by whom it is given to; `ref` keeps it for another use.
import { enginePeer } from '../../../../bench/peers/engine-peers.js'
import type { TwinConfig } from '../../../../src/backends/built/twin/index.js'
import { type PlacedTensor, wholeLanes } from '../../../../src/backends/engine/index.js'
import type { Sequence } from '../gradients.js'

/** As much of jax-js as is used here. */
interface Jax {
  init(device: string): Promise<unknown>
  defaultDevice(device: string): unknown
  valueAndGrad(
    loss: (weights: Readonly<Record<string, JaxArray>>) => JaxArray,
  ): (weights: Readonly<Record<string, JaxArray>>) => [JaxArray, Readonly<Record<string, JaxArray>>]
  readonly numpy: {
    array(values: Float32Array, options: { readonly shape: readonly number[] }): JaxArray
    matmul(a: JaxArray, b: JaxArray): JaxArray
    transpose(a: JaxArray): JaxArray
    mean(a: JaxArray, axis: number, options: { readonly keepdims: true }): JaxArray
    square(a: JaxArray): JaxArray
    sqrt(a: JaxArray): JaxArray
    sum(a: JaxArray): JaxArray
  }
  readonly nn: {
    softmax(a: JaxArray, axis: number): JaxArray
    logSoftmax(a: JaxArray, axis: number): JaxArray
    sigmoid(a: JaxArray): JaxArray
  }
}

interface JaxArray {
  readonly ref: JaxArray
  add(other: JaxArray | number): JaxArray
  mul(other: JaxArray | number): JaxArray
  div(other: JaxArray | number): JaxArray
  data(): Promise<Float32Array>
}

export async function openJax(): Promise<Jax> {
  const jax: Jax = await import(enginePeer('@jax-js/jax/dist/index.js'))
  await jax.init('wasm')
  jax.defaultDevice('wasm')
  return jax
}

/** Loss of one sequence, and its gradients laid out as the weights are. */
export async function lossAndGradients(
  jax: Jax,
  config: TwinConfig,
  tensors: readonly PlacedTensor[],
  weights: Float32Array,
  sequence: Sequence,
): Promise<{ readonly loss: number; readonly gradients: Float32Array }> {
  const arrays = Object.fromEntries(
    tensors.map(({ name, shape, offset, size }) => [
      name,
      jax.numpy.array(weights.slice(offset, offset + size), { shape }),
    ]),
  )
  const [loss, found] = jax.valueAndGrad((at) => lossOf(jax, config, at, sequence))(arrays)
  const gradients = new Float32Array(weights.length)
  for (const { name, offset } of tensors) gradients.set(await found[name]!.data(), offset)
  return { loss: (await loss.data())[0]!, gradients }
}

function lossOf(
  { numpy, nn }: Jax,
  { vocabulary, width, heads, layers, tiedHead }: TwinConfig,
  weights: Readonly<Record<string, JaxArray>>,
  { tokens, lossFrom }: Sequence,
): JaxArray {
  const { matmul, transpose, mean, square, sqrt, sum } = numpy
  const n = tokens.length - 1
  const headWidth = width / heads
  const half = headWidth / 2
  const weight = (name: string): JaxArray => weights[name]!.ref
  const classes = wholeLanes(vocabulary)
  const constant = (rows: number, columns: number, value: (row: number, column: number) => number): JaxArray =>
    numpy.array(
      Float32Array.from({ length: rows * columns }, (_, at) => value(Math.floor(at / columns), at % columns)),
      { shape: [rows, columns] },
    )
  const angle = (t: number, i: number) => t * 10000 ** (-(i % half) / half)
  const cosines = constant(n, width, (t, i) => Math.cos(angle(t, i)))
  const sines = constant(n, width, (t, i) => Math.sin(angle(t, i)))
  // Column i takes the channel that turns against i: minus the second half for the first, the first for the second.
  const against = constant(width, width, (row, column) => {
    const first = column % headWidth < half
    return row === (first ? column + half : column - half) ? (first ? -1 : 1) : 0
  })
  const masked = constant(n, n, (t, j) => (j > t ? -1e9 : 0))
  const ofHead = Array.from({ length: heads }, (_, h) =>
    constant(width, headWidth, (row, column) => (row === h * headWidth + column ? 1 : 0)),
  )
  const normalised = (x: JaxArray, gain: string): JaxArray => {
    const scale = sqrt(mean(square(x.ref), -1, { keepdims: true }).add(1e-5))
    return x.div(scale).mul(weight(gain))
  }
  const turned = (x: JaxArray): JaxArray => x.ref.mul(cosines.ref).add(matmul(x, against.ref).mul(sines.ref))

  let x = matmul(
    constant(n, classes, (t, token) => (tokens[t] === token ? 1 : 0)),
    weight('embedding'),
  )
  for (let l = 0; l < layers; l++) {
    const of = (name: string): JaxArray => weight(`layers.${l}.${name}`)
    const h = normalised(x.ref, `layers.${l}.attentionGain`)
    const queries = turned(matmul(h.ref, of('query')))
    const keys = turned(matmul(h.ref, of('key')))
    const values = matmul(h, of('value'))
    const found = ofHead
      .map((part) => {
        const [q, k, v] = [queries, keys, values].map((all) => matmul(all.ref, part.ref)) as [
          JaxArray,
          JaxArray,
          JaxArray,
        ]
        const scores = matmul(q, transpose(k)).div(Math.sqrt(headWidth)).add(masked.ref)
        return matmul(matmul(nn.softmax(scores, -1), v), transpose(part.ref))
      })
      .reduce((all, one) => all.add(one))
    x = x.add(matmul(found, of('output')))
    const signal = normalised(x.ref, `layers.${l}.hiddenGain`)
    const gate = matmul(signal.ref, of('gate'))
    const gated = gate.ref.mul(nn.sigmoid(gate)).mul(matmul(signal, of('up')))
    x = x.add(matmul(gated, of('down')))
  }
  const logits = matmul(normalised(x, 'finalGain'), transpose(weight(tiedHead ? 'embedding' : 'head')))
  const scored = constant(n, classes, (t, token) => (t >= lossFrom - 1 && tokens[t + 1] === token ? -1 : 0))
  return sum(nn.logSoftmax(logits, -1).mul(scored))
}
