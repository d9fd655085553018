// node-llama-cpp, where scripts/fetch-engine-peers.js has put it. Where it has not, its tests are skipped, loudly.

import { fileURLToPath } from 'node:url'
import { enginePeer, enginePeersMissing } from '../../../bench/peers/engine-peers.js'

export const hasEngine = enginePeersMissing === null

if (!hasEngine) process.stderr.write(`SKIPPED: ${enginePeersMissing}\n`)

/** Its folder, as `llama.module` takes it. */
export const engineModule = fileURLToPath(enginePeer('node-llama-cpp'))
