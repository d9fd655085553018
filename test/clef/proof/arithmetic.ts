// Numbers worked out by operators and by the functions of numbers.

import type { Author } from './author.js'
import { type Form, number, pairOf } from './floats.js'
import { beside, levels, type Made, none, union, within } from './made.js'
import { type Fraction, fraction, Measure } from './measure.js'
import { always, type Edit, piece, type Tie, textOf } from './piece.js'

const sum: Form = (author, measure, depth, tie) => {
  const [a, b] = pairOf(author, measure, depth, tie)
  const sign = author.dice.pick([' + ', ' - '])
  const multiplied = `${textOf(within(a, levels.product))} * ${textOf(within(b, levels.power))}`
  const edits: Edit[] = measure.coherent.isOne ? [] : [{ kind: 'operator', text: multiplied, tie }]
  return {
    piece: piece([within(a, levels.sum), sign, within(b, levels.product)], edits),
    level: levels.sum,
    deps: union(a.deps, b.deps),
  }
}

const zeroSum: Form = (author, measure, depth, tie) => {
  const a = number(author, measure, depth, tie)
  return { piece: piece(['0.0<_> + ', within(a, levels.product)]), level: levels.sum, deps: a.deps }
}

/** A factor and what is left for the other; undefined where that grows too large. */
function split(author: Author, measure: Measure): readonly [Measure, Measure] | undefined {
  const one = author.someMeasure()
  const other = measure.over(one)
  return other.isSmall ? [one, other] : undefined
}

function factors(author: Author, one: Measure, other: Measure, depth: number, tie: Tie): readonly [Made, Made] {
  const made: { left?: Made; right?: Made } = {}
  made.left = number(author, one, depth, (changed) => beside(made.right!, tie)(changed))
  made.right = number(author, other, depth, (changed) => beside(made.left!, tie)(changed))
  return [made.left, made.right]
}

const product: Form = (author, measure, depth, tie) => {
  const parts = split(author, measure)
  if (parts === undefined) return undefined
  const [a, b] = factors(author, parts[0], parts[1], depth, tie)
  const [left, right] = [within(a, levels.product), within(b, levels.power)]
  const edits: Edit[] = []
  if (!parts[1].coherent.isOne) {
    edits.push({ kind: 'factor', text: textOf(left), tie })
    edits.push({ kind: 'operator', text: `${textOf(left)} / ${textOf(right)}`, tie })
  }
  if (!parts[0].coherent.isOne) edits.push({ kind: 'factor', text: textOf(right), tie })
  return { piece: piece([left, ' * ', right], edits), level: levels.product, deps: union(a.deps, b.deps) }
}

const quotient: Form = (author, measure, depth, tie) => {
  const above = author.someMeasure()
  const below = above.over(measure)
  if (!below.isSmall) return undefined
  const [a, b] = factors(author, above, below, depth, tie)
  const [left, right] = [within(a, levels.product), within(b, levels.power)]
  const edits: Edit[] = []
  if (!below.coherent.isOne) {
    edits.push({ kind: 'factor', text: textOf(left), tie })
    edits.push({ kind: 'operator', text: `${textOf(left)} * ${textOf(right)}`, tie })
  }
  if (!above.coherent.is(below.coherent)) {
    const [c, d] = [within(b, levels.product), within(a, levels.power)]
    edits.push({ kind: 'swap', text: `${textOf(c)} / ${textOf(d)}`, tie })
  }
  return { piece: piece([left, ' / ', right], edits), level: levels.product, deps: union(a.deps, b.deps) }
}

type Exponent = readonly [written: string, exponent: Fraction]
const exponents: readonly [Exponent, ...Exponent[]] = [
  ['2', fraction(2)],
  ['3', fraction(3)],
  ['(-1)', fraction(-1)],
  ['-2', fraction(-2)],
  ['(1/2)', fraction(1, 2)],
  ['0.5', fraction(1, 2)],
  ['(2/3)', fraction(2, 3)],
  ['(-3/2)', fraction(-3, 2)],
]

const power: Form = (author, measure, depth, tie) => {
  const [written, exponent] = author.dice.pick(exponents)
  const base = measure.power(fraction(exponent.den, exponent.num))
  if (!base.isSmall) return undefined
  const made = number(author, base, depth, tie)
  const inner = within(made, levels.negated)
  const [other, wrong] = author.dice.pick(exponents)
  const broken = !base.coherent.isOne && (wrong.num !== exponent.num || wrong.den !== exponent.den)
  const edits: Edit[] = broken ? [{ kind: 'exponent', text: `${textOf(inner)} ** ${other}`, tie }] : []
  return { piece: piece([inner, ` ** ${written}`], edits), level: levels.power, deps: made.deps }
}

const root: Form = (author, measure, depth, tie) => {
  const square = measure.power(fraction(2))
  if (!square.isSmall) return undefined
  const made = number(author, square, depth, tie)
  return applied(author, 'sqrt', made, measure.coherent.isOne ? [] : [{ kind: 'exponent', text: 'sqr', tie }])
}

const squared: Form = (author, measure, depth, tie) => {
  const half = measure.power(fraction(1, 2))
  if (!half.isSmall) return undefined
  const made = number(author, half, depth, tie)
  return applied(author, 'sqr', made, measure.coherent.isOne ? [] : [{ kind: 'exponent', text: 'abs', tie }])
}

/** `f x`, or `x |> f`; edits are of the function's name. */
function applied(author: Author, name: string, of: Made, edits: readonly Edit[] = []): Made {
  const head = piece([name], edits)
  return author.dice.chance(0.25)
    ? { piece: piece([within(of, levels.sum), ' |> ', head]), level: levels.compare, deps: of.deps }
    : { piece: piece([head, ' ', within(of, levels.atom)]), level: levels.applied, deps: of.deps }
}

const same: Form = (author, measure, depth, tie) => {
  const made = number(author, measure, depth, tie)
  const name = author.dice.pick(['abs', 'id', '-', '(sqr >> sqrt)', '(fun x -> x)'])
  if (name === '-') return { piece: piece(['-', within(made, levels.applied)]), level: levels.negated, deps: made.deps }
  if (name === '(sqr >> sqrt)' && !measure.power(fraction(2)).isSmall) return applied(author, 'abs', made)
  return applied(author, name, made)
}

const extreme: Form = (author, measure, depth, tie) => {
  const [a, b] = pairOf(author, measure, depth, tie)
  const name = author.dice.pick(['min', 'max'])
  return {
    piece: piece([`${name} `, within(a, levels.atom), ' ', within(b, levels.atom)]),
    level: levels.applied,
    deps: union(a.deps, b.deps),
  }
}

/** Functions of plain numbers. */
const plain: Form = (author, measure, depth) => {
  if (!measure.isOne) return undefined
  if (author.dice.chance(0.3)) {
    const [a, b] = pairOf(author, author.someMeasure(), depth, () => false)
    return {
      piece: piece(['atan2 ', within(a, levels.atom), ' ', within(b, levels.atom)]),
      level: levels.applied,
      deps: none,
    }
  }
  const name = author.dice.pick(['exp', 'ln', 'log', 'sin', 'cos', 'atan', 'floor', 'round'])
  return { ...applied(author, name, number(author, Measure.one, depth, always)), deps: none }
}

export const arithmeticForms: readonly Form[] = [
  sum,
  sum,
  product,
  product,
  quotient,
  quotient,
  zeroSum,
  power,
  root,
  squared,
  same,
  extreme,
  plain,
]
