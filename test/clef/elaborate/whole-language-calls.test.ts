// Programs of the whole language with the built-in domains behind them: calls under conditions, calls that are attempted, and
// answers that go from call to call.

import { describe, expect, it } from 'vitest'
import { type Goal, runPlan } from '../../../src/clef/index.js'
import { market } from '../../../src/domains/finance/contract.js'
import { fromJson } from '../../../src/fabric/schema/index.js'
import { Domains } from '../answering.js'
import { planOf } from '../registered.js'

const read = fromJson(market, {
  spots: { EURUSD: { value: 1.1, unit: 'USD/EUR' } },
  yields: { USD: { value: 0.05, unit: '1/yr' }, EUR: { value: 0.03, unit: '1/yr' } },
  vols: { EURUSD: { value: 0.1, unit: 'yr^(-1/2)' } },
})
if (!read.ok) throw new Error(read.error.message)
const inputs = new Map<string, unknown>([['market', read.value.value]])

/** What a program comes to, and the operations it called. */
async function ran(text: string, goal: Goal | null = null) {
  const domains = new Domains()
  const outcome = await runPlan(planOf(text, goal), { inputs, invoke: domains.invoke })
  return outcome.ok
    ? { value: outcome.value.value, sent: domains.sent }
    : { error: outcome.error.error, sent: domains.sent }
}

const stopping = (speed: string) =>
  `kinematics.stoppingDistance { speed = ${speed}; reactionTime = 1.0<s>; deceleration = 5.0<m/s^2> }`
/** Half a second for each metre. */
const closing = (gap: string) =>
  `kinematics.timeToCollision { gap = ${gap}; speedSelf = 2.0<m/s>; speedLead = 0.0<m/s> }`

describe('a call in a branch', () => {
  const text = (speed: string) =>
    `let a = ${stopping(speed)}\nif a.total > 50.0<m> then (${closing('a.total')}).time else (${stopping('10.0<m/s>')}).total / 1.0<m/s>`

  it('is made only if the branch is taken, with the answer that decided it', async () => {
    const fast = await ran(text('25.0<m/s>'))
    expect(fast.sent).toEqual(['kinematics.stoppingDistance', 'kinematics.timeToCollision'])
    expect(fast.value).toBe(87.5 / 2)
    const slow = await ran(text('10.0<m/s>'))
    expect(slow.sent).toEqual(['kinematics.stoppingDistance', 'kinematics.stoppingDistance'])
    expect(slow.value).toBeCloseTo(20, 12)
  })

  it('never ends a plan that does not take it', async () => {
    const never = 'kinematics.timeToCollision { gap = 1.0<m>; speedSelf = 1.0<m/s>; speedLead = 2.0<m/s> }'
    expect(await ran(`if 1.0 < 2.0 then 0.0<s> else (${never}).time`)).toEqual({ value: 0, sent: [] })
    expect(await ran(`if 1.0 > 2.0 then 0.0<s> else (${never}).time`)).toMatchObject({ error: { reason: 'never' } })
  })

  it('waits for the conditions around it, from the outside in', async () => {
    const inner = `match attempt (${stopping('10.0<m/s>')}) with | Ok x -> if x.total < 1.0<m> then (${closing('1.0<m>')}).time else (${closing('x.total')}).time | Error _ -> 0.0<s>`
    const nested = await ran(
      `let a = ${stopping('20.0<m/s>')}\nif a.total > 1.0<m> && a.braking > 1.0<m> then ${inner} else 1.0<s>`,
    )
    expect(nested.sent).toEqual([
      'kinematics.stoppingDistance',
      'kinematics.stoppingDistance',
      'kinematics.timeToCollision',
    ])
    expect(nested.value).toBe(10)
  })

  it('is decided by the left side of && and ||', async () => {
    const far = `(${stopping('30.0<m/s>')}).total > 1.0<m>`
    expect(await ran(`1.0 > 2.0 && ${far}`)).toEqual({ value: false, sent: [] })
    expect(await ran(`1.0 < 2.0 || ${far}`)).toEqual({ value: true, sent: [] })
    expect(await ran(`1.0 < 2.0 && ${far}`)).toEqual({ value: true, sent: ['kinematics.stoppingDistance'] })
  })

  it('may use what is bound around it', async () => {
    const text = `let v = 36.0<km/h> in if v > 1.0<km/h> then let w = v * 2.0 in (${stopping('w')}).thinking else 0.0<m>`
    expect(await ran(text)).toEqual({ value: 20, sent: ['kinematics.stoppingDistance'] })
  })
})

