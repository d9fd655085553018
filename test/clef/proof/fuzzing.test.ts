// Whatever the text, reading, checking and elaborating it end in a value that says where it is wrong; nothing throws, and nothing takes
// longer than its length warrants: a case that ran away would end the test by its time limit.

import { describe, expect, it } from 'vitest'
import {
  checkExpression,
  checkProgram,
  type Diagnostic,
  elaborate,
  parseProgram,
  parseProposal,
} from '../../../src/clef/index.js'
import { parseUnit } from '../../../src/fabric/dimension/index.js'
import { Dice } from '../../sim/dice.js'
import { contracts, currency, date, goalOf, number, pair, quantity, tenor } from '../registered.js'
import { callsOf } from './calls.js'
import { damaged, jumbled } from './damage.js'
import { programOf } from './program.js'

const texts = 4_000
const calls = callsOf(contracts)
const goals = [
  null,
  goalOf(),
  goalOf(quantity(72, 'km/h'), number(1.5), tenor('3M'), pair('EURUSD'), currency('CHF'), date('2026-03-01')),
  goalOf(
    quantity(Number.NaN, 'm'),
    quantity(1e308, 'QJ'),
    quantity(-0, '%'),
    quantity(20, 'degC'),
    quantity(3, 'wibble'),
  ),
]
const corpus = [
  'finance.priceBook { book = input "book"; market = input "market"; reporting = "USD"; rate = 5.0<%> }',
  'finance.priceOption { option = { pair = $4; type = "call"; strike = $2; expiry = $3 }; market = input "market" }',
  'match attempt (kinematics.timeToCollision { gap = 50.0<m>; speedSelf = 30.0<m/s>; speedLead = 20.0<m/s> }) with | Ok r -> r.time | Error e -> 0.0<s>',
  'refuse outOfScope',
  'clarify option.strike market',
  ...Array.from({ length: 60 }, (_, seed) => programOf(seed, calls).text),
]

function expectWithin(text: string, said: readonly Diagnostic[]): void {
  expect(said.length).toBeGreaterThan(0)
  for (const { span, code, message } of said) {
    expect(span.start).toBeGreaterThanOrEqual(0)
    expect(span.end).toBeGreaterThanOrEqual(span.start)
    expect(span.end).toBeLessThanOrEqual(text.length)
    expect(code).toMatch(/^CLEF_/)
    expect(message).not.toBe('')
  }
}

/** The whole way of a text; whether it came to a plan. */
function read(text: string, goal: (typeof goals)[number]): boolean {
  const proposal = parseProposal(text)
  if (!proposal.ok) expectWithin(text, proposal.error)
  const program = parseProgram(text)
  if (!program.ok) {
    expectWithin(text, program.error)
    return false
  }
  const checked = checkProgram(program.value, goal, contracts)
  if (checked.diagnostics.length > 0) expectWithin(text, checked.diagnostics)
  const plan = elaborate(checked)
  if (!plan.ok) expectWithin(text, plan.error)
  return plan.ok
}

describe('texts of every kind of damage', () => {
  it(`${texts} damaged programs are read, checked and elaborated to a value`, () => {
    let planned = 0
    for (let seed = 0; seed < texts; seed++) {
      const dice = new Dice(seed)
      const [text, other] = [corpus[dice.below(corpus.length)]!, corpus[dice.below(corpus.length)]!]
      if (read(damaged(dice, text, other), goals[dice.below(goals.length)]!)) planned++
    }
    // Some accidents leave a program sound: the whole way was gone.
    expect(planned).toBeGreaterThan(4)
    expect(planned).toBeLessThan(texts)
  }, 120_000)

  it('so are texts of nothing but pieces of programs', () => {
    for (let seed = 0; seed < texts; seed++) read(jumbled(new Dice(seed)), null)
  }, 120_000)

  it('so are expressions, units and types of an environment that make no sense', () => {
    for (let seed = 0; seed < texts; seed++) {
      const dice = new Dice(seed)
      const text = damaged(dice, corpus[dice.below(corpus.length)]!, jumbled(dice))
      const [given, measure] = [jumbled(dice).slice(0, 40), damaged(dice, 'kg m / s^2', 'float<m> list').slice(0, 60)]
      const checked = checkExpression(text, { x: given }, { q: measure })
      // What is wrong with what was given beside the text has no place in it.
      if (!checked.ok) expectWithin(text, checked.error)
      const unit = parseUnit(measure)
      if (unit.ok || unit.error.span === undefined) continue
      expect(unit.error.span.start).toBeGreaterThanOrEqual(0)
      expect(unit.error.span.end).toBeLessThanOrEqual(measure.length)
    }
  }, 120_000)
})

describe('texts as long as may be, of one kind', () => {
  const most = 1_048_576
  it.each([
    '(',
    '[',
    '{ a = ',
    '-',
    '1.0 + ',
    '1.0 ** ',
    'f (',
    'fun x -> ',
    '(fun x -> ',
    'let a = ',
    'let a = 1.0 in ',
    'if true then ',
    'not ',
    'match x with | ',
    '| Some ',
    'x.',
    'x |> ',
    'x >> ',
    '"',
    '"\\',
    '//',
    '\n',
    '1.0<m>\n',
    '1',
    '1_',
    '1e',
    '<',
    '0.0<_',
    '[<Measure>] type a\n',
    'let a : float<',
    'let (',
    'let a = (x : ',
    'float list ',
    '$1 ',
    'a ',
    '{ r with ',
    'refuse ',
    'clarify a ',
    '\ud800',
    "'u ",
    'date ',
  ])(
    '%j again and again',
    (unit) => {
      for (const length of [60_000, most + 1]) {
        const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
        read(text, null)
        const open = checkExpression(`${text}x`, { x: 'm' })
        if (!open.ok) expectWithin(`${text}x`, open.error)
      }
    },
    60_000,
  )

  it.each(['1.0<m>\n', 'a ', 'let a = 1.0\n', '[1.0; 2.0]; ', '(x) '])(
    '%j up to the last character',
    (unit) => {
      for (const before of ['', '[']) read((before + unit.repeat(most / unit.length)).slice(0, most), null)
    },
    60_000,
  )

  it('types that would double with every line end in a limit', () => {
    const doubled = ['let x0 = 1.0', ...Array.from({ length: 60 }, (_, i) => `let x${i + 1} = (x${i}, x${i})`), 'x60']
    const applied = [
      'let f0 x = (x, x)',
      ...Array.from({ length: 60 }, (_, i) => `let f${i + 1} x = f${i} (f${i} x)`),
      '1.0',
    ]
    for (const lines of [doubled, applied])
      expect(checkExpression(lines.join('\n'))).toMatchObject({ ok: false, error: [{ code: 'CLEF_LIMIT' }] })
  }, 60_000)
})
