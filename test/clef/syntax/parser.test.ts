import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heightMax, nodesMax, parseProgram, programTextMax } from '../../../src/clef/syntax/index.js'
import { bindingsMax } from '../../../src/clef/syntax/limits.js'
import { left, shape } from './shape.js'

const parsed = (text: string) => {
  const result = parseProgram(text)
  if (!result.ok) throw new Error(result.error[0]!.message)
  return result.value
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
    ['a || b && c', '(a||(b&&c))'],
    ['a && b || c && d', '((a&&b)||(c&&d))'],
    ['a < b + c && d = e', '((a<(b+c))&&(d=e))'],
    ['a <= b <> c', '((a<=b)<>c)'],
    ['f >> g >> h', '((f>>g)>>h)'],
    ['x |> f >> g', '((f x)>>g)'],
    ['x |> f = y', '((f x)=y)'],
    ['1.0<m> < 2.0<m>', '(1<m><2<m>)'],
    ['1.0 <= 2.0', '(1<=2)'],
    ['1.0<=2.0', '(1<=2)'],
    ['1.0<>2.0', '(1<>2)'],
    ['fun x (y: float<m>) _ -> x + y', '(fun x (y:float<m>) _->(x+y))'],
    ['fun (x, y: float) -> x', "(fun ((x,y):('5*float))->x)"],
    ['fun ((x, _): float * bool) -> x', '(fun ((x,_):(float*bool))->x)'],
    ['if a then b else if c then d else e', '(if a then b else (if c then d else e))'],
    ['f (if a then b else c) d', '((f (if a then b else c)) d)'],
    ['match a with Ok x -> x | Error (y, _) -> y', '(match a|Ok(x)->x|Error((y,_))->y)'],
    ['match a with | Some -1.5<m> -> b | None -> c | _ -> d', '(match a|Some(-1.5<m>)->b|None->c|_->d)'],
    ['match a with | true -> match b with | "x" -> c | y -> d', '(match a|true->(match b|"x"->c|y->d))'],
    ['(match a with | true -> b), c'.replace(', c', ''), '(match a|true->b)'],
    ['let x = 1 in x', 'x'],
    ['(let x = 1 in x + 1)', '(let x=1 in (x+1))'],
    ['(let f (x: float) y : float = x in f)', '(let f (x:float) y:float=x in f)'],
    ['{ a.b with c = 1; d = 2 }', '{a.b with c=1;d=2}'],
    ['{ a = b = c }', '{a=(b=c)}'],
    ['{ with = 1 }', '{with=1}'],
    ['(a : float<m> list)', '(a:(float<m> list))'],
    ["(a : 'a -> 'b -> bool * string option)", "(a:('a->('b->(bool*(string option)))))"],
    ['(a : Result<string, Result<float<m>, bool>>)', '(a:Result<string,Result<float<m>,bool>>)'],
    ['(a : { x: float; y: date list })', '(a:{x:float;y:(date list)})'],
    ['date "2026-11-23" - d', '(date:2026-11-23-d)'],
    ['List.map (fun x -> x) [1]', '((List.map (fun x->x)) [1])'],
    ['(f >> g) x', '((f>>g) x)'],
    ['input "market".spots', 'input:market.spots'],
    ['fun x -> x |> f', '(fun x->(f x))'],
  ])('%s is %s', (text, tree) => {
    expect(result(text)).toBe(tree)
  })

  it('ends a binding at a line that is not indented, and goes on over one that is', () => {
    const program = parsed('let a =\n  1 +\n  2\nlet b = a\n  |> f\nlet c = b\n|> g\n\n(a,\nb)')
    expect(program.bindings.map(({ pattern, value }) => `${left(pattern)}=${shape(value)}`)).toEqual([
      'a=(1+2)',
      'b=(f a)',
      'c=(g b)',
    ])
    expect(shape(program.result)).toBe('(a,b)')
  })

  it('goes on over a line that begins with what cannot begin anything', () => {
    expect(result('match a with\n| Ok x -> x\n| Error y -> 0.0')).toBe('(match a|Ok(x)->x|Error(y)->0)')
    expect(result('if a\nthen b\nelse c')).toBe('(if a then b else c)')
    expect(result('a\n+ b\n>> c\n&& d')).toBe('(((a+b)>>c)&&d)')
    expect(parsed('let a = b\n-c').bindings).toHaveLength(1)
  })

  it('ends a binding inside an expression at a line that begins under its let', () => {
    const program = parsed(`
let f x =
  let y =
    let z = g
      x
    z * 2.0
  let (u, v) = (y,
y)
  let w = if u then v
          else x
  y + 1.0
    |> g
f 2.0`)
    const z = '(let z=(g x) in (z*2))'
    const body = '(let w=(if u then v else x) in (g (y+1)))'
    expect(program.bindings.map(({ value }) => shape(value))).toEqual([`(let y=${z} in (let (u,v)=(y,y) in ${body}))`])
    expect(shape(program.result)).toBe('(f 2)')
    expect(result('(let a = 1\n a)')).toBe('(let a=1 in a)')
  })

  it('gives a case to the match that it stands under', () => {
    const inner = '\n      | true -> 1.0\n      | false -> 2.0'
    const tree = '(match a|Ok(x)->(match x|true->1|false->2)|Error(y)->y)'
    expect(result(`match a with\n  | Ok x ->\n      match x with${inner}\n  | Error y -> y`)).toBe(tree)
    expect(result(`match a with\n| Ok x -> match x with${inner}\n| Error y -> y`)).toBe(tree)
    expect(result('(fun x -> match a with\n  | b -> c\n  | d -> e)')).toBe('(fun x->(match a|b->c|d->e))')
    expect(result('match a with\n  | b -> (match c with | d -> e\n| f -> g)\n  | h -> i')).toBe(
      '(match a|b->(match c|d->e|f->g)|h->i)',
    )
  })

  it('reads measures before the bindings, each on its line', () => {
    const text = '[<Measure>] type furlong // 201.168 m\n[<Measure>]\ntype N = kg m / s^2 // newton\n\n1.0<N>'
    const { measures } = parsed(text)
    expect(measures.map(({ name, definition }) => [name, definition?.text])).toEqual([
      ['furlong', undefined],
      ['N', 'kg m / s^2'],
    ])
    const [furlong, newton] = measures
    expect(text.slice(furlong!.nameSpan.start, furlong!.nameSpan.end)).toBe('furlong')
    expect(text.slice(newton!.definition!.span.start, newton!.definition!.span.end)).toBe('kg m / s^2')
  })

  it('takes patterns, parameters and types of bindings apart', () => {
    const { bindings } = parsed("let (a, b) : float * bool = c\nlet f x (y: float<'u>) : float<'u> = y\nlet _ = d\nf")
    expect(bindings.map(({ pattern }) => left(pattern))).toEqual(['(a,b)', 'f', '_'])
    expect(bindings.map(({ parameters }) => parameters.length)).toEqual([0, 2, 0])
    expect(bindings.map(({ annotation }) => annotation?.kind)).toEqual(['tuple', 'float', undefined])
  })

  it('leaves to the check what no grammar without context can say', () => {
    for (const text of [
      '{ a = 1; a = 2 }',
      'let a = 1\nlet a = 2\na',
      'fun (x, x) -> y',
      '[<Measure>] type a\n[<Measure>] type a\n1',
    ])
      expect(parseProgram(text).ok, text).toBe(true)
  })

  it("separates bindings by 'in' on one line", () => {
    expect(parsed('let a = 1 in let b = 2 in a + b').bindings.map(({ pattern }) => left(pattern))).toEqual(['a', 'b'])
  })

  it('gives every node the span of its text', () => {
    const text = 'let a = f { x = $1 }\na.total + 1.5<m>'
    const program = parsed(text)
    const slice = ({ span }: { span: { start: number; end: number } }) => text.slice(span.start, span.end)
    expect(slice(program.bindings[0]!.value)).toBe('f { x = $1 }')
    const sum = program.result
    expect(slice(sum)).toBe('a.total + 1.5<m>')
    expect(sum.kind === 'binary' && [slice(sum.left), slice(sum.right)]).toEqual(['a.total', '1.5<m>'])
    const whole = (source: string) => {
      const { span } = parsed(source).result
      return source.slice(span.start, span.end)
    }
    for (const source of ['(a + b) * (c)', 'f (g x)', '- (a)', '(a).b', 'fun x -> (x)', 'a |> (f)', '(a) ** (b)']) {
      expect(whole(source)).toBe(source)
    }
  })
})

