import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expression } from '../../../src/clef/syntax/ast.js'
import { heightMax, nodesMax, parseProgram, programTextMax } from '../../../src/clef/syntax/index.js'

const parsed = (text: string) => {
  const result = parseProgram(text)
  if (!result.ok) throw new Error(result.error[0]!.message)
  return result.value
}

/** The tree as nested parentheses, to show what binds to what. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return `${expression.value}${expression.unit === null ? '' : `<${expression.unit.text}>`}`
    case 'text':
      return `"${expression.value}"`
    case 'bool':
      return String(expression.value)
    case 'slot':
      return `$${expression.index}`
    case 'input':
      return `input:${expression.name}`
    case 'name':
      return expression.name
    case 'field':
      return `${shape(expression.of)}.${expression.name}`
    case 'record':
      return `{${expression.fields.map(({ name, value }) => `${name}=${shape(value)}`).join(';')}}`
    case 'list':
      return `[${expression.items.map(shape).join(';')}]`
    case 'tuple':
      return `(${expression.items.map(shape).join(',')})`
    case 'apply':
      return `(${shape(expression.function)} ${shape(expression.argument)})`
    case 'negate':
      return `(-${shape(expression.of)})`
    case 'binary':
      return `(${shape(expression.left)}${expression.operator}${shape(expression.right)})`
  }
}

const result = (text: string) => shape(parsed(text).result)

describe('reading expressions', () => {
  it.each([
    ['a + b * c', '(a+(b*c))'],
    ['a - b - c', '((a-b)-c)'],
    ['a / b / c', '((a/b)/c)'],
    ['a ** b ** c', '(a**(b**c))'],
    ['-a ** b', '((-a)**b)'],
    ['a * -b', '(a*(-b))'],
    ['-f x', '(-(f x))'],
    ['f x + y', '((f x)+y)'],
    ['f x y', '((f x) y)'],
    ['f -x', '(f (-x))'],
    ['f - x', '(f-x)'],
    ['f-x', '(f-x)'],
    ['sqrt(x) * y', '((sqrt x)*y)'],
    ['atan2 (a, b)', '(atan2 (a,b))'],
    ['a.b.c * 2', '(a.b.c*2)'],
    ['f a.b', '(f a.b)'],
    ['x |> f |> g', '(g (f x))'],
    ['a + b |> f', '(f (a+b))'],
    ['(a, b)', '(a,b)'],
    ['((a))', 'a'],
    ['[1; 2.5]', '[1;2.5]'],
    ['[]', '[]'],
    ['{ a = 1; b = { c = $2 } }', '{a=1;b={c=$2}}'],
    ['{ let = 1; input = 2; true = 3 }', '{let=1;input=2;true=3}'],
    ['72.0<km/h>', '72<km/h>'],
    ['1_000.5e-3<m s^-1>', '1.0005<m s^-1>'],
    ['-9.81<m/s^2>', '-9.81<m/s^2>'],
    ['0.0<_>', '0<_>'],
    ['input "book"', 'input:book'],
    ['"a \\"b\\" c"', '"a "b" c"'],
    ['finance.convert { to = "USD" }', '(finance.convert {to="USD"})'],
    ['{ to = $1 } |> finance.convert', '(finance.convert {to=$1})'],
    ['a // the rest is a note\n', 'a'],
  ])('%s is %s', (text, tree) => {
    expect(result(text)).toBe(tree)
  })

  it('ends a binding at a line that is not indented, and goes on over one that is', () => {
    const program = parsed('let a =\n  1 +\n  2\nlet b = a\n  |> f\nlet c = b\n|> g\n\n(a,\nb)')
    expect(program.bindings.map(({ name, value }) => `${name}=${shape(value)}`)).toEqual([
      'a=(1+2)',
      'b=(f a)',
      'c=(g b)',
    ])
    expect(shape(program.result)).toBe('(a,b)')
  })

  it("separates bindings by 'in' on one line", () => {
    expect(parsed('let a = 1 in let b = 2 in a + b').bindings.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it('gives every node the span of its text', () => {
    const text = 'let a = f { x = $1 }\na.total + 1.5<m>'
    const program = parsed(text)
    const slice = ({ span }: { span: { start: number; end: number } }) => text.slice(span.start, span.end)
    expect(slice(program.bindings[0]!.value)).toBe('f { x = $1 }')
    const sum = program.result
    expect(slice(sum)).toBe('a.total + 1.5<m>')
    expect(sum.kind === 'binary' && [slice(sum.left), slice(sum.right)]).toEqual(['a.total', '1.5<m>'])
  })
})

describe('refusing what is no program', () => {
  it.each([
    ['', 0, 0],
    ['1 +', 3, 3],
    ['(1', 2, 2],
    ['[1; 2', 5, 5],
    ['{ a 1 }', 4, 5],
    ['{ a = 1; a = 2 }', 9, 10],
    ['let a = 1', 9, 9],
    ['let a = 1\nlet a = 2\na', 14, 15],
    ['let = 1\n2', 4, 5],
    ['a b = c', 4, 5],
    ['1 2', 2, 3],
    ['72km', 0, 3],
    ['"open', 0, 1],
    ['1.0<m', 3, 4],
    ['a ? b', 2, 3],
    ['input book', 6, 10],
    ['a.', 2, 2],
    ['a\nb', 2, 3],
  ])('%j fails at %i to %i', (text, start, end) => {
    expect(parseProgram(text)).toMatchObject({ ok: false, error: [{ code: 'CLEF_SYNTAX', span: { start, end } }] })
  })

  it.each([
    ['text', ' '.repeat(programTextMax + 1)],
    ['nesting', `${'('.repeat(heightMax + 1)}1${')'.repeat(heightMax + 1)}`],
    ['operators in a row', `1${' + 1'.repeat(heightMax + 1)}`],
    ['signs in a row', `${'- '.repeat(heightMax + 1)}a`],
    ['powers in a row', `a${' ** a'.repeat(heightMax + 1)}`],
    ['field accesses in a row', `a${'.a'.repeat(heightMax + 1)}`],
    ['parts', `[${'1;'.repeat(nodesMax + 1)}]`],
    ['bindings', `${Array.from({ length: 300 }, (_, index) => `let a${index} = 1\n`).join('')}1`],
  ])('refuses too much %s before it costs anything', (_, text) => {
    expect(parseProgram(text)).toMatchObject({ ok: false, error: [{ code: 'CLEF_LIMIT' }] })
  })

  it('never throws, whatever the text', () => {
    const pieces = [
      'let a = ',
      '\n',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ';',
      ',',
      '.',
      '|>',
      '**',
      '-',
      '+',
      '$1',
      '1.0<m>',
      'a',
      '"x"',
      'input ',
      ' ',
      '<',
      '>',
      '=',
      'finance.sum ',
    ]
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => parseProgram(text).ok !== undefined))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 40 }),
        (parts) => parseProgram(parts.join('')).ok !== undefined,
      ),
      { numRuns: 2_000 },
    )
  })
})
