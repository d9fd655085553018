// Random programs, typed by construction.

import { Dice } from '../../sim/dice.js'
import { Author } from './author.js'
import { answerKinds, type Call, financeOf, requestOf } from './calls.js'
import { type Form, number, pairOf } from './floats.js'
import { floatOf, type Kind, kindText } from './kind.js'
import { beside, levels, none, throughUses, union, within } from './made.js'
import { fraction, Measure } from './measure.js'
import { always, flattened, type Mutation, never, type Piece, piece, type Tie } from './piece.js'
import { anyKind, expressionOf } from './values.js'

export interface Written {
  readonly text: string
  /** The type of the result, as it prints; null for the answer of a call. */
  readonly type: string | null
  readonly mutations: readonly Mutation[]
}

/** Functions for any measure, with what an application of each is. */
const library: readonly (readonly [text: (name: string) => string, form: (name: string) => Form])[] = [
  [(name) => `let ${name} x y = x * y`, (name) => twoOf(name, (measure, one) => measure.over(one))],
  [(name) => `let ${name} x y = x / y`, (name) => twoOf(name, (measure, one) => one.over(measure))],
  [(name) => `let ${name} x y = (x + y) / 2.0`, (name) => alikeOf(name, (measure) => measure)],
  [(name) => `let ${name} x y = sqrt (x * x + y * y)`, (name) => alikeOf(name, (measure) => measure)],
  [(name) => `let ${name} (x: float<'u>) (y: float<'u>) : float<'u^2> = x * y`, (name) => alikeOf(name, halved)],
  [(name) => `let ${name} x = x + x`, (name) => oneOf(name, (measure) => measure)],
  [(name) => `let ${name} x = x * x`, (name) => oneOf(name, halved)],
  [(name) => `let ${name} = fun x -> x ** 3`, (name) => oneOf(name, (measure) => measure.power(fraction(1, 3)))],
  [(name) => `let ${name} (x: float<'u^2>) : float<'u> = sqrt x`, (name) => oneOf(name, (m) => m.power(fraction(2)))],
  [(name) => `let ${name} = sqr >> sqr`, (name) => oneOf(name, (measure) => measure.power(fraction(1, 4)))],
]
const halved = (measure: Measure) => measure.power(fraction(1, 2))

/** A function of one number, whose measure follows from the result's. */
const oneOf =
  (name: string, of: (measure: Measure) => Measure): Form =>
  (author, measure, depth, tie) => {
    const given = of(measure)
    if (!given.isSmall) return undefined
    const made = number(author, given, depth, tie)
    return { piece: piece([`${name} `, within(made, levels.atom)]), level: levels.applied, deps: made.deps }
  }

/** A function of two numbers of one measure. */
const alikeOf =
  (name: string, of: (measure: Measure) => Measure): Form =>
  (author, measure, depth, tie) => {
    const given = of(measure)
    if (!given.isSmall) return undefined
    const [a, b] = pairOf(author, given, depth, tie)
    const text = piece([`${name} `, within(a, levels.atom), ' ', within(b, levels.atom)])
    return { piece: text, level: levels.applied, deps: union(a.deps, b.deps) }
  }

/** A function of two numbers, the measure of the second following from the first's. */
const twoOf =
  (name: string, other: (measure: Measure, one: Measure) => Measure): Form =>
  (author, measure, depth, tie) => {
    const one = author.someMeasure()
    const two = other(measure, one)
    if (!two.isSmall) return undefined
    const made: { left?: ReturnType<typeof number>; right?: ReturnType<typeof number> } = {}
    made.left = number(author, one, depth, (changed) => beside(made.right!, tie)(changed))
    made.right = number(author, two, depth, (changed) => beside(made.left!, tie)(changed))
    const text = piece([`${name} `, within(made.left, levels.atom), ' ', within(made.right, levels.atom)])
    return { piece: text, level: levels.applied, deps: union(made.left.deps, made.right.deps) }
  }

/** Declares a function whose parameters have annotations, and its result perhaps. */
function declaredFunction(author: Author, depth: number): Piece {
  const name = author.fresh('f')
  const parameters = Array.from({ length: author.dice.between(1, 2) }, () => ({
    text: author.fresh('p'),
    kind: floatOf(author.someMeasure()),
    deps: none,
    uses: [] as Tie[],
  }))
  const to = author.someMeasure()
  const says = author.dice.chance(0.5)
  const uses: Tie[] = []
  const body = author.inFunction(parameters, () =>
    number(author, to, depth, says ? always : throughUses(name, { uses })),
  )
  const heads = parameters.map(({ text, kind }) => `(${text}: ${kindText(kind)})`).join(' ')
  const right = (of: Measure) => kindText(floatOf(of))
  const annotation = says
    ? [' : ', piece([right(to)], [{ kind: 'annotation', text: right(author.wrongMeasure(to)), tie: always }])]
    : []
  const deps = says ? none : union(body.deps, new Set([name]))
  author.templates.push((_, measure, inner, tie) => {
    if (!measure.is(to)) return undefined
    const given = parameters.map(({ kind }) => expressionOf(author, kind, inner, always))
    if (!says) uses.push(tie)
    const text = piece([name, ...given.flatMap((value) => [' ', within(value, levels.atom)])])
    return { piece: text, level: levels.applied, deps }
  })
  return piece([`let ${name} ${heads}`, ...annotation, ' = ', within(body, levels.open)])
}

