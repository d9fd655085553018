// Numbers that come by way of names, functions, choices, records, dates, points and calls.

import type { Variable } from './author.js'
import { requestOf } from './calls.js'
import { type Form, number, pairOf } from './floats.js'
import { differenceOf, floatOf, type Kind, kindText } from './kind.js'
import { besides, levels, type Made, none, throughUses, union, within } from './made.js'
import { Measure } from './measure.js'
import { always, piece, type Tie } from './piece.js'
import { anyKind, boolean, expressionOf } from './values.js'

const conditional: Form = (author, measure, depth, tie) => {
  const condition = boolean(author, depth)
  const [a, b] = pairOf(author, measure, depth, tie)
  return {
    piece: piece([
      'if ',
      within(condition, levels.or),
      ' then ',
      within(a, levels.or),
      ' else ',
      within(b, levels.open),
    ]),
    level: levels.open,
    deps: union(a.deps, b.deps),
  }
}

/** `let x = .. in ..`, with an annotation or without. */
const local: Form = (author, measure, depth, tie) => {
  const kind = author.dice.chance(0.7) ? floatOf(author.someMeasure()) : anyKind(author, 1)
  const name = author.fresh('x')
  const uses: Tie[] = []
  const says = author.dice.chance(0.4)
  const value = expressionOf(author, kind, depth, says ? always : throughUses(name, { uses }))
  const variable: Variable = { text: name, kind, uses, deps: says ? none : union(value.deps, new Set([name])) }
  const body = author.scoped([variable], () => number(author, measure, depth, tie))
  const annotation = says ? ` : ${kindText(kind)}` : ''
  return {
    piece: piece([`let ${name}${annotation} = `, within(value, levels.open), ' in ', within(body, levels.open)]),
    level: levels.open,
    deps: body.deps,
  }
}

/** A function given to a value at once; without an annotation its parameter is as fixed as its uses. */
const lambda: Form = (author, measure, depth, tie) => {
  const given = author.someMeasure()
  const name = author.fresh('x')
  const uses: Tie[] = []
  const says = author.dice.chance(0.4)
  const value = number(author, given, depth, says ? always : throughUses(name, { uses }))
  const variable: Variable = {
    text: name,
    kind: floatOf(given),
    uses,
    deps: says ? none : union(value.deps, new Set([name])),
  }
  const body = author.inFunction([variable], () => number(author, measure, depth, tie))
  const parameter = says ? `(${name}: ${kindText(floatOf(given))})` : name
  const written = piece([`(fun ${parameter} -> `, within(body, levels.open), ')'])
  return author.dice.chance(0.5)
    ? { piece: piece([written, ' ', within(value, levels.atom)]), level: levels.applied, deps: body.deps }
    : { piece: piece([within(value, levels.sum), ' |> ', written]), level: levels.compare, deps: body.deps }
}

const annotated: Form = (author, measure, depth) => {
  const made = number(author, measure, depth, always)
  const says = (of: Measure) => (of.isOne ? 'float' : `float<${author.unitText(of)}>`)
  const annotation = piece(
    [says(measure)],
    [{ kind: 'annotation', text: says(author.wrongMeasure(measure)), tie: always }],
  )
  return { piece: piece(['(', within(made, levels.or), ' : ', annotation, ')']), level: levels.atom, deps: none }
}

const matchedOption: Form = (author, measure, depth, tie) => {
  const inside = author.someMeasure()
  const name = author.fresh('x')
  const uses: Tie[] = []
  const through = throughUses(name, { uses })
  const of = expressionOf(author, { is: 'option', of: floatOf(inside) }, depth, through)
  const variable: Variable = { text: name, kind: floatOf(inside), uses, deps: union(of.deps, new Set([name])) }
  const made: { some?: Made; none?: Made } = {}
  made.some = author.scoped([variable], () =>
    number(author, measure, depth, (changed) => besides([made.none!], tie)(changed)),
  )
  made.none = number(author, measure, depth, (changed) => besides([made.some!], tie)(changed))
  const cases = [
    [`| Some ${name} -> `, within(made.some, levels.or)],
    ['| None -> ', within(made.none, levels.or)],
  ] as const
  const [first, second] = author.dice.chance(0.5) ? cases : [cases[1], cases[0]]
  return {
    piece: piece(['match ', within(of, levels.or), ' with ', ...first, ' ', ...second]),
    level: levels.open,
    deps: union(made.some.deps, made.none.deps),
  }
}

