// A daemon from before answers were certified, played frame by frame: it is asked plainly, and the client says what is missing.

import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import {
  contract,
  domainErrorMessage,
  eachMessage,
  faultMessage,
  list,
  messagesOf,
  quantity,
  record,
  schemasMessage,
  schemaTextsMessage,
  streamMessage,
  WebSocketLane,
} from '../../src/fabric/index.js'
import { type Client, connectFromNode, streamedJson } from '../../src/index.js'
import { frame, helloOf, Peer } from '../fabric/exchange/peer.js'

const rows = contract({
  name: 'lab.rows',
  summary: 'Lengths, one after the other.',
  request: record({ length: quantity('m') }),
  response: record({ total: quantity('m'), rows: list(record({ at: quantity('m') })) }),
  stream: 'rows',
  errors: [],
})
const { request, response, item } = messagesOf(rows)
const messages = [
  ...eachMessage(messagesOf(rows)),
  streamMessage,
  schemasMessage,
  schemaTextsMessage,
  faultMessage,
  domainErrorMessage,
]

let server: WebSocketServer
let client: Client
let peer: Peer
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  server.on('connection', (socket) => {
    peer = new Peer(new WebSocketLane('client', socket))
    peer.send(helloOf(messages.map(({ name, digest }) => ({ name, identity: digest }))))
  })
  const connected = await connectFromNode(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  if (!connected.ok) throw new Error(connected.error.message)
  client = connected.value
})
afterEach(async () => {
  client.close()
  await new Promise((resolve) => server.close(resolve))
})

const written = (message: typeof response, value: unknown) => {
  const payload = message.codec.encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  return { schema: message.short, payload: payload.value }
}
const untold = { uncertified: expect.stringContaining('no certificates') }
const metres = (value: number) => ({ value, unit: 'm' })

test('an answer comes without its basis', async () => {
  const answering = client.answer(rows, { length: 3 })
  const { correlation, payload, schema } = await peer.next('request')
  expect([schema, request.codec.decode(payload)]).toEqual([request.short, { ok: true, value: { length: 3 } }])
  peer.send(frame('reply', { correlation, ...written(response, { total: 3, rows: [] }) }))
  const answer = await answering
  const told = { request: { length: metres(3) }, response: { total: metres(3), rows: [] } }
  expect(answer).toEqual({ ok: true, value: { value: { total: 3, rows: [] }, ...told, ...untold } })
})

test('a stream comes plain, and is hashed all the same', async () => {
  const stream = client.answerStream(rows, { length: 3 })
  const { correlation, schema } = await peer.next('request')
  expect(schema).toEqual(streamMessage.short)
  for (const at of [1, 2]) peer.send(frame('item', { correlation, ...written(item!, { at }) }))
  peer.send(frame('reply', { correlation, ...written(response, { total: 3, rows: [] }) }))
  const items = []
  for await (const one of stream) items.push(one)
  expect(items).toEqual([{ at: 1 }, { at: 2 }])
  const hashed = streamedJson({ total: metres(3), rows: [] }, [{ at: metres(1) }, { at: metres(2) }])
  expect(await stream.result).toMatchObject({ ok: true, value: { response: hashed, ...untold } })
})
