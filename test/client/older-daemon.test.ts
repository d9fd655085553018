// A daemon from before goals had keys, played frame by frame: a goal that it may have worked on is not sent to it twice.

import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import {
  documentText,
  domainErrorMessage,
  faultMessage,
  goalMessage,
  message,
  outcomeMessage,
  record,
  schemasMessage,
  schemaTextsMessage,
  WebSocketLane,
} from '../../src/fabric/index.js'
import { type Client, connectFromNode } from '../../src/index.js'
import { frame, helloOf, Peer } from '../fabric/exchange/peer.js'

const { key: _, ...fields } = goalMessage.schema.fields
const keyless = message(goalMessage.name, record(fields))
const messages = [keyless, outcomeMessage, schemasMessage, schemaTextsMessage, faultMessage, domainErrorMessage]

let server: WebSocketServer
let client: Client | undefined
afterEach(async () => {
  client?.close()
  for (const socket of server.clients) socket.terminate()
  await new Promise((resolve) => server.close(resolve))
})

/** Greets and tells the schema of its goals; gives the first goal that comes. */
async function goalOver(peer: Peer) {
  peer.send(helloOf(messages.map(({ name, digest }) => ({ name, identity: digest }))))
  const { correlation } = await peer.next('request')
  const schemas = [{ name: keyless.name, text: documentText(keyless.schema) }]
  const payload = schemaTextsMessage.codec.encode({ schemas })
  if (!payload.ok) throw new Error(payload.error.message)
  peer.send(frame('reply', { correlation, schema: schemaTextsMessage.short, payload: payload.value }))
  return await peer.next('request')
}

test('a goal that it may have worked on is not sent to it twice', async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const peers: Peer[] = []
  server.on('connection', (socket) => peers.push(new Peer(new WebSocketLane('client', socket))))
  const connecting = connectFromNode(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    reconnect: { initialMs: 1, maxMs: 1 },
  })
  await new Promise((resolve) => server.once('connection', resolve))
  const first = goalOver(peers[0]!)
  const connected = await connecting
  if (!connected.ok) throw new Error(connected.error.message)
  client = connected.value
  const goal = client.goal({ text: 'add 1 EUR and 2 EUR' })
  const asked = await first
  expect(asked.hasSchema(keyless.short)).toBe(true)
  expect(keyless.codec.decode(asked.payload)).toMatchObject({ ok: true, value: { text: 'add 1 EUR and 2 EUR' } })

  const again = new Promise<void>((resolve) => server.once('connection', () => resolve()))
  peers[0]!.lane.close()
  await again
  const second = goalOver(peers[1]!)
  expect(await goal).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  // One that is new is sent.
  void client.goal({ text: 'another' })
  expect(keyless.codec.decode((await second).payload)).toMatchObject({ value: { text: 'another' } })
})
