// Reading unit text: `kg m / s^2`, `m/s`, `yr^(-1/2)`, `/yr`, `1 / s`, `m^2`, `USD/EUR`. As in F#, factors side by side bind
// tighter than `*` and `/`, and `/` associates to the left. A unit with a zero of its own, `degC`, stands alone.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { baseDimension, type Dimension, dimensionless, multiply, power } from './dimension.js'
import { type Rational, rational } from './rational.js'
import { multiplyScale, powerScale, type Scale, unitScale } from './scale.js'
import { tokenize, type UnitToken, unreadable } from './unit-tokens.js'

/** UTF-16 units of a unit's text. */
export const unitTextMax = 128
/** Base symbols that a dimension read from text may have: SI has seven, a rate two. */
const factorsMax = 8
/** Largest exponent and largest denominator of one; also within parentheses, where exponents multiply. */
const exponentMax = 16
/** Bits of a scale's numerator and denominator. `deg^16`, with pi to 50 digits, has some 2,700. */
const scaleBitsMax = 4_096

/** Where a scale's zero lies, for units whose numbers are points on it: 0 degC is 273.15 K. */
export interface Affine {
  /** Coherent units at the unit's own zero. */
  readonly offset: Scale
  /** The symbol in which differences of such points are measured: `K` for `degC`. */
  readonly difference: string
}

/** What a unit text stands for: its dimension and the factor to the coherent unit. */
export interface Term {
  readonly dimension: Dimension
  readonly scale: Scale
  readonly affine?: Affine
}

const one: Term = { dimension: dimensionless, scale: unitScale }

/** Thrown inside the reader only; parseUnit turns it into a value. */
class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

class Reader {
  private next = 0
  /** The last symbol that was a point on a scale. */
  private point: UnitToken | undefined

  constructor(
    private readonly text: string,
    private readonly tokens: readonly UnitToken[],
    private readonly lookUp: (symbol: string) => Term | undefined,
  ) {}

  whole(): Term {
    if (this.tokens.length === 0) return one
    const term = this.product()
    if (this.next < this.tokens.length) this.fail()
    return term
  }

  /** The next token, where it is a sign or a digit. */
  private sign(): string | undefined {
    const token = this.tokens[this.next]
    return token === undefined || token.kind === 'symbol' ? undefined : token.text
  }

  /** seq { ('*' | '/') seq }, and a leading `/`. */
  private product(): Term {
    let term = this.sign() === '/' ? one : this.sequence()
    for (;;) {
      const operator = this.sign()
      if (operator !== '*' && operator !== '/') return term
      this.next++
      const right = this.sequence()
      term = this.join(term, operator === '*' ? right : this.raised(right, rational(-1)))
    }
  }

  private sequence(): Term {
    let term = this.factor()
    while (this.startsFactor()) term = this.join(term, this.factor())
    return term
  }

  private startsFactor(): boolean {
    const token = this.tokens[this.next]
    if (token === undefined) return false
    return token.kind === 'symbol' || token.kind === 'variable' || token.text === '(' || token.text === '1'
  }

  private factor(): Term {
    const base = this.atom()
    if (this.sign() !== '^') return base
    this.next++
    return this.raised(base, this.exponent())
  }

  private atom(): Term {
    const token = this.tokens[this.next++]
    if (token === undefined) this.fail()
    if (token.kind === 'symbol') return this.symbol(token)
    if (token.kind === 'variable') return { dimension: baseDimension(token.text), scale: unitScale }
    if (token.text === '1') return one
    if (token.text !== '(') this.fail()
    const inner = this.product()
    if (this.tokens[this.next++]?.text !== ')') this.fail()
    return inner
  }

  private symbol(token: UnitToken): Term {
    const term = this.lookUp(token.text)
    if (term === undefined) return this.refuse(token, [], `'${token.text}' is no known unit`)
    if (term.affine !== undefined) this.point = token
    return term
  }

