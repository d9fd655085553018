// The same twin behind two rungs, our engine and llama.cpp in a process of its own, each held to the grammar of the goal.

import { fileURLToPath } from 'node:url'
import { builtBackend } from '../../dist/backends/built/built-backend.js'
import { createBackend } from '../../dist/backends/llama/index.js'
import { GrammarShelf } from '../../dist/clef/index.js'
import { builtInContracts } from '../../dist/daemon/index.js'
import { enginePeer, enginePeersMissing } from '../peers/engine-peers.js'
import { requestGoals } from './request-programs.js'
import { sound } from './sound.js'
import { trainedTwin } from './trained-twin.js'

const making = { literals: false, programs: 'calls', steering: 'typed', lazy: true }

/** @param {number} count of goals that neither has seen */
export async function openBothRungs(count) {
  if (enginePeersMissing !== null) return { skipped: enginePeersMissing }
  const { vocabulary, checkpoint, gguf } = await trainedTwin()
  const shelf = new GrammarShelf(builtInContracts)
  const asked = requestGoals(count).map(({ text, quantities, inputs }) => {
    const prompt = { text, quantities, inputs }
    return { prompt, grammar: shelf.grammarFor(prompt, making) }
  })
  const built = sound(await builtBackend({ checkpoint, vocabulary }))
  const openLlama = async () =>
    sound(
      await createBackend(
        {
          model: gguf,
          module: fileURLToPath(enginePeer('node-llama-cpp')),
          restarts: { countMax: 1_000, initialMs: 1, maxMs: 1 },
        },
        { contracts: builtInContracts, egress: async () => {} },
      ),
    )
  /** What a backend says to one goal, and how long it took. */
  const say = async (backend, { prompt, grammar }) => {
    const begun = performance.now()
    let text = ''
    const options = { tokensMax: 400, temperature: 0, seed: 1 }
    for await (const chunk of backend.propose(prompt, { grammar }, options)) text += chunk.text
    return { text, ms: performance.now() - begun }
  }
  return { asked, built, openLlama, say }
}
