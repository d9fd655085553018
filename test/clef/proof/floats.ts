// Expressions of a given measure.

import { arithmeticForms } from './arithmetic.js'
import type { Author } from './author.js'
import { fromList } from './collections.js'
import { floatOf } from './kind.js'
import { besides, levels, type Made, none } from './made.js'
import type { Measure } from './measure.js'
import { type Edit, piece, type Tie } from './piece.js'
import { structuredForms } from './structures.js'

export function literal(author: Author, measure: Measure, tie: Tie): Made {
  const digits = author.number()
  const plain = measure.isOne && author.dice.chance(0.8)
  const wrong = author.wrongMeasure(measure)
  const edit: Edit = { kind: 'unit', text: wrong.isOne ? digits : `${digits}<${author.unitText(wrong)}>`, tie }
  return {
    piece: piece([plain ? digits : `${digits}<${author.unitText(measure)}>`], [edit]),
    level: levels.atom,
    deps: none,
  }
}

/** A way to write an expression of `measure`; undefined where it cannot be written so. */
export type Form = (author: Author, measure: Measure, depth: number, tie: Tie) => Made | undefined

/** An expression of `measure`. */
export function number(author: Author, measure: Measure, depth: number, tie: Tie): Made {
  const { dice } = author
  if (depth <= 0 || dice.chance(0.15)) return leaf(author, measure, tie)
  const forms = formsOf()
  for (let attempt = 0; attempt < 4; attempt++) {
    const made = forms[dice.below(forms.length)]?.(author, measure, depth - 1, tie)
    if (made !== undefined) return made
  }
  return leaf(author, measure, tie)
}

function leaf(author: Author, measure: Measure, tie: Tie): Made {
  const variable = author.dice.chance(0.6) ? author.variable(floatOf(measure)) : undefined
  return variable === undefined ? literal(author, measure, tie) : author.use(variable, tie)
}

/** Two operands of one measure, each of which holds the other fixed. */
export function pairOf(author: Author, measure: Measure, depth: number, tie: Tie): readonly [Made, Made] {
  // Each tie needs the other side, which is made after it.
  const made: { left?: Made; right?: Made } = {}
  const other =
    (side: 'left' | 'right'): Tie =>
    (changed) =>
      besides([made[side]!], tie)(changed)
  made.left = number(author, measure, depth, other('right'))
  made.right = number(author, measure, depth, other('left'))
  return [made.left, made.right]
}

let known: readonly Form[] | undefined
/** Every form, those of arithmetic the likeliest. Forms are made of numbers, so that their modules need this one. */
const formsOf = (): readonly Form[] => {
  known ??= [...arithmeticForms, ...structuredForms, fromList]
  return known
}
