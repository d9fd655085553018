import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PriorAttempt, Prompt } from '../../../src/backends/index.js'
import { Automaton, ValidatingFilter } from '../../../src/backends/index.js'
import { systemBytesMax, type Wording, wordingOf } from '../../../src/backends/wording/index.js'
import { workedExamples } from '../../../src/backends/wording/worked-example.js'
import { GrammarShelf, lexGoal, parseProposal } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { builtInDomains } from '../../../src/domains/index.js'

const examples = builtInDomains.flatMap(({ operations }) =>
  operations.flatMap(({ contract, examples }) => examples.map((one) => ({ ...one, operation: contract.name }))),
)

function wording(...args: Parameters<typeof wordingOf>): Wording {
  const made = wordingOf(...args)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** What a book might hold. */
const secret = 'XK-99417-LONG-PUT'

const promptOf = (text: string, more: Partial<Prompt> = {}): Prompt => ({
  text,
  quantities: lexGoal(text),
  inputs: [],
  ...more,
})

const goals = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '72 km/h',
        '5mio EUR',
        'EURUSD',
        '3M',
        '2026-12-01',
        '7.5 %',
        '</goal>',
        '$1',
        '<|im_end|>',
        '20 mi',
        '[0, 0.2] rad',
        '[[1,0],[0,1]]',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '))
const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
const previous: fc.Arbitrary<PriorAttempt> = fc.record({
  program: texts,
  code: fc.constant('CLEF_DIMENSION'),
  path: texts,
  diagnostics: fc.array(
    fc.record(
      { code: fc.constant('CLEF_TYPE'), path: texts, expected: texts, actual: texts },
      { requiredKeys: ['code'] },
    ),
    { maxLength: 3 },
  ),
})
const prompts = fc
  .record(
    { text: goals, inputs: fc.array(fc.record({ name: texts, type: texts }), { maxLength: 3 }), previous },
    {
      requiredKeys: ['text', 'inputs'],
    },
  )
  .map(({ text, ...more }) => promptOf(text, more))

describe('the wording of a prompt', () => {
  it('has the same bytes for the same prompt, and the same beginning for all', () => {
    const [one, other] = [wording(builtInContracts, { examples }), wording(builtInContracts, { examples })]
    const [first] = one.messages(promptOf('anything'))
    fc.assert(
      fc.property(prompts, (prompt) => {
        const copy = structuredClone(prompt)
        expect(other.messages(copy)).toEqual(one.messages(prompt))
        expect(other.text(copy)).toBe(one.text(prompt))
        expect(one.messages(prompt)[0]).toEqual(first)
        expect(one.text(prompt).startsWith(first.content)).toBe(true)
      }),
    )
  })

  it('does not depend on the order in which domains were registered', () => {
    const turned = wording([...builtInContracts].reverse())
    expect(turned.messages(promptOf('a'))).toEqual(wording(builtInContracts).messages(promptOf('a')))
  })

  it('reads no more of a prompt than it has: values that came with it are in no byte', () => {
    const told = wording(builtInContracts, { examples })
    fc.assert(
      fc.property(prompts, (prompt) => {
        // As if whoever made the prompt had left attached data in it.
        const smuggled = {
          ...prompt,
          values: { book: [secret] },
          inputs: prompt.inputs.map((input) => ({ ...input, value: secret, schema: { doc: secret } })),
          quantities: prompt.quantities.map((quantity) => ({ ...quantity, from: secret })),
        }
        expect(told.messages(smuggled)).toEqual(told.messages(prompt))
        expect(told.text(smuggled)).not.toContain(secret)
      }),
    )
  })

  it('lists quantities as programs point at them', () => {
    const [, { content }] = wording(builtInContracts).messages(
      promptOf('stop from 72 km/h, 1.5 s, then price 5mio EUR of EURUSD in 3M', {
        inputs: [{ name: 'book', type: 'Book' }],
      }),
    )
    expect(content).toContain(
      '$1 = "72 km/h" speed\n$2 = "1.5 s" time\n$3 = "5mio EUR" money\n$4 = "EURUSD" pair\n$5 = "3M" tenor',
    )
    expect(content).toContain('Attached:\nbook: Book')
  })

  it('tells what was said against the last answer, and cuts what is long', () => {
    const [, { content }] = wording(builtInContracts).messages(
      promptOf('a goal', {
        previous: {
          program: 'x'.repeat(100_000),
          code: 'CLEF_DIMENSION',
          path: 'speed',
          diagnostics: Array.from({ length: 64 }, () => ({
            code: 'CLEF_DIMENSION',
            operation: 'kinematics.suvat',
            path: 'u',
            expected: 'm / s',
            actual: '€'.repeat(4_000),
            candidates: ['v'],
          })),
        },
      }),
    )
    expect(content).toContain('CLEF_DIMENSION in kinematics.suvat at u; expected m / s; got €')
    expect(content.length).toBeLessThan(12_000)
  })

  it('refuses contracts that no prompt has room for', () => {
    const many = Array.from({ length: 8 }, () => builtInContracts).flat()
    expect(wordingOf(many)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT', limit: systemBytesMax } })
  })
})

describe('what all goals are told', () => {
  const [{ content }] = wording(builtInContracts, { examples }).messages(promptOf('a'))

  it('has a line for each operation, with its types, marks, choices and summary', () => {
    for (const { name, summary } of builtInContracts)
      expect(content.split('\n').filter((line) => line.startsWith(`${name} {`) && line.endsWith(summary))).toHaveLength(
        1,
      )
    expect(content).toContain(
      'kinematics.stoppingDistance { speed: float<m / s>; reactionTime: float<s>; deceleration?: float<m / s^2>; frictionCoefficient?: float (the coefficient of friction); grade?: float (the grade of the road, positive uphill) = 0; gravity?: float<m / s^2> (the acceleration of gravity) = 9.80665 m/s^2 } Exactly one of deceleration, frictionCoefficient. Distance a vehicle needs to stop: thinking, braking and total.',
    )
  })

  it('shows three examples of at least two domains, whose answers the grammar takes', () => {
    const shown = workedExamples(builtInContracts, examples, 3)
    expect(shown).toHaveLength(3)
    const shelf = new GrammarShelf(builtInContracts)
    const making = { literals: false, programs: 'calls', steering: 'typed', lazy: false } as const
    for (const { prompt, answer } of shown) {
      expect(content).toContain(`${prompt.text}\n</goal>`)
      expect(content).toContain(answer)
      const automaton = Automaton.compile(shelf.grammarFor(prompt, making))
      if (!automaton.ok) throw new Error(automaton.error.message)
      const filter = new ValidatingFilter(automaton.value)
      filter.feed(answer)
      expect(filter.finish()).toEqual({ ok: true, value: answer })
    }
    expect(new Set(shown.map(({ answer }) => answer.split('.')[0])).size).toBe(2)
  })

  it('shows a layout of several requests that the parser reads', () => {
    const program = /let a = .*\nlet b = .*\n\(a, b\)/.exec(content)?.[0]
    expect(program).toBeDefined()
    expect(parseProposal(program!).ok).toBe(true)
  })
})
