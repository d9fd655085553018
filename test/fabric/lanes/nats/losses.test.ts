// What is asked over NATS is answered once, whoever and whatever goes in between: daemons, connections, the server.

import { connect } from '@nats-io/transport-node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { FrameView } from '../../../../src/fabric/frame.js'
import type { NatsServingLane } from '../../../../src/fabric/lanes/nats/index.js'
import { streamMessage } from '../../../../src/fabric/peer/index.js'
import { readCredit } from '../../../../src/fabric/stream/index.js'
import { leakyWire } from './leaky-wire.js'
import { hasNatsServer, type NatsServer, startNatsServer } from './nats-server.js'
import { bytes, creditFrame, faultOf, Parties, plain, shoutSubject, streamFrame, words } from './parties.js'

/** A daemon that streams `count` words, as credit allows, and says how many it has sent. */
function streaming(count: number) {
  const state = { next: 0, credit: 0, correlation: 0, froms: [] as number[], cancelled: false }
  const pump = (lane: NatsServingLane): void => {
    for (; state.credit > 0 && state.next < count; state.credit--)
      lane.send(plain('item', state.correlation, bytes(`item ${state.next++}`)))
    if (state.credit > 0) lane.send(plain('reply', state.correlation, bytes('all')))
  }
  const work = (frame: FrameView, lane: NatsServingLane): void => {
    if (frame.kind === 'request') {
      const request = streamMessage.codec.decode(frame.payload.slice())
      if (!request.ok) throw new Error(request.error.message)
      state.froms.push(request.value.from)
      state.next = request.value.from
      state.credit = request.value.credit
      state.correlation = frame.correlation
    } else if (frame.kind === 'credit') {
      const items = readCredit(frame.payload)
      if (items.ok) state.credit += items.value
    } else {
      state.cancelled = true
      return
    }
    pump(lane)
  }
  return { state, work }
}

const items = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => `item ${from + index}`)

