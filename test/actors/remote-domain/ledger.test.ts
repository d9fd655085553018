// Nothing goes to a daemon elsewhere that the egress ledger does not have first.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type LedgeredFrame, readAddress } from '../../../src/actors/remote-domain/index.js'
import { LedgeredLane } from '../../../src/actors/remote-domain/ledgered-lane.js'
import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import {
  err,
  type Fault,
  type Frame,
  noPayload,
  noSchema,
  noTrace,
  ok,
  type Result,
} from '../../../src/fabric/index.js'
import type { Lane, LaneEnd } from '../../../src/fabric/lanes/lane.js'
import { open } from '../door/open-door.js'
import { quiesce } from '../kernel/test-system.js'
import { remote } from './remote.js'

const contracts = [timeToCollision]
const collision = { gap: 30, speedSelf: 20, speedLead: 5 }
const full: Fault = { code: 'FAULT_JOURNAL', message: 'the disk is full' }

describe('a domain elsewhere', () => {
  test('is sent nothing but what the ledger has, its handshake among it', async () => {
    const { laneUrl } = await open()
    const lines: LedgeredFrame[] = []
    const ledger = async (frame: LedgeredFrame): Promise<Result<void, Fault>> => {
      lines.push(frame)
      return ok(undefined)
    }
    const { call } = await remote({ address: laneUrl, contracts, ledger })
    const before = lines.length
    expect(before).toBeGreaterThan(0)
    expect(await call(timeToCollision, collision)).toMatchObject({ time: 2 })
    expect(lines).toHaveLength(before + 1)
    expect(lines.every(({ bytes, body }) => bytes >= 64 && /^[0-9a-f]{64}$/.test(body))).toBe(true)
  })

  test('is sent nothing at all without a ledger, or with one that refuses, and each call says so', async () => {
    const { laneUrl, desk } = await open()
    for (const ledger of [undefined, async () => err(full)]) {
      const { call } = await remote({
        address: laneUrl,
        contracts,
        ...(ledger === undefined ? { ledger: noLedger } : { ledger }),
      })
      expect(await call(timeToCollision, collision)).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
    }
    expect(desk.waiting).toBe(0)
  })

  test('fails what is asked once the ledger refuses, and hears nothing of it', async () => {
    const { laneUrl, desk } = await open()
    let isFull = false
    const { call } = await remote({
      address: laneUrl,
      contracts,
      ledger: async () => (isFull ? err(full) : ok(undefined)),
    })
    expect(await call(timeToCollision, collision)).toMatchObject({ time: 2 })
    isFull = true
    expect(await call(timeToCollision, { ...collision, gap: 999 })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_JOURNAL' },
    })
    expect(desk.waiting).toBe(0)
  })
})

const noLedger = async () => err<Fault>({ code: 'FAULT_JOURNAL', message: 'none' })

/** A lane that keeps what it is handed. */
class KeptLane implements Lane {
  readonly name = 'kept'
  readonly frames: Frame[] = []
  isFull = false
  end: (end: LaneEnd) => void = () => {}
  readonly closed = new Promise<LaneEnd>((resolve) => {
    this.end = resolve
  })
  send(frame: Frame): Result<void, Fault> {
    if (this.isFull) return err({ code: 'FAULT_BUSY', message: 'full' })
    this.frames.push(frame)
    return ok(undefined)
  }
  onFrame(): void {}
  close(because?: Fault): void {
    this.end(because === undefined ? { by: 'us' } : { by: 'us', fault: because })
  }
}

const frame = (correlation: number, payload: Uint8Array = noPayload): Frame => ({
  kind: 'request',
  flags: 0,
  schema: noSchema,
  source: 0,
  target: 0,
  correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
  payload,
})

describe('a lane with a ledger', () => {
  function ledgered() {
    const inner = new KeptLane()
    const lines: LedgeredFrame[] = []
    const written: ((outcome: Result<void, Fault>) => void)[] = []
    const timers: (() => void)[] = []
    const lane = new LedgeredLane(
      inner,
      (line) => {
        lines.push(line)
        return new Promise((resolve) => written.push(resolve))
      },
      {
        setTimer: (_, fire) => {
          timers.push(fire)
          return () => {}
        },
      },
    )
    return { inner, lane, lines, written, timers }
  }

  test('sends each frame once its own line is written, in the order of their sending', async () => {
    const { inner, lane, lines, written } = ledgered()
    const payload = new Uint8Array([1, 2, 3])
    lane.during('goal-7', () => lane.send(frame(1, payload)))
    lane.send(frame(2))
    payload.fill(9)
    written[1]?.(ok(undefined))
    await quiesce()
    expect(inner.frames).toEqual([])
    written[0]?.(ok(undefined))
    await quiesce()
    expect(inner.frames.map(({ correlation }) => correlation)).toEqual([1, 2])
    expect(inner.frames[0]?.payload).toEqual(new Uint8Array([1, 2, 3]))
    const sha256 = createHash('sha256')
      .update(new Uint8Array([1, 2, 3]))
      .digest('hex')
    expect(lines).toEqual([
      { goalId: 'goal-7', bytes: 72, body: sha256 },
      { bytes: 64, body: createHash('sha256').digest('hex') },
    ])
  })

  test('ends with the fault of a line that could not be written, and sends nothing behind it', async () => {
    const { inner, lane, written } = ledgered()
    lane.send(frame(1))
    lane.send(frame(2))
    written[1]?.(ok(undefined))
    written[0]?.(err(full))
    expect(await lane.closed).toEqual({ by: 'us', fault: full })
    expect(inner.frames).toEqual([])
    expect(lane.send(frame(3))).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  test('hands over later what its lane has no room for now, and ends only then', async () => {
    const { inner, lane, written, timers } = ledgered()
    inner.isFull = true
    lane.send(frame(1))
    written[0]?.(ok(undefined))
    await quiesce()
    lane.close()
    inner.isFull = false
    timers[0]?.()
    expect(await lane.closed).toEqual({ by: 'us' })
    expect(inner.frames).toHaveLength(1)
  })

  test('refuses more than may wait for the disk', () => {
    const { lane } = ledgered()
    const sent = Array.from({ length: 1_025 }, (_, number) => lane.send(frame(number + 1)))
    expect(sent.filter(({ ok: taken }) => taken)).toHaveLength(1_024)
    expect(sent.at(-1)).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
  })
})

describe('how far an address is', () => {
  test.each([
    ['unix:/run/a.sock', 'on-host'],
    ['ws://127.0.0.1:1/v1/lane', 'on-host'],
    ['ws://[::1]:1/v1/lane', 'on-host'],
    ['ws://10.0.0.7:1/v1/lane', 'in-network'],
    ['ws://gpu-1.lab:1/v1/lane', 'in-network'],
    ['wss://192.0.2.7/v1/lane', 'third-party'],
    ['nats://127.0.0.1:4222', 'in-network'],
    ['nats://10.0.0.1:4222,nats://192.0.2.7:4222', 'third-party'],
  ])('%s is %s', (text, posture) => {
    expect(readAddress(text)).toEqual({ ok: true, value: { text, posture } })
  })
})
