// The chain of rungs by itself: which of them is asked, in which order, and what is said where none is left.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Proposed } from '../../../src/actors/backend/index.js'
import { fallbackRules } from '../../../src/actors/language-node/fallback-rules.js'
import { RungChain, type Standing } from '../../../src/actors/language-node/rung-chain.js'
import { type FailureReason, failureReasons } from '../../../src/backends/index.js'
import { err, type Fault, ok, type Posture, postures, type Result, within } from '../../../src/fabric/index.js'

type Comes = 'ok' | FailureReason | 'gone'

interface Scripted {
  readonly name: string
  readonly posture: Posture
  /** What comes of each asking, the last of them for good. */
  comes: readonly Comes[]
  readonly accepts?: boolean
  readonly isDown?: boolean
}

const failed = (reason: FailureReason): Fault => ({ code: 'FAULT_BACKEND', message: `it failed: ${reason}` })
const gone: Fault = { code: 'FAULT_ACTOR_DOWN', actor: 'x', message: 'its thread ended' }
const bounds = { deadline: 100_000, postureMax: 'third-party' } as const

function chainOf(rungs: readonly Scripted[], seed = 1) {
  const clock = { now: 0 }
  const asked: string[] = []
  const passes: string[] = []
  const circuits: string[] = []
  const steps: { name: string; firstBy: number | undefined }[] = []
  let dice = seed
  const random = (): number => {
    dice = (dice * 48_271) % 2_147_483_647
    return dice / 2_147_483_647
  }
  const chain = new RungChain<Standing>(
    rungs.map(({ name, posture, isDown }) => ({
      name,
      current: () =>
        isDown
          ? err({ ...gone, message: `${name} is not running` })
          : ok({ card: { name, rung: 'scripted', posture } }),
    })),
    {
      now: () => clock.now,
      random,
      observer: {
        passed: (from, to, reason) => passes.push(`${from}>${to}:${reason}`),
        circuit: (rung, state) => circuits.push(`${rung} ${state}`),
      },
    },
  )
  const ask = async (
    { card: { name } }: Standing,
    step: { firstBy?: number; onAccepted: () => void },
  ): Promise<Result<Proposed, Fault>> => {
    const rung = rungs.find((one) => one.name === name)!
    const times = asked.filter((one) => one === name).length
    asked.push(name)
    steps.push({ name, firstBy: step.firstBy })
    const comes = rung.comes[Math.min(times, rung.comes.length - 1)]!
    if (rung.accepts) step.onAccepted()
    if (comes === 'gone') return err(gone)
    const cost = { tokens: 3, bytesLeft: 10, confidence: 0.9 }
    return ok(
      comes === 'ok' ? { text: ok(`of ${name}`), ...cost } : { text: err(failed(comes)), reason: comes, ...cost },
    )
  }
  const propose = (limits: { deadline: number; postureMax: Posture } = bounds) => chain.propose(limits, ask)
  return { chain, ask, propose, clock, asked, passes, circuits, steps }
}

const here = { posture: 'in-process' } as const
const far = { posture: 'third-party' } as const

