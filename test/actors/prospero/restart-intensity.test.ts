import { expect, test } from 'vitest'
import type { Exit } from '../../../src/actors/kernel/index.js'
import { Escalation, type SupervisorSpec, supervise, supervisorChild } from '../../../src/actors/prospero/index.js'
import { elapse, quiesce, testSystem } from '../kernel/test-system.js'
import { testChild } from './test-child.js'

const twoInTenSeconds = { intensity: { restarts: 2, periodMs: 10_000 }, backoff: { initialMs: 100, maxMs: 100 } }

async function supervised() {
  const kit = testSystem()
  const events: string[] = []
  const [steady, failing] = [testChild('steady', events), testChild('failing', events, twoInTenSeconds)]
  const spec: SupervisorSpec = {
    name: 'prospero',
    strategy: 'oneForOne',
    shutdownMs: 5_000,
    children: [steady.spec, failing.spec],
  }
  const crash = async (): Promise<void> => {
    failing.current.tell('crash')
    await quiesce()
    await elapse(kit.clock, 100)
  }
  return { ...kit, events, steady, failing, spec, crash }
}

test('a child that fails more often than its intensity allows takes its supervisor down, with a typed reason', async () => {
  const { system, spec, crash, steady, crashes } = await supervised()
  const started = await supervise(system, spec)
  if (!started.ok) throw new Error(started.error.message)
  const exits: Exit[] = []
  started.value.actor.watch((exit) => exits.push(exit))
  await crash()
  await crash()
  expect(exits).toEqual([])
  const ofSteady: Exit[] = []
  steady.current.watch((exit) => ofSteady.push(exit))
  expect(started.value.inspect().children[1]).toMatchObject({ state: 'running', restarts: 2, restartsLeft: 0 })
  await crash()
  expect(exits).toMatchObject([{ kind: 'crashed', error: expect.any(Escalation) }])
  expect(crashes.at(-1)?.error).toMatchObject({
    supervisor: 'prospero',
    child: 'failing',
    intensity: { restarts: 2, periodMs: 10_000 },
    lastExit: { kind: 'crashed', error: { message: 'failing was told to crash' } },
  })
  // It stops the others gracefully before it dies.
  expect(ofSteady).toEqual([{ kind: 'stopped' }])
})

test('failures further apart than the period never add up', async () => {
  const { system, spec, crash, clock, failing } = await supervised()
  await supervise(system, spec)
  for (let n = 0; n < 10; n++) {
    await crash()
    await elapse(clock, 10_000)
  }
  expect(failing.refs).toHaveLength(11)
})

test('the budget is per child: a failing neighbour spends none of it', async () => {
  const { system, spec, crash, steady, clock } = await supervised()
  const started = await supervise(system, spec)
  if (!started.ok) throw new Error(started.error.message)
  await crash()
  await crash()
  steady.current.tell('crash')
  await quiesce()
  await elapse(clock, 1_000)
  expect(started.value.inspect().children.map(({ restartsLeft }) => restartsLeft)).toEqual([2, 0])
})

test('a restart that does not succeed is tried again, with the same budget', async () => {
  const { system, spec, failing, clock, crashes } = await supervised()
  await supervise(system, spec)
  failing.broken = true
  failing.current.tell('crash')
  await quiesce()
  for (let n = 0; n < 5; n++) await elapse(clock, 100)
  expect(failing.refs).toHaveLength(1)
  expect(crashes.at(-1)?.error).toBeInstanceOf(Escalation)
})

test('a supervisor that gave up is restarted by its own, children and all, with fresh budgets', async () => {
  const { system, spec, crash, failing, steady, clock } = await supervised()
  const top = await supervise(system, {
    name: 'top',
    strategy: 'oneForOne',
    shutdownMs: 10_000,
    children: [supervisorChild({ backoff: { initialMs: 100, maxMs: 100 } }, spec)],
  })
  if (!top.ok) throw new Error(top.error.message)
  for (let n = 0; n < 3; n++) await crash()
  await elapse(clock, 1_000)
  expect([failing.refs.length, steady.refs.length]).toEqual([4, 2])
  expect(top.value.inspect().children).toMatchObject([
    {
      id: 'prospero',
      kind: 'supervisor',
      state: 'running',
      restarts: 1,
      supervisor: { path: 'top/prospero', children: [{ id: 'steady' }, { id: 'failing', restartsLeft: 2 }] },
    },
  ])
})
