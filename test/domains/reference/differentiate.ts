// Derivatives of a reference formula, by automatic differentiation, and the condition numbers they make.

import { atPrecision, type BigFloat, ZERO } from './big-float.js'
import { Dual } from './dual.js'

export type Inputs<Name extends string> = { readonly [name in Name]: BigFloat }
export type DualInputs<Name extends string> = { readonly [name in Name]: Dual }

/** The inputs as the variables of one or two derivatives. */
export function seeded<Name extends string>(inputs: Inputs<Name>, one: Name, two?: Name): DualInputs<Name> {
  const names = Object.keys(inputs) as Name[]
  // fromEntries forgets the names; they are those of `inputs`.
  return Object.fromEntries(
    names.map((name) => [name, Dual.variable(inputs[name], name === one, name === two)]),
  ) as DualInputs<Name>
}

/** df/d(name). */
export const slope = <Name extends string>(
  formula: (at: DualInputs<Name>) => Dual,
  inputs: Inputs<Name>,
  name: Name,
): BigFloat => formula(seeded(inputs, name)).first

/** d2f/d(one)d(two). */
export const curvature = <Name extends string>(
  formula: (at: DualInputs<Name>) => Dual,
  inputs: Inputs<Name>,
  one: Name,
  two: Name,
): BigFloat => formula(seeded(inputs, one, two)).mixed

/** A relative change that is small against any float64 and large against the working precision. */
const STEP = -80

/**
 * Of each figure f: the sum over the inputs of |x df/dx| / |f|, by which a relative change of all inputs by 1 ulp is
 * magnified in f, whatever computes it. From one-sided differences with a step of 2^-80; infinite where f is 0.
 */
export function conditionNumbers<Figure extends string, Name extends string>(
  formulas: (at: Inputs<Name>) => Record<Figure, BigFloat>,
  inputs: Inputs<Name>,
): { readonly figures: Record<Figure, BigFloat>; readonly conditions: Record<Figure, number> } {
  const figures = formulas(inputs)
  const names = Object.keys(figures) as Figure[]
  const moves = Object.fromEntries(names.map((name) => [name, ZERO])) as Record<Figure, BigFloat>
  for (const input of Object.keys(inputs) as Name[]) {
    const x = inputs[input]
    if (x.sign === 0) continue
    const moved = formulas({ ...inputs, [input]: x.plus(x.scaled(STEP)) })
    for (const name of names) moves[name] = moves[name].plus(moved[name].minus(figures[name]).abs())
  }
  const conditionOf = (name: Figure): number =>
    figures[name].sign === 0 ? Infinity : moves[name].over(figures[name].abs()).scaled(-STEP).toNumber()
  const conditions = Object.fromEntries(names.map((name) => [name, conditionOf(name)])) as Record<Figure, number>
  return { figures, conditions }
}

/**
 * How far `root` is from a root of `formula` in its input `unknown`, by Newton's step in high precision, and how a
 * relative change of the other inputs by 1 ulp each is magnified in that root: sum |x df/dx| / |root df/droot|.
 */
export function rootError<Name extends string>(
  formula: (at: DualInputs<Name>) => Dual,
  inputs: Inputs<Name>,
  unknown: Name,
): { readonly error: number; readonly condition: number; readonly slope: BigFloat } {
  const slopeOf = (name: Name) => slope(formula, inputs, name)
  const own = slopeOf(unknown)
  const names = (Object.keys(inputs) as Name[]).filter((name) => name !== unknown && inputs[name].sign !== 0)
  const moves = names.reduce((sum, name) => sum.plus(slopeOf(name).times(inputs[name]).abs()), ZERO)
  const unit = own.times(inputs[unknown]).abs()
  const residual = formula(seeded(inputs, unknown)).value.abs()
  return { error: residual.over(unit).toNumber(), condition: moves.over(unit).toNumber(), slope: own }
}

/** Below 2^-1000 a figure is past float64, and need not settle. */
const NEGLIGIBLE = -1000
const MOST_BITS = 16384

/** The working precision, doubled until more of it changes no figure by 2^-140: enough whatever cancels on the way. */
export function settledBits(figures: () => readonly BigFloat[]): number {
  for (let bits = 256; bits < MOST_BITS; bits *= 2) {
    const coarse = atPrecision(bits, figures)
    // So much finer that what is lost to rounding in both shows: N(x) is 1 at any precision that does not reach its tail.
    const fine = atPrecision(4 * bits + 128, figures)
    const isSettled = fine.every((x, i) => {
      const change = x.minus(coarse[i]!).magnitude
      return change < x.magnitude - 140 || Math.max(x.magnitude, change) < NEGLIGIBLE
    })
    if (isSettled) return bits
  }
  throw new RangeError('the figures do not settle')
}
