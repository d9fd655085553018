import { describe, expect, it } from 'vitest'
import { exportedTokens } from '../../../../src/backends/built/export/exported-tokens.js'
import { type ExportFormat, exportFormats, exportModel } from '../../../../src/backends/built/export/index.js'
import { encodeProgram, vocabularyOf } from '../../../../src/backends/built/tokenizer/index.js'
import { twinTensors } from '../../../../src/backends/built/twin/index.js'
import { vocabularyOfGguf } from '../../../../src/backends/decoding/index.js'
import { layOut } from '../../../../src/backends/engine/index.js'
import { tinyVocabulary } from '../tiny-model.js'
import { tinyCrate, tinyTwin, tinyTwinConfig } from '../tiny-twin.js'

function exported(model = tinyTwin(), format: ExportFormat = 'safetensors') {
  const result = exportModel(model, format)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

interface Entry {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly data_offsets: readonly [number, number]
}

/** A safetensors file read by its definition. */
function read(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerBytes = Number(view.getBigUint64(0, true))
  const { __metadata__: told, ...entries } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerBytes)))
  const tensors = new Map(
    Object.entries(entries as Readonly<Record<string, Entry>>).map(([name, { dtype, shape, data_offsets }]) => {
      expect(dtype).toBe('F32')
      const [from, to] = data_offsets.map((offset) => 8 + headerBytes + offset) as [number, number]
      return [name, { shape, from, to, values: new Float32Array(bytes.slice(from, to).buffer) }] as const
    }),
  )
  return { told: told as Readonly<Record<string, string>>, headerBytes, tensors }
}

describe('safetensors of the twin', () => {
  const { weights, beside } = exported()
  const { tensors, headerBytes, told } = read(weights)
  const layout = layOut(twinTensors(tinyTwinConfig))
  const ours = (name: string) => {
    const { offset, size, shape } = layout.tensors.find((tensor) => tensor.name === name)!
    return { values: tinyTwin().checkpoint.weights.subarray(offset, offset + size), columns: shape[1]! }
  }

  it('fill the file without a gap, aligned', () => {
    expect(headerBytes % 8).toBe(0)
    let end = 8 + headerBytes
    for (const { from, to, shape, values } of tensors.values()) {
      expect(from).toBe(end)
      expect(values).toHaveLength(shape.reduce((product, length) => product * length, 1))
      end = to
    }
    expect(end).toBe(weights.length)
    expect(told.weightsHash).toBe(tinyTwin().checkpoint.weightsHash)
  })

  it('have the names and shapes of LlamaForCausalLM, rows for what comes out', () => {
    const { width, hidden, vocabulary, layers } = tinyTwinConfig
    expect(tensors.size).toBe(2 + 9 * layers)
    expect(tensors.get('model.embed_tokens.weight')?.shape).toEqual([vocabulary, width])
    expect(tensors.get('model.layers.1.mlp.gate_proj.weight')?.shape).toEqual([hidden, width])
    expect(tensors.get('model.layers.1.mlp.down_proj.weight')?.shape).toEqual([width, hidden])
    const { values, columns } = ours('layers.1.up')
    const turned = tensors.get('model.layers.1.mlp.up_proj.weight')!
    for (let row = 0; row < hidden; row += 3) {
      for (let column = 0; column < width; column++) {
        expect(turned.values[row * width + column]).toBe(values[column * columns + row])
      }
    }
  })

  it('have a head of their own where the twin has', () => {
    const untied = exported(tinyTwin({ ...tinyTwinConfig, tiedHead: false }))
    expect(read(untied.weights).tensors.get('lm_head.weight')?.shape).toEqual([tinyVocabulary.size, 16])
    expect(JSON.parse(untied.beside.get('config.json')!)).toMatchObject({ tie_word_embeddings: false })
  })

  it('come with the figures and the tokens that their readers look for', () => {
    expect([...beside.keys()]).toEqual(['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    expect(JSON.parse(beside.get('config.json')!)).toMatchObject({
      architectures: ['LlamaForCausalLM'],
      hidden_size: 16,
      num_key_value_heads: 2,
      vocab_size: tinyVocabulary.size,
      eos_token_id: tinyVocabulary.special('[end]'),
      tie_word_embeddings: true,
    })
    const { model, added_tokens } = JSON.parse(beside.get('tokenizer.json')!)
    expect(Object.values<number>(model.vocab).sort((a, b) => a - b)).toEqual(
      Array.from({ length: tinyVocabulary.size }, (_, id) => id),
    )
    for (const { id, content } of added_tokens) expect(model.vocab[content]).toBe(id)
  })
})

describe('exported tokens', () => {
  it('are each other than all others, also where a word is spelled as a program is', () => {
    const { json } = tinyVocabulary
    const odd = vocabularyOf({
      ...json,
      program: [...json.program, '<a>', '<<a>>', '[end]'],
      words: [...json.words, 'é', '<a>'],
    })
    const tokens = exportedTokens(odd)
    expect(tokens).toHaveLength(odd.size)
    expect(new Set(tokens.map(({ text }) => text)).size).toBe(odd.size)
    // What a program's token writes is never changed for it.
    expect(tokens[odd.programId('<<a>>')!]).toEqual({ text: '<<a>>', control: false })
    expect(tokens[odd.wordId('é')!]).toEqual({ text: '<Ã©>', control: true })
  })

  it('write programs, and nothing else, when they are read back from a GGUF', () => {
    const vocabulary = vocabularyOfGguf(exported(tinyTwin(), 'gguf').weights)
    if (!vocabulary.ok) throw new Error(vocabulary.error.message)
    const { tokens, endOfSequence } = vocabulary.value
    expect(tokens).toHaveLength(tinyVocabulary.size)
    expect(endOfSequence).toEqual([tinyVocabulary.special('[end]')])
    const written = tokens.map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString()))
    expect(written).toEqual(Array.from({ length: tinyVocabulary.size }, (_, id) => tinyVocabulary.decode(id)))
    const program = 'finance.sum { book = input "book" }\n'
    expect(
      encodeProgram(tinyVocabulary, program)
        .map((id) => written[id])
        .join(''),
    ).toBe(program)
  })
})

describe('CRATE', () => {
  it('goes as safetensors under its own names, and says that no other engine runs it', () => {
    const { weights, beside, runsIn } = exported(tinyCrate())
    const { tensors, told } = read(weights)
    expect([...tensors.keys()]).toEqual(tinyCrate().checkpoint.tensors.map(({ name }) => name))
    for (const text of [runsIn, told.note, JSON.parse(beside.get('config.json')!).note]) {
      expect(text).toContain('No other engine runs CRATE')
    }
  })

  it('does not go as GGUF', () => {
    const refused = exportModel(tinyCrate(), 'gguf')
    expect(refused).toMatchObject({ ok: false, error: { code: 'FAULT_RANGE', path: 'format' } })
  })
})

it.each(exportFormats)('a model whose weights do not fit is not exported as %s', (format) => {
  const { checkpoint, vocabulary } = tinyTwin()
  const { json } = vocabulary
  for (const wrong of [
    { checkpoint: { ...checkpoint, architecture: 'mamba' }, vocabulary },
    { checkpoint: { ...checkpoint, config: null }, vocabulary },
    { checkpoint: { ...checkpoint, tensors: checkpoint.tensors.slice(1) }, vocabulary },
    { checkpoint, vocabulary: vocabularyOf({ ...json, words: json.words.slice(1) }) },
  ]) {
    expect(exportModel(wrong, format)).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT' } })
  }
})