const fallback: Form = (author, measure, depth, tie) => {
  const made: { instead?: Made; of?: Made } = {}
  const kind = author.dice.chance(0.5) ? 'Option' : 'Result'
  const wrapped = kind === 'Option' ? optionOf(measure) : resultOf(measure)
  made.instead = number(author, measure, depth, (changed) => besides([made.of!], tie)(changed))
  made.of = expressionOf(author, wrapped, depth, (changed) => besides([made.instead!], tie)(changed))
  return {
    piece: piece([`${kind}.defaultValue `, within(made.instead, levels.atom), ' ', within(made.of, levels.atom)]),
    level: levels.applied,
    deps: union(made.instead.deps, made.of.deps),
  }
}
const optionOf = (measure: Measure) => ({ is: 'option', of: floatOf(measure) }) as const
const resultOf = (measure: Measure) => ({ is: 'result', ok: floatOf(measure), error: { is: 'string' } }) as const

/** A component of a pair or a field of a record: the rest of it holds nothing fixed. */
const component: Form = (author, measure, depth, tie) => {
  const made = number(author, measure, depth, tie)
  const rest = expressionOf(author, anyKind(author, 1), depth - 1, () => false)
  if (author.dice.chance(0.5)) {
    const pair = piece(['fst (', within(made, levels.or), ', ', within(rest, levels.or), ')'])
    return { piece: pair, level: levels.applied, deps: made.deps }
  }
  const record = piece(['{ a = ', made.piece, '; b = ', rest.piece, ' }.a'])
  return { piece: record, level: levels.atom, deps: made.deps }
}

/** What two dates, or two points on a scale, lie apart. */
const difference: Form = (author, measure, depth, tie) => {
  const { dice } = author
  const kind: Kind | undefined = measure.is(author.day)
    ? { is: 'date' }
    : (['degC', 'degF'] as const)
        .filter((scale) => measure.is(Measure.of(differenceOf[scale])))
        .map((scale): Kind => ({ is: 'point', scale }))[0]
  if (kind === undefined) return undefined
  const made: { from?: Made; to?: Made } = {}
  made.from = expressionOf(author, kind, dice.below(2) * depth, (changed) => besides([made.to!], tie)(changed))
  made.to = expressionOf(author, kind, dice.below(2) * depth, (changed) => besides([made.from!], tie)(changed))
  return {
    piece: piece([within(made.from, levels.sum), ' - ', within(made.to, levels.product)]),
    level: levels.sum,
    deps: union(made.from.deps, made.to.deps),
  }
}

/** A field of a call's answer, where a call may stand. */
const answer: Form = (author, measure, depth) => {
  const found = author.callFor(measure)
  if (found === undefined) return undefined
  const request = requestOf(author, found.call, Math.min(depth, 1))
  return { piece: piece(['(', request.piece, `).${found.field}`]), level: levels.atom, deps: none }
}

/** A function within an expression, given to one value. */
const localFunction: Form = (author, measure, depth, tie) => {
  const kind = floatOf(author.someMeasure())
  const [name, parameter] = [author.fresh('f'), author.fresh('p')]
  const variable: Variable = { text: parameter, kind, uses: [], deps: none }
  const body = author.inFunction([variable], () => number(author, measure, depth, tie))
  const given = expressionOf(author, kind, depth, always)
  const head = `let ${name} (${parameter}: ${kindText(kind)}) = `
  return {
    piece: piece([head, within(body, levels.open), ` in ${name} `, within(given, levels.atom)]),
    level: levels.open,
    deps: body.deps,
  }
}

/** A function that the program declares, polymorphic in measures, applied. */
const declared: Form = (author, measure, depth, tie) => {
  const { dice, templates } = author
  return templates[dice.below(Math.max(1, templates.length))]?.(author, measure, depth, tie)
}

export const structuredForms: readonly Form[] = [
  conditional,
  local,
  lambda,
  annotated,
  matchedOption,
  fallback,
  component,
  difference,
  answer,
  localFunction,
  declared,
]
