// What is wrong with a file, a package or an option is told before any native code sees it.

import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportedTokens } from '../../../src/backends/built/export/exported-tokens.js'
import { ownVocabulary, vocabularyKey } from '../../../src/backends/built/export/own-vocabulary.js'
import { writeGguf } from '../../../src/backends/gguf/index.js'
import { readLlamaOptions } from '../../../src/backends/llama/index.js'
import { tinyVocabulary } from '../built/tiny-model.js'
import { type AdapterOf, adapterGguf } from './adapter.js'
import { learntShape, learntTwin } from './learnt-twin.js'
import { attempt, closeAll, fileOf, ggufOf } from './opened.js'

afterAll(closeAll)

let whole: Uint8Array
beforeAll(async () => {
  whole = ggufOf(await learntTwin())
})

/** A module that tells that it was loaded, and a file that is there if it was. */
function telltale(): { readonly module: string; readonly loaded: () => boolean } {
  const mark = fileOf('', 'mark')
  const path = `${mark}-loaded`
  const source = `import { writeFileSync } from 'node:fs'
    writeFileSync(${JSON.stringify(path)}, '')
    throw new Error('loaded')`
  return { module: fileOf(source, 'telltale.mjs'), loaded: () => existsSync(path) }
}

describe('a model file', () => {
  it('is loaded by a process where nothing is wrong with it', async () => {
    const { module, loaded } = telltale()
    const made = await attempt({ model: fileOf(whole), module })
    expect(made).toMatchObject({
      ok: false,
      error: { code: 'FAULT_BACKEND', message: expect.stringContaining('loaded') },
    })
    expect(loaded()).toBe(true)
  })

  it.each<[string, () => Uint8Array | string]>([
    ['that is none', () => 'GGUF is what I am called'],
    ['that is cut', () => whole.subarray(0, whole.length - 40)],
    ['that is an adapter', () => adapterGguf({ ...learntShape, size: 1 })],
    ['without tokens', () => writeGguf(new Map([['general.architecture', 'mamba']]), [])],
  ])('%s is refused before any process is started', async (_, bytes) => {
    const { module, loaded } = telltale()
    const model = fileOf(bytes())
    expect(await attempt({ model, module })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_CHECKPOINT', path: model },
    })
    expect(loaded()).toBe(false)
  })

  it('that is not there is a fault that names it', async () => {
    const made = await attempt({ model: '/nowhere/model.gguf' })
    expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT', path: '/nowhere/model.gguf' } })
  })
})

describe('an adapter file', () => {
  const tooWide = { ...learntShape, width: learntShape.width + 2 }
  const tooMany = { ...learntShape, layers: learntShape.layers + 1 }
  it.each<[string, AdapterOf, string]>([
    ['for a wider model', { ...tooWide, size: 1 }, 'its A and B are 34 x 2 and 2 x 34'],
    ['for a deeper model', { ...tooMany, size: 1 }, 'which the model has not'],
    ['for another architecture', { ...learntShape, size: 1, values: { 'general.architecture': 'qwen2' } }, 'qwen2'],
    ['of another kind', { ...learntShape, size: 1, values: { 'adapter.type': 'control' } }, 'control'],
    ['without its alpha', { ...learntShape, size: 1, values: { 'adapter.lora.alpha': 'two' } }, 'adapter.lora.alpha'],
    ['that is a model', { ...learntShape, size: 1, values: { 'general.type': 'vocab' } }, 'an adapter is called for'],
  ])('%s is refused before any process is started', async (_, adapter, said) => {
    const { module, loaded } = telltale()
    const path = fileOf(adapterGguf(adapter))
    const made = await attempt({ model: fileOf(whole), module, adapters: [{ path }] })
    expect(made).toMatchObject({
      ok: false,
      error: { code: 'FAULT_CHECKPOINT', path, message: expect.stringContaining(said) },
    })
    expect(loaded()).toBe(false)
  })
})

describe('node-llama-cpp', () => {
  it('is asked for by the command that installs it, where it is not there', async () => {
    const without = fileOf("import 'node-llama-cpp'", 'without.mjs')
    const made = await attempt({ model: fileOf(whole), module: without })
    expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'llama.module' } })
    if (made.ok) return
    expect(made.error.message).toContain(
      'npm install --prefix llama --omit=optional --ignore-scripts node-llama-cpp@3.22.1 @node-llama-cpp/',
    )
  })

  it('is not looked for where there is no such folder', async () => {
    const made = await attempt({ model: fileOf(whole), module: '/nowhere/node-llama-cpp' })
    expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'llama.module' } })
  })
})

describe('the vocabulary in a file of ours', () => {
  const file = (vocabulary: string, tokens = exportedTokens(tinyVocabulary).map(({ text }) => text)) =>
    writeGguf(
      new Map<string, string | string[]>([
        [vocabularyKey, vocabulary],
        ['tokenizer.ggml.tokens', tokens],
      ]),
      [],
    )

  it('is that which it was exported with, and no other file has one', () => {
    const read = ownVocabulary(file(JSON.stringify(tinyVocabulary.json)))
    expect(read.ok && read.value?.json).toEqual(tinyVocabulary.json)
    expect(ownVocabulary(writeGguf(new Map([['tokenizer.ggml.tokens', ['a']]]), []))).toEqual({
      ok: true,
      value: undefined,
    })
  })

  it.each([
    ['is no JSON', '{'],
    ['is no vocabulary', '{}'],
    ['is of other tokens', JSON.stringify(tinyVocabulary.json), ['a', 'b']],
  ] as const)('that %s is refused', (_, vocabulary, tokens?: readonly string[]) => {
    const read = ownVocabulary(file(vocabulary, tokens === undefined ? undefined : [...tokens]))
    expect(read).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT' } })
  })
})

it('options that are wrong are told by their path', () => {
  expect(readLlamaOptions({})).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'llama.model' } })
  expect(readLlamaOptions({ model: 'a', adapters: [{ path: 'b', scale: 99 }] })).toMatchObject({
    ok: false,
    error: { path: 'llama.adapters.0.scale' },
  })
  expect(readLlamaOptions({ model: 'a', thread: 1 })).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG' } })
})
