// What a program becomes: requests in coherent units, the calls as people see them, what was assumed, how the result is encoded.

import { describe, expect, it } from 'vitest'
import { callsOf, elaborate, runPlan } from '../../../src/clef/index.js'
import { baseDimension } from '../../../src/fabric/dimension/index.js'
import { ok } from '../../../src/fabric/result.js'
import { codecOf, fromJson } from '../../../src/fabric/schema/index.js'
import { checked, contracts, goalOf, number, pair, planOf, quantity, tenor } from '../registered.js'

/** The requests that a run sends, in the order of the calls; every call answers with nothing. */
async function requestsOf(text: string, goal: ReturnType<typeof goalOf> | null = null): Promise<readonly unknown[]> {
  const plan = planOf(text, goal)
  const sent: unknown[] = []
  await runPlan(plan, {
    inputs: new Map([
      ['market', 'the market'],
      ['book', 'the book'],
    ]),
    invoke: async (call, request) => {
      sent[call.id] = request
      return ok(call.operation === 'finance.sum' ? { value: 3, dimension: baseDimension('EUR') } : {})
    },
  })
  return sent
}

const stopping = (fields: string) => `kinematics.stoppingDistance { ${fields} }`

describe('requests', () => {
  it('come in coherent units, rounded once, with defaults filled in', async () => {
    const [request] = await requestsOf(
      stopping('speed = 73.0<km/h>; reactionTime = 1500.0<ms>; deceleration = 22.0<ft/s^2>'),
    )
    expect(request).toEqual({
      speed: 20.27777777777778,
      reactionTime: 1.5,
      deceleration: 6.7056,
      grade: 0,
      gravity: 9.80665,
    })
  })

  it('are what the JSON reader makes of the same request', async () => {
    const [sent] = await requestsOf(
      stopping('speed = 65.0<mi/h>; reactionTime = 1.3<s>; frictionCoefficient = 0.7; grade = 5.0<%>'),
    )
    const contract = contracts.find(({ name }) => name === 'kinematics.stoppingDistance')!
    const read = fromJson(contract.request, {
      speed: { value: 65, unit: 'mi/h' },
      reactionTime: { value: 1.3, unit: 's' },
      frictionCoefficient: 0.7,
      grade: { value: 5, unit: '%' },
    })
    expect(read.ok && read.value.value).toEqual(sent)
  })

  it('carry dimensions where the contract asks for them, tag alternatives, and leave out what is not given', async () => {
    const goal = goalOf(pair('EURUSD'), number(1.1), tenor('3M'), quantity(5_000_000, 'EUR'))
    const [request] = await requestsOf(
      'finance.priceOption { option = { pair = $1; type = "call"; strike = $2; expiry = $3; notional = $4 }; market = input "market" }',
      goal,
    )
    expect(request).toEqual({
      option: {
        pair: 'EURUSD',
        type: 'call',
        strike: 1.1,
        expiry: { case: 'time', value: 0.25 },
        side: 'long',
        notional: { value: 5_000_000, dimension: baseDimension('EUR') },
      },
      market: 'the market',
    })
  })

  it('are worked out where the program has arithmetic', async () => {
    const [request] = await requestsOf(
      'let v = 90.0<km/h> - 18.0<km/h>\nkinematics.timeToCollision { gap = sqrt (3.0<m> * 12.0<m>); speedSelf = v; speedLead = mean [1.0<m/s>; 2.0<m/s>] }',
    )
    expect(request).toEqual({ gap: 6, speedSelf: 20, speedLead: 1.5 })
  })
})

