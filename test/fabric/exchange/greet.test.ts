import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../../src/actors/kernel/index.js'
import { greet } from '../../../src/fabric/exchange/index.js'
import { goalMessage, readHello } from '../../../src/fabric/index.js'
import { ends, faultFrame, frame, greeted, helloOf } from './peer.js'

const goal = { name: goalMessage.name, identity: goalMessage.digest }

describe('a greeting', () => {
  test('brings token and identities, and gives what the peer says and an exchange', async () => {
    const { asker, peer } = await ends()
    const greeting = greet(asker, [goal], { token: 'swordfish', frameBytesMax: 4096 })
    expect(readHello((await peer.next('hello')).payload)).toEqual({
      ok: true,
      value: { frameBytesMax: 4096, token: 'swordfish', contracts: [goal] },
    })
    peer.send(helloOf([goal], 8192))
    expect(await greeting).toMatchObject({
      ok: true,
      value: { hello: { frameBytesMax: 8192, contracts: [{ name: goal.name }] }, disagreements: [] },
    })
  })

  test('tells what the two sides disagree on, and leaves it to whoever asked', async () => {
    const { asker, peer } = await ends()
    const greeting = greet(asker, [goal])
    peer.send(helloOf([{ name: goal.name, identity: new Uint8Array(32).fill(7) }]))
    expect(await greeting).toMatchObject({
      ok: true,
      value: { disagreements: [{ code: 'FAULT_SCHEMA', path: 'constellation goal' }] },
    })
  })

  test('is refused with the fault that the peer says first', async () => {
    const { asker, peer } = await ends()
    const greeting = greet(asker, [])
    peer.send(faultFrame({ code: 'FAULT_POLICY', message: 'not you' }))
    expect(await greeting).toEqual({ ok: false, error: { code: 'FAULT_POLICY', message: 'not you' } })
    expect(await asker.closed).toMatchObject({ by: 'us' })
  })

  test('fails where the first frame is no hello, or a hello that does not read', async () => {
    for (const first of [frame('reply', { correlation: 1 }), frame('hello')]) {
      const { asker, peer } = await ends()
      const greeting = greet(asker, [])
      peer.send(first)
      expect(await greeting).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME' } })
      expect(await asker.closed).toMatchObject({ by: 'us' })
    }
  })

  test('does not wait beyond its time', async () => {
    const clock = new ManualClock()
    const { asker, peer } = await ends()
    const greeting = greet(asker, [], { clock, timeoutMs: 700 })
    await peer.next('hello')
    clock.advance(700)
    expect(await greeting).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
    expect(clock.pending).toBe(0)
    expect(await asker.closed).toMatchObject({ by: 'us' })
  })

  test('fails when the peer goes first', async () => {
    const { asker, peer } = await ends()
    const greeting = greet(asker, [])
    peer.lane.close()
    expect(await greeting).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  test('on a lane that has ended by then says why it ended', async () => {
    const { asker, peer } = await ends()
    asker.close({ code: 'FAULT_FRAME', offset: 0, message: 'that was no frame' })
    expect(await greet(asker, [])).toMatchObject({ ok: false, error: { message: 'that was no frame' } })
    peer.lane.close()
  })

  test('loses no frame that comes right behind the hello', async () => {
    const { asker, peer } = await ends()
    const greeting = greet(asker, [])
    peer.send(helloOf())
    peer.send(faultFrame({ code: 'FAULT_BUSY', message: 'the daemon stops' }))
    peer.lane.close()
    const { value } = (await greeting) as Extract<Awaited<typeof greeting>, { ok: true }>
    expect(await value.exchange.closed).toEqual({ code: 'FAULT_BUSY', message: 'the daemon stops' })
  })

  test('leaves no timer behind', async () => {
    const clock = new ManualClock()
    await greeted([], { clock })
    expect(clock.pending).toBe(0)
  })
})
