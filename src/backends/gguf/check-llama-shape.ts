// A llama-shaped model's tensors against its own figures.
import { arrayType, damaged, type GgufTensor } from './layout.js'
import type { GgufEntry } from './read.js'

const figureMax = 1 << 24
const blocksMax = 1_024

/** Mixtures of experts, and models whose layers differ, have tensors of other shapes: of them the figures alone are checked. */
export function checkLlamaShape(entries: ReadonlyMap<string, GgufEntry>, tensors: readonly GgufTensor[]): void {
  const figure = (key: string): number | undefined => {
    const entry = entries.get(`llama.${key}`)
    if (entry === undefined) return undefined
    const { value } = entry
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > figureMax) {
      damaged(`llama.${key} is ${String(value)}`)
    }
    return value
  }
  const required = (key: string): number => {
    const value = figure(key) ?? damaged(`it does not tell llama.${key}`)
    return value > 0 ? value : damaged(`llama.${key} is 0`)
  }
  const perLayer = ['feed_forward_length', 'attention.head_count', 'attention.head_count_kv'].some(
    (key) => entries.get(`llama.${key}`)?.type === arrayType,
  )
  required('context_length')
  const width = required('embedding_length')
  const blocks = required('block_count')
  if (blocks > blocksMax) damaged(`it has ${blocks} blocks, and ${blocksMax} are allowed`)
  if (typeof entries.get('llama.attention.layer_norm_rms_epsilon')?.value !== 'number') {
    damaged('it does not tell llama.attention.layer_norm_rms_epsilon')
  }
  if (perLayer || (figure('expert_count') ?? 0) > 0) return

  const hidden = required('feed_forward_length')
  const heads = required('attention.head_count')
  const keyHeads = figure('attention.head_count_kv') ?? heads
  if (keyHeads === 0 || heads % keyHeads !== 0) damaged(`${heads} heads can't share ${keyHeads} keys`)
  const keyWidth = figure('attention.key_length') ?? width / heads
  const valueWidth = figure('attention.value_length') ?? width / heads
  if (!Number.isInteger(keyWidth) || !Number.isInteger(valueWidth))
    damaged(`${heads} heads can't share ${width} channels`)
  const tokens = entries.get('tokenizer.ggml.tokens')?.value
  const vocabulary = (Array.isArray(tokens) ? tokens.length : figure('vocab_size')) ?? damaged('it has no tokens')

  const shapes = new Map(tensors.map(({ name, shape }) => [name, shape]))
  const expect = (name: string, ...shape: readonly number[]): void => {
    const actual = shapes.get(`${name}.weight`) ?? damaged(`it lacks the tensor "${name}.weight"`)
    if (actual.join() === shape.join()) return
    damaged(`"${name}.weight" is of shape ${actual.join(' x ')}, and ${shape.join(' x ')} is called for`)
  }
  expect('token_embd', width, vocabulary)
  expect('output_norm', width)
  if (shapes.has('output.weight')) expect('output', width, vocabulary)
  for (let block = 0; block < blocks; block++) {
    const of = (tensor: string): string => `blk.${block}.${tensor}`
    expect(of('attn_norm'), width)
    expect(of('attn_q'), width, heads * keyWidth)
    expect(of('attn_k'), width, keyHeads * keyWidth)
    expect(of('attn_v'), width, keyHeads * valueWidth)
    expect(of('attn_output'), heads * valueWidth, width)
    expect(of('ffn_norm'), width)
    expect(of('ffn_gate'), width, hidden)
    expect(of('ffn_up'), width, hidden)
    expect(of('ffn_down'), hidden, width)
  }
}
