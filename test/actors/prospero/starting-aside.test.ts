// A child that nobody waits for: its start goes on beside the others', and one that fails is tried again.

import { expect, test } from 'vitest'
import { type ChildSpec, supervise } from '../../../src/actors/prospero/index.js'
import { elapse, gate, quiesce, testSystem } from '../kernel/test-system.js'
import { testChild } from './test-child.js'

const spec = { name: 'prospero', strategy: 'oneForOne', shutdownMs: 5_000 } as const

function held(id: string, events: string[]) {
  const child = testChild(id, events)
  const door = gate()
  const aside: ChildSpec = {
    ...child.spec,
    startsAside: true,
    async start(parent, signal) {
      await door.passed
      return child.spec.start(parent, signal)
    },
  }
  return { child, aside, open: door.open }
}

test('the others are started, and their supervisor is ready, while it still starts', async () => {
  const { system } = testSystem()
  const events: string[] = []
  const slow = held('slow', events)
  const after = testChild('after', events)
  const started = await supervise(system, { ...spec, children: [slow.aside, after.spec] })
  expect(started.ok).toBe(true)
  expect(events).toEqual(['start after'])
  slow.open()
  await quiesce()
  expect(events).toEqual(['start after', 'start slow'])
  expect(started.ok && started.value.inspect().children.map(({ state }) => state)).toEqual(['running', 'running'])
})

test('a start that fails is tried again after a pause, and nobody else is held up by it', async () => {
  const { system, clock } = testSystem()
  const events: string[] = []
  const child = testChild('flaky', events)
  child.broken = true
  const started = await supervise(system, { ...spec, children: [{ ...child.spec, startsAside: true }] })
  await quiesce()
  expect(started.ok && started.value.inspect().children[0]?.state).toBe('backoff')
  child.broken = false
  await elapse(clock, 100)
  expect(events).toEqual(['start flaky'])
  expect(started.ok && started.value.inspect().children[0]?.state).toBe('running')
})

test('one that is stopped while it starts is not there afterwards', async () => {
  const { system } = testSystem()
  const events: string[] = []
  const slow = held('slow', events)
  const started = await supervise(system, { ...spec, children: [slow.aside] })
  if (!started.ok) throw new Error(started.error.message)
  const stopped = started.value.actor.stop(5_000)
  slow.open()
  expect(await stopped).toEqual({ kind: 'stopped' })
  await quiesce()
  expect(system.inspect().actors).toEqual([])
})
