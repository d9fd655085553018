// Programs in which a call is filled with what was bound before: typed where rules are made as they are reached.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkProgram,
  type Diagnostic,
  type Goal,
  grammarOf,
  lexGoal,
  parseProgram,
  readGbnf,
  toGbnf,
  toLark,
} from '../../../src/clef/index.js'
import { readCanonical } from '../../../src/clef/syntax/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { inputs as attached } from '../registered.js'
import { marketAlone, offeringFor, offeringOf } from './offering.js'
import { sampleOf } from './sample.js'

const typed = { programs: 'whole', lazy: true } as const
const convert = 'let a = finance.convert { amount = $1; to = $2; market = input "market" }\n'
const braking = 'let a = kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }\n'
const money = 'Convert 5m EUR to USD and add 3m USD'
const known = { operations: builtInContracts.map(({ name }) => name) }
const motion = '20 m/s, 3 s, 5 m/s2, then 50 m'

describe('behind a binding', () => {
  it('a field is offered what was bound and has its type, by name and through its fields', () => {
    const offered = offeringFor(money, typed)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [a.amount; $3] }\nb`)).toBe(true)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [a; $3] }\nb`)).toBe(false)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [a.path; $3] }\nb`)).toBe(false)
    expect(offered.next(`${convert}let b = finance.sum { amounts = [`)).toEqual(['$', '($', '-$', 'a.amount'])
  })

  it('a number fits by its dimension', () => {
    const offered = offeringFor(motion, typed)
    const next = (gap: string, speed: string) =>
      `${braking}let b = kinematics.timeToCollision { gap = ${gap}; speedSelf = ${speed}; speedLead = $1 }\nb.time`
    expect(offered.whole(next('a.total', '$1'))).toBe(true)
    expect(offered.whole(next('a.total', 'a.total'))).toBe(false)
    expect(offered.whole(next('a.time', '$1'))).toBe(false)
  })

  it('what may be absent needs something to stand in for it', () => {
    const suvat = 'let a = kinematics.suvat { u = $1; a = $3; t = $2; solve = "s" }\n'
    const next = (gap: string) =>
      `${suvat}let b = kinematics.timeToCollision { gap = ${gap}; speedSelf = $1; speedLead = $1 }\nb`
    const offered = offeringFor(motion, typed)
    const written = (gap: string) => next(gap).replace('u = $1; a = $3; t = $2', 'u = $1; a = $3; t = $2')
    expect(offered.whole(written('a.s'))).toBe(false)
    expect(offered.whole(written('(Option.defaultValue 0.0<_> a.s)'))).toBe(true)
    expect(offered.whole(written('(Option.defaultValue 0.0<_> a.v)'))).toBe(false)
  })

  it('nothing is known of what is bound later', () => {
    const offered = offeringFor(money, typed)
    expect(offered.whole(`${convert.replace('$1', 'a.amount')}a`)).toBe(false)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [b; $3] }\nb`)).toBe(false)
  })
})

describe('a worked-out number', () => {
  it('fits by the measure that arithmetic gives it', () => {
    const offered = offeringFor(motion, typed)
    const stop = (speed: string) =>
      `kinematics.stoppingDistance { speed = ${speed}; reactionTime = $2; deceleration = $3 }`
    expect(offered.whole(stop('($4 / $2)'))).toBe(true)
    expect(offered.whole(stop('($3 * $2)'))).toBe(true)
    expect(offered.whole(stop('($1 + $4 / $2)'))).toBe(true)
    expect(offered.whole(stop('($1 + $4)'))).toBe(false)
    expect(offered.whole(stop('($4 * $2)'))).toBe(false)
  })

  it('may be bound, and has its measure from then on', () => {
    const offered = offeringFor(motion, typed)
    const program = (speed: string) =>
      `let a = $4 / $2\nkinematics.stoppingDistance { speed = ${speed}; reactionTime = $2; deceleration = $3 }`
    expect(offered.whole(program('a').replace('\nkin', '\nlet b = kin').concat('\n(a, b.total - $4)'))).toBe(true)
    expect(offered.whole(program('$1').replace('reactionTime = $2', 'reactionTime = a'))).toBe(false)
  })

  it('counts in the units that were written, since arithmetic never converts', () => {
    const offered = offeringFor('72 km/h for 3 s, 20 m/s, 5 m/s2', typed)
    const stop = (speed: string) =>
      `kinematics.stoppingDistance { speed = ${speed}; reactionTime = $2; deceleration = $4 }`
    expect(offered.whole(stop('($3 + $3)'))).toBe(true)
    expect(offered.whole(stop('($1 + $3)'))).toBe(false)
  })
})