describe.skipIf(!hasNatsServer)('what is asked over NATS', () => {
  let server: NatsServer
  const parties = new Parties(() => server.url)

  beforeAll(async () => {
    server = await startNatsServer()
  })
  afterEach(() => parties.closeAll())
  afterAll(() => server.stop())

  test('is asked of another daemon when the one that took it has died', async () => {
    const silent = await parties.daemon('silent', {}, () => {})
    const { lane, until } = await parties.dialler()
    lane.send(plain('request', 5, bytes('hear')))
    await silent.first('request')
    await parties.daemon('other')
    await silent.nats.close()
    expect(words((await until(2))[1]!)).toBe('other: hear')
  })

  test('is answered after a daemon lost its answer with its connection', async () => {
    const wire = await leakyWire(server.port)
    // It is back before anybody looks for it.
    const quick = connect({ servers: wire.url, reconnectTimeWait: 1, reconnectJitter: 0, ignoreClusterUpdates: true })
    const daemon = await parties.daemon('one', {}, () => {}, quick)
    const { lane, until } = await parties.dialler()
    lane.send(plain('request', 5, bytes('hear')))
    const { correlation } = await daemon.first('request')
    // The asker knows by now who has taken it.
    await daemon.nats.flush()
    wire.leak()
    daemon.lane.send(plain('reply', correlation, bytes('the answer')))
    const statuses = daemon.nats.status()[Symbol.asyncIterator]()
    wire.cut()
    while ((await statuses.next()).value.type !== 'reconnect');
    expect(words((await until(2))[1]!)).toBe('the answer')
    expect(daemon.got.filter(({ kind }) => kind === 'request').length).toBe(1)
    daemon.lane.close()
    await wire.close()
  })

  test('is answered after the server was restarted under all of them', async () => {
    const other = await startNatsServer()
    const there = new Parties(() => other.url)
    const daemon = await there.daemon('one', {}, () => {})
    const { lane, until } = await there.dialler()
    lane.send(plain('request', 5, bytes('hear')))
    const { correlation } = await daemon.first('request')
    await other.stop()
    daemon.lane.send(plain('reply', correlation, bytes('while it was away')))
    const again = await startNatsServer({ port: other.port })
    expect(words((await until(2))[1]!)).toBe('while it was away')
    await there.closeAll()
    await again.stop()
  })

  test('goes on as a stream at another daemon, without a gap, when its own has died', async () => {
    const dying = streaming(100)
    const first = await parties.daemon('dying', {}, dying.work)
    const { lane, until } = await parties.dialler()
    lane.send(streamFrame(5, 3, 4))
    const before = await until(5)
    expect(before.slice(1).map(words)).toEqual(items(3, 7))
    lane.send(creditFrame(5, 2))
    await until(7)
    const heir = streaming(12)
    await parties.daemon('heir', {}, heir.work)
    await first.nats.close()
    lane.send(creditFrame(5, 3))
    const frames = await until(10)
    lane.send(creditFrame(5, 5))
    const whole = await until(11)
    expect(frames.slice(1, 10).map(words)).toEqual(items(3, 12))
    expect(whole[10]).toMatchObject({ kind: 'reply', correlation: 5 })
    expect(heir.state.froms).toEqual([9])
  })

  test('goes on as a stream without a gap when its daemon has lost items with its connection', async () => {
    const source = streaming(30)
    const daemon = await parties.daemon('one', {}, source.work)
    const { lane, until } = await parties.dialler()
    lane.send(streamFrame(5, 0, 4))
    await until(5)
    const statuses = daemon.nats.status()[Symbol.asyncIterator]()
    await daemon.nats.reconnect()
    while ((await statuses.next()).value.type !== 'disconnect');
    // Items that nobody gets, as if credit had come just before.
    daemon.lane.send(plain('item', source.state.correlation, bytes('lost')))
    while ((await statuses.next()).value.type !== 'reconnect');
    daemon.lane.send(plain('item', source.state.correlation, bytes('behind the gap')))
    lane.send(creditFrame(5, 10))
    const frames = await until(15)
    expect(frames.slice(1).map(words)).toEqual(items(0, 14))
    expect(source.state.cancelled).toBe(true)
  })

  test('goes on as a stream without what comes late of its sending before', async () => {
    const source = streaming(30)
    const daemon = await parties.daemon('one', {}, source.work)
    const { lane, nats, until } = await parties.dialler()
    lane.send(streamFrame(5, 0, 4))
    await until(5)
    const statuses = nats.status()[Symbol.asyncIterator]()
    await nats.reconnect()
    while ((await statuses.next()).value.type !== 'reconnect');
    // Still of the sending before the connection was lost.
    const request = daemon.got[0]!
    daemon.lane.send(plain('item', request.correlation, bytes('of the stream before')))
    lane.send(creditFrame(5, 3))
    const frames = await until(8)
    expect(frames.slice(1).map(words)).toEqual(items(0, 7))
    expect(source.state.froms).toEqual([0, 4])
  })

  test('is refused with the subject where the server does not let us ask', async () => {
    const config = `authorization { users = [
      { user: daemon, password: daemon }
      { user: asker, password: asker, permissions: { publish: { deny: "${shoutSubject}" } } }
      { user: deaf, password: deaf, permissions: { subscribe: { deny: "_INBOX.>" } } }
      { user: mute, password: mute, permissions: { subscribe: { deny: "${shoutSubject}" } } }
    ] }`
    const guarded = await startNatsServer({ config })
    let user = 'daemon'
    const there = new Parties(() => `nats://${user}:${user}@127.0.0.1:${guarded.port}`)
    await there.daemon('one')
    user = 'asker'
    const { lane, until } = await there.dialler()
    lane.send(plain('request', 5, bytes('hear')))
    expect(faultOf((await until(2))[1]!)).toMatchObject({
      code: 'FAULT_POLICY',
      message: expect.stringContaining(shoutSubject),
    })
    user = 'mute'
    const { lane: mute } = await there.daemon('mute')
    expect(await mute.closed).toMatchObject({ by: 'us', fault: { code: 'FAULT_POLICY' } })
    user = 'deaf'
    const { lane: deaf } = await there.daemon('deaf')
    expect(await deaf.closed).toMatchObject({ by: 'us', fault: { code: 'FAULT_POLICY' } })
    await there.closeAll()
    await guarded.stop()
  })
})
