import { expect, test } from 'vitest'
import type { Exit, Lifecycle } from '../../../src/actors/kernel/index.js'
import { quiesce, testSystem } from './test-system.js'

const throwing = {
  receive(): void {
    throw new Error('broken')
  },
}

test('a crash reaches the watchers with its reason and the crash hook once', async () => {
  const { system, crashes } = testSystem()
  const ref = system.spawn<string>({ name: 'a', init: () => throwing })
  const exits: Exit[] = []
  ref.watch((exit) => exits.push(exit))
  ref.watch((exit) => exits.push(exit))
  ref.tell('go')
  ref.tell('again')
  await quiesce()
  expect(exits).toEqual([1, 2].map(() => ({ kind: 'crashed', error: expect.objectContaining({ message: 'broken' }) })))
  expect(crashes).toMatchObject([{ path: 'a', incarnation: ref.incarnation, error: { message: 'broken' } }])
  expect(ref.state).toBe('down')
  expect(ref.tell('later')).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN', actor: 'a' } })
})

test.each([
  ['a rejection in a handler', () => ({ receive: () => Promise.reject(new Error('broken')) })],
  [
    'a throw in init',
    () => {
      throw new Error('broken')
    },
  ],
  ['a rejection in init', () => Promise.reject(new Error('broken'))],
  [
    'something thrown that is no error',
    () => ({
      receive() {
        throw 'broken'
      },
    }),
  ],
])('%s is a crash', async (_, init) => {
  const { system } = testSystem()
  const ref = system.spawn<string>({ name: 'a', init })
  const exits: Exit[] = []
  ref.watch((exit) => exits.push(exit))
  ref.tell('go')
  await quiesce()
  expect(exits).toMatchObject([{ kind: 'crashed', error: { message: 'broken' } }])
})

test('a crash in init tells who waits for it to be ready', async () => {
  const { system } = testSystem()
  const ref = system.spawn<string>({ name: 'a', init: () => Promise.reject(new Error('broken')) })
  expect(await ref.whenReady()).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  expect(await ref.whenReady()).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
})

test('an actor can crash itself from outside a handler', async () => {
  const { system, crashes } = testSystem()
  let fail = (_error: Error): void => {}
  const ref = system.spawn<string>({
    name: 'host',
    init(context) {
      fail = (error) => context.fail(error)
      return { receive() {} }
    },
  })
  await ref.whenReady()
  fail(new Error('the worker exited'))
  fail(new Error('and again'))
  expect(ref.state).toBe('down')
  expect(crashes).toMatchObject([{ path: 'host', error: { message: 'the worker exited' } }])
})

test('children go down with their parent, before its watchers hear of it', async () => {
  const { system } = testSystem()
  const children: Lifecycle[] = []
  const parent = system.spawn<string>({
    name: 'parent',
    init(context) {
      const child = context.spawn<string>({
        name: 'child',
        init(inner) {
          children.push(inner.spawn<string>({ name: 'grandchild', init: () => ({ receive() {} }) }))
          return { receive() {} }
        },
      })
      children.push(child)
      return throwing
    },
  })
  await quiesce()
  let states: string[] = []
  parent.watch(() => {
    states = children.map((child) => child.state)
  })
  parent.tell('go')
  await quiesce()
  expect(children.map((child) => child.path)).toEqual(['parent/child', 'parent/child/grandchild'])
  expect(states).toEqual(['down', 'down'])
  expect(system.inspect().actors).toEqual([])
})

test('a watcher that throws harms neither the actor nor the other watchers', async () => {
  const { system, lines } = testSystem()
  const ref = system.spawn<string>({ name: 'a', init: () => ({ receive() {} }) })
  const exits: Exit[] = []
  ref.watch(() => {
    throw new Error('bad watcher')
  })
  ref.watch((exit) => exits.push(exit))
  ref.kill('test')
  expect(exits).toEqual([{ kind: 'killed', why: 'test' }])
  expect(lines).toMatchObject([{ event: 'callback-failed', actor: 'a' }])
})

test('a watch of a dead actor is told soon, an ended watch never', async () => {
  const { system } = testSystem()
  const ref = system.spawn<string>({ name: 'a', init: () => ({ receive() {} }) })
  const told: string[] = []
  ref.watch(() => told.push('ended'))()
  ref.kill('test')
  ref.watch(() => told.push('late'))
  ref.watch(() => told.push('late but ended'))()
  expect(told).toEqual([])
  await quiesce()
  expect(told).toEqual(['late'])
})

test('a name is free again once its actor is down, and the new one is another incarnation', async () => {
  const { system } = testSystem()
  const spawn = () => system.spawn<string>({ name: 'a', init: () => ({ receive() {} }) })
  const first = spawn()
  expect(spawn).toThrow(/already exists/)
  first.kill('test')
  const second = spawn()
  expect(second.path).toBe(first.path)
  expect(second.incarnation).toBeGreaterThan(first.incarnation)
  expect(first.tell('stale')).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  expect(second.tell('current').ok).toBe(true)
})
