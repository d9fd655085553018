// What peers read of each ending: through the codec that carries it, not only in memory.

import { describe, expect, it } from 'vitest'
import { compose } from '../../../src/actors/composer/index.js'
import { noCalls } from '../../../src/actors/language-node/account.js'
import { bareOutcome, type DefaultInput, faultOutcome } from '../../../src/actors/language-node/index.js'
import { type OutcomeContext, outcomeOf } from '../../../src/actors/language-node/outcome.js'
import { outcomeJson, readAnswer } from '../../../src/client/index.js'
import {
  baseDimension,
  ContractRegistry,
  err,
  type Fault,
  type OutcomeRecord,
  ok,
  outcomeMessage,
} from '../../../src/fabric/index.js'
import { contracts } from '../../clef/registered.js'
import { backendFault, goalOf, type Played, play, type Script } from './scripted-ports.js'

const registry = new ContractRegistry(contracts)
const market: DefaultInput = {
  name: 'market',
  type: 'Market',
  schema: registry.namedTypes.get('Market')!,
  value: {},
  source: 'examples/market.json',
}

const context = (extra: Partial<OutcomeContext> = {}): OutcomeContext => ({
  goalId: 'goal-1',
  rung: 'scripted',
  posture: 'in-process',
  registry,
  calls: { ...noCalls(), total: 0.5, domain: 0.25 },
  inputsSeconds: 0.125,
  totalSeconds: 3,
  defaulted: [],
  ...extra,
})

/** Through the bytes that a peer is sent, and back. */
function sent(outcome: OutcomeRecord): OutcomeRecord {
  const bytes = outcomeMessage.codec.encode(outcome)
  if (!bytes.ok) throw new Error(`${bytes.error.path}: ${bytes.error.message}`)
  const decoded = outcomeMessage.codec.decode(bytes.value)
  if (!decoded.ok) throw new Error(decoded.error.message)
  return decoded.value as OutcomeRecord // the message's own schema
}

const toPeer = (played: Played, extra: Partial<OutcomeContext> = {}) => sent(outcomeOf(played, context(extra)))

async function told(text: string, script: Script, extra: Partial<OutcomeContext> = {}): Promise<OutcomeRecord> {
  return toPeer(await play(goalOf(text), script), extra)
}

const braking = 'stop from 72 km/h, reaction time 1.5 s, braking at 5 m/s'
const brakes = 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }'
const sum = 'finance.sum { amounts = [$1; $2] }'
const euros = (value: number) => ok({ value, dimension: baseDimension('EUR') })

