// A daemon of this process with all its doors open and keys of its own, for tests of what it certifies.

import { join } from 'node:path'
import type { JWK } from 'jose'
import { KeyFolder } from '../../../src/daemon/certificates/key-folder.js'
import { type Constellation, readConfig, startConstellation } from '../../../src/daemon/index.js'
import type { Json } from '../../../src/fabric/index.js'
import { hasNatsServer, startNatsServer } from '../../fabric/lanes/nats/nats-server.js'
import { publicKeysOf, temporaryFolder } from './signing.js'

export interface CertifyingDaemon {
  readonly tree: Constellation
  readonly folder: KeyFolder
  /** Lanes that clients come in by, each with what people call it. */
  readonly lanes: Readonly<Record<Way, string>>
  keys(): Promise<readonly JWK[]>
  post(path: string, body: Json): Promise<Record<string, Json>>
  stop(): Promise<void>
}

/** Ways in by lanes; NATS where there is a server for it. */
export const ways = ['a WebSocket', 'a unix socket', ...(hasNatsServer ? (['NATS'] as const) : [])] as const
type Way = 'a WebSocket' | 'a unix socket' | 'NATS'

export async function certifyingDaemon(language: boolean): Promise<CertifyingDaemon> {
  const place = temporaryFolder()
  const unix = join(place.path, 'daemon.sock')
  const data = join(place.path, 'data')
  const nats = hasNatsServer ? await startNatsServer() : undefined
  const read = readConfig({
    env: {
      CONSTELLATION_LOG_LEVEL: 'silent',
      CONSTELLATION_LISTEN_PORT: '0',
      CONSTELLATION_LISTEN_UNIX: unix,
      ...(nats === undefined ? {} : { CONSTELLATION_NATS_URL: nats.url }),
      CONSTELLATION_DATA_DIRECTORY: data,
    },
  })
  if (!read.ok) throw new Error(read.error[0]?.message)
  const started = await startConstellation(read.value, { door: true, language, ephemeral: false })
  if (!started.ok) throw new Error(started.error.message)
  const tree = started.value
  const folder = new KeyFolder(data)
  return {
    tree,
    folder,
    lanes: {
      'a WebSocket': `${tree.url.replace('http', 'ws')}/v1/lane`,
      'a unix socket': `unix:${unix}`,
      NATS: nats?.url ?? '',
    },
    keys: () => publicKeysOf(folder),
    async post(path, body) {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${tree.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await response.json()) as Record<string, Json>
    },
    async stop() {
      await tree.stop()
      await nats?.stop()
      place.remove()
    },
  }
}
