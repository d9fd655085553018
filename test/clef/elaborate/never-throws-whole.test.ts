// The same for the whole language: sentences of its grammar, programs that are typed by construction, and their neighbours.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languageGrammar } from '../../../src/clef/grammar/language/index.js'
import { checkProgram, elaborate, explain, type Goal, parseProgram, runPlan } from '../../../src/clef/index.js'
import { Domains } from '../answering.js'
import { edited } from '../edits.js'
import { callsOf } from '../proof/calls.js'
import { programOf } from '../proof/program.js'
import { contracts, currency, date, goalOf, number, pair, quantity, tenor } from '../registered.js'
import { randomFrom, Sampler } from '../sampler.js'

const goals = [
  null,
  goalOf(),
  goalOf(quantity(72, 'km/h'), number(2), tenor('3M'), pair('EURUSD'), currency('USD'), date('2026-03-01')),
  goalOf(quantity(20, 'degC'), quantity(1e308, 'TJ'), quantity(Number.NaN, 'm')),
]
const seeds = fc.integer({ min: 0, max: 0x7fffffff })

/** From text to what it comes to; says whether the program ran. */
async function travelled(text: string, goal: Goal | null): Promise<boolean> {
  const program = parseProgram(text)
  if (!program.ok) return false
  const checked = checkProgram(program.value, goal, contracts)
  for (const { span } of checked.diagnostics) {
    expect(span.start).toBeGreaterThanOrEqual(0)
    expect(span.end).toBeLessThanOrEqual(text.length)
  }
  explain(checked)
  const plan = elaborate(checked)
  if (!plan.ok) return false
  const run = await runPlan(plan.value, { inputs: new Map(), invoke: new Domains().invoke })
  expect(run.ok || run.error.error.message).toBeTruthy()
  return true
}

describe('from text to the end of a run', () => {
  it('sentences of the language never throw', async () => {
    const sampler = new Sampler(languageGrammar({ operations: contracts.map(({ name }) => name) }))
    await fc.assert(
      fc.asyncProperty(seeds, fc.constantFrom(...goals), async (seed, goal) => {
        const random = randomFrom(seed)
        const text = sampler.sample(random, { depthMax: 20 + 50 * random(), lengthMax: 300 * random() }, 'program')
        await travelled(text, goal)
      }),
      { numRuns: 2_000 },
    )
  })

  it('programs that are right run to a value or a fault, and their neighbours as far as they are right', async () => {
    const calls = callsOf(contracts)
    let neighbours = 0
    await fc.assert(
      fc.asyncProperty(seeds, fc.constantFrom(...goals), async (seed, goal) => {
        const { text } = programOf(seed, calls)
        expect(await travelled(text, null), text).toBe(true)
        const random = randomFrom(seed)
        let near = text
        for (let edits = 1 + Math.floor(3 * random()); edits > 0; edits--) near = edited(near, random)
        if (await travelled(near, goal)) neighbours++
      }),
      { numRuns: 700 },
    )
    expect(neighbours).toBeGreaterThan(10)
  })
})
