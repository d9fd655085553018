// Wrong implementations in real threads under the real tree: each costs its caller a typed fault and nobody else anything.

import { beforeAll, describe, expect, it } from 'vitest'
import type { Constellation } from '../../../src/daemon/index.js'
import { configWith, directory, treeOf } from './trees.js'

let tree: Constellation
const start = async (deadlineMs?: number) => {
  const domains = {
    enabled: ['kinematics'],
    directories: [directory('wrong'), directory('falling')],
    heapMebibytesMax: 64,
    buffersMebibytesMax: 64,
  }
  tree = await treeOf(configWith(domains, deadlineMs))
}

const call = (operation: string) => tree.callJson(`wrong.${operation}`, { value: 1 })
const neighbour = () => tree.callJson('falling.freeFall', { height: { value: 20, unit: 'm' } })
const builtIn = () =>
  tree.callJson('kinematics.projectile', { speed: { value: 20, unit: 'm/s' }, angle: { value: 45, unit: 'deg' } })

async function nobodyElsePays(): Promise<void> {
  expect((await neighbour()).ok).toBe(true)
  expect((await builtIn()).ok).toBe(true)
}

/** Asks again until the domain's next thread answers; each ask until then fails with a typed fault. */
async function comesBack(): Promise<void> {
  for (;;) {
    const answer = await call('echo')
    if (answer.ok) return
    expect(['FAULT_ACTOR_DOWN', 'FAULT_EXPIRED']).toContain('code' in answer.error ? answer.error.code : answer.error)
    // Asks of what is down fail in the same turn; the restart needs turns of its own.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a wrong model whose thread lives on', () => {
  // One for all of them: what the one breaks, the next would find.
  beforeAll(() => start())

  it.each([
    ['throws', { code: 'FAULT_DEFECT', message: expect.stringContaining('a bug in the model') }],
    ['throwsNothingReadable', { code: 'FAULT_DEFECT' }],
    ['violates', { code: 'FAULT_DEFECT', path: 'value' }],
    ['lacks', { code: 'FAULT_DEFECT', path: 'value' }],
    ['answersNothing', { code: 'FAULT_DEFECT' }],
    ['promises', { code: 'FAULT_DEFECT' }],
    ['saysAnotherNo', { code: 'FAULT_DEFECT', path: 'reason' }],
    ['inventsAFault', { code: 'FAULT_DIMENSION' }],
    ['hidesAnError', { code: 'FAULT_DEFECT', message: expect.stringContaining('a bad getter') }],
    ['listensBadly', { code: 'FAULT_DEFECT', message: expect.stringContaining('a bad listener') }],
    ['allocates', { code: 'FAULT_DEFECT', message: expect.stringContaining('array length') }],
    ['aborts', { code: 'FAULT_DEFECT' }],
    ['floods', { code: 'FAULT_DEFECT', path: 'items' }],
  ])('that %s costs its caller a typed fault', async (operation, fault) => {
    const [wrong, right] = await Promise.all([call(operation), call('echo')])
    expect(wrong).toMatchObject({ ok: false, error: fault })
    // In flight beside it, in the same thread.
    expect(right).toMatchObject({ ok: true })
    await nobodyElsePays()
  })

  it('and says no in what are no words is heard with none', async () => {
    expect(await call('saysNoWithoutWords')).toMatchObject({ ok: false, error: { reason: 'no', message: '' } })
  })

  it('and takes every listener off, and closes its port, goes on answering', async () => {
    expect(await call('unregisters')).toMatchObject({ ok: true })
    expect(await call('echo')).toMatchObject({ ok: true })
    await nobodyElsePays()
  })

  it('and breaks the built-ins of its thread breaks them for itself alone', async () => {
    await call('breaksItsHouse')
    expect([1].flatMap((one) => [one])).toEqual([1])
    await nobodyElsePays()
  })
})

describe('a model that keeps buffers outside its heap', () => {
  beforeAll(() => start())

  it.each(['hoards', 'hoardsShared', 'hoardsWebAssembly'])(
    'and %s them from call to call costs the caller it goes too far for FAULT_ACTOR_DOWN, and its neighbours nothing',
    async (operation) => {
      let gone = false
      const others = (async () => {
        while (!gone) await nobodyElsePays()
      })()
      const answers = []
      while (answers.at(-1)?.ok !== false) answers.push(await call(operation))
      gone = true
      await others
      // Twice 24 MiB are fewer than 64, and a third is more.
      expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: { code: 'FAULT_ACTOR_DOWN' } }])
      await nobodyElsePays()
      await comesBack()
    },
    60_000,
  )

  it('and ever more of them while it is waited for costs its caller FAULT_ACTOR_DOWN', async () => {
    const [keeping, right] = await Promise.all([call('hoardsMeanwhile'), call('echo')])
    expect(keeping).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(right).toMatchObject({ ok: true })
    await nobodyElsePays()
    await comesBack()
  })

  it.each([
    ['litters', 200],
    ['littersMuch', 25],
  ])(
    'and %s more of them than it may keep, in each of %i calls, goes on answering',
    async (operation, calls) => {
      for (let times = 0; times < calls; times++) expect(await call(operation)).toMatchObject({ ok: true })
      await nobodyElsePays()
    },
    240_000,
  )
})

describe('a wrong model whose thread does not', () => {
  it.each(['exits', 'leaks'])(
    'that %s costs its caller FAULT_ACTOR_DOWN, and another thread takes its place',
    async (operation) => {
      await start()
      expect(await call(operation)).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
      await nobodyElsePays()
      await comesBack()
    },
  )

  // Its own answer may have been given before, and those of its neighbours in the thread are theirs.
  it.each(['rejectsUnheard', 'throwsLater'])(
    'that %s after its answer costs nobody else anything, and another thread takes its place',
    async (operation) => {
      await start()
      const answer = await call(operation)
      if (!answer.ok) expect(answer).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
      await nobodyElsePays()
      await comesBack()
    },
  )

  it('that waits for what never comes costs its caller the deadline', async () => {
    await start(500)
    const [waiting, right] = await Promise.all([call('waitsForever'), call('echo')])
    expect(waiting).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
    expect(right).toMatchObject({ ok: true })
    await nobodyElsePays()
    await comesBack()
  })

  it('that hangs costs its caller the deadline, and another thread takes its place', async () => {
    await start(500)
    expect(await call('hangs')).toMatchObject({ ok: false, error: { code: 'FAULT_EXPIRED' } })
    await nobodyElsePays()
    // The thread is given up once it has been silent for a while after the deadline.
    await comesBack()
  })

  it('may go down more often than the budget of the built-in ones, and the daemon goes on', async () => {
    await start()
    const escalated = tree.escalated.then(() => 'given up')
    for (let times = 0; times < 7; times++) {
      await comesBack()
      await call('exits')
    }
    await nobodyElsePays()
    expect(await Promise.race([escalated, Promise.resolve('going on')])).toBe('going on')
  }, 120_000)
})