describe('calls as people see them', () => {
  it('show what the program wrote, with defaults and conventions named', () => {
    const goal = goalOf(
      pair('USDJPY'),
      number(152),
      tenor('2W'),
      quantity(15, 'USD'),
      quantity(8, '%'),
      quantity(2, 'm'),
    )
    const plan = planOf(
      'finance.priceOption { option = { pair = $1; type = "put"; strike = $2; tenor = $3; notional = $4 }; market = input "market"; vol = $5 }',
      goal,
    )
    expect(callsOf(plan)).toEqual([
      {
        op: 'finance.priceOption',
        args: {
          option: {
            pair: 'USDJPY',
            type: 'put',
            strike: { value: 152, unit: 'JPY/USD' },
            tenor: '2W',
            side: 'long',
            notional: { amount: 15, unit: 'USD' },
          },
          market: 'input:market',
          vol: { value: 8, unit: 'volpt' },
        },
        assumptions: [
          { kind: 'convention', path: 'option.strike', value: { value: 152, unit: 'JPY/USD' } },
          { kind: 'default', path: 'option.side', value: 'long' },
          { kind: 'convention', path: 'vol', value: { value: 8, unit: 'volpt' } },
        ],
      },
    ])
  })

  it('show figures that are worked out from the program alone, and the text of those that a run must tell', () => {
    const plan = planOf('let a = finance.sum { amounts = [1.0<EUR> + 2.0<EUR>] }\nfinance.sum { amounts = [a] }')
    expect(callsOf(plan).map(({ args }) => args)).toEqual([
      { amounts: [{ amount: 3, unit: 'EUR' }] },
      { amounts: [{ expression: 'a' }] },
    ])
    expect(plan.calls.map(({ dependsOn }) => dependsOn)).toEqual([[], [0]])
  })
})

describe('the result', () => {
  const answers: Readonly<Record<string, unknown>> = {
    'kinematics.stoppingDistance': { thinking: 30, braking: 28, total: 58 },
    'finance.sum': { value: 3, dimension: baseDimension('EUR') },
    'finance.convert': { amount: { value: 4, dimension: baseDimension('USD') }, path: ['EUR', 'USD'] },
  }
  const run = async (text: string) => {
    const plan = planOf(text)
    const outcome = await runPlan(plan, {
      inputs: new Map([['market', {}]]),
      invoke: async ({ operation }) => ok(answers[operation]),
    })
    if (!outcome.ok) throw new Error(outcome.error.error.message)
    const { value } = outcome.value
    return { value, schema: plan.resultSchema }
  }
  const call = 'kinematics.stoppingDistance { speed = 0.0<_>; reactionTime = 0.0<_>; deceleration = 0.0<_> }'
  const sum = 'finance.sum { amounts = [0.0<EUR>] }'

  it.each([
    ['one answer', call, answers['kinematics.stoppingDistance']],
    ['a field of one', `(${call}).total`, 58],
    ['a figure', `(${call}).total / 2 + sum []`, 29],
    ['a figure in a scaled unit', 'sum [0.0<km>] + 0.0<_>', 0],
    [
      'a tuple of names',
      `let a = ${call}\nlet b = ${call}\n(a, b.total)`,
      { item1: answers['kinematics.stoppingDistance'], item2: 58 },
    ],
    [
      'a pair of bindings',
      `let a = ${call}\nlet b = ${call}\n(a, b)`,
      { a: answers['kinematics.stoppingDistance'], b: answers['kinematics.stoppingDistance'] },
    ],
    ['a record', `let a = ${call}\n{ half = a.total / 2; ratio = a.thinking / a.total }`, { half: 29, ratio: 30 / 58 }],
    [
      'a list of tuples',
      `let a = ${call}\n[(a.total, a.braking); (a.braking, a.total)]`,
      [
        { item1: 58, item2: 28 },
        { item1: 28, item2: 58 },
      ],
    ],
    ['a partial application, applied', 'let f = max 3.0<m>\nlet r = { g = f }\n[r.g 1.0<m>; 4.0<m> |> f]', [3, 4]],
    ['words', '("x", true)', { item1: 'x', item2: true }],
  ])('is encoded by a schema of its own: %s', async (_, text, expected) => {
    const { value, schema } = await run(text)
    expect(value).toEqual(expected)
    const codec = codecOf(schema)
    // The schema was made for this value.
    const encoded = codec.encode(value as never)
    expect(encoded.ok && codec.decode(encoded.value)).toMatchObject({ ok: true, value: expected })
  })

  it('keeps carried money as it came', async () => {
    const { value } = await run(sum)
    expect(value).toEqual({ value: 3, dimension: baseDimension('EUR') })
  })
})

describe('a program that may not run', () => {
  it('is refused with its diagnostics', () => {
    const refused = elaborate(checked('finance.sum { amounts = [1.0<m>] }'))
    expect(refused).toMatchObject({ ok: false, error: [{ code: 'CLEF_DIMENSION' }] })
  })

  it('is refused when its quantities have no goal', () => {
    expect(elaborate(checked('finance.sum { amounts = [$1] }'))).toMatchObject({
      ok: false,
      error: [{ code: 'CLEF_UNKNOWN_QUANTITY', span: { start: 25, end: 27 } }],
    })
  })
})
