import { expect, test } from 'vitest'
import type { ActorRef, Exit, ReplyTo } from '../../../src/actors/kernel/index.js'
import { elapse, gate, quiesce, testSystem } from './test-system.js'

test('a graceful stop works off what was accepted, then closes, and takes nothing new', async () => {
  const { system, clock } = testSystem()
  const seen: string[] = []
  const ref = system.spawn<string>({
    name: 'a',
    init: () => ({ receive: (message) => void seen.push(message), close: (exit) => void seen.push(exit.kind) }),
  })
  for (let n = 0; n < 100; n++) ref.tell(`m${n}`)
  const stopped = ref.stop(1_000)
  expect(ref.tell('late')).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  expect(await stopped).toEqual({ kind: 'stopped' })
  expect(seen).toHaveLength(101)
  expect(seen.at(-1)).toBe('stopped')
  expect(clock.pending).toBe(0)
})

test('a graceful stop waits for the asks in flight', async () => {
  const { system } = testSystem()
  const kept: ReplyTo<number>[] = []
  const ref = system.spawn<{ replyTo: ReplyTo<number> }>({
    name: 'a',
    init: () => ({ receive: ({ replyTo }) => void kept.push(replyTo) }),
  })
  const ask = ref.ask<number>((replyTo) => ({ replyTo }), { timeoutMs: 500 })
  const stopped = ref.stop(1_000)
  await quiesce()
  expect(ref.state).toBe('draining')
  kept[0]?.reply({ ok: true, value: 1 })
  expect(await ask).toEqual({ ok: true, value: 1 })
  expect(await stopped).toEqual({ kind: 'stopped' })
})

test('what is left when the budget is spent is killed', async () => {
  const { system, clock } = testSystem()
  const ref = system.spawn<string>({ name: 'a', init: () => ({ receive: () => new Promise(() => {}) }) })
  ref.tell('hangs')
  const stopped = ref.stop(1_000)
  await elapse(clock, 999)
  expect(ref.state).toBe('draining')
  await elapse(clock, 1)
  expect(await stopped).toMatchObject({ kind: 'killed', why: expect.stringContaining('1000 ms') })
})

test('a second stop can shorten the budget and never lengthens it', async () => {
  const { system, clock } = testSystem()
  const ref = system.spawn<string>({ name: 'a', init: () => ({ receive: () => new Promise(() => {}) }) })
  ref.tell('hangs')
  void ref.stop(1_000)
  void ref.stop(10_000)
  void ref.stop(100)
  await elapse(clock, 100)
  expect(ref.state).toBe('down')
})

test('children are stopped after close, the last spawned first', async () => {
  const { system } = testSystem()
  const closed: string[] = []
  const ref = system.spawn<string>({
    name: 'parent',
    init(context) {
      for (const name of ['one', 'two', 'three']) {
        context.spawn<string>({ name, init: () => ({ receive() {}, close: () => void closed.push(name) }) })
      }
      return { receive() {}, close: () => void closed.push('parent') }
    },
  })
  await ref.whenReady()
  expect(await ref.stop(1_000)).toEqual({ kind: 'stopped' })
  expect(closed).toEqual(['parent', 'three', 'two', 'one'])
})

test.each<[string, Exit['kind']]>([
  ['stop', 'stopped'],
  ['kill', 'killed'],
  ['crash', 'crashed'],
])('close is called once after a %s', async (how, kind) => {
  const { system } = testSystem()
  const closed: string[] = []
  const ref = system.spawn<string>({
    name: 'a',
    init: () => ({
      receive() {
        throw new Error('crash')
      },
      close: (exit) => void closed.push(exit.kind),
    }),
  })
  await ref.whenReady()
  if (how === 'stop') void ref.stop(1_000)
  if (how === 'kill') ref.kill('test')
  if (how === 'crash') ref.tell('go')
  expect(await ref.whenTerminated()).toMatchObject({ kind })
  await ref.stop(1_000)
  expect(closed).toEqual([kind])
})

