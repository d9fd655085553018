// Expressions of every type that is no number.

import type { Author, Variable } from './author.js'
import { each, listOf, overList } from './collections.js'
import { number, pairOf } from './floats.js'
import { differenceOf, floatOf, type Kind, kindText, type Scale } from './kind.js'
import { besides, levels, type Made, none, throughUses, union, within } from './made.js'
import { Measure } from './measure.js'
import { always, type Edit, piece, type Tie } from './piece.js'

/** A type with parts up to `depth` deep. */
export function anyKind(author: Author, depth: number): Kind {
  const { dice } = author
  const part = () => anyKind(author, depth - 1)
  switch (depth <= 0 ? dice.below(3) : dice.below(10)) {
    case 9:
      return { is: 'point', scale: dice.pick(['degC', 'degF']) }
    case 1:
      return { is: dice.pick(['bool', 'string', 'date']) }
    case 3:
    case 4:
      return { is: dice.pick(['list', 'option']), of: part() }
    case 5:
      return { is: 'result', ok: part(), error: { is: 'string' } }
    case 6:
      return { is: 'tuple', items: Array.from({ length: dice.between(2, 3) }, part) }
    case 7:
      return { is: 'record', fields: ['a', 'b', 'c'].slice(0, dice.between(1, 3)).map((name) => [name, part()]) }
    default:
      return floatOf(author.someMeasure())
  }
}

/** An expression of `kind`. */
export function expressionOf(author: Author, kind: Kind, depth: number, tie: Tie): Made {
  if (kind.is === 'float') return number(author, kind.measure, depth, tie)
  const variable = author.dice.chance(0.4) ? author.variable(kind) : undefined
  if (variable !== undefined) return author.use(variable, tie)
  if (depth > 0 && author.dice.chance(0.12)) return chosen(author, kind, depth - 1, tie)
  switch (kind.is) {
    case 'bool':
      return boolean(author, depth)
    case 'string':
      return atom(author.dice.pick(['"call"', '"put"', '"a b"', '""']))
    case 'date':
      return date(author, depth)
    case 'point':
      return point(author, kind.scale, depth, tie)
    case 'list':
      return listOf(author, kind.of, depth, tie)
    case 'option':
      return option(author, kind.of, depth, tie)
    case 'result':
      return result(author, kind, depth, tie)
    case 'tuple':
      return tuple(author, kind.items, depth, tie)
    case 'record':
      return record(author, kind.fields, depth, tie)
  }
}

const atom = (text: string): Made => ({ piece: piece([text]), level: levels.atom, deps: none })

/** `if .. then .. else ..` of any type. */
function chosen(author: Author, kind: Kind, depth: number, tie: Tie): Made {
  const made: { yes?: Made; no?: Made } = {}
  made.yes = expressionOf(author, kind, depth, (changed) => besides([made.no!], tie)(changed))
  made.no = expressionOf(author, kind, depth, (changed) => besides([made.yes!], tie)(changed))
  const condition = boolean(author, depth)
  return {
    piece: piece([
      'if ',
      within(condition, levels.or),
      ' then ',
      within(made.yes, levels.or),
      ' else ',
      within(made.no, levels.open),
    ]),
    level: levels.open,
    deps: union(made.yes.deps, made.no.deps),
  }
}

/** A truth value; whatever it compares, its own type is fixed. */
export function boolean(author: Author, depth: number): Made {
  const { dice } = author
  if (depth <= 0) return atom(dice.pick(['true', 'false']))
  switch (dice.below(5)) {
    case 0: {
      const [a, b] = [boolean(author, depth - 1), boolean(author, depth - 1)]
      const [sign, level] = dice.pick([
        ['&&', levels.and],
        ['||', levels.or],
      ] as const)
      const right = level === levels.and ? levels.compare : levels.and
      return { piece: piece([within(a, level), ` ${sign} `, within(b, right)]), level, deps: none }
    }
    case 1: {
      const of = boolean(author, depth - 1)
      return { piece: piece(['not ', within(of, levels.atom)]), level: levels.applied, deps: none }
    }
    case 2: {
      const list = each(author, depth - 1)
      const test = author.inFunction([list.variable], () => boolean(author, depth - 1))
      return { ...overList(author, dice.pick(['List.exists', 'List.forall']), list, test), deps: none }
    }
    default: {
      const [a, b] = pairOf(author, author.someMeasure(), depth - 1, () => false)
      const sign = dice.pick(['<', '<=', '>', '>=', '=', '<>'])
      return {
        piece: piece([within(a, levels.sum), ` ${sign} `, within(b, levels.sum)]),
        level: levels.compare,
        deps: none,
      }
    }
  }
}

function date(author: Author, depth: number): Made {
  const literal = author.dice.pick(['date "2026-11-23"', 'date "2024-02-29"'])
  if (depth <= 0 || author.dice.chance(0.6)) return { ...atom(literal), level: levels.applied }
  const days = number(author, author.day, depth - 1, always)
  return { piece: piece([`${literal} + `, within(days, levels.product)]), level: levels.sum, deps: none }
}

