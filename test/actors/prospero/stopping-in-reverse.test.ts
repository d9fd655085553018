import { expect, test } from 'vitest'
import { supervise } from '../../../src/actors/prospero/index.js'
import { elapse, quiesce, testSystem } from '../kernel/test-system.js'
import { testChild } from './test-child.js'

async function three(shutdownMs: number) {
  const kit = testSystem()
  const events: string[] = []
  const children = ['a', 'b', 'c'].map((id) => testChild(id, events, { shutdownMs: 1_000 }))
  const started = await supervise(kit.system, {
    name: 'prospero',
    strategy: 'oneForOne',
    shutdownMs,
    children: children.map(({ spec }) => spec),
  })
  if (!started.ok) throw new Error(started.error.message)
  events.length = 0
  return { ...kit, events, children, supervisor: started.value }
}

test('children are stopped in reverse of the order of their specs, also after a restart', async () => {
  const { children, clock, events, supervisor } = await three(10_000)
  children[0]?.current.tell('crash')
  await quiesce()
  await elapse(clock, 1_000)
  events.length = 0
  expect(await supervisor.actor.stop(10_000)).toEqual({ kind: 'stopped' })
  expect(events).toEqual(['stop c', 'stop b', 'stop a'])
  expect(supervisor.inspect().children.map(({ state }) => state)).toEqual(['stopped', 'stopped', 'stopped'])
})

test('a child that hangs is killed when its own budget is spent, and logged', async () => {
  const { children, clock, supervisor, lines } = await three(10_000)
  children[1]?.current.tell('hang')
  await quiesce()
  const stopped = supervisor.actor.stop(10_000)
  await quiesce()
  await elapse(clock, 999)
  expect(children[1]?.current.state).toBe('draining')
  await elapse(clock, 1)
  expect(await stopped).toEqual({ kind: 'stopped' })
  expect(lines).toMatchObject([{ event: 'stop-forced', supervisor: 'prospero', child: 'b' }])
})

test('all children share one total deadline, however many of them hang', async () => {
  const { children, clock, supervisor } = await three(1_500)
  for (const child of children) child.current.tell('hang')
  await quiesce()
  const stopped = supervisor.actor.stop(60_000)
  await quiesce()
  await elapse(clock, 1_000)
  expect(children.map(({ current }) => current.state)).toEqual(['running', 'draining', 'down'])
  await elapse(clock, 500)
  expect(children.map(({ current }) => current.state)).toEqual(['down', 'down', 'down'])
  expect(await stopped).toEqual({ kind: 'stopped' })
  expect(clock.now()).toBe(1_500)
})

test('a restart that was waiting does not happen after the stop', async () => {
  const { children, clock, supervisor } = await three(10_000)
  children[0]?.current.tell('crash')
  await quiesce()
  await supervisor.actor.stop(10_000)
  await elapse(clock, 60_000)
  expect(children[0]?.refs).toHaveLength(1)
  expect(clock.pending).toBe(0)
})

test('killing the supervisor takes its children down at once and restarts none', async () => {
  const { children, clock, supervisor, system } = await three(10_000)
  supervisor.actor.kill('test')
  expect(children.map(({ current }) => current.state)).toEqual(['down', 'down', 'down'])
  await quiesce()
  await elapse(clock, 60_000)
  expect(children.map(({ refs }) => refs.length)).toEqual([1, 1, 1])
  expect(system.inspect().actors).toEqual([])
})
