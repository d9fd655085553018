import { type ParameterLayout, type Pointer, type TensorSpec, weightCount, wholeLanes } from '../../engine/index.js'
import type { TwinConfig } from './config.js'

/** Addresses of one layer's weights, or of their gradients. Matrices are [rows in x columns out]. */
export interface TwinLayer {
  /** Gain of the normalisation before attention, [width]. */
  readonly attentionGain: Pointer
  /** W_q, W_k, W_v, W_o, [width x width]. */
  readonly query: Pointer
  readonly key: Pointer
  readonly value: Pointer
  readonly output: Pointer
  /** Gain of the normalisation before the feed-forward, [width]. */
  readonly hiddenGain: Pointer
  /** W_g and W_u, [width x hidden]. */
  readonly gate: Pointer
  readonly up: Pointer
  /** W_d, [hidden x width]. */
  readonly down: Pointer
}

export interface TwinTensors {
  /** E, the input embedding, [classes x width]. */
  readonly embedding: Pointer
  readonly layers: readonly TwinLayer[]
  /** Gain of the last normalisation, [width]. */
  readonly finalGain: Pointer
  /** C, the output classifier, [classes x width]; E itself where the head is tied. */
  readonly head: Pointer
}

export const layerTensor = (layer: number, tensor: keyof TwinLayer): string => `layers.${layer}.${tensor}`

/** Rows of the embedding: the vocabulary rounded up to whole SIMD lanes. The rows past it stand for no token. */
export const classes = ({ vocabulary }: TwinConfig): number => wholeLanes(vocabulary)

/** Every weight of the model. What writes to the residual stream starts smaller the more layers there are. */
export function twinTensors(config: TwinConfig): readonly TensorSpec[] {
  const { width, layers, hidden, tiedHead } = config
  const inward = 1 / Math.sqrt(width)
  const share = 1 / Math.sqrt(2 * layers)
  const matrix = (name: string, rows: number, columns: number, deviation: number): TensorSpec => ({
    name,
    shape: [rows, columns],
    initial: { deviation },
    decays: true,
  })
  const inner = (name: string, rows: number, columns: number, deviation: number): TensorSpec => ({
    ...matrix(name, rows, columns, deviation),
    orthogonal: true,
  })
  const gain = (name: string): TensorSpec => ({ name, shape: [width], initial: { value: 1 }, decays: false })
  return [
    matrix('embedding', classes(config), width, 0.05),
    ...Array.from({ length: layers }, (_, l) => [
      gain(layerTensor(l, 'attentionGain')),
      inner(layerTensor(l, 'query'), width, width, inward),
      inner(layerTensor(l, 'key'), width, width, inward),
      inner(layerTensor(l, 'value'), width, width, inward),
      inner(layerTensor(l, 'output'), width, width, inward * share),
      gain(layerTensor(l, 'hiddenGain')),
      inner(layerTensor(l, 'gate'), width, hidden, inward),
      inner(layerTensor(l, 'up'), width, hidden, inward),
      inner(layerTensor(l, 'down'), hidden, width, share / Math.sqrt(hidden)),
    ]).flat(),
    gain('finalGain'),
    ...(tiedHead ? [] : [matrix('head', classes(config), width, 0.05)]),
  ]
}

/** Number of weights of a model. */
export const parameterCount = (config: TwinConfig): number => weightCount(twinTensors(config))

/** The tensors of a flat array that begins at `base`. */
export function tensorsAt(config: TwinConfig, layout: ParameterLayout, base: Pointer): TwinTensors {
  const at = (name: string): Pointer => base + 4 * layout.offset(name)
  return {
    embedding: at('embedding'),
    layers: Array.from({ length: config.layers }, (_, l) => ({
      attentionGain: at(layerTensor(l, 'attentionGain')),
      query: at(layerTensor(l, 'query')),
      key: at(layerTensor(l, 'key')),
      value: at(layerTensor(l, 'value')),
      output: at(layerTensor(l, 'output')),
      hiddenGain: at(layerTensor(l, 'hiddenGain')),
      gate: at(layerTensor(l, 'gate')),
      up: at(layerTensor(l, 'up')),
      down: at(layerTensor(l, 'down')),
    })),
    finalGain: at('finalGain'),
    head: at(config.tiedHead ? 'embedding' : 'head'),
  }
}
