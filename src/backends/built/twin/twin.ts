// CRATE's llama-shaped twin: what it computes, and what its forward and backward pass share.
//
// The decoder that other engines know (Touvron et al., "LLaMA", arXiv 2302.13971), so that what is trained here can
// be served there, and CRATE has something to be measured against. With tokens as rows, x the residual stream,
// h = rmsNormalise(x) and turn the rotary positions (arXiv 2104.09864):
//
//   attend   q = turn(h W_q), k = turn(h W_k), v = h W_v
//            y = softmax(q k' / sqrt(headWidth)) v       for each head, causally
//            x <- x + y W_o
//
//   feed     x <- x + (silu(h W_g) * (h W_u)) W_d        SwiGLU (arXiv 2002.05202)
//
// and at the end logits = rmsNormalise(x) C', where C is the embedding E if the head is tied.
import { createProducts, type Kernels, type Pointer, type Products, type TraineeParts } from '../../engine/index.js'
import { scratchBytes } from './activations.js'
import type { TwinConfig } from './config.js'
import { classes, type TwinTensors, tensorsAt } from './tensors.js'

/** The sizes that the passes are written in. */
export interface Sizes {
  readonly width: number
  readonly heads: number
  readonly headWidth: number
  readonly hidden: number
  readonly classes: number
  readonly layers: number
}

export const sizesOf = (config: TwinConfig): Sizes => ({
  width: config.width,
  heads: config.heads,
  headWidth: config.width / config.heads,
  hidden: config.hidden,
  classes: classes(config),
  layers: config.layers,
})

/** A model in the engine's memory. */
export interface Twin {
  readonly sizes: Sizes
  readonly kernels: Kernels
  readonly products: Products
  readonly weights: TwinTensors
  readonly rotary: Pointer
  readonly scratch: Pointer
}

/** Takes the model's tables from the arena, where they stay. */
export function placeTwin(config: TwinConfig, { kernels, layout, weights, arena }: TraineeParts): Twin {
  const sizes = sizesOf(config)
  const scratch = arena.bytes(scratchBytes(config))
  const rotary = arena.floats(config.context * sizes.headWidth)
  kernels.rotaryTable(config.context, sizes.headWidth, rotary)
  arena.keep()
  return {
    sizes,
    kernels,
    products: createProducts(kernels, scratch),
    weights: tensorsAt(config, layout, weights),
    rotary,
    scratch,
  }
}
