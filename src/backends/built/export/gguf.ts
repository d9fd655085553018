// The twin as llama.cpp reads it.

import type { Checkpoint } from '../../engine/index.js'
import { type WrittenTensor, type WrittenValue, writeGguf } from '../../gguf/index.js'
import type { Vocabulary } from '../tokenizer/index.js'
import type { TwinConfig } from '../twin/index.js'
import { exportedTokens } from './exported-tokens.js'
import { layerMatrices, layersOf, type Matrix, neighbouring, ofTokens, tensorsOf } from './matrices.js'
import { vocabularyKey } from './own-vocabulary.js'

/** Numbers of llama.cpp's types of tokens. */
const normalToken = 1
const controlToken = 3

/** All weights as float32. */
export function twinGguf(checkpoint: Checkpoint, config: TwinConfig, vocabulary: Vocabulary): Uint8Array {
  return writeGguf(new Map([...figures(config), ...tokenizer(vocabulary)]), tensors(checkpoint, config))
}

function figures(config: TwinConfig): readonly (readonly [string, WrittenValue])[] {
  const { vocabulary, width, layers, heads, hidden, context } = config
  return [
    ['general.architecture', 'llama'],
    ['general.name', 'constellation twin'],
    ['general.file_type', { uint32: 0 }],
    ['llama.context_length', { uint32: context }],
    ['llama.embedding_length', { uint32: width }],
    ['llama.block_count', { uint32: layers }],
    ['llama.feed_forward_length', { uint32: hidden }],
    ['llama.attention.head_count', { uint32: heads }],
    ['llama.attention.head_count_kv', { uint32: heads }],
    ['llama.attention.layer_norm_rms_epsilon', { float32: 1e-5 }],
    ['llama.rope.freq_base', { float32: 10_000 }],
    ['llama.rope.dimension_count', { uint32: width / heads }],
    ['llama.vocab_size', { uint32: vocabulary }],
  ]
}

/** The kind gpt2 with no merges: SentencePiece's asks for a token for each byte, which programs have no use for. */
function tokenizer(vocabulary: Vocabulary): readonly (readonly [string, WrittenValue])[] {
  const tokens = exportedTokens(vocabulary)
  const id = (special: string): WrittenValue => ({ uint32: vocabulary.special(special) })
  return [
    ['tokenizer.ggml.model', 'gpt2'],
    ['tokenizer.ggml.pre', 'default'],
    ['tokenizer.ggml.tokens', tokens.map(({ text }) => text)],
    ['tokenizer.ggml.token_type', { int32s: tokens.map(({ control }) => (control ? controlToken : normalToken)) }],
    ['tokenizer.ggml.merges', []],
    ['tokenizer.ggml.bos_token_id', id('[goal]')],
    ['tokenizer.ggml.eos_token_id', id('[end]')],
    ['tokenizer.ggml.padding_token_id', id('[pad]')],
    ['tokenizer.ggml.add_bos_token', false],
    [vocabularyKey, JSON.stringify(vocabulary.json)],
  ]
}

function tensors(checkpoint: Checkpoint, config: TwinConfig): readonly WrittenTensor[] {
  const { heads, vocabulary, tiedHead } = config
  const of = tensorsOf(checkpoint)
  const written = (name: string, { shape, values }: Matrix): WrittenTensor => ({
    name: `${name}.weight`,
    shape: shape.toReversed(),
    values,
  })
  return [
    written('token_embd', ofTokens(of('embedding'), vocabulary)),
    ...layersOf(config).flatMap((layer) => {
      const matrices = layerMatrices(of, layer)
      const block = (name: string, matrix: Matrix): WrittenTensor => written(`blk.${layer}.${name}`, matrix)
      return [
        block('attn_norm', matrices.attentionGain),
        block('attn_q', neighbouring(matrices.query, heads)),
        block('attn_k', neighbouring(matrices.key, heads)),
        block('attn_v', matrices.value),
        block('attn_output', matrices.output),
        block('ffn_norm', matrices.hiddenGain),
        block('ffn_gate', matrices.gate),
        block('ffn_up', matrices.up),
        block('ffn_down', matrices.down),
      ]
    }),
    written('output_norm', of('finalGain')),
    ...(tiedHead ? [] : [written('output', ofTokens(of('head'), vocabulary))]),
  ]
}
