import { type ParameterLayout, type Pointer, type TensorSpec, weightCount, wholeLanes } from '../../engine/index.js'
import type { CrateConfig } from './config.js'

/** Addresses of one layer's weights, or of their gradients. */
export interface LayerTensors {
  /** Gain of the normalisation before attention, [width]. */
  readonly attentionGain: Pointer
  /** U = [U_1 .. U_heads], the basis of each head's subspace, [width x width]. */
  readonly subspaces: Pointer
  /** W, which brings what the heads found back to the stream, [width x width]. */
  readonly mix: Pointer
  /** Gain of the normalisation before sparse coding, [width]. */
  readonly codingGain: Pointer
  /** D, the dictionary that codes are inferred with, [width x dictionary]. */
  readonly dictionary: Pointer
  /** R, the dictionary that codes are read out with, [dictionary x width]. */
  readonly readout: Pointer
}

export interface CrateTensors {
  /** E, the input embedding, [rows x width]; its first rows are the output classifier, [classes x width]. */
  readonly embedding: Pointer
  readonly layers: readonly LayerTensors[]
  /** Gain of the last normalisation, [width]. */
  readonly finalGain: Pointer
}

const layerName = (layer: number, tensor: keyof LayerTensors): string => `layers.${layer}.${tensor}`

/** Rows of the embedding: the vocabulary rounded up to whole SIMD lanes. The rows past it stand for no token. */
const embeddingRows = ({ vocabulary }: CrateConfig): number => wholeLanes(vocabulary)

/** What the classifier tells apart: the tokens that may be said, rounded up likewise. Those past them never follow. */
export const classes = ({ outputs }: CrateConfig): number => wholeLanes(outputs)

/** Every weight of the model. What writes to the residual stream starts smaller the more layers there are. */
export function crateTensors(config: CrateConfig): readonly TensorSpec[] {
  const { width, layers, dictionary } = config
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
    matrix('embedding', embeddingRows(config), width, 0.05),
    ...Array.from({ length: layers }, (_, l) => [
      gain(layerName(l, 'attentionGain')),
      inner(layerName(l, 'subspaces'), width, width, inward),
      inner(layerName(l, 'mix'), width, width, inward * share),
      gain(layerName(l, 'codingGain')),
      inner(layerName(l, 'dictionary'), width, dictionary, inward),
      inner(layerName(l, 'readout'), dictionary, width, share / Math.sqrt(dictionary)),
    ]).flat(),
    gain('finalGain'),
  ]
}

/** Number of weights of a model. */
export const parameterCount = (config: CrateConfig): number => weightCount(crateTensors(config))

/** The tensors of a flat array that begins at `base`. */
export function tensorsAt(config: CrateConfig, layout: ParameterLayout, base: Pointer): CrateTensors {
  const at = (name: string): Pointer => base + 4 * layout.offset(name)
  return {
    embedding: at('embedding'),
    layers: Array.from({ length: config.layers }, (_, l) => ({
      attentionGain: at(layerName(l, 'attentionGain')),
      subspaces: at(layerName(l, 'subspaces')),
      mix: at(layerName(l, 'mix')),
      codingGain: at(layerName(l, 'codingGain')),
      dictionary: at(layerName(l, 'dictionary')),
      readout: at(layerName(l, 'readout')),
    })),
    finalGain: at('finalGain'),
  }
}