function declaredValue(author: Author, depth: number): Piece {
  const { dice } = author
  const kind = dice.chance(0.6) ? floatOf(author.someMeasure()) : anyKind(author, 2)
  const name = author.fresh('v')
  const uses: Tie[] = []
  const says = dice.chance(0.3)
  const value = expressionOf(author, kind, depth, says ? always : throughUses(name, { uses }))
  author.bind({ text: name, kind, uses, deps: says ? none : union(value.deps, new Set([name])) })
  return piece([`let ${name}${says ? ` : ${kindText(kind)}` : ''} = `, within(value, levels.open)])
}

/** A call, whose answer's fields are numbers that a contract holds fixed. */
function declaredCall(author: Author, calls: readonly Call[], depth: number): Piece {
  const name = author.fresh('r')
  const call = calls[author.dice.below(calls.length)]!
  const request = requestOf(author, call, depth)
  for (const [field, kind] of answerKinds(call)) author.bind({ text: `${name}.${field}`, kind, deps: none, uses: [] })
  return piece([`let ${name} = `, request.piece])
}

/** A call whose refusal the program answers itself. */
function declaredAttempt(author: Author, calls: readonly Call[], depth: number): readonly Piece[] {
  const [name, value, inside] = [author.fresh('r'), author.fresh('v'), author.fresh('x')]
  const call = calls[author.dice.below(calls.length)]!
  const [field, measure] = call.answers[author.dice.below(call.answers.length)]!
  const request = requestOf(author, call, depth)
  const instead = number(author, measure, depth, always)
  author.bind({ text: value, kind: floatOf(measure), deps: none, uses: [] })
  return [
    piece([`let ${name} = attempt (`, request.piece, ')']),
    piece([
      `let ${value} = match ${name} with | Ok ${inside} -> ${inside}.${field} | Error _ -> `,
      within(instead, levels.or),
    ]),
  ]
}

/** A pair of values taken apart by its pattern. */
function declaredPair(author: Author, depth: number): Piece {
  const names = [author.fresh('v'), author.fresh('v')]
  const made = names.map((name) => {
    const kind = floatOf(author.someMeasure())
    const uses: Tie[] = []
    const value = number(author, kind.is === 'float' ? kind.measure : Measure.one, depth, throughUses(name, { uses }))
    return { name, kind, uses, value }
  })
  for (const { name, kind, uses, value } of made)
    author.bind({ text: name, kind, uses, deps: union(value.deps, new Set([name])) })
  const [first, second] = made.map(({ value }) => within(value, levels.or))
  return piece([`let (${names.join(', ')}) = (`, first!, ', ', second!, ')'])
}

/** The program that `seed` stands for. */
export function programOf(seed: number, calls: readonly Call[]): Written {
  const dice = new Dice(seed)
  const author = new Author(dice, calls)
  const lines: Piece[] = []
  for (let count = dice.below(3); count > 0 && dice.chance(0.4); count--) {
    const measure = author.someMeasure()
    if (!measure.isWhole || measure.isOne) continue
    const symbol = `unit${'abc'[author.declared.length]}`
    author.declared.push([symbol, measure])
    lines.push(piece([`[<Measure>] type ${symbol} = ${measure.text}`]))
  }
  for (let count = dice.below(3); count > 0; count--) {
    const [text, form] = library[dice.below(library.length)]!
    const name = author.fresh('g')
    lines.push(piece([text(name)]))
    author.templates.push(form(name))
  }
  const depth = dice.pick([1, 2, 2, 3, 3, 4])
  for (let count = dice.between(0, 4); count > 0; count--) {
    const write = dice.pick([declaredValue, declaredValue, declaredFunction, declaredPair, null])
    if (write !== null) lines.push(write(author, depth))
    else if (calls.length > 0 && dice.chance(0.3)) lines.push(...declaredAttempt(author, calls, depth - 1))
    else if (calls.length > 0) lines.push(declaredCall(author, calls, depth - 1))
  }
  const kind: Kind | null = dice.chance(0.1)
    ? null
    : dice.chance(0.5)
      ? floatOf(author.someMeasure())
      : anyKind(author, 2)
  lines.push(kind === null ? financeOf(author).piece : resultOf(author, kind, depth))
  const whole = piece(lines.flatMap((line, index) => (index === 0 ? [line] : ['\n', line])))
  return { ...flattened(whole), type: kind === null ? null : kindText(kind) }
}

/** A result with an annotation around it holds what it is made of fixed; without one only its own parts do. */
function resultOf(author: Author, kind: Kind, depth: number): Piece {
  if (author.dice.chance(0.5)) return within(expressionOf(author, kind, depth, never), levels.open)
  const made = expressionOf(author, kind, depth, always)
  return piece(['(', within(made, levels.or), ` : ${kindText(kind)})`])
}
