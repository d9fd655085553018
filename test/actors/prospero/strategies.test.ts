import { expect, test } from 'vitest'
import { type Strategy, supervise } from '../../../src/actors/prospero/index.js'
import { elapse, quiesce, testSystem } from '../kernel/test-system.js'
import { testChild } from './test-child.js'

async function threeChildren(strategy: Strategy, ofB: Parameters<typeof testChild>[2] = {}) {
  const kit = testSystem()
  const events: string[] = []
  const [a, b, c] = [testChild('a', events), testChild('b', events, ofB), testChild('c', events)]
  const started = await supervise(kit.system, {
    name: 'prospero',
    strategy,
    shutdownMs: 5_000,
    children: [a.spec, b.spec, c.spec],
  })
  if (!started.ok) throw new Error(started.error.message)
  return { ...kit, events, a, b, c, supervisor: started.value }
}

/** What happens from the moment b crashes until its restart is through. */
async function crashOfB(strategy: Strategy) {
  const kit = await threeChildren(strategy)
  expect(kit.events.splice(0)).toEqual(['start a', 'start b', 'start c'])
  kit.b.current.tell('crash')
  await quiesce()
  await elapse(kit.clock, 1_000)
  return kit
}

test('one for one restarts the child that failed', async () => {
  const { events, a, b } = await crashOfB('oneForOne')
  expect(events).toEqual(['stop b', 'start b'])
  expect([a.refs.length, b.refs.length]).toEqual([1, 2])
  expect(b.current.incarnation).not.toBe(b.refs[0]?.incarnation)
})

test('all for one stops the others in reverse and starts all in order', async () => {
  const { events, supervisor } = await crashOfB('allForOne')
  expect(events).toEqual(['stop b', 'stop c', 'stop a', 'start a', 'start b', 'start c'])
  expect(supervisor.inspect().children.map(({ state, restarts }) => [state, restarts])).toEqual([
    ['running', 1],
    ['running', 1],
    ['running', 1],
  ])
})

test('rest for one takes along those that were started after it', async () => {
  const { events, a } = await crashOfB('restForOne')
  expect(events).toEqual(['stop b', 'stop c', 'start b', 'start c'])
  expect(a.refs).toHaveLength(1)
})

test('a failure further up overrules the restart that a child further down is waiting for', async () => {
  const { events, a, b, clock } = await threeChildren('restForOne')
  events.length = 0
  b.current.tell('crash')
  await quiesce()
  await elapse(clock, 30)
  a.current.tell('crash')
  await quiesce()
  // b's own restart, at 50 ms, would come before a is up again.
  await elapse(clock, 20)
  expect(events).toEqual(['stop b', 'stop c', 'stop a'])
  await elapse(clock, 1_000)
  expect(events.slice(3)).toEqual(['start a', 'start b', 'start c'])
  expect([a, b].map((child) => child.refs.length)).toEqual([2, 2])
})

test('a restart that falls due while its child is being taken along does not happen', async () => {
  const { events, a, b, clock } = await threeChildren('restForOne')
  events.length = 0
  b.current.tell('crash')
  await quiesce()
  a.current.kill('test')
  // b's own restart falls due here, but the supervisor hears of a's end first.
  await elapse(clock, 50)
  expect(events).toEqual(['stop b', 'stop c', 'stop a'])
  await elapse(clock, 50)
  expect(events.slice(3)).toEqual(['start a', 'start b', 'start c'])
})

test('two that crash at once under all for one are restarted once, and both crashes are logged', async () => {
  const { a, b, clock, lines, supervisor } = await threeChildren('allForOne')
  a.current.tell('crash')
  b.current.tell('crash')
  await quiesce()
  await elapse(clock, 1_000)
  expect([a, b].map((child) => child.refs.length)).toEqual([2, 2])
  expect(supervisor.inspect().children.map(({ restartsLeft }) => restartsLeft)).toEqual([2, 3, 3])
  expect(lines.filter(({ event }) => event === 'crash').map(({ child }) => child)).toEqual(['a', 'b'])
})

test.each([
  ['permanent', 'a normal stop', 2],
  ['permanent', 'a crash', 2],
  ['transient', 'a normal stop', 1],
  ['transient', 'a crash', 2],
  ['temporary', 'a normal stop', 1],
  ['temporary', 'a crash', 1],
] as const)('a %s child after %s has lived %i times', async (restart, end, lives) => {
  const { b, clock, supervisor } = await threeChildren('oneForOne', { restart })
  if (end === 'a crash') b.current.tell('crash')
  else void b.current.stop(1_000)
  await quiesce()
  await elapse(clock, 1_000)
  expect(b.refs).toHaveLength(lives)
  expect(supervisor.inspect().children[1]?.state).toBe(lives === 2 ? 'running' : 'ended')
})

test('a temporary child that another takes along does not come back', async () => {
  const { b, a, clock, supervisor } = await threeChildren('allForOne', { restart: 'temporary' })
  a.current.tell('crash')
  await quiesce()
  await elapse(clock, 1_000)
  expect([a, b].map((child) => child.refs.length)).toEqual([2, 1])
  expect(supervisor.inspect().children.map(({ state }) => state)).toEqual(['running', 'stopped', 'running'])
})
