// Whatever a backend says, a goal is bounded and ends once.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDimension, err, type Fault, ok } from '../../../src/fabric/index.js'
import { backendFault, goalOf, play, type Said } from './scripted-ports.js'

const goal = goalOf('stop from 72 km/h, reaction time 1.5 s, braking at 5 m/s, then add 5 EUR and 7 EUR')

const expired: Fault = { code: 'FAULT_EXPIRED', message: 'the deadline passed' }
const down: Fault = { code: 'FAULT_ACTOR_DOWN', actor: 'backend', message: 'it is not running' }

const program = fc.constantFrom(
  'finance.sum { amounts = [$4; $5] }',
  'finance.sum { amounts = [$4; $1] }',
  'finance.sum { amounts = [9.0<EUR>] }',
  'finance.sum { amonts = [$4] }',
  'finance.summ { amounts = [$4] }',
  'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }',
  'kinematics.stoppingDistance { speed = 72.0; reactionTime = $2; frictionCoefficient = $9 }',
  'refuse outOfScope',
  'clarify speed',
  'let a = $4\na + $3',
)

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 6, arbitrary: program },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constant({ failed: backendFault }) },
  { weight: 1, arbitrary: fc.constantFrom({ unreachable: expired }, { unreachable: down }, { failed: expired }) },
)

const answer = fc.constantFrom(
  ok({ value: 12, dimension: baseDimension('EUR') }),
  err({ reason: 'no', message: 'there is none' }),
  err(expired),
  err(down),
)

describe('the loop', () => {
  it('never exceeds its attempts or asks beyond its tokens, and comes to one ending', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 1, maxLength: 8 }),
        answer,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 100 }),
        async (says, answered, attemptsMax, tokensMax, tokens) => {
          const played = await play(
            goal,
            { says, tokens, invoke: async () => answered },
            { attemptsMax, tokensMax, confidenceMin: 0 },
          )
          const proposals = played.events.filter((event) => event.startsWith('propose'))
          expect(proposals.length).toBeLessThanOrEqual(attemptsMax)
          expect(played.asked.every(({ options }) => options.tokensMax >= 1)).toBe(true)
          // Every proposal that was answered is on record, in order, and no later one was asked for before that.
          const recorded = played.attempts.map(({ number }) => number)
          expect(recorded).toEqual(recorded.map((_, index) => index + 1))
          const unanswered = proposals.length - recorded.length
          expect(unanswered === 0 || (unanswered === 1 && ['fault', 'expired'].includes(played.ending.kind))).toBe(true)
          for (const number of recorded.slice(1)) {
            const order = [`recorded ${number - 1}`, `propose ${number}`].map((event) => played.events.indexOf(event))
            expect(order[0]).toBeLessThan(order[1]!)
          }
          // Nothing is called but by an accepted program, which is the last one.
          const called = played.events.findIndex((event) => event.startsWith('invoke'))
          if (called >= 0) {
            expect(played.attempts.at(-1)!.diagnostics).toEqual([])
            expect(played.events.slice(called).some((event) => event.startsWith('propose'))).toBe(false)
          }
          // A rejected program never ends well.
          if (played.attempts.at(-1)?.diagnostics.length !== 0) expect(played.ending.kind).not.toBe('ok')
        },
      ),
      { numRuns: 300 },
    )
  })
})
