// llama.cpp itself reads what we export, in a process of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enginePeersMissing } from '../../../../bench/peers/engine-peers.js'
import { type LlamaDecoder, openLlamaDecoder } from '../../../../bench/peers/llama-decoder.js'
import { exportModel } from '../../../../src/backends/built/export/index.js'
import { decodeProgram } from '../../../../src/backends/built/tokenizer/index.js'
import { openDecoder } from '../../../../src/backends/built/twin/index.js'
import { tokensOf } from '../model/model.js'
import { tinyVocabulary } from '../tiny-model.js'
import { tinyTwin, tinyTwinConfig } from '../tiny-twin.js'

if (enginePeersMissing !== null) process.stderr.write(`SKIPPED: ${enginePeersMissing}\n`)

/** llama.cpp keeps keys and values in half precision: it may turn about two tokens that are nearly as likely. */
function isClear(logits: Float32Array): boolean {
  const [best, next] = [...logits].sort((a, b) => b - a)
  return best! - next! > 1e-3
}

describe.skipIf(enginePeersMissing !== null).each([true, false])('a twin in llama.cpp, tied head %s', (tiedHead) => {
  const model = tinyTwin({ ...tinyTwinConfig, tiedHead })
  const end = tinyVocabulary.special('[end]')
  const folder = mkdtempSync(join(tmpdir(), 'constellation-export-'))
  let llama: LlamaDecoder

  beforeAll(async () => {
    const exported = exportModel(model, 'gguf')
    if (!exported.ok) throw new Error(exported.error.message)
    const path = join(folder, 'twin.gguf')
    writeFileSync(path, exported.value.weights)
    llama = await openLlamaDecoder(path, tinyTwinConfig.context)
  }, 60_000)
  afterAll(() => {
    llama?.close()
    rmSync(folder, { recursive: true })
  })

  it('says what our own decoder says, token for token and letter for letter', { timeout: 60_000 }, async () => {
    const opened = await openDecoder(model.checkpoint)
    if (!opened.ok) throw new Error(opened.error.message)
    const decoder = opened.value
    const saidMax = 24
    let compared = 0
    for (let seed = 1; seed <= 12; seed++) {
      const prompt = tokensOf(3 + seed * 2, tinyVocabulary.size, seed)
      const ours: number[] = []
      let logits = decoder.prefill(prompt)
      while (ours.length < saidMax && ours.at(-1) !== end && isClear(logits)) {
        ours.push(logits.indexOf(Math.max(...logits)))
        logits = decoder.step(ours.at(-1)!)
      }
      if (ours.length === 0) continue
      const theirs = await llama.decode(prompt, end, ours.length)
      expect(theirs.tokens).toEqual(ours)
      expect(theirs.text).toBe(decodeProgram(tinyVocabulary, ours))
      compared += ours.length
    }
    expect(compared).toBeGreaterThan(100)
  })
})