describe('refusing what is no program', () => {
  it.each([
    ['', 0, 0],
    ['1 +', 3, 3],
    ['(1', 2, 2],
    ['[1; 2', 5, 5],
    ['{ a 1 }', 6, 7],
    ['let a = 1', 9, 9],
    ['let = 1\n2', 4, 5],
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
    ['lett a = 1\na', "is 'lett' meant to be 'let'?", 'lett', ['let']],
    ['fn x -> x', "is 'fn' meant to be 'fun'?", 'fn', ['fun']],
    ['let a = mtch b with | c -> d\na', "is 'mtch' meant to be 'match'?", 'mtch', ['match']],
    ['if a thn b else c', "is 'thn' meant to be 'then'?", 'thn', ['then']],
    ['if a then b els c', "is 'els' meant to be 'else'?", 'els', ['else']],
    ['match a wth | b -> c', "is 'wth' meant to be 'with'?", 'wth', ['with']],
    ['let rec f x = f x\nf', 'there is no recursion', 'rec'],
    ['let mutable x = 1\nx', 'nothing changes once it is bound', 'mutable'],
    ['[1.0, 2.0]', "';' stands between the items of a list", ','],
    ['[1.0 2.0]', "expected ';' or ']'", '2.0'],
    ['{ a = 1, b = 2 }', "';' stands between fields", ','],
    ['{ a = 1 b = 2 }', "expected ';' or '}'", 'b'],
    ['a == b', "equality is written '='", '='],
    ['a <- b', "'x < -y' compares", '<-'],
    ['a\u00a0+ b', 'the blank U+00A0, which is no plain space,', '\u00a0'],
    ['a\u200b+ b', 'the invisible character U+200B', '\u200b'],
    ['3.0 <m>', 'a unit follows without a space: 3<..>', ''],
    ['3.0 <m/s> + a', 'a unit follows without a space: 3<..>', '+'],
    ['5 m', 'a unit stands in angle brackets: 5<m>', 'm'],
    ['1.0< >', "a unit stands between '<' and '>'", '< >'],
    ['let a = 1.0', 'expected a line with the result behind the last binding', ''],
    ['let a = 1.0\n  a', 'an indented line goes on with the one before', 'a'],
    ['a != b', "'!=' is written '<>'", '!=', ['<>']],
    ['a + $ 1', "'$' stands before the number of a quantity of the goal", '$', ['$1']],
    [`$${'9'.repeat(20)}`, "'$' stands before the number", '$', ['$1']],
    ['if a then b elif c then d', "an 'if' gives a value either way", ''],
    ['match a with | Some x when x > 1.0 -> x | _ -> b', "an 'if' behind '->' decides further", 'when'],
    ['List.fold (+) 0.0 a', '(fun x y -> x + y)', '+'],
    ['fun x => x', "a function's body stands behind '->'", '='],
    ['let a, b = c\na', 'a tuple stands in parentheses', ','],
    ['let a = 1;\na', 'a binding ends with its line', ';'],
    ['if a then b', "an 'if' gives a value either way", ''],
    ['1 + if a then b else c', "'if ..' stands in parentheses", 'if'],
    ['(fun x -> x, y)', "'fun ..' before ',' or ':' stands in parentheses", 'fun'],
    ['(let a = 1\na)', "expected 'in' or a line that begins under this let", 'a'],
    ['(x : float <m>)', 'a unit follows without a space', '<'],
    ['(x : int)', "'int' is no type", 'int'],
    ['(x : strng)', "'strng' is no type", 'strng', ['string']],
    ['fun (Ok x) -> x', "expected a name, '_' or a tuple of such", 'Ok'],
    ['fun ((x: float): float) -> x', 'this has a type already', ':'],
    ['let List = 1\nList', "expected a name, '_' or a tuple of such", 'List'],
    ['date "23.11.2026"', 'a date is written like this', 'date "23.11.2026"'],
    ['1.x', 'a digit follows the decimal point', '.'],
    ['1.0<2.0', 'where it compares, a space stands before it', '<'],
    ['"a\\q"', 'a string may escape', '\\q'],
    ["'EUR'", 'text stands in double quotes', "'"],
    ['a\nb', 'bind the others by let', 'b'],
    ['let a = 1\n[<Measure>] type m\na', 'measures are declared before the first binding', '[<Measure>] type m'],
    ['[<Mesure>] type m\n1', 'a measure is declared by', '[<', ['Measure']],
    ['[<Measure>] type m =\n1', "a unit stands behind this '='", '='],
  ])('says of %j: %s', (text, message, at, candidates: readonly string[] = []) => {
    const read = parseProgram(text)
    if (read.ok) throw new Error('was read')
    const [diagnostic] = read.error
    expect(diagnostic!.message).toContain(message)
    expect(text.slice(diagnostic!.span.start, diagnostic!.span.end)).toBe(at)
    expect(diagnostic!.candidates ?? []).toEqual(candidates)
  })

  it.each([
    ['text', ' '.repeat(programTextMax + 1)],
    ['nesting', `${'('.repeat(heightMax + 1)}1${')'.repeat(heightMax + 1)}`],
    ['operators in a row', `1${' + 1'.repeat(heightMax + 1)}`],
    ['signs in a row', `${'- '.repeat(heightMax + 1)}a`],
    ['powers in a row', `a${' ** a'.repeat(heightMax + 1)}`],
    ['field accesses in a row', `a${'.a'.repeat(heightMax + 1)}`],
    ['types', `(a : ${'('.repeat(heightMax + 1)}float${')'.repeat(heightMax + 1)})`],
    ['lists of lists', `(a : float${' list'.repeat(heightMax + 1)})`],
    ['patterns', `match a with | ${'Ok ('.repeat(heightMax + 1)}b${')'.repeat(heightMax + 1)} -> c`],
    ['functions in functions', `${'fun x -> '.repeat(heightMax + 1)}x`],
    ['bindings in bindings', `let a = ${'let x = 1 in '.repeat(heightMax + 1)}x\na`],
    ['parts', `[${'1+1+1;'.repeat(nodesMax / 4)}]`],
    ['tokens', `[${'[];'.repeat(180_000)}]`],
    ['bindings', `${Array.from({ length: bindingsMax + 1 }, (_, index) => `let a${index} = 1\n`).join('')}1`],
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
      'fun ',
      ' -> ',
      'if ',
      ' then ',
      ' else ',
      'match ',
      ' with ',
      '|',
      ' in ',
      ' : ',
      'float<m>',
      'Result<',
      'Ok ',
      'None',
      '_',
      ',',
      "'a",
      '&&',
      '>>',
      'date "',
      '[<Measure>] type ',
      '\n  ',
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
