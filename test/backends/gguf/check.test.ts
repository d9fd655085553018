import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportModel } from '../../../src/backends/built/export/index.js'
import {
  checkGguf,
  checkGgufFile,
  type WrittenTensor,
  type WrittenValue,
  writeGguf,
} from '../../../src/backends/gguf/index.js'
import { tinyTwin, tinyTwinConfig } from '../built/tiny-twin.js'
import { hasLlama, readLlama } from '../decoding/llama-peer.js'

type Values = Readonly<Record<string, WrittenValue>>

/** One layer of 8 channels, 2 heads, 12 hidden channels and 5 tokens. */
const values: Values = {
  'general.architecture': 'llama',
  'llama.context_length': { uint32: 16 },
  'llama.embedding_length': { uint32: 8 },
  'llama.block_count': { uint32: 1 },
  'llama.feed_forward_length': { uint32: 12 },
  'llama.attention.head_count': { uint32: 2 },
  'llama.attention.layer_norm_rms_epsilon': { float32: 1e-5 },
  'tokenizer.ggml.model': 'gpt2',
  'tokenizer.ggml.tokens': ['a', 'b', '', '', 'c'],
  'tokenizer.ggml.token_type': { int32s: [1, 1, 1, 1, 3] },
}
const shapes: Readonly<Record<string, readonly number[]>> = {
  token_embd: [8, 5],
  'blk.0.attn_norm': [8],
  'blk.0.attn_q': [8, 8],
  'blk.0.attn_k': [8, 8],
  'blk.0.attn_v': [8, 8],
  'blk.0.attn_output': [8, 8],
  'blk.0.ffn_norm': [8],
  'blk.0.ffn_gate': [8, 12],
  'blk.0.ffn_up': [8, 12],
  'blk.0.ffn_down': [12, 8],
  output_norm: [8],
}

const tensor = (name: string, shape: readonly number[]): WrittenTensor => ({
  name: `${name}.weight`,
  shape,
  values: new Float32Array(shape.reduce((product, length) => product * length, 1)),
})

function file(changes: Values = {}, otherShapes: Readonly<Record<string, readonly number[]>> = {}): Uint8Array {
  const tensors = Object.entries({ ...shapes, ...otherShapes }).map(([name, shape]) => tensor(name, shape))
  return writeGguf(new Map(Object.entries({ ...values, ...changes })), tensors)
}

const without = (key: string): Uint8Array =>
  writeGguf(
    new Map(Object.entries(values).filter(([name]) => name !== key)),
    Object.entries(shapes).map(([name, shape]) => tensor(name, shape)),
  )

/** The file with the number of 4 bytes that stands so far after a text changed. */
function changed(bytes: Uint8Array, text: string, after: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf(text)
  expect(at).toBeGreaterThan(0)
  copy.writeUInt32LE(value, at + Buffer.byteLength(text) + after)
  return copy
}

const refusal = (bytes: Uint8Array, fileBytes?: number): string => {
  const checked = checkGguf(bytes, fileBytes)
  expect(checked).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT' } })
  return checked.ok ? '' : checked.error.message
}

