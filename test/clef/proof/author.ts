// Who writes random programs: chance, the names in scope, and what an expression's dimension depends on.

import type { Dice } from '../../sim/dice.js'
import type { Call } from './calls.js'
import type { Form } from './floats.js'
import { type Kind, sameKind } from './kind.js'
import { levels, type Made } from './made.js'
import { abbreviations, coherentSymbols, fraction, Measure, scaledSymbols } from './measure.js'
import { type Edit, piece, type Tie } from './piece.js'

export interface Variable {
  /** What refers to it: a name, or a field of one. */
  readonly text: string
  readonly kind: Kind
  /** Names on whose types its own depends: none where an annotation or a contract says what it is. */
  readonly deps: ReadonlySet<string>
  /** What holds its type fixed where it is used; a name without an annotation is as fixed as its uses. */
  readonly uses: Tie[]
}

/** Calls within expressions; a program may have 64 in all. */
const callsMax = 12

const numbers = ['2.0', '0.5', '3', '1e3', '12.75', '7.25', '1.5e-2', '40.0'] as const

export class Author {
  private readonly scopes: Variable[][] = [[]]
  private named = 0
  private functions = 0
  private called = 0
  /** Measures that the program's values tend to have, so that names are used again. */
  readonly measures: readonly Measure[]
  /** Words for measures that the program declares, with what they stand for. */
  readonly declared: (readonly [symbol: string, measure: Measure])[] = []
  /** Applications of the functions that the program declares for any measure. */
  readonly templates: Form[] = []

  /** What a difference of dates is in. */
  readonly day = Measure.of('day')

  constructor(
    readonly dice: Dice,
    readonly calls: readonly Call[],
  ) {
    this.measures = Array.from({ length: 4 }, () => this.anyMeasure())
  }

  /** A name that the program does not have yet. */
  fresh(letter: string): string {
    return `${letter}${++this.named}`
  }

  bind(variable: Variable): void {
    this.scopes.at(-1)!.push(variable)
  }

  /** Runs `write` for the body of a function, in which no call may stand, with names that are known in it alone. */
  inFunction<T>(variables: readonly Variable[], write: () => T): T {
    this.functions++
    const written = this.scoped(variables, write)
    this.functions--
    return written
  }

  /** A call that answers with a number of this measure, where one may stand; and the field it is in. */
  callFor(measure: Measure): { readonly call: Call; readonly field: string } | undefined {
    if (this.functions > 0 || this.called >= callsMax) return undefined
    for (const call of this.calls) {
      const field = call.answers.find(([, of]) => of.is(measure))?.[0]
      if (field === undefined) continue
      this.called++
      return { call, field }
    }
    return undefined
  }

  /** Runs `write` with names that are known in it alone. */
  scoped<T>(variables: readonly Variable[], write: () => T): T {
    this.scopes.push([...variables])
    const written = write()
    this.scopes.pop()
    return written
  }

  /** A name of this type in scope. */
  variable(kind: Kind): Variable | undefined {
    const fitting = this.scopes.flat().filter((variable) => sameKind(variable.kind, kind))
    return fitting.length === 0 ? undefined : fitting[this.dice.below(fitting.length)]
  }

  use(variable: Variable, tie: Tie): Made {
    variable.uses.push(tie)
    const wrong = this.wrongName(variable)
    const edits: Edit[] = wrong === undefined ? [] : [{ kind: 'name', text: wrong.text, tie }]
    return { piece: piece([variable.text], edits), level: levels.atom, deps: variable.deps }
  }

  /** Another number in scope, of another dimension. */
  private wrongName({ kind }: Variable): Variable | undefined {
    if (kind.is !== 'float') return undefined
    const { measure } = kind
    const others = this.scopes
      .flat()
      .filter(({ kind: of }) => of.is === 'float' && !of.measure.coherent.is(measure.coherent))
    return others.length === 0 ? undefined : others[this.dice.below(others.length)]
  }

  number(): string {
    return this.dice.pick(numbers)
  }

  /** Of one or two units, one of them perhaps scaled. */
  anyMeasure(): Measure {
    const { dice } = this
    const whole = (symbol: string) => Measure.of(symbol, dice.pick([1, 1, 1, -1, 2, -2]))
    const first = dice.chance(0.25) ? whole(dice.pick(scaledOnly)) : whole(dice.pick(coherentSymbols))
    const measure = dice.chance(0.5) ? first : first.times(whole(dice.pick(coherentSymbols)))
    return measure.isCoherent && dice.chance(0.1) ? measure.power(fraction(1, 2)) : measure
  }

  someMeasure(): Measure {
    return this.dice.chance(0.7) ? this.measures[this.dice.below(this.measures.length)]! : this.anyMeasure()
  }

  /** A measure that is another even when every unit is converted to its coherent one. */
  wrongMeasure(right: Measure): Measure {
    for (;;) {
      const wrong = this.dice.chance(0.3)
        ? this.someMeasure()
        : right.times(Measure.of(this.dice.pick(coherentSymbols), this.dice.pick([1, -1])))
      if (!wrong.coherent.is(right.coherent) && wrong.isSmall) return wrong
    }
  }

  /** One of the ways to write a measure. */
  unitText(measure: Measure): string {
    const { dice } = this
    if (dice.chance(0.5) || measure.isOne) return measure.text
    for (const [symbol, short] of [...this.declared, ...abbreviations]) {
      const rest = measure.over(short)
      if (rest.symbols.length < measure.symbols.length && dice.chance(0.7))
        return rest.isOne ? symbol : `${symbol} ${this.factors(rest)}`
    }
    return this.factors(measure)
  }

  /** `m s^-2`, `s^-2 * m` */
  private factors(measure: Measure): string {
    const written = measure.symbols.map((symbol) => {
      const { num, den } = measure.exponentOf(symbol)
      if (den !== 1) return `${symbol}^(${num}/${den})`
      return num === 1 ? symbol : `${symbol}^${num}`
    })
    if (this.dice.chance(0.5)) written.reverse()
    return written.join(this.dice.pick([' ', ' * ', '*']))
  }
}

const scaledOnly = scaledSymbols as readonly string[] as readonly [string, ...string[]] // the list is not empty
