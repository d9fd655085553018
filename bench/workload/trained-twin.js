// A llama-shaped twin, trained for a short while and exported, with goals that it has not seen: for whoever decodes it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportModel } from '../../dist/backends/built/export/index.js'
import { vocabularyHash } from '../../dist/backends/built/model-files.js'
import { openDecoder } from '../../dist/backends/built/open-decoder.js'
import { twinRecipe } from '../../dist/backends/built/training/index.js'
import { trainableOf } from '../../dist/backends/built/training/trainable.js'
import { readCheckpoint } from '../../dist/backends/engine/index.js'
import { preparedCorpus } from './small-corpus.js'
import { sound } from './sound.js'

const examples = 12_000
const steps = 300

/** @type {ReturnType<typeof make> | undefined} */
let made

/** The same for all claims of a run. */
export function trainedTwin() {
  made ??= make()
  return made
}

async function make() {
  const { vocabulary, set } = await preparedCorpus(examples)
  const trainable = trainableOf(twinRecipe.model, vocabulary)
  process.stderr.write(`training a twin of ${trainable.parameters} parameters for ${steps} steps\n`)
  const trained = sound(await trainable.train(set, { ...twinRecipe.training, steps, threads: 2 }, {}))
  const bytes = trainable.checkpoint(trained.weights, { vocabularyHash: vocabularyHash(vocabulary) })
  const checkpoint = sound(readCheckpoint(bytes))
  const folder = mkdtempSync(join(tmpdir(), 'constellation-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const gguf = join(folder, 'twin.gguf')
  writeFileSync(gguf, sound(exportModel({ checkpoint, vocabulary }, 'gguf')).weights)
  const decoder = sound(await openDecoder(checkpoint))
  return { vocabulary, checkpoint, decoder, gguf, context: decoder.capacity, end: vocabulary.special('[end]') }
}
