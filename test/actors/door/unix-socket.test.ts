import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { createConnection, createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { openDoor } from '../../../src/actors/door/index.js'
import { systemClock } from '../../../src/actors/kernel/index.js'
import { limits, open, pathOf, until } from './open-door.js'
import { faultIn, helloFrame, RawPeer } from './raw-peer.js'
import { callFrame } from './requests.js'
import { TestDesk } from './test-desk.js'

const others: Server[] = []
afterEach(() => {
  for (const server of others.splice(0)) server.close()
})

/** What a door that can't be opened there says. */
async function refusalAt(unix: string) {
  const opened = await openDoor({ desk: new TestDesk(), ...limits, unix }, systemClock, console)
  if (opened.ok) {
    await opened.value.close()
    throw new Error('it was opened')
  }
  return opened.error
}

/** Leaves the socket file of a process that was killed. */
function crashedAt(path: string): void {
  const code = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`
  spawnSync(process.execPath, ['-e', code])
  expect(lstatSync(path).isSocket()).toBe(true)
}

describe('the unix socket', () => {
  test("is its owner's alone from the first moment, and goes away with the door", async () => {
    const unix = pathOf('s')
    const before = process.umask(0)
    try {
      const { door } = await open({ unix })
      expect(lstatSync(unix).mode & 0o777).toBe(0o600)
      expect(process.umask()).toBe(0)
      expect(door.addresses).toEqual([door.url, `unix:${unix}`])
      await door.close()
      expect(existsSync(unix)).toBe(false)
    } finally {
      process.umask(before)
    }
  })

  test('replaces what a crash has left behind', async () => {
    const unix = pathOf('s')
    crashedAt(unix)
    const { lanes } = await open({ unix })
    const peer = await RawPeer.greeted(lanes['unix socket'])
    peer.send(callFrame(1))
    expect(await peer.next()).toMatchObject({ kind: 'reply' })
  })

  test('does not take the place of one on which somebody answers', async () => {
    const { lanes } = await open({ unix: pathOf('s') })
    expect(await refusalAt(pathOf('s'))).toMatchObject({ code: 'FAULT_CONFIG', path: 'listen.unix' })
    expect((await RawPeer.greeted(lanes['unix socket'])).waiting).toBe(0)
    const other = createServer().listen(pathOf('other'))
    others.push(other)
    expect(await refusalAt(pathOf('other'))).toMatchObject({ message: expect.stringContaining('answers') })
  })

  test('leaves a file that is no socket as it is', async () => {
    writeFileSync(pathOf('notes'), 'keep me')
    expect(await refusalAt(pathOf('notes'))).toMatchObject({ code: 'FAULT_CONFIG', path: 'listen.unix' })
    expect(readFileSync(pathOf('notes'), 'utf8')).toBe('keep me')
  })

  test.each([
    ['a path of 108 bytes', () => pathOf('x').padEnd(108, 'x'), '107'],
    ['a folder that is not there', () => pathOf('no/such/folder'), 'there is no folder'],
    ['no path', () => '', '107'],
  ])("can't be had at %s, which is FAULT_CONFIG", async (_, path, why) => {
    expect(await refusalAt(path())).toMatchObject({
      code: 'FAULT_CONFIG',
      path: 'listen.unix',
      message: expect.stringContaining(why),
    })
  })

  test("is closed again when the port can't be had", async () => {
    const { door } = await open()
    const unix = pathOf('second')
    const port = Number(new URL(door.url).port)
    const opened = await openDoor({ desk: new TestDesk(), ...limits, unix, port }, systemClock, console)
    expect(opened).toMatchObject({ ok: false, error: { path: 'listen.port' } })
    expect(existsSync(unix)).toBe(false)
  })

  test('is named by readyz and status; readyz tells when its file was taken away', async () => {
    const { get, door } = await open({ unix: pathOf('s') })
    expect(await get('/readyz')).toMatchObject({ status: 200, body: { ready: true, listening: door.addresses } })
    expect(await get('/v1/status')).toMatchObject({ body: { listening: door.addresses } })
    unlinkSync(pathOf('s'))
    expect(await get('/readyz')).toMatchObject({ status: 503, body: { fault: { code: 'FAULT_ACTOR_DOWN' } } })
  })

  test('asks for the token in the hello, and greets only who has it', async () => {
    const { lanes } = await open({ token: 'swordfish' })
    const stranger = await RawPeer.open(lanes['unix socket'])
    stranger.send(helloFrame({ token: 'guess' }))
    expect(faultIn(await stranger.next())).toMatchObject({ code: 'FAULT_POLICY' })
    expect(await stranger.nextOrEnd()).toBeUndefined()
    const friend = await RawPeer.open(lanes['unix socket'])
    friend.send(helloFrame({ token: 'swordfish' }))
    expect((await friend.next()).kind).toBe('hello')
  })

  test('lets nobody in while the daemon drains, and says so', async () => {
    const { lanes, door } = await open()
    await door.drain(0)
    const peer = await RawPeer.open(lanes['unix socket'])
    let frame = await peer.next()
    if (frame.kind === 'hello') frame = await peer.next()
    expect(faultIn(frame)).toMatchObject({ code: 'FAULT_BUSY' })
    await peer.closed
  })

  test('shares the connections there may be with the port', async () => {
    const { lanes, laneUrl, door } = await open({ connectionsMax: 2 })
    const first = await RawPeer.greeted(lanes['unix socket'])
    await RawPeer.greeted(laneUrl)
    const third = await RawPeer.open(lanes['unix socket'])
    expect(await third.nextOrEnd()).toBeUndefined()
    await expect(RawPeer.open(laneUrl)).rejects.toThrow()
    first.vanish()
    await first.closed
    // The daemon hears of the end as soon as its loop turns.
    let fourth = await RawPeer.open(lanes['unix socket'])
    while ((await fourth.nextOrEnd()) === undefined) fourth = await RawPeer.open(lanes['unix socket'])
    expect(door.inFlight).toBe(0)
  })

  test('a peer that reads nothing does not keep the door from closing', async () => {
    const { lanes, door } = await open()
    const path = lanes['unix socket'].slice('unix:'.length)
    const socket = createConnection({ path, allowHalfOpen: true })
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write(helloFrame())
    await until(() => socket.bytesWritten > 0)
    await door.close()
    socket.destroy()
  })
})
