// Small random grammars without left recursion, texts sampled from them, and vocabularies over the same letters.
import fc from 'fast-check'
import { Automaton, DEAD, type Vocabulary } from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  repeat,
  rule,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import type { Fault } from '../../../src/fabric/fault.js'

/** One, two, three and four bytes in UTF-8, with shared leading bytes. */
const letters = ['a', 'b', 'c', 'é', 'è', '€', '₭', '😀', '😁'] as const
const letter = fc.constantFrom(...letters)

const word = fc.array(letter, { maxLength: 3 }).map((characters) => characters.join(''))
const ranges = fc.constantFrom<readonly (readonly [string, string])[]>(
  [['a', 'b']],
  [
    ['b', 'c'],
    ['a', 'a'],
  ],
  [
    ['a', 'c'],
    ['b', 'd'],
  ],
  [['a', 'é']],
  [
    ['è', 'é'],
    ['€', '€'],
  ],
  [['\u07fe', '\u0801']],
  [
    ['😀', '😁'],
    ['c', 'c'],
  ],
  [['\ud7fe', '\ue001']],
  [],
)

const leaf = fc.oneof(
  { weight: 3, arbitrary: word.map(text) },
  { weight: 2, arbitrary: ranges.map((some) => oneOf(...some)) },
)

/** Rule `r<i>` may call later rules anywhere, and any rule once it has taken a letter. */
function body(index: number, count: number): fc.Arbitrary<Expression> {
  const any = fc.nat({ max: count - 1 }).map((i) => rule(`r${i}`))
  const guarded = fc.tuple(letter, any).map(([first, call]) => sequence(text(first), call))
  const last = index + 1 >= count
  const call = last
    ? guarded
    : fc.oneof(
        guarded,
        fc.integer({ min: index + 1, max: count - 1 }).map((i) => rule(`r${i}`)),
      )
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      call,
      fc.array(tie('expression'), { maxLength: 3 }).map((items) => sequence(...items)),
      fc.array(tie('expression'), { maxLength: 3 }).map((items) => choice(...items)),
      fc
        .tuple(tie('expression'), fc.nat({ max: 2 }), fc.option(fc.nat({ max: 2 })))
        .map(([item, min, more]) => repeat(item, min, more === null ? null : min + more)),
    ),
  }))
  return expression
}

/** All that come; of some, what a text could go on with is more than an automaton holds. */
export const anyGrammars: fc.Arbitrary<Grammar> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => body(i, count))))
  .map((bodies) => ({ root: 'r0', rules: new Map(bodies.map((each, i) => [`r${i}`, each])) }))

export const grammars = anyGrammars.filter((grammar) => {
  const automaton = Automaton.compile(grammar)
  return !automaton.ok || explored(automaton.value.configurations()) === null
})

/**
 * The fault, if any, of an automaton that was led along many texts at once. Recursion in repetitions of repetitions reads a
 * text in more ways with every letter, up to where the automaton says FAULT_LIMIT; compile-faults.test.ts has that.
 */
export function explored(configurations: ReturnType<Automaton['configurations']>): Fault | null {
  const bytes = letters.map((each) => Buffer.from(each))
  let here = [0]
  for (let depth = 0; depth < 12 && here.length > 0; depth++) {
    const reached = new Set(here.flatMap((at) => bytes.map((letter) => configurations.run(at, letter))))
    reached.delete(DEAD)
    here = [...reached].slice(0, 40)
  }
  return configurations.fault
}

/** A text of the grammar that follows `choices` where there is one to make, or null where it goes too deep. */
export function sample(grammar: Grammar, choices: readonly number[]): string | null {
  let next = 0
  let budget = 60
  const pick = (options: number): number => (options <= 1 ? 0 : (choices[next++] ?? 0) % options)
  const walk = (expression: Expression): string | null => {
    if (budget-- <= 0) return null
    switch (expression.kind) {
      case 'text':
        return expression.text
      case 'oneOf': {
        const range = expression.ranges[pick(expression.ranges.length)]
        if (range === undefined) return null
        return range[pick(2)]!
      }
      case 'sequence':
        return join(expression.items.map(walk))
      case 'choice': {
        const item = expression.items[pick(expression.items.length)]
        return item === undefined ? null : walk(item)
      }
      case 'repeat': {
        const times = expression.min + pick((expression.max ?? expression.min + 2) - expression.min + 1)
        return join(Array.from({ length: times }, () => walk(expression.item)))
      }
      case 'rule':
        return walk(grammar.rules.get(expression.name)!)
    }
  }
  return walk(rule(grammar.root))
}

const join = (parts: readonly (string | null)[]): string | null => (parts.includes(null) ? null : parts.join(''))

/** Inputs near the grammar: a sample, cut and edited. */
export const nearMisses = fc.record({
  choices: fc.array(fc.nat({ max: 11 }), { maxLength: 30 }),
  cut: fc.option(fc.nat({ max: 12 })),
  insert: fc.option(
    fc.tuple(
      fc.nat({ max: 12 }),
      fc.oneof(
        letter.map((one) => Buffer.from(one)),
        fc.uint8Array({ maxLength: 2 }),
      ),
    ),
  ),
})

export function edited(
  textOfGrammar: string | null,
  near: { cut: number | null; insert: readonly [number, Uint8Array] | null },
): Uint8Array {
  let bytes: Uint8Array = Buffer.from(textOfGrammar ?? 'ab')
  if (near.cut !== null) bytes = bytes.subarray(0, near.cut)
  if (near.insert === null) return bytes
  const at = Math.min(near.insert[0], bytes.length)
  return Buffer.concat([bytes.subarray(0, at), near.insert[1], bytes.subarray(at)])
}

const letterTokens: readonly Uint8Array[] = letters.map((one) => new Uint8Array(Buffer.from(one)))

/** Tokens that cut letters at any byte, with duplicates, empty ones, specials and ends of sequence among them. */
export const vocabularies: fc.Arbitrary<Vocabulary> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(word, fc.nat({ max: 3 }), fc.nat({ max: 12 }))
          .map(([some, from, to]) => new Uint8Array(Buffer.from(some).subarray(from, to))),
      },
      { weight: 2, arbitrary: letter.map((one) => new Uint8Array(Buffer.from(one))) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    { maxLength: 70 },
  )
  .chain((some) => fc.shuffledSubarray([...letterTokens], { minLength: 6 }).map((whole) => [...some, ...whole]))
  .chain((tokens) =>
    fc.record({
      tokens: fc.constant(tokens),
      endOfSequence: fc.uniqueArray(fc.nat({ max: tokens.length - 1 }), { maxLength: 2 }),
      spell: fc.constant('longest' as const),
    }),
  )
