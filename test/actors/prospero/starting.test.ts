import { expect, test } from 'vitest'
import type { ActorRef } from '../../../src/actors/kernel/index.js'
import {
  actorChild,
  CHILD_DEFAULTS,
  type ChildSpec,
  StartFailure,
  supervise,
} from '../../../src/actors/prospero/index.js'
import { elapse, gate, quiesce, testSystem } from '../kernel/test-system.js'
import { testChild } from './test-child.js'

const strategy = 'oneForOne'
const shutdownMs = 5_000

test('each child is ready before the next is started', async () => {
  const { system } = testSystem()
  const events: string[] = []
  const held = gate()
  const slow = testChild('slow', events)
  const waiting: ChildSpec = {
    ...slow.spec,
    async start(parent, signal) {
      events.push('start begins')
      await held.passed
      return slow.spec.start(parent, signal)
    },
  }
  const after = testChild('after', events)
  const starting = supervise(system, { name: 'prospero', strategy, shutdownMs, children: [waiting, after.spec] })
  await quiesce()
  expect(events).toEqual(['start begins'])
  held.open()
  expect((await starting).ok).toBe(true)
  expect(events).toEqual(['start begins', 'start slow', 'start after'])
})

test('when a child does not start, those before it are stopped and the fault says which', async () => {
  const { system, crashes } = testSystem()
  const events: string[] = []
  const [first, second] = [testChild('first', events), testChild('second', events)]
  const unstartable: ChildSpec = {
    ...CHILD_DEFAULTS,
    id: 'door',
    start: async () => ({ ok: false, error: { code: 'FAULT_CONFIG', message: 'port 80 is taken' } }),
  }
  const started = await supervise(system, {
    name: 'prospero',
    strategy,
    shutdownMs,
    children: [first.spec, second.spec, unstartable],
  })
  expect(started).toMatchObject({
    ok: false,
    error: { code: 'FAULT_CONFIG', message: expect.stringContaining('door') },
  })
  expect(events).toEqual(['start first', 'start second', 'stop second', 'stop first'])
  expect(crashes).toMatchObject([{ path: 'prospero', error: expect.any(StartFailure) }])
  expect(system.inspect().actors).toEqual([])
})

test('a child that is not ready in time is ended, counts as failed, and can be started anew', async () => {
  const { system, clock } = testSystem()
  const lives: string[] = []
  const refs: ActorRef<string>[] = []
  const child = actorChild<string>(
    { id: 'a', startMs: 300, intensity: { restarts: 5, periodMs: 60_000 }, backoff: { initialMs: 100, maxMs: 100 } },
    () => ({
      init() {
        lives.push('begun')
        return lives.length === 2 ? new Promise(() => {}) : { receive() {} }
      },
    }),
    (ref) => refs.push(ref),
  )
  const started = await supervise(system, { name: 'prospero', strategy, shutdownMs, children: [child] })
  if (!started.ok) throw new Error(started.error.message)
  const view = () => started.value.inspect().children[0]
  refs[0]?.kill('test')
  await quiesce()
  await elapse(clock, 100)
  expect(view()?.state).toBe('starting')
  await elapse(clock, 300)
  expect(view()).toMatchObject({ state: 'backoff', lastExit: expect.stringContaining('not ready within 300 ms') })
  await elapse(clock, 100)
  expect(view()).toMatchObject({ state: 'running', restarts: 1 })
  expect(refs).toHaveLength(2)
})

test('a child is restarted only when its last life has released what it held', async () => {
  const { system, clock } = testSystem()
  const released = gate()
  const events: string[] = []
  const refs: ActorRef<string>[] = []
  const child = actorChild<string>(
    { id: 'journal' },
    () => ({
      init() {
        events.push('open')
        return {
          receive() {},
          async close() {
            await released.passed
            events.push('closed')
          },
        }
      },
    }),
    (ref) => refs.push(ref),
  )
  await supervise(system, { name: 'prospero', strategy, shutdownMs, children: [child] })
  refs[0]?.kill('test')
  await quiesce()
  await elapse(clock, 1_000)
  expect(events).toEqual(['open'])
  released.open()
  await quiesce()
  expect(events).toEqual(['open', 'closed', 'open'])
})

test('a start that throws is a defect, contained', async () => {
  const { system } = testSystem()
  const throwing: ChildSpec = {
    ...CHILD_DEFAULTS,
    id: 'a',
    start() {
      throw new Error('bug')
    },
  }
  const started = await supervise(system, { name: 'prospero', strategy, shutdownMs, children: [throwing] })
  expect(started).toMatchObject({ ok: false, error: { code: 'FAULT_DEFECT', message: expect.stringContaining('bug') } })
})

test('two children of one id are a defect of the caller', async () => {
  const { system } = testSystem()
  const twins = [testChild('a', []).spec, testChild('a', []).spec]
  await expect(supervise(system, { name: 'prospero', strategy, shutdownMs, children: twins })).rejects.toThrow(/one id/)
})
