import { expect, test } from 'vitest'
import { quiesce, testSystem } from './test-system.js'

test('what waits when an actor dies, and what comes after, is counted by lane', async () => {
  const { system } = testSystem()
  const ref = system.spawn<{ type: string }, { type: string }>({
    name: 'a',
    init: () => ({ receive() {}, control() {} }),
  })
  ref.tell({ type: 'waiting' })
  ref.control({ type: 'urgent' })
  ref.kill('test')
  ref.tell({ type: 'late' })
  ref.control({ type: 'late' })
  await quiesce()
  const { counts, recent } = system.inspect().deadLetters
  expect(counts).toEqual({ user: 2, control: 2, reply: 0 })
  expect(recent.map(({ lane, label }) => `${lane} ${label}`)).toEqual([
    'control urgent',
    'user waiting',
    'user late',
    'control late',
  ])
})

test('the sample is bounded and holds the latest; the count goes on', () => {
  const { system } = testSystem()
  const ref = system.spawn<{ type: string }>({ name: 'a', init: () => ({ receive() {} }) })
  ref.kill('test')
  for (let n = 0; n < 1_000; n++) ref.tell({ type: `m${n}` })
  const { counts, recent } = system.inspect().deadLetters
  expect(counts.user).toBe(1_000)
  expect(recent).toHaveLength(64)
  expect(recent.at(-1)?.label).toBe('m999')
})

test('no content of a message is kept', () => {
  const { system } = testSystem()
  const ref = system.spawn<unknown>({ name: 'a', init: () => ({ receive() {} }) })
  ref.kill('test')
  for (const message of ['secret', { secret: 1 }, ['secret'], null, Object.create(null), new Map([['secret', 1]])]) {
    ref.tell(message)
  }
  const { recent } = system.inspect().deadLetters
  expect(recent.map(({ label }) => label)).toEqual(['string', 'Object', 'Array', 'object', 'object', 'Map'])
  expect(JSON.stringify(recent)).not.toContain('secret')
})
