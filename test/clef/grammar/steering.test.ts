import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grammarOf, lexGoal } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { choice, contract, currency, list, map, optional, record, text } from '../../../src/fabric/schema/index.js'
import { marketAlone, offeringFor, offeringOf } from './offering.js'
import { sampleOf } from './sample.js'

/** Whether the grammar for a goal lets a program be written whole. */
const offers = (goal: string, program: string): boolean => offeringFor(goal).whole(program)

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

describe('arrays of the goal', () => {
  const pose = '[[1,0,0,2],[0,1,0,0],[0,0,1,0],[0,0,0,1]]'
  const space = (M: string, screws: string, q: string) =>
    `kinematics.forwardKinematicsScrewSpace { M = ${M}; screws = ${screws}; q = ${q} }`
  const goal = `M = ${pose}, screws [0,0,1,0,0,0] and [0,0,1,0,-1,0], q = [0.2, 0.9]`

  it('stand for lists that they fit by their size, and for rows', () => {
    expect(offers(goal, space('$1', '[$2; $3]', '$4'))).toBe(true)
    expect(offers(goal, space('$2', '[$2; $3]', '$4'))).toBe(false)
    expect(offers(goal, space('$1', '[$4; $3]', '$4'))).toBe(false)
    expect(offers(goal, space('$1', '[$2; $3]', '$1'))).toBe(false)
    expect(offers(goal, space('$1', '[$2; [$3]]', '$4'))).toBe(false)
    expect(offers(`S = [[0,0,1,0,0,0]], T = ${pose}, q = [1]`, space('$2', '$1', '$3'))).toBe(true)
  })

  it('stand beside figures of which a program makes a list', () => {
    const bare = `M = ${pose}, screws [0,0,1,0,0,0], [0,0,1,0,-1,0], turned by 0.2 and -0.9 rad`
    expect(offers(bare, space('$1', '[$2; $3]', '[$4; $5]'))).toBe(true)
    expect(offers(bare, space('$1', '[$2; $3]', '[$2; $3]'))).toBe(false)
  })

  it('take the place of data that is not attached, or stand beside it', () => {
    const inputs = [{ name: 'home', type: 'Pose' }]
    const attached = offeringFor('screws [0,0,1,0,0,0], [0,0,1,0,-1,0], q = [0.2, 0.9]', { inputs })
    expect(attached.whole(space('input "home"', '[$1; $2]', '$3'))).toBe(true)
    expect(offers('turn by 0.2 rad', space('$1', '$1', '[$1]'))).toBe(false)
  })

  it('are offered where none fits, so that a wrong unit reaches the check as it was said', () => {
    expect(offers(`M = ${pose}, screws [0,0,1,0,0,0], q = [0.2, 0.9] kg`, space('$1', '[$2]', '$3'))).toBe(true)
  })

  it('stand for no single figure where there are others', () => {
    const stopped = 'at 20 m/s, reacting in 1 s, [1, 2]'
    expect(offers(stopped, stop('$1', '$2', '$1'))).toBe(true)
    expect(offers(stopped, stop('$1', '$2', '$3'))).toBe(false)
  })

  it('can be written wherever they are offered', () => {
    const texts = [goal, 'q = [1, 2]', `T = ${pose}`, 'S = [[0,0,1,0,0,0]], 3 s', '[1, 2] EUR', '[0, 0] [1, 2] m']
    for (const text of texts) {
      for (const [programs, lazy] of [
        ['calls', true],
        ['calls', false],
        ['whole', true],
      ] as const) {
        for (const steering of ['typed', 'syntax'] as const) {
          const { grammar } = offeringFor(text, { programs, lazy, steering })
          fc.assert(
            fc.property(fc.array(fc.nat(200), { maxLength: 40 }), (picks) => {
              expect(sampleOf(grammar, 'root', picks)).toBeDefined()
            }),
            { numRuns: 20 },
          )
        }
      }
    }
  })
})

