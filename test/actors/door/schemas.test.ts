import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  goalMessage,
  identityOf,
  message,
  readSchemaText,
  record,
  schemasMessage,
  schemaTextsMessage,
  text,
} from '../../../src/fabric/index.js'
import { open } from './open-door.js'
import { faultIn, frameOf, RawPeer } from './raw-peer.js'
import { callFrame, listMessages, streamFrame } from './requests.js'

async function told(peer: RawPeer, names: readonly string[]) {
  const asked = schemasMessage.codec.encode({ names })
  if (!asked.ok) throw new Error(asked.error.message)
  peer.send(frameOf({ correlation: 1, schema: schemasMessage.short }, asked.value))
  const reply = await peer.next()
  const texts = schemaTextsMessage.codec.decode(reply.payload)
  if (!texts.ok) throw new Error(texts.error.message)
  return texts.value.schemas
}

test('a peer learns the schemas of all that the hello named, and can tell that they are those', async () => {
  const { laneUrl } = await open()
  const peer = await RawPeer.greeted(laneUrl)
  const messages = [goalMessage, listMessages.item!, listMessages.request]
  const schemas = await told(peer, ['chess.move request', ...messages.map(({ name }) => name)])
  expect(schemas.map(({ name }) => name)).toEqual(messages.map(({ name }) => name))
  for (const [i, { name, text: schemaText }] of schemas.entries()) {
    const schema = readSchemaText(schemaText)
    expect(schema.ok && identityOf(name, schema.value)).toBe(messages[i]!.identity)
  }
})

test('a peer that holds another schema for goals is let in, and told both identities when it asks in its own', async () => {
  const { laneUrl } = await open()
  const older = message(goalMessage.name, record({ text: text() }))
  const peer = await RawPeer.greeted(laneUrl, { contracts: [{ name: older.name, identity: older.digest }] })
  peer.send(frameOf({ correlation: 1, schema: older.short }))
  expect(faultIn(await peer.next())).toMatchObject({
    code: 'FAULT_SCHEMA',
    path: goalMessage.name,
    expected: goalMessage.identity,
    actual: older.identity,
  })
  peer.send(callFrame(2))
  expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 2 })
})

test('a peer that holds another schema for the items of a stream is told so when it asks for them', async () => {
  const { laneUrl, desk } = await open()
  const { item, request } = listMessages
  const older = message(item!.name, record({ index: text() }))
  const peer = await RawPeer.greeted(laneUrl, {
    contracts: [
      { name: request.name, identity: request.digest },
      { name: older.name, identity: older.digest },
    ],
  })
  peer.send(streamFrame(1, 3))
  expect(faultIn(await peer.next())).toMatchObject({
    code: 'FAULT_SCHEMA',
    path: older.name,
    expected: item!.identity,
    actual: older.identity,
  })
  expect(desk.itemsMade).toBe(0)
  peer.send(callFrame(2))
  expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 2 })
})

test('so is one that holds another schema for the request of a stream, which wears no identity', async () => {
  const { laneUrl, desk } = await open()
  const older = message(listMessages.request.name, record({ items: text() }))
  const peer = await RawPeer.greeted(laneUrl, { contracts: [{ name: older.name, identity: older.digest }] })
  peer.send(streamFrame(1, 3))
  expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_SCHEMA', path: older.name })
  expect(desk.itemsMade).toBe(0)
})

test('the reference page gives the two schemas that nobody can learn so', () => {
  const page = readFileSync(new URL('../../../docs/reference/barewire.md', import.meta.url), 'utf8')
  for (const { canonical } of [schemasMessage, schemaTextsMessage]) expect(page).toContain(`\`\`\`json\n${canonical}\n`)
})

test('a request for schemas that does not read is a fault', async () => {
  const { laneUrl } = await open()
  const peer = await RawPeer.greeted(laneUrl)
  peer.send(frameOf({ correlation: 1, schema: schemasMessage.short }, new Uint8Array(9)))
  expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_FRAME' })
})