describe('an outcome', () => {
  it('of a goal that was answered brings the answer with its schema, the program and its calls', async () => {
    const outcome = await told('add 5 EUR and 7 EUR', { says: [sum], invoke: async () => euros(12) })
    expect(outcome).toMatchObject({ goalId: 'goal-1', kind: 'ok', program: sum, rung: 'scripted', tokens: 10 })
    const answer = readAnswer(outcome.answer!)
    expect(answer.ok && answer.value.json).toEqual({ amount: 12, unit: 'EUR' })
    expect(outcome.calls.map(({ operation, arguments: args }) => [operation, JSON.parse(args)])).toEqual([
      [
        'finance.sum',
        {
          amounts: [
            { amount: 5, unit: 'EUR' },
            { amount: 7, unit: 'EUR' },
          ],
        },
      ],
    ])
  })

  it('of several requests answers them all, by name', async () => {
    let calls = 0
    const outcome = await told('add 5 EUR and 7 EUR, and 1 EUR and 2 EUR', {
      says: [`let a = ${sum}\nlet b = finance.sum { amounts = [$3; $4] }\n(a, b)`],
      invoke: async () => euros(calls++ === 0 ? 12 : 3),
    })
    const answer = readAnswer(outcome.answer!)
    expect(answer.ok && answer.value.json).toEqual({ a: { amount: 12, unit: 'EUR' }, b: { amount: 3, unit: 'EUR' } })
    expect(outcome.calls).toHaveLength(2)
  })

  it('names every default that it rests on, the stand-in market among them', async () => {
    const kinematics = await told(
      'stop from 72 km/h, reaction time 1.5 s, braking at 5 m/s^2',
      { says: [brakes], invoke: async () => ok({ thinking: 30, braking: 40, total: 70 }) },
      { defaulted: [market] },
    )
    expect(kinematics.assumptions).toEqual([
      { operation: 'kinematics.stoppingDistance', path: 'grade', value: '0' },
      {
        operation: 'kinematics.stoppingDistance',
        path: 'gravity',
        value: JSON.stringify({ value: 9.80665, unit: 'm/s^2' }),
      },
    ])
    const convert = 'finance.convert { amount = $1; to = $2; market = input "market" }'
    const script = { says: [convert], invoke: async () => err({ reason: 'noPath', message: 'none' }) }
    const stoodIn = await told('convert 5 EUR to USD', script, { defaulted: [market] })
    expect(stoodIn.assumptions).toContainEqual({
      operation: '',
      path: 'inputs.market',
      value: 'examples/market.json',
    })
    expect((await told('convert 5 EUR to USD', script)).assumptions).toEqual([])
  })

  it('of a domain’s no has its reason and no answer', async () => {
    const error = { reason: 'noPath', message: 'no rate leads there' }
    const outcome = await told('add 5 EUR and 7 EUR', { says: [sum], invoke: async () => err(error) })
    expect(outcome).toMatchObject({ kind: 'domainError', domainError: error, calls: [{ operation: 'finance.sum' }] })
    expect(outcome.answer).toBeUndefined()
  })

  it('of the user’s own mismatch has path, expected and actual, and the call as it was written', async () => {
    const outcome = await told(braking, { says: [brakes] })
    expect(outcome.kind).toBe('fault')
    expect(outcome.fault).toMatchObject({
      code: 'FAULT_DIMENSION',
      path: 'deceleration',
      expected: 'm / s^2',
      actual: 'm / s',
    })
    expect(JSON.parse(outcome.calls[0]!.arguments)).toMatchObject({ deceleration: { value: 5, unit: 'm/s' } })
    expect(outcome.attempts).toHaveLength(2)
    expect(outcome.attempts[0]!.diagnostics[0]).toMatch(/^CLEF_DIMENSION deceleration: /)
  })

  it('of a call that failed has the call as it was planned', async () => {
    const down: Fault = { code: 'FAULT_ACTOR_DOWN', actor: 'finance', message: 'finance is not running' }
    const outcome = await told('add 5 EUR and 7 EUR', { says: [sum], invoke: async () => err(down) })
    expect(outcome.fault).toMatchObject({ code: 'FAULT_ACTOR_DOWN', actor: 'finance' })
    expect(outcome.calls).toHaveLength(1)
  })

  it('of a question has the fields and the question', async () => {
    const outcome = await told('how far to stop', { says: ['clarify speed reactionTime'] })
    expect(outcome).toMatchObject({ kind: 'clarify', fields: ['speed', 'reactionTime'], calls: [] })
    expect(outcome.question).toContain('the reaction time')
  })

  it('of a refusal has its reason', async () => {
    expect(await told('a poem, please', { says: ['refuse outOfScope'] })).toMatchObject({
      kind: 'refuse',
      reason: 'outOfScope',
      calls: [],
    })
  })

  it('of a goal that used up its attempts shows each of them', async () => {
    const outcome = await told('add 5 EUR and 7 EUR', { says: ['finance.sum { }', { failed: backendFault }] })
    expect(outcome.kind).toBe('exhausted')
    expect(outcome.fault?.code).toBe('FAULT_BACKEND')
    expect(outcome.attempts.map(({ program }) => program)).toEqual(['finance.sum { }', '', '', ''])
    expect(outcome.attempts.every(({ diagnostics }) => diagnostics.length > 0)).toBe(true)
    expect(outcome.tokens).toBe(40)
  })

  it('of a goal that came too late says so and no more', async () => {
    const late: Fault = { code: 'FAULT_EXPIRED', message: 'the deadline passed' }
    const outcome = await told('add 5 EUR and 7 EUR', { says: [{ unreachable: late }] })
    expect(outcome).toMatchObject({ kind: 'expired', attempts: [], calls: [] })
    expect(outcome.program).toBeUndefined()
    expect(outcome.fault).toBeUndefined()
  })

  it('without attempts is whole as well', () => {
    const about = { goalId: 'goal-2', rung: 'none', posture: 'in-process' } as const
    const fault: Fault = { code: 'FAULT_POLICY', path: 'postureMax', message: 'not allowed' }
    expect(sent(faultOutcome(about, fault))).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_POLICY' } })
    expect(sent(bareOutcome(about, { kind: 'busy' }))).toMatchObject({ kind: 'busy', goalId: 'goal-2' })
  })

  it('accounts for time, and for the bytes that its attempts sent beyond this machine', async () => {
    const script = { says: ['finance.sum { }', sum], invoke: async () => euros(12) }
    const near = await told('add 5 EUR and 7 EUR', script)
    expect(near.bytesLeft).toBe(200)
    expect(near.timings).toMatchObject({
      inputs: 0.125,
      proposal: 4,
      fabric: 0.25,
      domain: 0.25,
      journal: 1,
      total: 3,
    })
    const far = await told('add 5 EUR and 7 EUR', { ...script, posture: 'third-party' })
    expect(far.posture).toBe('third-party')
  })

  it('shows as JSON in every case', async () => {
    const outcomes = await Promise.all([
      told('add 5 EUR and 7 EUR', { says: [sum], invoke: async () => euros(12) }),
      told(braking, { says: [brakes] }),
      told('a poem, please', { says: ['refuse outOfScope'] }),
      told('how far to stop', { says: ['clarify speed'] }),
    ])
    for (const outcome of outcomes) {
      const json = outcomeJson(outcome)
      expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    }
  })

  it('of an answer that its own schema refuses is a fault, not a wrong answer', async () => {
    const outcome = await told('add 5 EUR and 7 EUR', { says: [sum], invoke: async () => ok('twelve') })
    expect(outcome).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_DEFECT' }, calls: [{}] })
    expect(outcome.answer).toBeUndefined()
  })

  it('fits its message however much its calls assumed, under whatever paths', async () => {
    const played = await play(goalOf('add 5 EUR and 7 EUR'), { says: [sum], invoke: async () => euros(12) })
    const { ending } = played
    if (ending.kind !== 'ok') throw new Error(ending.kind)
    const large = { path: 'é'.repeat(2_000), kind: 'default', value: 'x'.repeat(10_000) } as const
    const many = Array.from({ length: 2_000 }, (_, n) => ({ path: `p${n}`, kind: 'default', value: n }) as const)
    const calls = ending.plan.calls.map((call) => ({ ...call, assumptions: [large, ...many] }))
    const { assumptions } = toPeer({ ...played, ending: { ...ending, plan: { ...ending.plan, calls } } })
    expect(assumptions).toHaveLength(1_024)
    expect(assumptions[0]).toMatchObject({
      path: expect.stringMatching(/^é+…$/),
      value: '"left out: 10002 bytes of JSON"',
    })
    expect(assumptions.at(-1)?.value).toBe('and 978 more')
  })

  it('fits its message however much is wrong with a program', async () => {
    const goal = goalOf('add 5 EUR and 7 EUR')
    const many = Array.from({ length: 60 }, (_, i) => `let x${i} = finance.нет${i} { amounts = [$1] }`).join('\n')
    const wild = [`${many}\nx1`, 'é'.repeat(5_000), `finance.sum { amounts = [${'$1; '.repeat(900)}$9] }`]
    for (const program of wild) {
      const composed = compose(program, goal, contracts)
      expect(composed.kind).toBe('rejected')
      expect(toPeer(await play(goal, { says: [program] })).kind).toBe('exhausted')
    }
  })
})
