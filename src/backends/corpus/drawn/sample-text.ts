// A quantity of an example with another figure: the same words, another number, read by the lexer that reads goals.

import { type GoalQuantity, lexGoal } from '../../../clef/goal/index.js'
import type { Mention } from '../meaning.js'
import type { Random } from '../random.js'

const plainNumber = /(?<![\d.,])\d+(?:\.\d+)?(?![\d.,]|\s*\d)/g

/** Figures lie within this factor of the example's. */
const spread = 4

/** The quantity as it stands, if the lexer reads it so on its own. */
export function mentionOf(text: string): Mention | undefined {
  const found = lexGoal(text)
  const [only] = found
  if (only === undefined || found.length > 1 || only.span.start !== 0 || only.span.end !== text.length) return undefined
  return { text, means: meaningOf(only) }
}

function meaningOf({ span: _, ...means }: GoalQuantity): Mention['means'] {
  return means
}

/** Another quantity of its kind; the same one where its text has no single plain number, as in a date. */
export function sampledLike(mention: Mention, random: Random): Mention {
  const numbers = [...mention.text.matchAll(plainNumber)]
  const [number] = numbers
  if (number === undefined || numbers.length > 1) return mention
  const figure = anotherFigure(number[0], mention.means.kind === 'number', random)
  const text = mention.text.slice(0, number.index) + figure + mention.text.slice(number.index + number[0].length)
  const sampled = mentionOf(text)
  return sampled?.means.kind === mention.means.kind ? sampled : mention
}

/** With as many digits after the point. A plain number up to 1 stays there: it is a share, a factor or a probability. */
function anotherFigure(figure: string, plain: boolean, random: Random): string {
  const decimals = figure.split('.')[1]?.length ?? 0
  const step = 10 ** -decimals
  const value = Number(figure)
  const sampled = plain && value <= 1 ? random.next() : value * Math.exp((2 * random.next() - 1) * Math.log(spread))
  return Math.max(step, Math.round(sampled / step) * step).toFixed(decimals)
}
