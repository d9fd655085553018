import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  choice,
  type Expression,
  oneOf,
  optional,
  repeat,
  rule,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { toLark } from '../../../src/clef/grammar/lark.js'

const lark = (rules: Record<string, Expression>, root = 'root') =>
  toLark({ root, rules: new Map(Object.entries(rules)) })
const one = (root: Expression) =>
  lark({ root })
    .replace(/^start: /, '')
    .trimEnd()

describe('printed Lark', () => {
  it('starts at "start" and spells names without hyphens', () => {
    expect(
      lark({ 'unit-of': text('m'), root: sequence(text('<'), rule('unit-of'), text('>'), optional(rule('root'))) }),
    ).toBe('start: "<" unit_of ">" start?\nunit_of: "m"\n')
    expect(lark({ start: text('b'), root: rule('start') })).toBe('start: start_2\nstart_2: "b"\n')
  })

  it('keeps literals as strings with JSON escapes', () => {
    expect(one(choice(text('a"b'), text('\\\n'), text('é\u007f')))).toBe('"a\\"b" | "\\\\\\n" | "é\\u007f"')
  })

  it('makes one regular expression of what is characters only, so that the lexer cuts nothing short', () => {
    const digits = repeat(oneOf(['0', '9']), 1, null)
    expect(one(sequence(optional(text('-')), digits, optional(sequence(text('.'), digits))))).toBe(
      '/\\-?[0-9]+(\\.[0-9]+)?/',
    )
    expect(one(sequence(text('/'), repeat(oneOf(['\x00', '!'], ['#', '\u{10ffff}'], [']', ']']), 2, 5)))).toBe(
      '/\\/[\\x00-!\\x23-\\U0010FFFF\\]]{2,5}/',
    )
    expect(one(repeat(repeat(choice(text('ab'), oneOf(['x', 'x'])), 1, 2), 3, 3))).toBe('/((ab|[x]){1,2}){3}/')
  })

  it('leaves no lexeme that could be empty', () => {
    expect(one(repeat(oneOf(['a', 'z']), 0, null))).toBe('/[a-z]/*')
    expect(one(choice(text(''), oneOf(['a', 'z']), text('é')))).toBe('/[a-z]|\\xE9/?')
    expect(one(sequence(text(''), rule('root'), text('')))).toBe('start')
    expect(one(repeat(text(''), 0, null))).toBe('')
  })

  it('groups and counts rules', () => {
    const item = sequence(rule('root'), text(','))
    expect(one(repeat(item, 2, 5))).toBe('(start ",")~2..5')
    expect(one(repeat(item, 3, 3))).toBe('(start ",")~3')
    expect(one(repeat(item, 3, null))).toBe('((start ",")~3 (start ",")*)')
    expect(one(repeat(optional(item), 1, null))).toBe('((start ",")?)+')
    expect(one(sequence(choice(rule('root'), text('a')), text('b')))).toBe('(start | "a") "b"')
  })

  it('drops alternatives that take no text', () => {
    expect(one(choice(oneOf(), text('a')))).toBe('"a"')
    expect(one(sequence(text('a'), choice()))).toBe('/[^\\s\\S]/')
  })

  it('prints regular expressions that JavaScript reads alike', () => {
    const letter = fc.constantFrom('a', 'b', '-', '.', '/', '^', ']', '\\', '#', '~', '\n', 'é')
    const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 3 },
        fc.array(letter, { minLength: 1, maxLength: 2 }).map((each) => text(each.join(''))),
        fc.array(letter, { minLength: 1, maxLength: 3 }).map((each) => oneOf(...each.map((e) => [e, e] as const))),
        fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((items) => sequence(...items)),
        fc.array(tie('expression'), { minLength: 1, maxLength: 3 }).map((items) => choice(...items)),
        fc
          .tuple(tie('expression'), fc.constantFrom<[number, number | null]>([1, null], [1, 2], [2, 2]))
          .map(([item, [min, max]]) => repeat(item, min, max)),
      ),
    }))
    // A class at the front makes the whole one lexeme; its own letter keeps it apart from the rest.
    fc.assert(
      fc.property(expression, fc.array(fc.nat({ max: 7 }), { maxLength: 20 }), (body, choices) => {
        const printed = one(sequence(oneOf(['Z', 'Z']), body))
        const regex = new RegExp(`^(?:${printed.slice(1, -1)})$`)
        expect(printed).toMatch(/^\/\[Z\][\s\S]*\/$/)
        expect(regex.test(`Z${spelled(body, [...choices])}`)).toBe(true)
        expect(regex.test(`Z${spelled(body, [...choices])}ü`)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

/** A text of the expression, by the next choice where there is one. */
function spelled(expression: Expression, choices: number[]): string {
  switch (expression.kind) {
    case 'text':
      return expression.text
    case 'oneOf':
      return expression.ranges[(choices.shift() ?? 0) % expression.ranges.length]![0]
    case 'sequence':
      return expression.items.map((item) => spelled(item, choices)).join('')
    case 'choice':
      return spelled(expression.items[(choices.shift() ?? 0) % expression.items.length]!, choices)
    case 'repeat':
      return Array.from({ length: expression.max ?? expression.min + 1 }, () => spelled(expression.item, choices)).join(
        '',
      )
    case 'rule':
      throw new Error('no rules here')
  }
}
