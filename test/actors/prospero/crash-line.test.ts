import { expect, test } from 'vitest'
import { supervise } from '../../../src/actors/prospero/index.js'
import { elapse, quiesce, testSystem } from '../kernel/test-system.js'
import { testChild } from './test-child.js'

test('each crash is one structured line: who, under whom, why, what happens next', async () => {
  const { system, clock, lines } = testSystem()
  const child = testChild('domain', [], { kind: 'worker', intensity: { restarts: 1, periodMs: 10_000 } })
  await supervise(system, { name: 'prospero', strategy: 'oneForOne', shutdownMs: 5_000, children: [child.spec] })
  child.current.tell('crash')
  await quiesce()
  await elapse(clock, 50)
  child.current.kill('watchdog')
  await quiesce()
  expect(lines.map(({ time, ...line }) => line)).toMatchObject([
    {
      level: 50,
      event: 'crash',
      supervisor: 'prospero',
      child: 'domain',
      kind: 'worker',
      reason: 'crashed: domain was told to crash',
      restart: 'permanent',
      restartsLeft: 0,
      retryInMs: 50,
      err: { message: 'domain was told to crash', stack: expect.any(String) },
    },
    { event: 'crash', reason: 'killed: watchdog', restartsLeft: 0 },
  ])
  expect(lines[1]).not.toHaveProperty('retryInMs')
})

test('a normal end is no crash', async () => {
  const { system, lines } = testSystem()
  const child = testChild('domain', [], { restart: 'transient' })
  await supervise(system, { name: 'prospero', strategy: 'oneForOne', shutdownMs: 5_000, children: [child.spec] })
  await child.current.stop(1_000)
  await quiesce()
  expect(lines).toEqual([])
})

test('the tree is inspectable as JSON while a child waits for its restart', async () => {
  const { system } = testSystem()
  const child = testChild('domain', [])
  const started = await supervise(system, {
    name: 'prospero',
    strategy: 'restForOne',
    shutdownMs: 5_000,
    children: [child.spec],
  })
  if (!started.ok) throw new Error(started.error.message)
  const running = JSON.parse(JSON.stringify(started.value.inspect()))
  expect(running).toEqual({
    name: 'prospero',
    path: 'prospero',
    incarnation: 1,
    state: 'running',
    strategy: 'restForOne',
    children: [
      { id: 'domain', kind: 'actor', state: 'running', incarnation: 2, restarts: 0, restartsLeft: 3, mailboxDepth: 0 },
    ],
  })
  child.current.tell('crash')
  await quiesce()
  expect(started.value.inspect().children).toEqual([
    {
      id: 'domain',
      kind: 'actor',
      state: 'backoff',
      restarts: 0,
      restartsLeft: 2,
      mailboxDepth: 0,
      lastExit: 'crashed: domain was told to crash',
    },
  ])
})
