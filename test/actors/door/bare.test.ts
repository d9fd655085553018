import { describe, expect, test } from 'vitest'
import { readAnswer } from '../../../src/client/index.js'
import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import {
  bareCodecOf,
  domainErrorMessage,
  frameFlags,
  messagesOf,
  outcomeMessage,
  readSchemaText,
  schemasMessage,
  schemaTextsMessage,
} from '../../../src/fabric/index.js'
import { open, ways } from './open-door.js'
import { faultIn, frameOf, helloFrame, RawPeer } from './raw-peer.js'
import { bare, callFrame, goalFrame, listMessages, streamFrame } from './requests.js'

const { request, response } = messagesOf(timeToCollision)

describe.each(ways)('a peer that writes plain BARE on a lane by %s', (way) => {
  test('is answered in plain BARE: reply, domain error and fault', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(callFrame(1, {}, bare))
    const reply = await peer.next()
    expect(reply).toMatchObject({ kind: 'reply', flags: frameFlags.bare, schema: response.short })
    expect(response.bare.decode(reply.payload)).toEqual({ ok: true, value: { time: 2 } })
    peer.send(callFrame(2, { speedSelf: 1 }, bare))
    const no = await peer.next()
    expect(no).toMatchObject({ kind: 'domainError', flags: frameFlags.bare })
    expect(domainErrorMessage.bare.decode(no.payload)).toMatchObject({ value: { reason: 'never' } })
    peer.send(frameOf({ correlation: 3, schema: request.short, ...bare }, new Uint8Array(5)))
    const fault = await peer.next()
    expect(fault).toMatchObject({ kind: 'fault', correlation: 3, flags: frameFlags.bare })
    expect(faultIn(fault)).toMatchObject({ code: 'FAULT_FRAME' })
  })

  test('gets the outcome of its goal so, and the answer inside it', async () => {
    const { lanes, desk } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    const inputs = [{ name: 'book', media: 'text/csv', bytes: new TextEncoder().encode('id\n1\n') } as const]
    peer.send(goalFrame(1, 'read it', bare, { inputs }))
    const reply = await peer.next()
    expect(reply.flags).toBe(frameFlags.bare)
    const outcome = outcomeMessage.bare.decode(reply.payload)
    if (!outcome.ok || outcome.value.answer === undefined) throw new Error('there is no answer')
    expect(desk.goals[0]).toMatchObject({ text: 'read it', inputs })
    const schema = readSchemaText(outcome.value.answer.schema)
    if (!schema.ok) throw new Error(schema.error.message)
    expect(bareCodecOf(schema.value).decode(outcome.value.answer.payload)).toEqual({
      ok: true,
      value: { heard: 'read it', bytes: 5 },
    })
  })

  test('may have streams too, and is given their items so', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(1, 3, {}, bare))
    for (let index = 0; index < 3; index++) {
      const item = await peer.next()
      expect(item).toMatchObject({ kind: 'item', flags: frameFlags.bare, schema: listMessages.item!.short })
      expect(listMessages.item!.bare.decode(item.payload)).toEqual({ ok: true, value: { index, text: 'xxxx' } })
    }
    const last = await peer.next()
    expect(last.flags).toBe(frameFlags.bare)
    expect(listMessages.response.bare.decode(last.payload)).toMatchObject({ value: { things: [] } })
  })

  test('may ask for schemas so', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    const asked = schemasMessage.bare.encode({ names: [request.name] })
    if (!asked.ok) throw new Error(asked.error.message)
    peer.send(frameOf({ correlation: 1, schema: schemasMessage.short, ...bare }, asked.value))
    const told = await peer.next()
    expect(schemaTextsMessage.bare.decode(told.payload)).toMatchObject({ value: { schemas: [{ name: request.name }] } })
  })

  test('and the aligned layout by turns is answered as it asks', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    for (const [correlation, frame] of [{}, bare, {}, bare].entries()) peer.send(callFrame(correlation + 1, {}, frame))
    const answers = [await peer.next(), await peer.next(), await peer.next(), await peer.next()]
    for (const { correlation, flags } of answers) expect(flags).toBe(correlation % 2 === 0 ? frameFlags.bare : 0)
  })

  test('hears faults about the lane so, if its hello wore the flag', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.open(lanes[way])
    await peer.next()
    const hello = helloFrame()
    hello[10] = frameFlags.bare
    peer.send(hello)
    peer.send(callFrame(0))
    const told = await peer.next()
    expect(told).toMatchObject({ correlation: 0, flags: frameFlags.bare })
    expect(faultIn(told)).toMatchObject({ code: 'FAULT_FRAME', offset: 32 })
  })
})

test('an outcome in the aligned layout still brings an answer in it', async () => {
  const { laneUrl } = await open()
  const peer = await RawPeer.greeted(laneUrl)
  peer.send(goalFrame(1, 'read it'))
  const outcome = outcomeMessage.codec.decode((await peer.next()).payload)
  if (!outcome.ok || outcome.value.answer === undefined) throw new Error('there is no answer')
  expect(readAnswer(outcome.value.answer)).toMatchObject({ ok: true, value: { value: { heard: 'read it', bytes: 0 } } })
})
