import { expect, test } from 'vitest'
import { gate, quiesce, testSystem } from './test-system.js'

test('messages of one sender arrive in the order in which they were sent', async () => {
  const { system } = testSystem()
  const seen: number[] = []
  const ref = system.spawn<number>({ name: 'a', init: () => ({ receive: (n) => void seen.push(n) }) })
  for (let n = 0; n < 500; n++) expect(ref.tell(n).ok).toBe(true)
  await quiesce()
  expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n))
})

test('handlers of one actor never overlap, however long they wait', async () => {
  const { system } = testSystem()
  const events: string[] = []
  const ref = system.spawn<string>({
    name: 'a',
    init: () => ({
      async receive(name) {
        events.push(`${name} begins`)
        await new Promise<void>((resolve) => setImmediate(resolve))
        events.push(`${name} ends`)
      },
    }),
  })
  for (const name of ['first', 'second', 'third']) ref.tell(name)
  await quiesce()
  expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends'])
})

test('control messages overtake the user messages that wait', async () => {
  const { system } = testSystem()
  const held = gate()
  const seen: string[] = []
  const ref = system.spawn<string, string>({
    name: 'a',
    init: () => ({
      async receive(message) {
        if (message === 'hold') await held.passed
        seen.push(message)
      },
      control: (message) => void seen.push(message),
    }),
  })
  for (const message of ['hold', 'user 1', 'user 2']) ref.tell(message)
  await quiesce()
  ref.control('control 1')
  ref.control('control 2')
  held.open()
  await quiesce()
  expect(seen).toEqual(['hold', 'control 1', 'control 2', 'user 1', 'user 2'])
})

test('messages sent before init has finished wait for it', async () => {
  const { system } = testSystem()
  const held = gate()
  const seen: string[] = []
  const ref = system.spawn<string>({
    name: 'a',
    async init() {
      await held.passed
      seen.push('init')
      return { receive: (message) => void seen.push(message) }
    },
  })
  ref.tell('message')
  await quiesce()
  expect(seen).toEqual([])
  expect(ref.state).toBe('starting')
  held.open()
  expect(await ref.whenReady()).toEqual({ ok: true, value: undefined })
  await quiesce()
  expect(seen).toEqual(['init', 'message'])
})

test('an actor with much to do lets others have their turn', async () => {
  const { system } = testSystem()
  const order: string[] = []
  const init = (name: string) => () => ({ receive: () => void order.push(name) })
  const busy = system.spawn<number>({ name: 'busy', init: init('busy') })
  const other = system.spawn<number>({ name: 'other', init: init('other') })
  await Promise.all([busy.whenReady(), other.whenReady()])
  for (let n = 0; n < 200; n++) busy.tell(n)
  other.tell(0)
  await quiesce()
  expect(order).toHaveLength(201)
  expect(order.indexOf('other')).toBe(64)
})
