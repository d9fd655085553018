// What scripts/fetch-engine-peers.js has installed.

import { existsSync } from 'node:fs'

const modules = new URL('../../.peers/engine/node_modules/', import.meta.url)

/** Why a claim can't be measured without them. */
export const enginePeersMissing = existsSync(modules)
  ? null
  : 'the peers of the engine are not here; run: node scripts/fetch-engine-peers.js'

/** @param {string} path of a module's file below node_modules */
export const enginePeer = (path) => new URL(path, modules).href