describe('every sentence of typed steering', () => {
  const goal: Goal = { text: motion, quantities: lexGoal(`${motion}, ${money}`), inputs: attached }
  const inputs = attached.map(({ name, type }) => ({ name, type }))
  const grammar = grammarOf(builtInContracts, { inputs, literals: false, quantities: goal.quantities, ...typed })
  const pointed = /^-?\$\d+$/

  /** What steering leaves to the check: quantities under a lifted mask, and which currencies agree with each other. */
  const isLeft = (program: string, { code, span, actual = '' }: Diagnostic): boolean =>
    ['CLEF_DIMENSION', 'CLEF_UNIT_MISSING', 'CLEF_TYPE'].includes(code) &&
    (pointed.test(program.slice(span.start, span.end)) || /\b[A-Z]{3}\b/.test(actual))

  it('reads, and nothing is said against names, fields and what was bound', () => {
    let bound = 0
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000 }), { maxLength: 120 }), (picks) => {
        const text = sampleOf(grammar, 'program', picks) ?? ''
        const program = parseProgram(text)
        if (!program.ok) throw new Error(`${text}: ${program.error[0]!.message}`)
        if (program.value.bindings.length > 0) bound++
        expect(readCanonical(text, known)).toMatchObject({ ok: true })
        const { diagnostics } = checkProgram(program.value, goal, builtInContracts)
        expect(
          diagnostics.filter((diagnostic) => !isLeft(text, diagnostic)),
          text,
        ).toEqual([])
      }),
      { numRuns: 400 },
    )
    expect(bound).toBeGreaterThan(50)
  })
})

describe('a grammar that is printed', () => {
  const whole = { programs: 'whole' } as const

  it('offers all that was bound so far, whatever its type', () => {
    const offered = offeringFor(money, whole)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [a.amount; $3] }\n(a, b)`)).toBe(true)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [a.path; $3] }\n(a, b)`)).toBe(true)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [b; $3] }\n(a, b)`)).toBe(false)
    expect(offered.whole(`${convert}let b = finance.sum { amounts = [(a.amount * $3); $3] }\na.amount + b`)).toBe(true)
  })

  it('writes programs in the canonical layout', () => {
    const grammar = grammarOf(builtInContracts, { inputs: marketAlone, literals: true, programs: 'whole' })
    let written = 0
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000 }), { maxLength: 60 }), (picks) => {
        const text = sampleOf(grammar, 'program', picks)
        if (text === undefined) return
        written++
        expect(readCanonical(text, known), text).toMatchObject({ ok: true })
      }),
      { numRuns: 400 },
    )
    expect(written).toBeGreaterThan(300)
  })

  it('is read back as it was', () => {
    const grammar = grammarOf(builtInContracts, { inputs: marketAlone, literals: true, programs: 'whole' })
    const read = readGbnf(toGbnf(grammar))
    if (!read.ok) throw new Error(read.error.message)
    const program = `let a = finance.sum { amounts = [5.0<EUR>; 7<EUR>] }\nlet b = a / 2.0\n(a, b)`
    expect([offeringOf(grammar), offeringOf(read.value)].map(({ whole: takes }) => takes(program))).toEqual([
      true,
      true,
    ])
    expect(toLark(grammar)).toMatch(/^start\s*:/m)
  })

  it('takes every program of calls that the narrower one takes', () => {
    const calls = grammarOf(builtInContracts, { inputs: marketAlone, literals: false, quantities: lexGoal(money) })
    const offered = offeringFor(money, whole)
    const steered = offeringFor(money, typed)
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000 }), { maxLength: 60 }), (picks) => {
        const program = sampleOf(calls, 'program', picks) ?? ''
        expect([offered.whole(program), steered.whole(program)], program).toEqual([true, true])
      }),
      { numRuns: 200 },
    )
  })
})
