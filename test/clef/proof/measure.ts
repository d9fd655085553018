// Measures again, without the code under test: exact exponents over base symbols, and how they are written.

/** A fraction in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly num: number
  readonly den: number
}

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b))
export function fraction(num: number, den = 1): Fraction {
  const divisor = gcd(num, den) * Math.sign(den)
  return { num: num / divisor + 0, den: den / divisor }
}
const add = (a: Fraction, b: Fraction) => fraction(a.num * b.den + b.num * a.den, a.den * b.den)
const times = (a: Fraction, b: Fraction) => fraction(a.num * b.num, a.den * b.den)

const power = (symbol: string, { num, den }: Fraction): string =>
  den !== 1 ? `${symbol}^(${num}/${den})` : num === 1 ? symbol : `${symbol}^${num}`

export class Measure {
  /** F#'s normal form. */
  readonly text: string

  private constructor(private readonly exponents: ReadonlyMap<string, Fraction>) {
    const sorted = [...exponents].sort(([a], [b]) => (a < b ? -1 : 1))
    const above = sorted.filter(([, { num }]) => num > 0).map(([symbol, n]) => power(symbol, n))
    const below = sorted.filter(([, { num }]) => num < 0).map(([symbol, n]) => power(symbol, times(n, fraction(-1))))
    const under = below.length > 1 ? `(${below.join(' ')})` : below.join('')
    this.text = below.length === 0 ? above.join(' ') || '1' : `${above.join(' ') || '1'} / ${under}`
  }

  static readonly one = new Measure(new Map())

  static of(symbol: string, num = 1, den = 1): Measure {
    return Measure.one.times(new Measure(new Map([[symbol, fraction(num, den)]])))
  }

  times(other: Measure): Measure {
    const exponents = new Map(this.exponents)
    for (const [symbol, exponent] of other.exponents) {
      const sum = add(exponents.get(symbol) ?? fraction(0), exponent)
      if (sum.num === 0) exponents.delete(symbol)
      else exponents.set(symbol, sum)
    }
    return new Measure(exponents)
  }

  power(exponent: Fraction): Measure {
    if (exponent.num === 0) return Measure.one
    return new Measure(new Map([...this.exponents].map(([symbol, n]) => [symbol, times(n, exponent)])))
  }

  over(other: Measure): Measure {
    return this.times(other.power(fraction(-1)))
  }

  get isOne(): boolean {
    return this.exponents.size === 0
  }

  get symbols(): readonly string[] {
    return [...this.exponents.keys()]
  }

  exponentOf(symbol: string): Fraction {
    return this.exponents.get(symbol) ?? fraction(0)
  }

  is(other: Measure): boolean {
    return this.text === other.text
  }

  /** Whether all exponents are whole. */
  get isWhole(): boolean {
    return [...this.exponents.values()].every(({ den }) => den === 1)
  }

  /** Small enough to be worked on with. */
  get isSmall(): boolean {
    return (
      this.exponents.size <= 4 &&
      [...this.exponents.values()].every(({ num, den }) => Math.abs(num) <= 6 * den && den <= 4)
    )
  }

  /** The same with scaled units in their coherent ones: what a call's argument is judged by. */
  get coherent(): Measure {
    let coherent: Measure = Measure.one
    for (const [symbol, exponent] of this.exponents)
      coherent = coherent.times((coherentOf.get(symbol) ?? Measure.of(symbol)).power(exponent))
    return coherent
  }

  /** Whether every unit in it has the factor 1, so that any power of it leaves the program as it is. */
  get isCoherent(): boolean {
    return this.symbols.every((symbol) => !coherentOf.has(symbol))
  }
}

const per = (above: string, below: string, times = 1): Measure => Measure.of(above).over(Measure.of(below, times))

/** Scaled units, which arithmetic keeps apart, with what a call's argument takes them for. */
const coherentOf: ReadonlyMap<string, Measure> = new Map([
  ['km', Measure.of('m')],
  ['ft', Measure.of('m')],
  ['ms', Measure.of('s')],
  ['h', Measure.of('s')],
  ['g', Measure.of('kg')],
  ['deg', Measure.of('rad')],
  ['mph', per('m', 's')],
  ['day', Measure.of('yr')],
  ['degR', Measure.of('K')],
])

export const coherentSymbols = ['m', 's', 'kg', 'A', 'K', 'EUR', 'USD', 'yr'] as const
export const scaledSymbols = [...coherentOf.keys()]

/** Symbols that are short for a product, as a program may write them. */
export const abbreviations: readonly (readonly [symbol: string, measure: Measure])[] = [
  ['N', Measure.of('kg').times(per('m', 's', 2))],
  ['J', Measure.of('kg').times(Measure.of('m', 2)).over(Measure.of('s', 2))],
  ['W', Measure.of('kg').times(Measure.of('m', 2)).over(Measure.of('s', 3))],
  ['Pa', Measure.of('kg').over(Measure.of('m')).over(Measure.of('s', 2))],
  ['Hz', Measure.of('s', -1)],
  ['C', Measure.of('A').times(Measure.of('s'))],
]
