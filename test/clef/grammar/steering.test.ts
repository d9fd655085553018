import { describe, expect, it } from 'vitest'
import { Automaton, ValidatingFilter } from '../../../src/backends/index.js'
import { grammarOf, lexGoal } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'

/** Whether the grammar for a goal lets a program be written whole. */
function offers(goal: string, program: string): boolean {
  const quantities = lexGoal(goal)
  const inputs = [{ name: 'market', type: 'Market' }]
  const automaton = Automaton.compile(grammarOf(builtInContracts, { inputs, literals: false, quantities }))
  if (!automaton.ok) throw new Error(automaton.error.message)
  const filter = new ValidatingFilter(automaton.value)
  return filter.feed(program).firstBadOffset === undefined && filter.complete
}

const stop = (speed: string, time: string, deceleration: string) =>
  `kinematics.stoppingDistance { speed = ${speed}; reactionTime = ${time}; deceleration = ${deceleration} }`
const collide = (gap: string, self: string, lead: string) =>
  `kinematics.timeToCollision { gap = ${gap}; speedSelf = ${self}; speedLead = ${lead} }`

describe('typed steering', () => {
  it('offers a field the quantities of its dimension, in either sign', () => {
    const goal = 'at 20 m/s, reacting in 1 s'
    expect(offers(goal, stop('$1', '$2', '$2'))).toBe(true)
    expect(offers(goal, stop('-$1', '$2', '$2'))).toBe(true)
    expect(offers(goal, stop('$2', '$1', '$1'))).toBe(false)
  })

  it('is lifted where nothing fits, so that a wrong unit reaches the check as it was said', () => {
    expect(offers('72 km/h, 1.5 s, braking at 5 m/s', stop('$1', '$2', '$3'))).toBe(true)
  })

  it('is lifted where fewer quantities fit than there are fields for them: one of those was given in a wrong unit', () => {
    const goal = 'gap 50 m, I do 20 m/s, the truck does 15 m'
    expect(offers(goal, collide('$1', '$2', '$3'))).toBe(true)
    expect(offers('gap 50 m, I do 20 m/s, the truck 15 m/s', collide('$1', '$2', '$1'))).toBe(false)
  })

  it('points at nothing that the goal does not have', () => {
    expect(offers('at 20 m/s, reacting in 1 s', stop('$1', '$2', '$3'))).toBe(false)
  })

  it('takes money for money, pairs for pairs and bare strikes for rates', () => {
    const goal = 'EURUSD call 1.10 3M on 5m EUR'
    const option = (strike: string, notional: string) =>
      `finance.priceOption { option = { pair = $1; type = "call"; strike = ${strike}; tenor = $3; notional = ${notional} }; market = input "market" }`
    expect(offers(goal, option('$2', '$4'))).toBe(true)
    expect(offers(goal, option('$4', '$4'))).toBe(false)
    expect(offers(goal, option('$2', '$1'))).toBe(false)
  })
})

describe('questions', () => {
  it('are not asked about data that lie before the model', () => {
    expect(offers('price it', 'clarify market')).toBe(false)
    expect(offers('price it', 'clarify book')).toBe(true)
  })
})