describe('a chain', () => {
  it('asks its first rung, and no other where that answers', async () => {
    const { propose, asked } = chainOf([
      { name: 'a', ...here, comes: ['ok'] },
      { name: 'b', ...here, comes: ['ok'] },
    ])
    expect(await propose()).toMatchObject({ ok: true, value: { text: ok('of a'), from: 'a', tokens: 3 } })
    expect(asked).toEqual(['a'])
  })

  it.each(failureReasons.filter((reason) => fallbackRules[reason].passes))(
    'goes on to the next for: %s',
    async (reason) => {
      const { propose, asked, passes } = chainOf([
        { name: 'a', ...far, comes: [reason] },
        { name: 'b', ...here, comes: ['ok'] },
      ])
      // What the first cost counts, and so does how far it went.
      expect(await propose()).toMatchObject({
        ok: true,
        value: {
          text: ok('of b'),
          from: 'b',
          tokens: 6,
          bytesLeft: 20,
          posture: 'third-party',
          by: { card: { name: 'b' } },
        },
      })
      expect(asked).toEqual(['a', 'b'])
      expect(passes).toEqual([`a>b:${reason}`])
    },
  )

  it.each(failureReasons.filter((reason) => !fallbackRules[reason].passes))('stays for: %s', async (reason) => {
    const { propose, asked } = chainOf([
      { name: 'a', ...here, comes: [reason] },
      { name: 'b', ...here, comes: ['ok'] },
    ])
    expect(await propose()).toMatchObject({ ok: true, value: { text: err(failed(reason)), reason, from: 'a' } })
    expect(asked).toEqual(['a'])
  })

  it('never goes on once the first of an answer was taken, not even where the thread ends', async () => {
    for (const comes of ['unreachable', 'timeout', 'gone'] as const) {
      const { propose, asked } = chainOf([
        { name: 'a', ...here, comes: [comes], accepts: true },
        { name: 'b', ...here, comes: ['ok'] },
      ])
      expect(await propose()).toMatchObject({
        ok: true,
        value: { text: { ok: false, error: { code: 'FAULT_BACKEND' } }, from: 'a' },
      })
      expect(asked).toEqual(['a'])
    }
  })

  it('goes past rungs that are not running, and asks none where none is', async () => {
    const one = chainOf([
      { name: 'a', ...here, comes: ['ok'], isDown: true },
      { name: 'b', ...here, comes: ['ok'] },
    ])
    expect(await one.propose()).toMatchObject({ ok: true, value: { from: 'b' } })
    const none = chainOf([
      { name: 'a', ...here, comes: ['ok'], isDown: true },
      { name: 'b', ...here, comes: ['ok'], isDown: true },
    ])
    expect(await none.propose()).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  it('gives what its only rung comes to as it is, however often that fails', async () => {
    const { propose, asked, circuits } = chainOf([{ name: 'a', ...here, comes: ['unreachable'] }])
    for (let i = 0; i < 3; i++)
      expect(await propose()).toMatchObject({ ok: true, value: { text: err(failed('unreachable')) } })
    expect(asked).toEqual(['a', 'a', 'a'])
    expect(circuits).toEqual([])
  })

  it('gives a rung half of the time that is left where another could be asked, and all of it where none could', async () => {
    const { propose, steps } = chainOf([
      { name: 'a', ...here, comes: ['late'] },
      { name: 'b', ...far, comes: ['ok'] },
    ])
    await propose({ deadline: 8_000, postureMax: 'third-party' })
    await propose({ deadline: 8_000, postureMax: 'in-process' })
    expect(steps).toEqual([
      { name: 'a', firstBy: 4_000 },
      { name: 'b', firstBy: undefined },
      { name: 'a', firstBy: undefined },
    ])
  })

  it('draws again from the rung that proposed, and from no other', async () => {
    const { chain, ask, propose, asked } = chainOf([
      { name: 'a', ...here, comes: ['unreachable', 'ok'] },
      { name: 'b', ...here, comes: ['ok', 'unreachable'] },
    ])
    const proposed = await propose()
    expect(proposed).toMatchObject({ ok: true, value: { from: 'b' } })
    expect(await chain.again('b', bounds, ask)).toMatchObject({ ok: true, value: { text: err(failed('unreachable')) } })
    expect(asked).toEqual(['a', 'b', 'b'])
  })
})

describe('how far a goal may go', () => {
  it('is checked at each step: a rung further out is passed over, whichever place it has', async () => {
    const last = chainOf([
      { name: 'a', ...here, comes: ['unreachable'] },
      { name: 'b', ...far, comes: ['ok'] },
      { name: 'c', ...here, comes: ['ok'] },
    ])
    expect(await last.propose({ ...bounds, postureMax: 'on-host' })).toMatchObject({ ok: true, value: { from: 'c' } })
    expect(last.asked).toEqual(['a', 'c'])
    const first = chainOf([
      { name: 'a', ...far, comes: ['ok'] },
      { name: 'b', ...here, comes: ['ok'] },
    ])
    expect(await first.propose({ ...bounds, postureMax: 'in-process' })).toMatchObject({
      ok: true,
      value: { from: 'b' },
    })
  })

  it('is what the fault names where nothing is left, with each rung and why it was passed over', async () => {
    const { propose } = chainOf([
      { name: 'a', ...here, comes: ['unreachable'] },
      { name: 'b', ...far, comes: ['ok'] },
    ])
    const proposed = await propose({ ...bounds, postureMax: 'on-host' })
    const fault = proposed.ok && !proposed.value.text.ok ? proposed.value.text.error : undefined
    expect(fault).toMatchObject({ code: 'FAULT_POLICY', path: 'postureMax' })
    expect(fault?.message).toContain('a (unreachable): it failed: unreachable')
    expect(fault?.message).toContain(
      'b (posture): the backend sends data third-party; this goal allows on-host at most',
    )
    expect(proposed).toMatchObject({ ok: true, value: { bytesLeft: 10, posture: 'in-process' } })
  })
})

describe('a rung that failed', () => {
  it('is left alone, then asked by one goal, and by all once that is answered', async () => {
    const rungs: Scripted[] = [
      { name: 'a', ...here, comes: ['unreachable', 'unreachable', 'ok'] },
      { name: 'b', ...here, comes: ['ok'] },
    ]
    const { propose, clock, asked, circuits } = chainOf(rungs)
    await propose()
    await propose()
    expect(asked).toEqual(['a', 'b', 'b'])
    clock.now += 1_000
    await propose()
    // It failed again, and is left alone for longer than the first time.
    clock.now += 999
    await propose()
    expect(asked).toEqual(['a', 'b', 'b', 'a', 'b', 'b'])
    clock.now += 1_001
    await propose()
    await propose()
    expect(asked.slice(6)).toEqual(['a', 'a'])
    expect(circuits).toEqual(['a open', 'a probing', 'a open', 'a probing', 'a closed'])
  })

  it('is asked by one goal alone while that finds out, and by the next where that one was given up', async () => {
    const rungs: Scripted[] = [
      { name: 'a', ...here, comes: ['unreachable', 'goal', 'ok'] },
      { name: 'b', ...here, comes: ['ok'] },
    ]
    const { chain, ask, propose, clock, asked } = chainOf(rungs)
    await propose()
    clock.now += 1_000
    let answer = (): void => {}
    const waiting = new Promise<void>((resolve) => {
      answer = resolve
    })
    const slow = chain.propose(bounds, async (standing, step) => {
      if (standing.card.name === 'a') await waiting
      return ask(standing, step)
    })
    await propose()
    expect(asked).toEqual(['a', 'b', 'b'])
    answer()
    await slow
    await propose()
    expect(asked).toEqual(['a', 'b', 'b', 'a', 'a'])
  })

  it('is not left alone for a goal that had little time', async () => {
    const rungs: Scripted[] = [
      { name: 'a', ...here, comes: ['late'] },
      { name: 'b', ...here, comes: ['ok'] },
    ]
    const { propose, circuits } = chainOf(rungs)
    await propose({ deadline: 200, postureMax: 'in-process' })
    expect(circuits).toEqual([])
  })

  it('says so, at once, where all are left alone', async () => {
    const { propose, asked } = chainOf([
      { name: 'a', ...here, comes: ['unreachable'] },
      { name: 'b', ...here, comes: ['server'] },
    ])
    await propose()
    const proposed = await propose()
    expect(proposed).toMatchObject({
      ok: false,
      error: { code: 'FAULT_BACKEND', message: expect.stringContaining('left alone for') },
    })
    expect(asked).toEqual(['a', 'b'])
  })
})

describe('whatever happens', () => {
  const comes = fc.array(fc.constantFrom<Comes>('ok', 'gone', ...failureReasons), { minLength: 1, maxLength: 6 })
  const rung = fc.record({ posture: fc.constantFrom(...postures), comes, accepts: fc.boolean(), isDown: fc.boolean() })
  const goals = fc.array(fc.record({ postureMax: fc.constantFrom(...postures), after: fc.nat(90_000) }), {
    minLength: 1,
    maxLength: 12,
  })

  it('no rung is asked that goes further than the goal allows, none twice for one prompt, and an answer names who gave it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rung, { minLength: 1, maxLength: 4 }),
        goals,
        fc.integer({ min: 1, max: 1e6 }),
        async (made, asks, seed) => {
          const rungs = made.map((one, index) => ({ name: `r${index}`, ...one }))
          const { propose, clock, asked } = chainOf(rungs, seed)
          for (const { postureMax, after } of asks) {
            clock.now += after
            const before = asked.length
            const proposed = await propose({ deadline: clock.now + 10_000, postureMax })
            const now = asked.slice(before)
            for (const name of now)
              expect(within(rungs.find((one) => one.name === name)!.posture, postureMax)).toBe(true)
            expect([...now].sort()).toEqual([...new Set(now)].sort())
            expect(now).toEqual([...now].sort())
            if (proposed.ok) expect(proposed.value.from).toBe(now.at(-1))
            if (proposed.ok && proposed.value.text.ok) expect(proposed.value.text.value).toBe(`of ${now.at(-1)}`)
            // Behind one whose answer had begun nobody is asked.
            for (const name of now.slice(0, -1)) expect(rungs.find((one) => one.name === name)?.accepts).toBe(false)
            if (!proposed.ok) expect(proposed.error.message.length).toBeLessThanOrEqual(1_000)
          }
        },
      ),
    )
  })

  it('comes again in the same way for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rung, { minLength: 1, maxLength: 4 }),
        goals,
        fc.integer({ min: 1, max: 1e6 }),
        async (made, asks, seed) => {
          const rungs = made.map((one, index) => ({ name: `r${index}`, ...one }))
          const [one, another] = [chainOf(rungs, seed), chainOf(rungs, seed)]
          for (const { chain: _, propose, clock } of [one, another])
            for (const { postureMax, after } of asks) {
              clock.now += after
              await propose({ deadline: clock.now + 10_000, postureMax })
            }
          expect(one.asked).toEqual(another.asked)
          expect(one.circuits).toEqual(another.circuits)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('the table of docs/concepts/rungs.md', () => {
  it('is what the rules say, reason for reason', () => {
    const page = readFileSync(new URL('../../../docs/concepts/rungs.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| `([a-z]+)` \| (yes|no) \| (yes|no) \|/gm)]
    const told = Object.fromEntries(
      rows.map(([, reason, passes, rests]) => [reason, { passes: passes === 'yes', rests: rests === 'yes' }]),
    )
    expect(told).toEqual(fallbackRules)
  })
})