describe('a GGUF file', () => {
  it('that is whole passes, and its tensors are told', () => {
    const checked = checkGguf(file())
    expect(checked).toMatchObject({ ok: true, value: { architecture: 'llama', type: 'model' } })
    expect(checked.ok && checked.value.tensors).toHaveLength(Object.keys(shapes).length)
  })

  it('of a twin that was exported passes, whatever its shape', () => {
    for (const tiedHead of [true, false]) {
      const exported = exportModel(tinyTwin({ ...tinyTwinConfig, tiedHead }), 'gguf')
      if (!exported.ok) throw new Error(exported.error.message)
      expect(checkGguf(exported.value.weights).ok).toBe(true)
    }
  })

  it('that ends within a tensor is refused', () => {
    const bytes = file()
    // The last tensor takes 32 bytes, and is padded to none more.
    expect(refusal(bytes.subarray(0, bytes.length - 1))).toContain('output_norm')
    expect(refusal(bytes, bytes.length - 33)).toContain('ffn_down')
    expect(checkGguf(bytes, bytes.length + 1_000_000).ok).toBe(true)
  })

  it('whose tensors overlap, leave gaps or stand elsewhere is refused', () => {
    // After the name: dimensions, 2 x 8 bytes of shape, type, offset.
    for (const offset of [0, 32, 1 << 30]) {
      expect(refusal(changed(file(), 'blk.0.attn_q.weight', 4 + 16 + 4, offset))).toContain('attn_q')
    }
  })

  it('with a type or a shape that no tensor has is refused', () => {
    expect(refusal(changed(file(), 'blk.0.attn_q.weight', 4 + 16, 5))).toContain('type 5')
    // 8 floats are no block of Q8_0.
    expect(refusal(changed(file(), 'blk.0.attn_q.weight', 4 + 16, 8))).toContain('Q8_0')
    expect(refusal(changed(file(), 'blk.0.attn_q.weight', 0, 5))).toContain('5 dimensions')
    expect(refusal(changed(file(), 'blk.0.attn_q.weight', 0, 0))).toContain('0 dimensions')
    expect(refusal(changed(file(), 'blk.0.attn_q.weight', 4, 0))).toContain('dimension of 0')
    expect(refusal(changed(file(), 'blk.0.attn_q.weight', 4 + 4, 0x7fffffff))).toContain('shape')
  })

  it('with a tensor or a key twice is refused', () => {
    const twice = writeGguf(new Map(Object.entries(values)), [tensor('output_norm', [8]), tensor('output_norm', [8])])
    expect(refusal(twice)).toContain('twice')
    const other = Buffer.from(file({ 'llama.vocab_sizf': { uint32: 5 }, 'llama.vocab_size': { uint32: 5 } }))
    other.write('llama.vocab_size', other.indexOf('llama.vocab_sizf'))
    expect(refusal(other)).toContain('twice')
  })

  it('with an alignment that is none is refused', () => {
    for (const alignment of [0, 3, 48, 2 ** 31]) {
      expect(refusal(file({ 'general.alignment': { uint32: alignment } }))).toContain('aligned')
    }
    expect(refusal(file({ 'general.alignment': 'wide' }))).toContain('alignment')
  })

  it('with a token twice is refused: llama.cpp would end the process', () => {
    expect(refusal(file({ 'tokenizer.ggml.tokens': ['a', 'b', 'c', 'd', 'b'] }))).toContain('1 and 4')
  })

  it.each<[string, Values]>([
    ['no list of tokens', { 'tokenizer.ggml.tokens': 'a' }],
    ['tokens of no kind', { 'tokenizer.ggml.model': { uint32: 1 } }],
    ['too few types', { 'tokenizer.ggml.token_type': { int32s: [1] } }],
    ['types that are no integers', { 'tokenizer.ggml.token_type': { float32s: [1, 1, 1, 1, 1] } }],
    ['too few scores', { 'tokenizer.ggml.scores': { float32s: [1] } }],
    ['no architecture', { 'general.architecture': { uint32: 1 } }],
    ['blocks without tensors', { 'llama.block_count': { uint32: 2 } }],
    ['very many blocks', { 'llama.block_count': { uint32: 100_000 } }],
    ['no heads', { 'llama.attention.head_count': { uint32: 0 } }],
    ['heads that do not share the channels', { 'llama.attention.head_count': { uint32: 3 } }],
    ['heads that do not share the keys', { 'llama.attention.head_count_kv': { uint32: 4 } }],
    [
      'more tokens than rows',
      { 'tokenizer.ggml.tokens': [...'abcdef'], 'tokenizer.ggml.token_type': { int32s: [1, 1, 1, 1, 1, 1] } },
    ],
    ['a figure that is no number', { 'llama.embedding_length': 'eight' }],
    ['a fraction of a context', { 'llama.context_length': { float32: 1.5 } }],
  ])('with %s is refused', (_, changes) => {
    expect(refusal(file(changes))).not.toBe('')
  })

  it.each(Object.keys(values).filter((key) => key.startsWith('llama.')))('without %s is refused', (key) => {
    expect(refusal(without(key))).toContain(key)
  })

  it.each(Object.keys(shapes))('whose %s has another shape is refused', (name) => {
    expect(refusal(file({}, { [name]: [4, 4] }))).toContain(name)
  })

  it('of an adapter or of another architecture is checked for what all have in common', () => {
    const tensors = [tensor('blk.0.attn_q.lora_a', [8, 2])]
    for (const architecture of ['llama', 'mamba']) {
      const adapter = new Map<string, WrittenValue>([
        ['general.architecture', architecture],
        ['general.type', 'adapter'],
      ])
      const whole = writeGguf(adapter, tensors)
      expect(checkGguf(whole)).toMatchObject({ ok: true, value: { type: 'adapter', architecture } })
      expect(checkGguf(whole.subarray(0, whole.length - 8)).ok).toBe(false)
    }
  })

  it('counts before it makes room: a file of 40 bytes can ask for nothing', () => {
    for (const at of [8, 16]) {
      const bytes = Buffer.from(file().slice(0, 40))
      bytes.writeBigUInt64LE(2n ** 60n, at)
      expect(checkGguf(bytes)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
    }
  })

  it('is read from a disk by its header alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'constellation-gguf-'))
    try {
      const path = join(folder, 'model.gguf')
      expect(await checkGgufFile(path)).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT', path } })
      writeFileSync(path, file())
      expect((await checkGgufFile(path)).ok).toBe(true)
      writeFileSync(path, file().subarray(0, -40))
      expect((await checkGgufFile(path)).ok).toBe(false)
      expect((await checkGgufFile(folder)).ok).toBe(false)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is checked or refused, and never throws, however it is damaged; what passes has every tensor within it', () => {
    const whole = file()
    const headerBytes = Buffer.from(whole).indexOf('output_norm.weight') + 50
    let refused = 0
    let passed = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: headerBytes }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 2 }),
        fc.option(fc.nat({ max: whole.length }), { freq: 1 }),
        (edits, cut) => {
          const bytes = whole.slice(0, cut ?? whole.length)
          for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte
          const checked = checkGguf(bytes)
          if (!checked.ok) {
            refused++
            expect(['FAULT_CHECKPOINT', 'FAULT_LIMIT']).toContain(checked.error.code)
            return
          }
          passed++
          const floats = checked.value.tensors.reduce(
            (sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1),
            0,
          )
          expect(floats).toBeLessThanOrEqual(bytes.length / 2)
        },
      ),
      { numRuns: 3_000 },
    )
    expect(refused).toBeGreaterThan(1_000)
    expect(passed).toBeGreaterThan(30)
  })

  it('as it is written passes, whatever is in it, and its tensors lie where it says', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z.0-9]{1,40}$/), { minLength: 1, maxLength: 6 })
    const shape = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(names, fc.array(shape, { minLength: 6, maxLength: 6 }), fc.string(), (all, shapesOfAll, told) => {
        const tensors = all.map((name, i) => {
          const { values: zeros, ...rest } = tensor(name, shapesOfAll[i]!)
          return { ...rest, values: zeros.map((_, at) => i + at / 1024) }
        })
        const written = writeGguf(
          new Map([
            ['general.architecture', 'other'],
            ['told', told],
          ]),
          tensors,
        )
        const checked = checkGguf(written)
        if (!checked.ok) throw new Error(checked.error.message)
        const last = tensors.at(-1)!
        const first =
          written.length - checked.value.tensors.at(-1)!.offset - Math.ceil(last.values.byteLength / 32) * 32
        checked.value.tensors.forEach(({ offset }, i) => {
          const { values: wanted } = tensors[i]!
          const from = first + offset
          expect(new Float32Array(written.slice(from, from + wanted.byteLength).buffer)).toEqual(wanted)
        })
      }),
      { numRuns: 200 },
    )
  })

  it.skipIf(!hasLlama)("of llama.cpp's own passes", () => {
    for (const name of ['gpt-2', 'llama-bpe', 'llama-spm', 'phi-3']) {
      const checked = checkGguf(readLlama(`models/ggml-vocab-${name}.gguf`))
      // They are vocabularies alone, without the tensors that a llama-shaped model has.
      expect(checked.ok ? '' : checked.error.message).toMatch(/^$|lacks the tensor/)
    }
  })
})