describe('a call that is attempted', () => {
  const collision = (lead: string) =>
    `attempt (kinematics.timeToCollision { gap = 10.0<m>; speedSelf = 5.0<m/s>; speedLead = ${lead} })`

  it('gives its answer, or the reason of its no, to the program', async () => {
    const text = (lead: string) =>
      `let a = ${collision(lead)}\nmatch a with | Ok x -> (x.time, "") | Error e -> (0.0<s>, e.code)`
    expect((await ran(text('3.0<m/s>'))).value).toEqual({ item1: 5, item2: '' })
    expect((await ran(text('8.0<m/s>'))).value).toEqual({ item1: 0, item2: 'never' })
  })

  it('is the answer as it stands', async () => {
    expect((await ran(collision('8.0<m/s>'))).value).toMatchObject({ case: 'Error', value: { code: 'never' } })
    expect((await ran(collision('3.0<m/s>'))).value).toEqual({ case: 'Ok', value: { time: 5 } })
  })

  it('takes nothing else: a fault ends the plan', async () => {
    const text = `attempt (kinematics.timeToCollision { gap = 1.0<m> / 0.0; speedSelf = 1.0<m/s>; speedLead = 0.0<m/s> })`
    expect(await ran(text)).toMatchObject({ error: { code: 'FAULT_RANGE', path: 'gap' }, sent: [] })
  })
})

describe('fields of a request', () => {
  it('take what a branch says, as the field reads it', async () => {
    const text = `let a = finance.convert { amount = 100.0<EUR>; to = if 2.0 > 1.0 then "USD" else "EUR"; market = input "market" }\na.amount`
    const { value } = await ran(text)
    expect(value).toMatchObject({ value: 110.00000000000001, dimension: { text: 'USD' } })
  })

  it('take an option where they are optional, and answers have options where they may lack a field', async () => {
    const text = (v: string, t: string) =>
      `let a = kinematics.suvat { u = 0.0<m/s>; a = 2.0<m/s^2>; v = ${v}; t = ${t}; solve = ["s"] }\na.s`
    const late = 'if 1.0 > 2.0 then Some 1.0<s> else None'
    expect((await ran(text('Some 4.0<m/s>', late))).value).toMatchObject({ case: 'Some', value: 4 })
    expect((await ran(`let o = ${late}\n${text('Some 6.0<m/s>', 'o')}`)).value).toMatchObject({ value: 9 })
    const known = `${text('None', 'Some 3.0<s>')} |> Option.defaultValue 0.0<m>`
    expect((await ran(known)).value).toBe(9)
  })

  it('take lists and records that are worked out', async () => {
    const amounts = 'finance.sum { amounts = List.map (fun x -> x * 2.0) [1.0<EUR>; 2.0<EUR>] }'
    expect((await ran(amounts)).value).toMatchObject({ value: 6, dimension: { text: 'EUR' } })
    const record = `let r = { speed = 72.0<km/h>; reactionTime = 1.0<s>; deceleration = 5.0<m/s^2> }\nlet f r = { r with reactionTime = 2.0<s> }\n(kinematics.stoppingDistance (f r)).thinking`
    expect((await ran(record)).value).toBe(40)
    const update = `let r = { speed = 72.0<km/h>; reactionTime = 1.0<s>; deceleration = 5.0<m/s^2> }\n(kinematics.stoppingDistance { r with speed = 36.0<km/h> }).thinking`
    expect((await ran(update)).value).toBe(10)
  })
})

describe('a goal that is not wanted any more', () => {
  it('stops its plan before the next call', async () => {
    const aborted = new AbortController()
    const domains = new Domains()
    const text = `let a = ${stopping('10.0<m/s>')}\n${closing('a.total')}`
    const outcome = await runPlan(planOf(text), {
      inputs,
      signal: aborted.signal,
      invoke: (call, request) => {
        aborted.abort()
        return domains.invoke(call, request)
      },
    })
    expect(outcome).toMatchObject({ ok: false, error: { call: null, error: { code: 'FAULT_CANCELLED' } } })
    expect(domains.sent).toEqual(['kinematics.stoppingDistance'])
  })
})