  /** `2`, `-2`, `(1/2)`, `(-1/2)`, `-(1/2)` */
  private exponent(): Rational {
    const negative = this.sign() === '-' && this.tokens[this.next + 1]?.text === '('
    if (negative) this.next++
    if (this.sign() !== '(') return rational(this.integer())
    this.next++
    const num = this.integer() * (negative ? -1 : 1)
    let den = 1
    if (this.sign() === '/') {
      this.next++
      den = this.integer()
    }
    if (this.tokens[this.next++]?.text !== ')' || den === 0) this.fail()
    return rational(num, den)
  }

  private integer(): number {
    const negative = this.sign() === '-'
    if (negative) this.next++
    const token = this.tokens[this.next++]
    if (token?.kind !== 'digits') this.fail()
    const size = Number(token.text)
    // Checked again as a whole; here so that the fraction stays exact.
    if (size > exponentMax ** 2) this.limit(exponentMax, size, 'exponents up to')
    return negative ? -size : size
  }

  private raised(term: Term, exponent: Rational): Term {
    this.refusePoint(term)
    this.checkExponent(exponent)
    const bits = bitLength(term.scale) * Math.abs(exponent.num)
    if (bits > scaleBitsMax) this.limit(scaleBitsMax, bits, 'a factor within a ratio of bits up to')
    const scale = powerScale(term.scale, exponent)
    if (scale === undefined) this.fail()
    return this.checked({ dimension: power(term.dimension, exponent), scale })
  }

  private join(a: Term, b: Term): Term {
    this.refusePoint(a)
    this.refusePoint(b)
    return this.checked({
      dimension: multiply(a.dimension, b.dimension),
      scale: multiplyScale(a.scale, b.scale),
    })
  }

  /** 20 degC per metre is no 20 K per metre, nor anything else. */
  private refusePoint({ affine }: Term): void {
    if (affine === undefined || this.point === undefined) return
    const { difference } = affine
    const message = `'${this.point.text}' is a point on a scale and stands alone; in products and powers write ${difference}`
    this.refuse(this.point, [difference], message)
  }

  /** Exponents and factors within their limits at every step, so that neither they nor their text can grow. */
  private checked(term: Term): Term {
    const { factors } = term.dimension
    if (factors.length > factorsMax) this.limit(factorsMax, factors.length, 'base units up to')
    for (const { exponent } of factors) this.checkExponent(exponent)
    return term
  }

  private checkExponent({ num, den }: Rational): void {
    const largest = Math.max(Math.abs(num) / den, den)
    if (largest > exponentMax) this.limit(exponentMax, largest, 'exponents up to')
  }

  private limit(limit: number, actual: number, what: string): never {
    throw new Unreadable({ code: 'FAULT_LIMIT', limit, actual, message: `a unit may have ${what} ${limit}` })
  }

  private refuse({ text: name, start }: UnitToken, candidates: readonly string[], message: string): never {
    const span = { start, end: start + name.length }
    throw new Unreadable({ code: 'FAULT_UNKNOWN_UNIT', name, candidates, message, span })
  }

  private fail(): never {
    throw new Unreadable(unreadable(this.text, 0))
  }
}

/** Bits of the longer side of a ratio; none for 1, which any power leaves as it is. */
const bitLength = ({ num, den }: Scale): number =>
  num === den ? 0 : Math.max(num.toString(2).length, den.toString(2).length)

/** Reads `text`, looking symbols up with `lookUp`. A term that is a point on a scale keeps its `affine`. */
export function readUnitText(text: string, lookUp: (symbol: string) => Term | undefined): Result<Term, Fault> {
  if (text.length > unitTextMax) {
    return err({
      code: 'FAULT_LIMIT',
      limit: unitTextMax,
      actual: text.length,
      message: `a unit may have ${unitTextMax} characters`,
    })
  }
  const tokens = tokenize(text)
  if (!tokens.ok) return tokens
  try {
    return ok(new Reader(text, tokens.value, lookUp).whole())
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err(thrown.fault)
    throw thrown
  }
}
