// Training that is judged as it goes.

import { openDecoder } from '../../dist/backends/built/open-decoder.js'
import { exactMatch } from '../../dist/backends/built/training/exact-match.js'
import { trainableOf } from '../../dist/backends/built/training/trainable.js'
import { readCheckpoint } from '../../dist/backends/engine/index.js'
import { sound } from './sound.js'

/** The share of `judged` that these weights get right. */
async function judge(trainable, weights, judged) {
  const checkpoint = sound(readCheckpoint(trainable.checkpoint(weights, null)))
  return exactMatch(sound(await openDecoder(checkpoint)), judged)
}

/**
 * Trains and judges every so many steps, until a share is reached or the steps are over.
 *
 * @param {{name: string, model: object, data: ReturnType<typeof import('./plain-requests.js').encoded>, training: object, every: number,
 *   until: number}} run `until` the share of exact matches that ends it
 * @returns {Promise<{steps: number, exact: number, reached: boolean, parameters: number}>}
 */
export async function trainedUntil({ name, model, data, training, every, until }) {
  const trainable = trainableOf(model, data.vocabulary)
  const stop = new AbortController()
  let judging = Promise.resolve()
  let last = { steps: 0, exact: 0, reached: false }
  const onCheckpoint = ({ step: steps, weights }) => {
    judging = judging.then(async () => {
      // Steps that were made while the one before was judged are past what ends the run.
      if (last.reached) return
      const exact = await judge(trainable, weights, data.judged)
      process.stderr.write(`${name}: step ${steps}, ${(100 * exact).toFixed(1)} % exact\n`)
      last = { steps, exact, reached: exact >= until }
      if (last.reached) stop.abort()
    })
  }
  const recipe = { ...training, threads: 2 }
  const options = { checkpointEvery: every, onCheckpoint, signal: stop.signal }
  const trained = await trainable.train(data.set, recipe, options)
  await judging
  if (!trained.ok && trained.error.code !== 'FAULT_CANCELLED') throw new Error(trained.error.message)
  return { ...last, parameters: trainable.parameters }
}
