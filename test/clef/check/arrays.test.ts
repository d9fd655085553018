// Arrays of the goal where requests take lists: fitted item by item, as if the program had written them out.

import { describe, expect, it } from 'vitest'
import { callsOf, explain, lexGoal, parseProgram, runPlan, writtenCalls } from '../../../src/clef/index.js'
import { Domains } from '../answering.js'
import { checked, diagnosticsOf, planOf } from '../registered.js'

const goalOf = (text: string) => ({ text, quantities: lexGoal(text), inputs: [] })
const saidOf = (program: string, text: string) =>
  diagnosticsOf(program, goalOf(text)).map(({ code, path, expected }) => [code, path, expected])

const space = 'kinematics.jacobianSpace'
const goal = goalOf('space screws [0,0,1,0,0,0] and [0,0,1,0,-1,0] at q = [0.2, 0.9]')

describe('an array', () => {
  it('is a list, and arrays are the rows of one', () => {
    const [call] = callsOf(planOf(`${space} { screws = [$1; $2]; q = $3 }`, goal))
    expect(call!.args).toEqual({
      screws: [
        [0, 0, 1, 0, 0, 0],
        [0, 0, 1, 0, -1, 0],
      ],
      q: [0.2, 0.9],
    })
  })

  it('of rows is a list of lists', () => {
    const [call] = callsOf(
      planOf(`${space} { screws = $1; q = [$2; -$3] }`, goalOf('S = [[0,0,1,0,0,0],[0,0,1,0,-1,0]], 0.2, 0.9')),
    )
    expect(call!.args).toMatchObject({ screws: [expect.anything(), [0, 0, 1, 0, -1, 0]], q: [0.2, -0.9] })
  })

  it('gives its unit to each of its numbers', () => {
    const [call] = callsOf(
      planOf(`${space} { screws = [$1]; q = $2 }`, goalOf('[0,0,1,0,0,0] turned by [0.2, 30] deg')),
    )
    expect(call!.args).toMatchObject({
      q: [
        { value: 0.2, unit: 'deg/rad' },
        { value: 30, unit: 'deg/rad' },
      ],
    })
    expect(saidOf(`${space} { screws = [$1]; q = $2 }`, '[0,0,1,0,0,0] turned by [0.2, 30] kg')).toEqual([
      ['CLEF_DIMENSION', 'q[0]', '1'],
      ['CLEF_DIMENSION', 'q[1]', '1'],
    ])
  })

  it('of money is a list of money', () => {
    const [call] = callsOf(planOf('finance.sum { amounts = $1 }', goalOf('sum [100, 200] EUR')))
    expect(call!.args).toEqual({
      amounts: [
        { amount: 100, unit: 'EUR' },
        { amount: 200, unit: 'EUR' },
      ],
    })
  })

  it('is one source of all that it gives', () => {
    const { literals } = planOf(`${space} { screws = [$1; $2]; q = $3 }`, goal).calls[0]!
    expect(literals).toEqual([
      { path: 'screws[0]', origin: goal.quantities[0]!.span },
      { path: 'screws[1]', origin: goal.quantities[1]!.span },
      { path: 'q', origin: goal.quantities[2]!.span },
    ])
  })

  it('keeps its meaning behind a name, and in what is worked out', () => {
    const named = planOf(`let q = $3\n${space} { screws = [$1; $2]; q = q }`, goal)
    expect(callsOf(named)[0]!.args).toMatchObject({ q: [0.2, 0.9] })
    expect(saidOf('List.sum $1', 'sum [1, 2, 3] m')).toEqual([])
  })

  it('is no number, no word and no row of numbers where one of those is wanted', () => {
    const wrong = 'kinematics.rimSpeed { omega = $1; radius = $1 }'
    expect(saidOf(wrong, 'q = [0.2, 0.9]').map(([code, path]) => [code, path])).toEqual([
      ['CLEF_TYPE', 'omega'],
      ['CLEF_TYPE', 'radius'],
    ])
    const flat = saidOf(`${space} { screws = $1; q = $2 }`, '[1, 2, 3] and [[1, 2]]')
    expect(flat.map(([code, path]) => [code, path])).toEqual([
      ['CLEF_TYPE', 'screws[0]'],
      ['CLEF_TYPE', 'screws[1]'],
      ['CLEF_TYPE', 'screws[2]'],
      ['CLEF_TYPE', 'q[0]'],
    ])
    expect(saidOf('finance.convert { amount = $1; to = $1; market = input "m" }', 'q = [0.2, 0.9]')[0]![0]).toBe(
      'CLEF_TYPE',
    )
  })

  it('is told whole when a program is explained, and in the calls as they were written', () => {
    const program = `${space} { screws = [$1; $2]; q = $3 }`
    const explained = explain(checked(program, goal))
    if (!explained.ok) throw new Error(explained.error[0]!.message)
    const told = explained.value.literals.find(({ text }) => text === '$3')
    expect(told).toMatchObject({ kind: 'quantity', value: [0.2, 0.9], goalText: '[0.2, 0.9]' })
    const parsed = parseProgram(program)
    if (!parsed.ok) throw new Error('does not parse')
    expect(writtenCalls(parsed.value, goal.quantities)[0]!.args).toMatchObject({ q: [0.2, 0.9] })
  })

  it('is where figures come from that a program spells', () => {
    expect(saidOf(`${space} { screws = [$1; $2]; q = [0.2; -0.9] }`, goal.text)).toEqual([])
    expect(saidOf(`${space} { screws = [$1; $2]; q = [0.3] }`, goal.text)[0]![0]).toBe('CLEF_UNGROUNDED')
  })

  it('may have as many items as the field takes', () => {
    const many = `[${'0,'.repeat(64)}0]`
    expect(saidOf(`${space} { screws = [$1]; q = $2 }`, `[0,0,1,0,0,0] ${many}`)[0]).toEqual([
      'CLEF_RANGE',
      'q',
      undefined,
    ])
  })
})

describe('a goal of arrays', () => {
  it('is answered from its text alone', async () => {
    const text =
      'M = [[1,0,0,2],[0,1,0,0],[0,0,1,0],[0,0,0,1]], space screws [0,0,1,0,0,0] and [0,0,1,0,-1,0], q = [0, 1.5707963267948966]'
    const program = 'kinematics.forwardKinematicsScrewSpace { M = $1; screws = [$2; $3]; q = $4 }'
    const answer = await runPlan(planOf(program, goalOf(text)), {
      inputs: new Map(),
      invoke: new Domains().invoke,
    })
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    const { T } = answer.value.value as { T: readonly (readonly number[])[] }
    expect(T.map((row) => row.map((one) => Math.round(one * 1e12) / 1e12 + 0))).toEqual([
      [0, -1, 0, 1],
      [1, 0, 0, 1],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ])
  })
})
