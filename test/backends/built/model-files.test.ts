import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBackend } from '../../../src/backends/built/index.js'
import { modelFiles, readModel, vocabularyHash } from '../../../src/backends/built/model-files.js'
import { vocabularyOf } from '../../../src/backends/built/tokenizer/index.js'
import { recordOf, tinyCheckpoint, tinyConfig, tinyVocabulary } from './tiny-model.js'
import { tinyTwinCheckpoint } from './tiny-twin.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'constellation-model-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (file: keyof typeof modelFiles, content: string | Uint8Array) =>
  writeFileSync(join(folder, modelFiles[file]), content)

function writeModel(): void {
  write('weights', tinyCheckpoint())
  write('vocabulary', JSON.stringify(tinyVocabulary.json))
}

const refusedFor = async (file: string) => {
  const model = await readModel(folder)
  expect(model).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT', path: file } })
  expect(!model.ok && model.error.message).toContain(file)
  // The backend's start says the same.
  expect(await createBackend({ checkpoint: folder })).toEqual(model)
}

describe('a model folder', () => {
  it('that is whole opens as a backend', async () => {
    writeModel()
    const model = await readModel(folder)
    expect(model.ok && model.value.vocabulary.json).toEqual(tinyVocabulary.json)
    expect(model.ok && model.value.checkpoint.weights.length).toBeGreaterThan(1_000)
    expect(await createBackend({ checkpoint: folder })).toMatchObject({
      ok: true,
      value: { name: 'built', rung: 'built', posture: 'in-process', capabilities: { slots: true, abort: true } },
    })
  })

  it('of the llama-shaped twin opens as the same backend', async () => {
    writeModel()
    write('weights', tinyTwinCheckpoint())
    expect(await createBackend({ checkpoint: folder })).toMatchObject({ ok: true, value: { name: 'built' } })
  })

  it('that lacks a file names it, and says what makes one', async () => {
    await refusedFor('weights.ckpt')
    write('weights', tinyCheckpoint())
    await refusedFor('vocabulary.json')
    const model = await readModel(folder)
    expect(!model.ok && model.error.message).toContain('constellation train')
  })

  it('whose weights are damaged anywhere is refused', async () => {
    writeModel()
    const whole = tinyCheckpoint()
    for (const at of [0, 9, 13, 20, 60, whole.length >> 1, whole.length - 1]) {
      const damaged = whole.slice()
      damaged[at]! ^= 0x10
      write('weights', damaged)
      await refusedFor('weights.ckpt')
    }
    for (const length of [0, 7, 48, 100, whole.length - 4]) {
      write('weights', whole.slice(0, length))
      await refusedFor('weights.ckpt')
    }
  })

  it('whose vocabulary is no vocabulary is refused', async () => {
    writeModel()
    const { json } = tinyVocabulary
    for (const content of ['', '{', 'null', '[]', '{}', JSON.stringify({ ...json, program: json.program.slice(1) })]) {
      write('vocabulary', content)
      await refusedFor('vocabulary.json')
    }
  })

  it('whose vocabulary is another one than the weights were trained with is refused', async () => {
    writeModel()
    const { json } = tinyVocabulary
    write('vocabulary', JSON.stringify({ ...json, words: [...json.words].reverse() }))
    await refusedFor('vocabulary.json')
  })

  it('whose weights tell of no vocabulary is refused', async () => {
    writeModel()
    for (const record of [null, [], 'built', {}]) {
      write('weights', tinyCheckpoint(tinyConfig, record))
      await refusedFor('vocabulary.json')
    }
  })

  it('whose weights are for another number of tokens is refused before anything is decoded', async () => {
    writeModel()
    for (const vocabulary of [tinyVocabulary.size - 1, tinyVocabulary.size + 1]) {
      write('weights', tinyCheckpoint({ ...tinyConfig, vocabulary }))
      expect(await createBackend({ checkpoint: folder })).toMatchObject({
        ok: false,
        error: { code: 'FAULT_CHECKPOINT', message: expect.stringContaining(String(vocabulary)) },
      })
    }
  })
})

describe('the hash of a vocabulary', () => {
  it('depends on every token and its place', () => {
    const { json } = tinyVocabulary
    const hashes = [
      json,
      { ...json, words: json.words.slice(1) },
      { ...json, words: [...json.words].reverse() },
      { ...json, specials: [...json.specials, '[more]'] },
    ].map((other) => vocabularyHash(vocabularyOf(other)))
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(recordOf(tinyVocabulary)).toEqual({ vocabularyHash: hashes[0] })
  })
})