describe('questions', () => {
  it('are not asked about data that lie before the model', () => {
    expect(offers('price it', 'clarify market')).toBe(false)
    expect(offers('price it', 'clarify book')).toBe(true)
  })
})

describe('steering by syntax alone', () => {
  const goal = 'at 20 m/s, reacting in 1 s'

  it('offers every field all that the goal gave, and nothing that it did not', () => {
    const { whole } = offeringFor(goal, { steering: 'syntax' })
    expect(whole(stop('$2', '$1', '-$1'))).toBe(true)
    expect(whole(stop('$1', '$2', '$3'))).toBe(false)
    expect(whole('finance.priceBook { book = input "market"; market = input "market" }')).toBe(true)
    expect(whole('finance.priceBook { book = input "book"; market = input "market" }')).toBe(false)
  })

  it('does so behind bindings too', () => {
    const program = (gap: string) => `let a = ${stop('$1', '$2', '$1')}\nlet b = ${collide(gap, '$1', '$2')}\n(a, b)`
    for (const lazy of [false, true]) {
      const { whole } = offeringFor(goal, { steering: 'syntax', programs: 'whole', lazy })
      expect(['a.total', 'a.colour', '(a * $1)', 'b'].map((gap) => whole(program(gap)))).toEqual([
        true,
        false,
        true,
        false,
      ])
    }
  })
})

describe('rules that are made as they are reached', () => {
  const goals = [
    '72 km/h, 1.5 s, braking at 5 m/s',
    'EURUSD call 1.10 3M on 5m EUR',
    'what is the weather',
    '5 EUR, 7 USD',
  ]
  const attachments = [[], marketAlone, [...marketAlone, { name: 'book', type: 'Book' }]]
  // Operations of which nothing can be written unless something fits: what is offered must be told without making it.
  const odd = [
    contract({
      name: 'odd.mapped',
      summary: 'Needs what no program can write.',
      request: record({ by: map(currency(), text()) }),
      response: text(),
      errors: [],
    }),
    contract({
      name: 'odd.either',
      summary: 'Takes one of two.',
      request: record(
        { a: optional(list(currency())), b: optional(text()), c: optional(choice('x', 'y')) },
        { exactlyOne: [['a', 'b']] },
      ),
      response: text(),
      errors: [],
    }),
  ]
  const contracts = [...builtInContracts, ...odd]

  it('are the rules that would have been made at once', () => {
    for (const goal of goals) {
      for (const inputs of attachments) {
        for (const literals of [false, true]) {
          const options = { inputs, literals, quantities: lexGoal(goal) }
          const [atOnce, later] = [grammarOf(contracts, options), grammarOf(contracts, { ...options, lazy: true })]
          const [one, other] = [offeringOf(atOnce), offeringOf(later)]
          fc.assert(
            fc.property(fc.array(fc.nat({ max: 1_000 }), { maxLength: 40 }), (picks) => {
              const samples = [sampleOf(atOnce, 'root', picks) ?? '', sampleOf(later, 'root', picks) ?? '']
              for (const sample of samples)
                expect([one.whole(sample), other.whole(sample)], sample).toEqual([true, true])
            }),
            { numRuns: 20 },
          )
          expect(other.next('')).toEqual(one.next(''))
        }
      }
    }
  })

  it('do not offer an operation for which nothing can be written', () => {
    const offered = (goal: string, operation: string, lazy: boolean) =>
      offeringFor(goal, { lazy }, contracts).whole(`odd.either { ${operation} }`)
    for (const lazy of [false, true]) {
      expect(offered('in EUR', 'a = [$1]', lazy)).toBe(true)
      expect(offered('what is the weather', 'c = "x"', lazy)).toBe(false)
      expect(offeringFor('in EUR', { lazy }, contracts).next('odd.')).toEqual(['either { a = [$1'])
    }
  })
})
