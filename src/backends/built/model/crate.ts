// CRATE as a decoder: what it computes, and what its forward and backward pass share.
//
// CRATE (Yu et al., "White-Box Transformers via Sparse Rate Reduction", arXiv 2306.01129) derives its layer
// from one objective: bring the tokens close to a few low-dimensional subspaces, with few active atoms each.
// A layer is a gradient step on the first aim, then a proximal step on the second. With tokens as rows,
// x the residual stream and h = rmsNormalise(x):
//
//   compress   y_k = softmax((h U_k)(h U_k)' / sqrt(headWidth)) (h U_k)     for each head k, causally (MSSA)
//              x <- x + [y_1 .. y_K] W
//
//   sparsify   a = 0, then `istaIterations` times                           ISTA on
//              a <- relu(a + eta ((h - a D') D - lambda))                   |h - a D'|^2 / 2 + lambda |a|_1
//              x <- x + a R
//
// One projection U_k serves as query, key and value. D is overcomplete and the readout R is its own matrix, as
// in CRATE-alpha (Yang et al., arXiv 2405.20299). Rotary positions (arXiv 2104.09864) turn queries and keys.
// Left at that the model is slow to learn to copy: in the last `shiftedHeads` heads, therefore, a token is found by the key of
// the token before it (Xu et al., "KV Shifting Attention", arXiv 2411.19574). The embedding E is also the classifier,
// of the tokens that programs are made of: words of goals are read and never said.
import { createProducts, type Kernels, type Pointer, type Products, type TraineeParts } from '../../engine/index.js'
import { scratchBytes } from './activations.js'
import type { CrateConfig } from './config.js'
import { type CrateTensors, classes, tensorsAt } from './tensors.js'

/** The sizes that the passes are written in. */
export interface Sizes {
  readonly width: number
  readonly heads: number
  readonly headWidth: number
  /** The first head that looks up by the token before. */
  readonly shiftedFrom: number
  readonly atoms: number
  readonly classes: number
  readonly layers: number
}

export const sizesOf = (config: CrateConfig): Sizes => ({
  width: config.width,
  heads: config.heads,
  headWidth: config.width / config.heads,
  shiftedFrom: config.heads - config.shiftedHeads,
  atoms: config.dictionary,
  classes: classes(config),
  layers: config.layers,
})

/** A model in the engine's memory. */
export interface Crate {
  readonly sizes: Sizes
  readonly eta: number
  readonly lambda: number
  readonly kernels: Kernels
  readonly products: Products
  readonly weights: CrateTensors
  readonly rotary: Pointer
  readonly scratch: Pointer
}

/** Where the first code comes from: the address that stands for zero. */
export const NO_CODE: Pointer = 0

/** Takes the model's tables from the arena, where they stay. */
export function placeCrate(config: CrateConfig, { kernels, layout, weights, arena }: TraineeParts): Crate {
  const sizes = sizesOf(config)
  const scratch = arena.bytes(scratchBytes(config))
  const rotary = arena.floats(config.context * sizes.headWidth)
  kernels.rotaryTable(config.context, sizes.headWidth, rotary)
  arena.keep()
  return {
    sizes,
    eta: config.istaStep,
    lambda: config.lambda,
    kernels,
    products: createProducts(kernels, scratch),
    weights: tensorsAt(config, layout, weights),
    rotary,
    scratch,
  }
}
