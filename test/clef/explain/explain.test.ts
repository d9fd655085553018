import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawn, type ExplainedPlan, type Explanation, explain, lexGoal } from '../../../src/clef/index.js'
import { checked, diagnosticsOf, inputs } from '../registered.js'
import { readDot, readMermaid } from './drawing.js'

const text = 'Convert 5mio EUR to USD, and brake from 72 km/h after 1.5 s at 5 m/s2; what if it takes more than 50 m?'
const goal = { text, quantities: lexGoal(text), inputs }
const program = `let a = finance.convert { amount = $1; to = "USD"; market = input "market" }
let b = kinematics.stoppingDistance { speed = 20.0<m/s>; reactionTime = $4; deceleration = 5.0<m/s^2> }
let c = if b.total > 50.0<m> then attempt (kinematics.timeToCollision { gap = b.total; speedSelf = $3; speedLead = 0.0<_> }) else Error { code = "near"; message = "" }
(a.amount, c)`

function explained(of: string, forGoal: typeof goal | null = goal): Explanation {
  const told = explain(checked(of, forGoal))
  if (!told.ok) throw new Error(told.error.map(({ message }) => message).join('; '))
  return told.value
}

function planOf(of: string, forGoal: typeof goal | null = goal): ExplainedPlan {
  const { plan } = explained(of, forGoal)
  if (!('calls' in plan)) throw new Error(plan.message)
  return plan
}

describe('the explanation of a program', () => {
  it('tells the type of each binding and of the result', () => {
    expect(explained(program).types).toMatchObject([
      { name: 'a' },
      { name: 'b', type: '{ thinking: float<m>; braking: float<m>; total: float<m> }' },
      { name: 'c', type: 'Result<{ time: float<s> }, { code: string; message: string }>' },
      { name: 'result' },
    ])
  })

  it('tells of each literal where in the goal it came from', () => {
    const told = explained(program).literals.map(({ text: written, goalText }) => [written, goalText])
    expect(told).toEqual([
      ['$1', '5mio EUR'],
      ['"USD"', 'USD'],
      ['input "market"', undefined],
      ['20.0<m/s>', '72 km/h'],
      ['$4', '1.5 s'],
      ['5.0<m/s^2>', '5 m/s2'],
      ['50.0<m>', '50 m'],
      ['$3', '72 km/h'],
      ['0.0<_>', undefined],
      ['"near"', undefined],
      ['""', undefined],
    ])
    for (const { origin, goalText } of explained(program).literals) {
      if (origin !== undefined) expect(text.slice(origin.start, origin.end)).toBe(goalText)
    }
  })

  it('tells which calls wait for which, under which conditions, and which run at the same time', () => {
    const { calls, waves, result } = planOf(program)
    expect(calls.map(({ dependsOn, conditions, attempted }) => ({ dependsOn, conditions, attempted }))).toEqual([
      { dependsOn: [], conditions: [], attempted: false },
      { dependsOn: [], conditions: [], attempted: false },
      { dependsOn: [1], conditions: ['b.total > 50.0<m>'], attempted: true },
    ])
    expect(waves).toEqual([[0, 1], [2]])
    expect(result.dependsOn).toEqual([0, 1, 2])
    expect(calls[1]!.assumptions.map(({ path }) => path)).toEqual(['grade', 'gravity'])
  })

  it('puts conditions into the words of the program', () => {
    const sum = 'finance.sum { amounts = [1.0<EUR>] }'
    const of = (branches: string) => planOf(branches, null).calls.map(({ conditions }) => conditions)
    expect(of(`if (1.0 + 2.0) * 2.0 > 1.0 then ${sum} else ${sum}`)).toEqual([
      ['(1.0 + 2.0) * 2.0 > 1.0'],
      ['not ((1.0 + 2.0) * 2.0 > 1.0)'],
    ])
    expect(of(`match (1.0, Some 2.0) with | (_, Some x) -> ${sum} | (y, None) -> ${sum}`)).toEqual([
      ['(1.0, Some 2.0) is (_, Some x)'],
      ['(1.0, Some 2.0) is (y, None)'],
    ])
  })

  it('tells types and literals without a goal, and what of the plan depends on one', () => {
    const { types, plan } = explained('finance.sum { amounts = [$1] }', null)
    expect(types).toMatchObject([{ name: 'result', type: 'money' }])
    expect(plan).toMatchObject({ code: 'CLEF_UNKNOWN_QUANTITY', span: { start: 25, end: 27 } })
  })

  it('refuses a program that is wrong', () => {
    const wrong = 'finance.sum { amounts = [1.0<EUR>; 2.0<m>] }'
    expect(explain(checked(wrong))).toEqual({ ok: false, error: diagnosticsOf(wrong) })
  })
})

describe('the drawing of a plan', () => {
  it.each([
    ['mermaid', readMermaid],
    ['dot', readDot],
  ] as const)('is well formed in %s: what goes in, what is called, what comes out', (format, read) => {
    const { boxes, arrows } = read(drawn(planOf(program), format))
    expect([...boxes.values()]).toEqual([
      'input "market"',
      '0: finance.convert',
      '1: kinematics.stoppingDistance',
      '2: attempt kinematics.timeToCollision\nwhen b.total > 50.0<m>',
      'result : money * Result<{ time: float<s> }, { code: string; message: string }>',
    ])
    expect(arrows).toEqual([
      ['input0', 'call0'],
      ['call1', 'call2'],
      ['call0', 'result'],
      ['call1', 'result'],
      ['call2', 'result'],
    ])
  })

  it.each([
    ['mermaid', readMermaid],
    ['dot', readDot],
  ] as const)('keeps any text within its labels in %s', (format, read) => {
    const call = {
      id: 0,
      operation: 'a.b',
      span: { start: 0, end: 0 },
      args: {},
      dependsOn: [],
      attempted: false,
      inputs: [],
      wave: 0,
      assumptions: [],
    }
    const words = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', '\\', '#quot;', '`x`', '<br/>', '];', '日本'),
    )
    fc.assert(
      fc.property(words, words, (condition, type) => {
        const plan = { calls: [{ ...call, conditions: [condition] }], waves: [[0]], result: { type, dependsOn: [0] } }
        const { boxes, arrows } = read(drawn(plan, format))
        expect(boxes.size).toBe(2)
        expect(arrows).toEqual([['call0', 'result']])
        const plain = (shown: string) => shown.replace(/\p{Cc}/gu, ' ')
        expect(plain(boxes.get('call0')!)).toBe(plain(`0: a.b\nwhen ${condition}`))
        expect(plain(boxes.get('result')!)).toBe(plain(`result : ${type}`))
      }),
    )
  })
})