/** A point on a scale: written, or another one shifted by a difference. */
export function point(author: Author, scale: Scale, depth: number, tie: Tie): Made {
  const { dice } = author
  const variable = dice.chance(0.4) ? author.variable({ is: 'point', scale }) : undefined
  if (variable !== undefined) return author.use(variable, tie)
  if (depth <= 0 || dice.chance(0.4)) {
    const digits = author.number()
    const wrong = dice.pick(['m', 's / K', 'EUR'])
    const edit: Edit = { kind: 'unit', text: `${digits}<${wrong}>`, tie }
    return { piece: piece([`${digits}<${scale}>`], [edit]), level: levels.atom, deps: none }
  }
  const made: { of?: Made; by?: Made } = {}
  made.of = point(author, scale, depth - 1, (changed) => besides([made.by!], tie)(changed))
  made.by = number(author, Measure.of(differenceOf[scale]), depth - 1, (changed) => besides([made.of!], tie)(changed))
  const { of, by } = made
  const parts = [within(of, levels.sum), dice.pick([' + ', ' - ']), within(by, levels.product)]
  return { piece: piece(parts), level: levels.sum, deps: union(of.deps, by.deps) }
}

function option(author: Author, of: Kind, depth: number, tie: Tie): Made {
  const { dice } = author
  if (dice.chance(0.15)) return atom(`(None : ${kindText({ is: 'option', of })})`)
  if (depth > 0 && dice.chance(0.25)) {
    const list = listOf(author, of, depth - 1, tie)
    return { piece: piece(['List.tryHead ', within(list, levels.atom)]), level: levels.applied, deps: list.deps }
  }
  if (depth > 0 && dice.chance(0.25)) return mapped(author, 'Option', of, depth - 1, tie)
  const inner = expressionOf(author, of, depth - 1, tie)
  return { piece: piece(['Some ', within(inner, levels.atom)]), level: levels.applied, deps: inner.deps }
}

/** `Option.map (fun x -> ..) o`, or of a result. */
function mapped(author: Author, wrapped: 'Option' | 'Result', to: Kind, depth: number, tie: Tie): Made {
  const from = floatOf(author.someMeasure())
  const name = author.fresh('x')
  const uses: Tie[] = []
  const given: Kind =
    wrapped === 'Option' ? { is: 'option', of: from } : { is: 'result', ok: from, error: { is: 'string' } }
  const of = expressionOf(author, given, depth, throughUses(name, { uses }))
  const variable: Variable = { text: name, kind: from, uses, deps: union(of.deps, new Set([name])) }
  const body = author.inFunction([variable], () => expressionOf(author, to, depth, tie))
  return overList(author, `${wrapped}.map`, { name, variable, of }, body)
}

/** Written with its type, which says what the other case holds. */
function result(author: Author, kind: Kind & { is: 'result' }, depth: number, tie: Tie): Made {
  if (depth > 0 && author.dice.chance(0.25)) return mapped(author, 'Result', kind.ok, depth - 1, tie)
  const annotation = kindText(kind)
  if (author.dice.chance(0.2)) return atom(`(Error "no" : ${annotation})`)
  const inner = expressionOf(author, kind.ok, depth - 1, always)
  return { piece: piece(['(Ok ', within(inner, levels.atom), ` : ${annotation})`]), level: levels.atom, deps: none }
}

function tuple(author: Author, items: readonly Kind[], depth: number, tie: Tie): Made {
  const made = items.map((item) => expressionOf(author, item, depth - 1, tie))
  const parts = made.flatMap((item, index) => [index === 0 ? '(' : ', ', within(item, levels.or)])
  return { piece: piece([...parts, ')']), level: levels.atom, deps: union(...made.map(({ deps }) => deps)) }
}

function record(author: Author, fields: readonly (readonly [name: string, of: Kind])[], depth: number, tie: Tie): Made {
  const made = fields.map(([name, of]) => [name, expressionOf(author, of, depth - 1, tie)] as const)
  const parts = made.flatMap(([name, value], index) => [`${index === 0 ? '{ ' : '; '}${name} = `, value.piece])
  const literal: Made = {
    piece: piece([...parts, ' }']),
    level: levels.atom,
    deps: union(...made.map(([, { deps }]) => deps)),
  }
  const [first] = fields
  if (depth <= 0 || first === undefined || author.dice.chance(0.7)) return literal
  // What is put in a field has the field's type.
  const put = expressionOf(author, first[1], depth - 1, (changed) => besides([literal], tie)(changed))
  return {
    piece: piece(['{ ', literal.piece, ` with ${first[0]} = `, put.piece, ' }']),
    level: levels.atom,
    deps: union(literal.deps, put.deps),
  }
}
