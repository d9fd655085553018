// The door under a supervisor: a graceful stop drains it, a port in use is a fault at the start.

import { expect, test } from 'vitest'
import { type DoorHandle, doorChild } from '../../../src/actors/door/index.js'
import { createSystem, systemClock } from '../../../src/actors/kernel/index.js'
import { supervise } from '../../../src/actors/prospero/index.js'
import { limits, until } from './open-door.js'
import { TestDesk } from './test-desk.js'

const silent = { error: () => {}, warn: () => {}, info: () => {} }

async function supervised(port = 0) {
  const system = createSystem({ clock: systemClock, log: silent, onCrash: () => {} })
  const desk = new TestDesk()
  let door: DoorHandle | undefined
  const spec = doorChild(
    { id: 'door' },
    () => ({ ...limits, desk, port }),
    (ready) => {
      door = ready
    },
  )
  const started = await supervise(system, {
    name: 'prospero',
    strategy: 'oneForOne',
    children: [spec],
    shutdownMs: 5_000,
  })
  return { system, desk, started, url: door?.url ?? '' }
}

const goal = (url: string, text: string) =>
  fetch(`${url}/v1/goals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })

test('a stop answers what was accepted, then lets go of the port', async () => {
  const { system, desk, url } = await supervised()
  const held = goal(url, 'wait')
  await until(() => desk.waiting === 1)
  const stopped = system.stop(5_000)
  desk.release()
  const reply = await held
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({ outcome: 'ok' })
  await stopped
  await expect(goal(url, 'again')).rejects.toThrow()
  const second = await supervised(Number(new URL(url).port))
  expect(second.started.ok).toBe(true)
  await second.system.stop(1_000)
})

test('a port in use is a readable fault at the start', async () => {
  const first = await supervised()
  const second = await supervised(Number(new URL(first.url).port))
  expect(second.started).toMatchObject({
    ok: false,
    error: { code: 'FAULT_CONFIG', message: expect.stringContaining('in use') },
  })
  await second.system.stop(1_000)
  await first.system.stop(1_000)
})
