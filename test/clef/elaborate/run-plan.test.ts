// How a plan runs: what is independent runs together, what depends waits, and a failure stops what has not begun.

import { describe, expect, it } from 'vitest'
import { type PlannedCall, runPlan } from '../../../src/clef/index.js'
import { baseDimension } from '../../../src/fabric/dimension/index.js'
import type { DomainError, Fault } from '../../../src/fabric/fault.js'
import { err, ok, type Result } from '../../../src/fabric/result.js'
import { planOf } from '../registered.js'

type Answer = Result<unknown, Fault | DomainError>

/** Lets everything run that can. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Answers calls when the test says so, and remembers what happened in which order. */
class Answerer {
  readonly events: string[] = []
  private readonly waiting = new Map<number, (answer: Answer) => void>()

  readonly invoke = (call: PlannedCall, _request: unknown): Promise<Answer> => {
    this.events.push(`start ${call.id}`)
    return new Promise((resolve) => this.waiting.set(call.id, resolve))
  }

  async answer(id: number, answer: Answer): Promise<void> {
    this.events.push(`end ${id}`)
    this.waiting.get(id)!(answer)
    await turn()
  }
}

const sum = (amounts: string) => `finance.sum { amounts = [${amounts}] }`
const euros = (value: number) => ok({ value, dimension: baseDimension('EUR') })
const nothing = new Map<string, unknown>()

describe('running a plan', () => {
  it('starts independent calls before any of them ends', async () => {
    const answerer = new Answerer()
    const plan = planOf(`let a = ${sum('1.0<EUR>')}\nlet b = ${sum('2.0<EUR>')}\n(a, b)`)
    const run = runPlan(plan, { inputs: nothing, invoke: answerer.invoke })
    await turn()
    expect(answerer.events).toEqual(['start 0', 'start 1'])
    await answerer.answer(1, euros(2))
    await answerer.answer(0, euros(1))
    expect(await run).toMatchObject({ ok: true, value: { value: { a: { value: 1 }, b: { value: 2 } } } })
  })

  it('starts a call when the answers it needs are there, and gives them to it', async () => {
    const answerer = new Answerer()
    const requests: unknown[] = []
    const text = `let a = ${sum('1.0<EUR>')}\nlet b = ${sum('2.0<EUR>')}\nlet c = ${sum('a; a')}\n${sum('c; b')}`
    const run = runPlan(planOf(text), {
      inputs: nothing,
      invoke: (call, request) => {
        requests[call.id] = request
        return answerer.invoke(call, request)
      },
    })
    await turn()
    await answerer.answer(0, euros(5))
    expect(answerer.events).toEqual(['start 0', 'start 1', 'end 0', 'start 2'])
    await answerer.answer(2, euros(10))
    await answerer.answer(1, euros(2))
    expect(answerer.events.at(-1)).toBe('start 3')
    await answerer.answer(3, euros(12))
    expect(await run).toMatchObject({ ok: true, value: { value: { value: 12 } } })
    expect(requests[3]).toMatchObject({ amounts: [{ value: 10 }, { value: 2 }] })
  })

  it('starts nothing more after a failure, and tells the first in the order of the program', async () => {
    const answerer = new Answerer()
    const text = `let a = ${sum('1.0<EUR>')}\nlet b = ${sum('2.0<EUR>')}\n${sum('a; b')}`
    const run = runPlan(planOf(text), { inputs: nothing, invoke: answerer.invoke })
    await turn()
    await answerer.answer(1, err({ reason: 'domain', message: 'second' }))
    await answerer.answer(0, err({ reason: 'domain', message: 'first' }))
    expect(await run).toMatchObject({ ok: false, error: { call: { id: 0 }, error: { message: 'first' } } })
    expect(answerer.events).not.toContain('start 2')
  })

  it('faults when an input is not attached', async () => {
    const plan = planOf('finance.convert { amount = 1.0<EUR>; to = "USD"; market = input "market" }')
    const run = await runPlan(plan, { inputs: nothing, invoke: new Answerer().invoke })
    expect(run).toMatchObject({
      ok: false,
      error: { call: { id: 0 }, error: { code: 'FAULT_FIELD_MISSING', path: 'market' } },
    })
  })

  it('faults when a number that is worked out is not finite, with its path', async () => {
    const text = 'kinematics.timeToCollision { gap = 1.0<m^2> / 0.0<m>; speedSelf = 1.0<m/s>; speedLead = 0.0<m/s> }'
    const run = await runPlan(planOf(text), { inputs: nothing, invoke: new Answerer().invoke })
    expect(run).toMatchObject({ ok: false, error: { error: { code: 'FAULT_RANGE', path: 'gap' } } })
    expect(await runPlan(planOf('ln 0.0'), { inputs: nothing, invoke: new Answerer().invoke })).toMatchObject({
      ok: false,
      error: { call: null, error: { code: 'FAULT_RANGE' } },
    })
  })
})
