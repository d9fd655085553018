// Whose a mismatch may be, wherever the offending call takes its values from: names, functions, answers, branches.

import { describe, expect, it } from 'vitest'
import { diagnosticsOf, goalOf, number, quantity } from '../registered.js'

const goal = goalOf(quantity(72, 'km/h'), quantity(1.5, 's'), quantity(7, 'm/s'), number(2))

const stopping = (deceleration: string, speed = '$1') =>
  `kinematics.stoppingDistance { speed = ${speed}; reactionTime = $2; deceleration = ${deceleration} }`

/** Whether each mismatch may be the user's. */
const judged = (text: string): readonly (boolean | undefined)[] =>
  diagnosticsOf(text, goal)
    .filter(({ code }) => code === 'CLEF_DIMENSION')
    .map(({ grounded }) => grounded)

describe('a mismatch may be the user’s', () => {
  it.each([
    ['through a name', `let a = $3\n${stopping('a')}`],
    ['through a function', `let f x = x * 2.0\n${stopping('f $3')}`],
    ['through a local name', stopping('(let x = $3 in x + x)')],
    ['through a case', stopping('(match Some $3 with | Some x -> x | None -> 0.0<_>)')],
    [
      'through the answer of another call',
      `let a = ${stopping('$1 / 2.0<s>').replace('2.0<s>', '$2')}\n${stopping('a.total')}`,
    ],
    ['in a branch', stopping('if $1 > 0.0<_> then $3 else 0.0<_>')],
    ['in a binding that the call uses', `let a = $1 + $2\n${stopping('a / $2')}`],
    ['in a binding of a binding that the call uses', `let a = $1 + $2\nlet b = (a, 0.0<_>)\n${stopping('fst b / $2')}`],
  ])('%s', (_, text) => {
    expect(judged(text)).toEqual([true])
  })
})

describe('a mismatch is the model’s', () => {
  it.each([
    ['when a bound figure is not the goal’s', `let a = 8.0<m/s>\n${stopping('a')}`],
    ['when a function brings a figure of its own', `let f x = x * 3.0\n${stopping('f $3')}`],
    ['when a function brings one through another', `let k = 3.0\nlet g x = x * k\nlet f x = g x\n${stopping('f $3')}`],
    ['when a local name is not grounded', stopping('(let x = 8.0<m/s> in x)')],
    ['when another figure of the call is not the goal’s', stopping('$3', '73.0<km/h>')],
    ['when an answer rests on what the goal does not say', `let a = ${stopping('3.0<m/s^2>')}\n${stopping('a.total')}`],
    ['when the binding at fault is not grounded', `let a = $1 + 9.0<s>\n${stopping('a / $2')}`],
    ['when there is no such quantity', stopping('$3', '$9 * $1')],
  ])('%s', (_, text) => {
    expect(judged(text).length).toBeGreaterThan(0)
    expect(judged(text)).not.toContain(true)
  })

  it('but not of a call that has nothing to do with it', () => {
    const text = `let a = 8.0<m/s>\nlet b = ${stopping('$3')}\n(b, a)`
    expect(judged(text)).toEqual([true])
  })

  it('and nobody’s where no call takes it', () => {
    expect(judged('let a = $1 + $2\nlet b = 2.0\nb')).toEqual([undefined])
  })
})
