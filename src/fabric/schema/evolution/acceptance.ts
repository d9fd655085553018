// How much of what one carried field accepts another accepts too.

import { type Dimension, hasShape, isCurrency, isVariable, type Shape } from '../../dimension/index.js'
import { schemaDimension } from '../dimension-text.js'
import type { CarriedSchema } from '../schema.js'
import type { Binders } from './binders.js'
import { byPower, mayMeet } from './may-meet.js'
import type { Place } from './place.js'
import { placed } from './same-dimension.js'

export type Passes = 'all' | 'some' | 'none'
type Accepts = CarriedSchema['accepts']

export function accepted(from: Accepts, to: Accepts, place: Place): Passes {
  if (to === 'any') return 'all'
  if (typeof from === 'string' && typeof to === 'string') return from === to ? 'all' : from === 'any' ? 'some' : 'none'
  if (typeof from === 'string') {
    const dimensions = (to as readonly string[]).map(schemaDimension) // the shapes of `to` are dealt with above
    return dimensions.some((dimension) => shapeOf(dimension, from, place.to) !== 'none') ? 'some' : 'none'
  }
  const given = from.map(schemaDimension)
  if (typeof to === 'string') return summed(given.map((dimension) => shapeOf(dimension, to, place.from)))
  return listed(given, to.map(schemaDimension), place)
}

function listed(given: readonly Dimension[], wanted: readonly Dimension[], { findings, from, to }: Place): Passes {
  const ours = given.map((dimension) => ({ placed: placed(dimension, from), powers: byPower(dimension) }))
  const theirs = wanted.map((dimension) => ({ placed: placed(dimension, to), powers: byPower(dimension) }))
  const isSame = (one: (typeof ours)[number], other: (typeof theirs)[number]): boolean =>
    findings.open.areSame(one.placed, other.placed)
  const solvedAlike =
    findings.areAlike ||
    isSteady(wanted, to, () => ours.length === theirs.length && ours.every((one, at) => isSame(one, theirs[at]!)))
  const passes = summed(
    ours.map((one) => {
      if (theirs.some((other) => isSame(one, other))) return 'all'
      return theirs.some((other) => mayMeet(one.powers, other.powers)) ? 'some' : 'none'
    }),
  )
  return passes === 'all' && !solvedAlike ? 'some' : passes
}

/**
 * Open variables are solved one after the other, as the fields of a message are met. That comes to the same in both schemas where
 * each field solves one at most, after what it accepts without solving any, and where the two accept the same in the same order.
 */
function isSteady(wanted: readonly Dimension[], binders: Binders, inSameOrder: () => boolean): boolean {
  const isOpen = (symbol: string): boolean => {
    const binder = binders.binderOf(symbol)
    return isVariable(symbol) && (binder === undefined || binder.isOptional)
  }
  const open = wanted.map(({ factors }) => factors.filter(({ symbol }) => isOpen(symbol)).length)
  if (open.every((count) => count === 0)) return true
  return open.every((count, at) => count === (at === open.length - 1 ? 1 : 0)) && inSameOrder()
}

function summed(passes: readonly Passes[]): Passes {
  if (passes.every((each) => each === 'all')) return 'all'
  return passes.every((each) => each === 'none') ? 'none' : 'some'
}

const isMonetary = (symbol: string): boolean => isVariable(symbol) || isCurrency(symbol)

/** Whether a dimension has a shape, where variables stand for currencies: `'C` is money, `'D / 'F` of one pair is a rate. */
function shapeOf(dimension: Dimension, shape: Shape, binders: Binders): Passes {
  const { factors } = dimension
  if (shape === 'any') return 'all'
  if (!factors.some(({ symbol }) => isVariable(symbol))) return hasShape(dimension, shape) ? 'all' : 'none'
  if (!factors.every(({ symbol }) => isMonetary(symbol))) return 'none'
  const powers = factors.map(({ exponent }) => exponent.num / exponent.den).sort()
  if (shape === 'money') return powers.length === 1 && powers[0] === 1 ? 'all' : 'none'
  if (powers.length !== 2 || powers[0] !== -1 || powers[1] !== 1) return 'none'
  // Two variables may be one currency, unless they are the two of a pair.
  const [one, other] = factors.map(({ symbol }) => (isVariable(symbol) ? binders.binderOf(symbol) : undefined))
  return one?.pair !== undefined && !one.isOptional && one.pair === other?.pair ? 'all' : 'some'
}
