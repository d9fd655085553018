// Forward-mode differentiation in arbitrary precision: numbers a + b e1 + c e2 + d e1 e2 with e1^2 = e2^2 = 0, so that a
// formula evaluated once gives its value, two first derivatives and the mixed second one, exactly but for rounding
// (Fike and Alonso, "The Development of Hyper-Dual Numbers for Exact Second-Derivative Calculations", 2011).

import { BigFloat, cos, exp, ln, normalCdf, normalDensity, type Operand, sin, ZERO } from './big-float.js'
import { asBigFloat } from './big-float-number.js'

type Part = BigFloat | undefined

const sum = (a: Part, b: Part): Part => (a === undefined ? b : b === undefined ? a : a.plus(b))
const product = (a: Part, b: Part): Part => (a === undefined || b === undefined ? undefined : a.times(b))

export class Dual {
  private constructor(
    readonly value: BigFloat,
    private readonly one?: Part,
    private readonly two?: Part,
    private readonly both?: Part,
  ) {}

  static of(x: Operand | Dual): Dual {
    return x instanceof Dual ? x : new Dual(asBigFloat(x))
  }

  /** x as the variable of the first, the second or both derivatives. */
  static variable(x: Operand, first: boolean, second: boolean): Dual {
    const unit = BigFloat.of(1)
    return new Dual(asBigFloat(x), first ? unit : undefined, second ? unit : undefined)
  }

  get first(): BigFloat {
    return this.one ?? ZERO
  }

  get mixed(): BigFloat {
    return this.both ?? ZERO
  }

  plus(other: Dual | Operand): Dual {
    const b = Dual.of(other)
    return new Dual(this.value.plus(b.value), sum(this.one, b.one), sum(this.two, b.two), sum(this.both, b.both))
  }

  minus(other: Dual | Operand): Dual {
    return this.plus(Dual.of(other).negated())
  }

  negated(): Dual {
    return new Dual(this.value.negated(), this.one?.negated(), this.two?.negated(), this.both?.negated())
  }

  times(other: Dual | Operand): Dual {
    const b = Dual.of(other)
    return new Dual(
      this.value.times(b.value),
      sum(product(this.one, b.value), product(this.value, b.one)),
      sum(product(this.two, b.value), product(this.value, b.two)),
      sum(
        sum(product(this.both, b.value), product(this.value, b.both)),
        sum(product(this.one, b.two), product(this.two, b.one)),
      ),
    )
  }

  over(other: Dual | Operand): Dual {
    return this.times(Dual.of(other).inverse())
  }

  inverse(): Dual {
    const inverse = BigFloat.of(1).over(this.value)
    const slope = () => inverse.times(inverse).negated()
    return this.through(inverse, slope, () => slope().times(inverse).times(-2))
  }

  exp(): Dual {
    const value = exp(this.value)
    return this.through(
      value,
      () => value,
      () => value,
    )
  }

  ln(): Dual {
    const inverse = () => BigFloat.of(1).over(this.value)
    return this.through(ln(this.value), inverse, () => inverse().times(inverse()).negated())
  }

  sqrt(): Dual {
    const root = this.value.sqrt()
    const slope = () => BigFloat.of(0.5).over(root)
    return this.through(root, slope, () => slope().over(this.value).times(-0.5))
  }

  normalCdf(): Dual {
    const slope = () => normalDensity(this.value)
    return this.through(normalCdf(this.value), slope, () => slope().times(this.value).negated())
  }

  sin(): Dual {
    return this.through(
      sin(this.value),
      () => cos(this.value),
      () => sin(this.value).negated(),
    )
  }

  cos(): Dual {
    return this.through(
      cos(this.value),
      () => sin(this.value).negated(),
      () => cos(this.value).negated(),
    )
  }

  /** this^power for a positive base. */
  pow(power: Dual | Operand): Dual {
    return this.ln().times(power).exp()
  }

  /** f(this) from f, f' and f'' at its value, the derivatives computed only where there is one to carry on. */
  private through(value: BigFloat, slope: () => BigFloat, curvature: () => BigFloat): Dual {
    if (this.one === undefined && this.two === undefined && this.both === undefined) return new Dual(value)
    const by = slope()
    const cross = product(this.one, this.two)
    return new Dual(
      value,
      product(this.one, by),
      product(this.two, by),
      sum(product(this.both, by), cross === undefined ? undefined : cross.times(curvature())),
    )
  }
}
