// Reading unit text: `kg m / s^2`, `m/s`, `yr^(-1/2)`, `/yr`, `1 / s`, `m^2`, `USD/EUR`. As in F#, factors side by side bind
// tighter than `*` and `/`, and `/` associates to the left.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { baseDimension, type Dimension, dimensionless, multiply, power } from './dimension.js'
import { type Rational, rational } from './rational.js'
import { multiplyScale, powerScale, type Scale, unitScale } from './scale.js'

/** UTF-16 units of a unit's text. */
export const unitTextMax = 128
/** Base symbols that a dimension read from text may have: SI has seven, a rate two. */
const factorsMax = 8
/** Largest exponent and largest denominator of one; also within parentheses, where exponents multiply. */
const exponentMax = 16
/** Bits of a scale's numerator and denominator. `deg^16`, with pi to 50 digits, has some 2,700. */
const scaleBitsMax = 4_096

/** What a unit text stands for: its dimension and the factor to the coherent unit. */
export interface Term {
  readonly dimension: Dimension
  readonly scale: Scale
}

const one: Term = { dimension: dimensionless, scale: unitScale }

const superscripts: ReadonlyMap<string, string> = new Map([
  ['\u00b2', '^2'],
  ['\u00b3', '^3'],
  ['\u00b7', ' '],
])

const tokenPattern = /\s*(?:([A-Za-z%][A-Za-z]*|'[A-Za-z][A-Za-z0-9]*)|(\d+)|([*/^()-]))/y

function tokenize(text: string): Result<string[], Fault> {
  const plain = text.replace(/[\u00b2\u00b3\u00b7]/g, (sign) => superscripts.get(sign)!).trimEnd()
  const tokens: string[] = []
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < plain.length) {
    const start = tokenPattern.lastIndex
    const match = tokenPattern.exec(plain)
    if (match === null) return err(unreadable(text, start))
    tokens.push(match[1] ?? match[2] ?? match[3]!)
  }
  return ok(tokens)
}

const unreadable = (text: string, start: number): Fault => ({
  code: 'FAULT_SYNTAX',
  message: `'${text}' does not read as a unit from character ${start + 1} on`,
  span: { start, end: text.length },
})

/** Thrown inside the reader only; parseUnit turns it into a value. */
class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

class Reader {
  private next = 0

  constructor(
    private readonly text: string,
    private readonly tokens: readonly string[],
    private readonly lookUp: (symbol: string) => Term | undefined,
  ) {}

  whole(): Term {
    if (this.tokens.length === 0 || this.tokens.join() === '_') return one
    const term = this.product()
    if (this.next < this.tokens.length) this.fail()
    return term
  }

  /** seq { ('*' | '/') seq }, and a leading `/`. */
  private product(): Term {
    let term = this.tokens[this.next] === '/' ? one : this.sequence()
    for (;;) {
      const operator = this.tokens[this.next]
      if (operator !== '*' && operator !== '/') return term
      this.next++
      const right = this.sequence()
      term = this.join(term, operator === '*' ? right : this.raised(right, rational(-1)))
    }
  }

  private sequence(): Term {
    let term = this.factor()
    while (this.next < this.tokens.length && /^(?:[A-Za-z%'(]|1$)/.test(this.tokens[this.next]!))
      term = this.join(term, this.factor())
    return term
  }

  private factor(): Term {
    const base = this.atom()
    if (this.tokens[this.next] !== '^') return base
    this.next++
    return this.raised(base, this.exponent())
  }

  private atom(): Term {
    const token = this.tokens[this.next++]
    if (token === undefined) this.fail()
    if (token === '1') return one
    if (token === '(') {
      const inner = this.product()
      if (this.tokens[this.next++] !== ')') this.fail()
      return inner
    }
    if (token.startsWith("'")) return { dimension: baseDimension(token), scale: unitScale }
    if (!/^[A-Za-z%]/.test(token)) this.fail()
    return this.lookUp(token) ?? this.unknown(token)
  }

  private exponent(): Rational {
    if (this.tokens[this.next] !== '(') return rational(this.integer())
    this.next++
    const num = this.integer()
    let den = 1
    if (this.tokens[this.next] === '/') {
      this.next++
      den = this.integer()
    }
    if (this.tokens[this.next++] !== ')' || den === 0) this.fail()
    return rational(num, den)
  }

  private integer(): number {
    const negative = this.tokens[this.next] === '-'
    if (negative) this.next++
    const token = this.tokens[this.next++]
    if (token === undefined || !/^\d+$/.test(token)) this.fail()
    // Checked again as a whole; here so that the fraction stays exact.
    if (Number(token) > exponentMax ** 2) this.limit(exponentMax, Number(token), 'exponents up to')
    return negative ? -Number(token) : Number(token)
  }

  private raised(term: Term, exponent: Rational): Term {
    this.checkExponent(exponent)
    const bits = bitLength(term.scale) * Math.abs(exponent.num)
    if (bits > scaleBitsMax) this.limit(scaleBitsMax, bits, 'a factor within a ratio of bits up to')
    const scale = powerScale(term.scale, exponent)
    if (scale === undefined) this.fail()
    return this.checked({ dimension: power(term.dimension, exponent), scale })
  }

  private join(a: Term, b: Term): Term {
    return this.checked({
      dimension: multiply(a.dimension, b.dimension),
      scale: multiplyScale(a.scale, b.scale),
    })
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

  private unknown(name: string): never {
    const start = Math.max(0, this.text.indexOf(name))
    throw new Unreadable({
      code: 'FAULT_UNKNOWN_UNIT',
      name,
      candidates: [],
      message: `'${name}' is no known unit`,
      span: { start, end: start + name.length },
    })
  }

  private fail(): never {
    throw new Unreadable(unreadable(this.text, 0))
  }
}

/** Bits of the longer side of a ratio; none for 1, which any power leaves as it is. */
const bitLength = ({ num, den }: Scale): number =>
  num === den ? 0 : Math.max(num.toString(2).length, den.toString(2).length)

/** Reads `text`, looking symbols up with `lookUp`. */
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
