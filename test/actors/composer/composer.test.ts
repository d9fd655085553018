import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Composition, composer } from '../../../src/actors/composer/index.js'
import { callsOf, lexGoal } from '../../../src/clef/index.js'
import { ContractRegistry, type Fault, type Result } from '../../../src/fabric/index.js'
import { contracts, inputs } from '../../clef/registered.js'
import { testSystem } from '../kernel/test-system.js'

const running = testSystem()
afterEach(() => {
  expect(running.crashes).toEqual([])
})

const actor = running.system.spawn({ name: 'composer', ...composer(new ContractRegistry(contracts)) })

function composed(text: string, goalText: string): Promise<Result<Composition, Fault>> {
  const goal = { text: goalText, quantities: lexGoal(goalText), inputs }
  return actor.ask<Composition>((replyTo) => ({ text, goal, replyTo }), { timeoutMs: 1_000 })
}

describe('the Composer', () => {
  it('lowers a program that checks to its plan', async () => {
    const result = await composed('finance.sum { amounts = [$1; $2] }', 'add 5 EUR and 7 EUR')
    expect(result).toMatchObject({ ok: true, value: { kind: 'plan' } })
    const plan = result.ok && result.value.kind === 'plan' ? result.value.plan : undefined
    expect(callsOf(plan!).map(({ op }) => op)).toEqual(['finance.sum'])
  })

  it('hands a refusal and a question on', async () => {
    expect(await composed('refuse unsafe', 'do harm')).toEqual({
      ok: true,
      value: { kind: 'refuse', reason: 'unsafe' },
    })
    expect(await composed('clarify speed gap', 'when do they meet')).toEqual({
      ok: true,
      value: { kind: 'clarify', fields: ['speed', 'gap'] },
    })
  })

  it('says all that is wrong, with the calls as they were written', async () => {
    const result = await composed('finance.sum { amounts = [$1; $2] }', 'add 5 EUR and 7 USD')
    expect(result).toMatchObject({
      ok: true,
      value: {
        kind: 'rejected',
        diagnostics: [{ code: 'CLEF_DIMENSION', path: 'amounts[1]', expected: 'EUR', actual: 'USD', grounded: true }],
        calls: [
          {
            op: 'finance.sum',
            args: {
              amounts: [
                { amount: 5, unit: 'EUR' },
                { amount: 7, unit: 'USD' },
              ],
            },
          },
        ],
      },
    })
  })

  it('says where a text stops being a proposal', async () => {
    const result = await composed('finance.sum { amounts = ', 'add')
    expect(result).toMatchObject({
      ok: true,
      value: { kind: 'rejected', diagnostics: [{ code: 'CLEF_SYNTAX' }], calls: [] },
    })
  })

  it('survives every text', async () => {
    const fragments = fc.constantFrom(
      'finance.',
      'sum',
      '{',
      '}',
      '[',
      ']',
      '$1',
      '$99',
      '=',
      ';',
      '-',
      'let a',
      '\n',
      '"',
      '1e999',
      '<m>',
      'input "book"',
    )
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fragments, { maxLength: 20 }).map((parts) => parts.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.string({ maxLength: 40 }), async (program, goalText) => {
        expect((await composed(program, goalText)).ok).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
