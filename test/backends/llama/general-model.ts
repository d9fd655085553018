// Models that are not ours: the tokenizer of a real one, and random weights as small as they can be.

import { readGgufMetadata, type WrittenTensor, type WrittenValue, writeGguf } from '../../../src/backends/gguf/index.js'
import { readLlama } from '../decoding/llama-peer.js'
import { numbers } from '../engine/bench.js'

const width = 8
const hidden = 12
export const generalContext = 16_384

/**
 * @param name of one of llama.cpp's vocabularies
 * @param template of conversations, in Jinja; none where left out
 */
export function generalGguf(name: string, template?: string): Uint8Array {
  const metadata = readGgufMetadata(readLlama(`models/ggml-vocab-${name}.gguf`), (key) =>
    key.startsWith('tokenizer.ggml.'),
  )
  if (!metadata.ok) throw new Error(metadata.error.message)
  const tokenizer = [...metadata.value].map(([key, value]) => [key, written(key, value)] as const)
  const tokens = (metadata.value.get('tokenizer.ggml.tokens') as readonly string[]).length // every vocabulary has them
  return writeGguf(
    new Map<string, WrittenValue>([
      ['general.architecture', 'llama'],
      ['llama.context_length', { uint32: generalContext }],
      ['llama.embedding_length', { uint32: width }],
      ['llama.block_count', { uint32: 1 }],
      ['llama.feed_forward_length', { uint32: hidden }],
      ['llama.attention.head_count', { uint32: 1 }],
      ['llama.attention.layer_norm_rms_epsilon', { float32: 1e-5 }],
      ['llama.rope.dimension_count', { uint32: width }],
      ['llama.vocab_size', { uint32: tokens }],
      ...tokenizer,
      ...(template === undefined ? [] : [['tokenizer.chat_template', template] as const]),
    ]),
    tensors(tokens),
  )
}

function written(key: string, value: string | number | readonly string[] | readonly number[]): WrittenValue {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return /\.add_/.test(key) ? value === 1 : { uint32: value }
  if (value.every((item) => typeof item === 'string')) return value
  const items = value as readonly number[] // of the other kind of list
  return key.endsWith('scores') ? { float32s: items } : { int32s: items }
}

function tensors(tokens: number): readonly WrittenTensor[] {
  const shapes: readonly (readonly [string, ...number[]])[] = [
    ['token_embd', width, tokens],
    ['blk.0.attn_norm', width],
    ['blk.0.attn_q', width, width],
    ['blk.0.attn_k', width, width],
    ['blk.0.attn_v', width, width],
    ['blk.0.attn_output', width, width],
    ['blk.0.ffn_norm', width],
    ['blk.0.ffn_gate', width, hidden],
    ['blk.0.ffn_up', width, hidden],
    ['blk.0.ffn_down', hidden, width],
    ['output_norm', width],
  ]
  return shapes.map(([name, ...shape], at) => ({
    name: `${name}.weight`,
    shape,
    values: numbers(
      shape.reduce((product, length) => product * length, 1),
      30 + at,
    ),
  }))
}
