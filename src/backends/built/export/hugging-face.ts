// What transformers and vLLM look for beside the weights: the figures of the model, and its tokens.

import type { Checkpoint, Json } from '../../engine/index.js'
import type { Vocabulary } from '../tokenizer/index.js'
import type { TwinConfig } from '../twin/index.js'
import { exportedTokens } from './exported-tokens.js'
import { layerMatrices, layersOf, type Matrix, ofTokens, tensorsOf } from './matrices.js'

/** By the names of LlamaForCausalLM, whose rotary positions turn half against half as ours do. */
export function twinTensorsByName(checkpoint: Checkpoint, config: TwinConfig): ReadonlyMap<string, Matrix> {
  const of = tensorsOf(checkpoint)
  const { vocabulary, tiedHead } = config
  return new Map([
    ['model.embed_tokens.weight', ofTokens(of('embedding'), vocabulary)],
    ...layersOf(config).flatMap((layer): readonly (readonly [string, Matrix])[] => {
      const { attentionGain, query, key, value, output, hiddenGain, gate, up, down } = layerMatrices(of, layer)
      const name = (part: string): string => `model.layers.${layer}.${part}.weight`
      return [
        [name('input_layernorm'), attentionGain],
        [name('self_attn.q_proj'), query],
        [name('self_attn.k_proj'), key],
        [name('self_attn.v_proj'), value],
        [name('self_attn.o_proj'), output],
        [name('post_attention_layernorm'), hiddenGain],
        [name('mlp.gate_proj'), gate],
        [name('mlp.up_proj'), up],
        [name('mlp.down_proj'), down],
      ]
    }),
    ['model.norm.weight', of('finalGain')],
    ...(tiedHead ? [] : [['lm_head.weight', ofTokens(of('head'), vocabulary)] as const]),
  ])
}

/** config.json of the twin. */
export const twinConfigJson = (config: TwinConfig, vocabulary: Vocabulary): Json => ({
  architectures: ['LlamaForCausalLM'],
  model_type: 'llama',
  hidden_act: 'silu',
  hidden_size: config.width,
  intermediate_size: config.hidden,
  num_hidden_layers: config.layers,
  num_attention_heads: config.heads,
  num_key_value_heads: config.heads,
  head_dim: config.width / config.heads,
  max_position_embeddings: config.context,
  rms_norm_eps: 1e-5,
  rope_theta: 10_000,
  attention_bias: false,
  mlp_bias: false,
  tie_word_embeddings: config.tiedHead,
  torch_dtype: 'float32',
  vocab_size: config.vocabulary,
  bos_token_id: vocabulary.special('[goal]'),
  eos_token_id: vocabulary.special('[end]'),
  pad_token_id: vocabulary.special('[pad]'),
})

/** tokenizer.json: byte-level BPE without merges, which decodes programs; prompts come as numbers. */
export function tokenizerJson(vocabulary: Vocabulary): Json {
  const tokens = exportedTokens(vocabulary)
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: tokens.flatMap(({ text, control }, id) =>
      control
        ? [{ id, content: text, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }]
        : [],
    ),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(tokens.map(({ text }, id) => [text, id])),
      merges: [],
    },
  }
}

/** tokenizer_config.json */
export const tokenizerConfigJson = (context: number): Json => ({
  tokenizer_class: 'PreTrainedTokenizerFast',
  model_max_length: context,
  bos_token: '[goal]',
  eos_token: '[end]',
  pad_token: '[pad]',
  add_bos_token: false,
  clean_up_tokenization_spaces: false,
})