test('a close that fails makes the end a crash', async () => {
  const { system } = testSystem()
  const ref = system.spawn<string>({
    name: 'a',
    init: () => ({ receive() {}, close: () => Promise.reject(new Error('disk full')) }),
  })
  await ref.whenReady()
  expect(await ref.stop(1_000)).toMatchObject({ kind: 'crashed', error: { message: 'disk full' } })
})

test('an actor is down at the kill and terminated when its resources are released, or that takes too long', async () => {
  const { system, clock } = testSystem()
  const released = gate()
  const spawn = (name: string) =>
    system.spawn<string>({ name, init: () => ({ receive() {}, close: () => released.passed }) })
  const [slow, hung] = [spawn('slow'), spawn('hung')]
  await Promise.all([slow.whenReady(), hung.whenReady()])
  let terminated = false
  slow.kill('test')
  void slow.whenTerminated().then(() => {
    terminated = true
  })
  await quiesce()
  expect([slow.state, terminated]).toEqual(['down', false])
  released.open()
  await quiesce()
  expect(terminated).toBe(true)

  const never = system.spawn<string>({ name: 'c', init: () => ({ receive() {}, close: () => new Promise(() => {}) }) })
  await never.whenReady()
  never.kill('test')
  const exit = never.whenTerminated()
  await elapse(clock, 5_000)
  expect(await exit).toEqual({ kind: 'killed', why: 'test' })
})

test('what init acquires although its actor was killed meanwhile is released', async () => {
  const { system } = testSystem()
  const acquired = gate()
  const closed: string[] = []
  const ref = system.spawn<string>({
    name: 'a',
    async init() {
      await acquired.passed
      return { receive() {}, close: (exit) => void closed.push(exit.kind) }
    },
  })
  await quiesce()
  ref.kill('test')
  await quiesce()
  expect(closed).toEqual([])
  acquired.open()
  await ref.whenTerminated()
  await quiesce()
  expect(closed).toEqual(['killed'])
  expect(await ref.whenReady()).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
})

test('a handler that runs on after a kill is told by its signal, and its failure is logged', async () => {
  const { system, lines } = testSystem()
  const ref = system.spawn<string>({
    name: 'a',
    init: (context) => ({
      receive: () =>
        new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(new Error('gave up')))),
    }),
  })
  ref.tell('go')
  await quiesce()
  ref.kill('test')
  await quiesce()
  expect(lines).toMatchObject([{ event: 'failed-after-death', actor: 'a', err: { message: 'gave up' } }])
})

test('stopping the system stops all of its actors, the last spawned first', async () => {
  const { system } = testSystem()
  const closed: string[] = []
  for (const name of ['one', 'two']) {
    system.spawn<string>({ name, init: () => ({ receive() {}, close: () => void closed.push(name) }) })
  }
  await system.stop(1_000)
  expect(closed).toEqual(['two', 'one'])
  expect(system.inspect().actors).toEqual([])
})

test('stopping the system tells whether anything had to be killed for it, however deep in the tree', async () => {
  const calm = testSystem()
  calm.system.spawn<string>({ name: 'calm', init: () => ({ receive() {} }) })
  expect(await calm.system.stop(1_000)).toBe(true)

  const { system, clock } = testSystem()
  let child: ActorRef<string> | undefined
  const parent = system.spawn<string>({
    name: 'parent',
    init(context) {
      child = context.spawn<string>({ name: 'child', init: () => ({ receive: () => new Promise(() => {}) }) })
      child.tell('hangs')
      // Like a supervisor: its own end is normal whatever its children come to.
      return { receive() {}, close: async () => void (await child?.stop(100)) }
    },
  })
  await parent.whenReady()
  const stopped = system.stop(1_000)
  await quiesce()
  await elapse(clock, 100)
  expect(await stopped).toBe(false)
  expect(await parent.whenTerminated()).toEqual({ kind: 'stopped' })
})
