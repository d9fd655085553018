// Lists, and what becomes of them.

import type { Author, Variable } from './author.js'
import { type Form, number } from './floats.js'
import { floatOf, type Kind } from './kind.js'
import { besides, levels, type Made, throughUses, union, within } from './made.js'
import { piece, type Tie } from './piece.js'
import { boolean, expressionOf } from './values.js'

/** Two or three values of one type in brackets: each holds the others fixed. */
export function listLiteral(author: Author, of: Kind, depth: number, tie: Tie): Made {
  const count = author.dice.between(2, 3)
  const items: Made[] = []
  const othersOf =
    (index: number): Tie =>
    (changed) =>
      besides(
        items.filter((_, at) => at !== index),
        tie,
      )(changed)
  for (let index = 0; index < count; index++) items.push(expressionOf(author, of, depth - 1, othersOf(index)))
  const parts = items.flatMap((item, index) => (index === 0 ? [item.piece] : ['; ', item.piece]))
  return { piece: piece(['[', ...parts, ']']), level: levels.atom, deps: union(...items.map(({ deps }) => deps)) }
}

/** A function of one value, whose type is that of a list's elements; `of` is that list, `uses` those of the parameter. */
export interface Each {
  readonly name: string
  readonly variable: Variable
  readonly of: Made
}

/** A list of any numbers, and a name for each of them. */
export function each(author: Author, depth: number, also?: Tie): Each {
  const kind = floatOf(author.someMeasure())
  const name = author.fresh('x')
  const uses: Tie[] = []
  const through = throughUses(name, { uses })
  const tie: Tie = also === undefined ? through : (changed) => through(changed) || also(changed)
  const of = expressionOf(author, { is: 'list', of: kind }, depth, tie)
  return { name, of, variable: { text: name, kind, uses, deps: union(of.deps, new Set([name])) } }
}

/** `List.map (fun x -> ..) xs`, or the list given by a pipeline. */
export function overList(author: Author, name: string, { name: parameter, of }: Each, body: Made): Made {
  const function_ = piece([`(fun ${parameter} -> `, within(body, levels.open), ')'])
  return author.dice.chance(0.5)
    ? { piece: piece([`${name} `, function_, ' ', within(of, levels.atom)]), level: levels.applied, deps: body.deps }
    : { piece: piece([within(of, levels.sum), ` |> ${name} `, function_]), level: levels.compare, deps: body.deps }
}

const whole: Form = (author, measure, depth, tie) => {
  const name = author.dice.pick(['sum', 'mean', 'List.sum', 'List.average', 'List.max', 'List.min'])
  const lastly = name === 'List.max' || name === 'List.min' ? 'List.sum' : name
  const of = expressionOf(author, { is: 'list', of: floatOf(measure) }, depth, tie)
  return author.dice.chance(0.5)
    ? { piece: piece([`${lastly} `, within(of, levels.atom)]), level: levels.applied, deps: of.deps }
    : { piece: piece([within(of, levels.sum), ` |> ${lastly}`]), level: levels.compare, deps: of.deps }
}

const by: Form = (author, measure, depth, tie) => {
  const list = each(author, depth)
  const body = author.inFunction([list.variable], () => number(author, measure, depth, tie))
  return overList(author, author.dice.pick(['List.sumBy', 'List.averageBy']), list, body)
}

const fold: Form = (author, measure, depth, tie) => {
  const list = each(author, depth)
  const sum = author.fresh('s')
  const made: { body?: Made; first?: Made } = {}
  made.first = number(author, measure, depth, (changed) => besides([made.body!], tie)(changed))
  made.body = author.inFunction([list.variable], () =>
    number(author, measure, depth, (changed) => besides([made.first!], tie)(changed)),
  )
  const { piece: text } = list.of
  const written = piece([
    `List.fold (fun ${sum} ${list.name} -> ${sum} + `,
    within(made.body, levels.product),
    ') ',
    within(made.first, levels.atom),
    ' ',
    within({ ...list.of, piece: text }, levels.atom),
  ])
  return { piece: written, level: levels.applied, deps: union(made.body.deps, made.first.deps) }
}

const length: Form = (author, measure, depth) => {
  if (!measure.isOne) return undefined
  const list = each(author, depth, () => false)
  return { piece: piece(['List.length ', within(list.of, levels.atom)]), level: levels.applied, deps: new Set() }
}

/** A number worked out from a list. */
export const fromList: Form = (author, measure, depth, tie) =>
  author.dice.pick([whole, whole, by, fold, length])(author, measure, depth, tie)

/** A list of `of`: written out, or made from another. */
export function listOf(author: Author, of: Kind, depth: number, tie: Tie): Made {
  const { dice } = author
  if (depth <= 0 || dice.chance(0.4)) return listLiteral(author, of, depth, tie)
  switch (dice.below(6)) {
    case 4: {
      const list = each(author, depth - 1, () => false)
      const some = author.inFunction([list.variable], () => expressionOf(author, { is: 'option', of }, depth - 1, tie))
      return overList(author, 'List.choose', list, some)
    }
    case 5:
      return sorted(author, of, depth, tie)
    case 0: {
      const list = each(author, depth - 1)
      const body = author.inFunction([list.variable], () => expressionOf(author, of, depth - 1, tie))
      return overList(author, 'List.map', list, body)
    }
    case 1: {
      const made: { left?: Made; right?: Made } = {}
      made.left = listOf(author, of, depth - 1, (changed) => besides([made.right!], tie)(changed))
      made.right = listOf(author, of, depth - 1, (changed) => besides([made.left!], tie)(changed))
      return {
        piece: piece(['List.append ', within(made.left, levels.atom), ' ', within(made.right, levels.atom)]),
        level: levels.applied,
        deps: union(made.left.deps, made.right.deps),
      }
    }
    case 2: {
      const inner = listOf(author, of, depth - 1, tie)
      return { piece: piece(['List.rev ', within(inner, levels.atom)]), level: levels.applied, deps: inner.deps }
    }
    default:
      return filtered(author, of, depth, tie)
  }
}

/** `List.sortBy (fun x -> ..) xs`, by any number. */
function sorted(author: Author, of: Kind, depth: number, tie: Tie): Made {
  const name = author.fresh('x')
  const uses: Tie[] = []
  const through = throughUses(name, { uses })
  const list = listOf(author, of, depth - 1, (changed) => tie(changed) || through(changed))
  const variable: Variable = { text: name, kind: of, uses, deps: union(list.deps, new Set([name])) }
  const key = author.inFunction([variable], () => number(author, author.someMeasure(), depth - 1, () => false))
  const made = overList(
    author,
    author.dice.pick(['List.sortBy', 'List.sortByDescending']),
    { name, variable, of: list },
    key,
  )
  return { ...made, deps: list.deps }
}

/** `List.filter (fun x -> ..) xs`: what the test compares with holds the elements fixed too. */
function filtered(author: Author, of: Kind, depth: number, tie: Tie): Made {
  const name = author.fresh('x')
  const uses: Tie[] = []
  const through = throughUses(name, { uses })
  const list = listOf(author, of, depth - 1, (changed) => tie(changed) || through(changed))
  const variable: Variable = { text: name, kind: of, uses, deps: union(list.deps, new Set([name])) }
  const test = author.inFunction([variable], () => boolean(author, depth - 1))
  const made = overList(author, 'List.filter', { name, variable, of: list }, test)
  return { ...made, deps: list.deps }
}
