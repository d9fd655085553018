// Numbers that a program works out, by their measures: sums of products and quotients of what the goal gave and what was bound.
// Arithmetic never converts, so terms of a sum have one measure; at the end the whole fits its place or was not begun.

import { type Dimension, divide, multiply } from '../../../fabric/dimension/index.js'
import { choice, type Expression, repeat, text } from '../grammar.js'
import { alternatives, joined } from '../joined.js'
import type { RuleStore } from '../rule-store.js'

/** A number as it is written, of the measure that arithmetic gives it. */
export interface Atom {
  readonly measure: Dimension
  readonly written: Expression
}

/** Where a worked-out number stands. */
export interface Place {
  /** Tells places with the same demands apart from others. */
  readonly key: string
  readonly fits: (measure: Dimension) => boolean
  /** What follows the number. */
  readonly end: (measure: Dimension) => Expression
}

const factorsMax = 3
const termsMax = 6
/** Measures that are combined with each other; the first of a program. */
const measuresMax = 8

export class Worked {
  /** What may be written for each measure. */
  private readonly atoms = new Map<Dimension, Expression>()
  private readonly reached = new Map<string, boolean>()
  private readonly rules = new Map<string, Expression>()

  constructor(
    atoms: readonly Atom[],
    private readonly store: RuleStore,
  ) {
    for (const { measure, written } of atoms) {
      const known = this.atoms.get(measure)
      if (known === undefined && this.atoms.size === measuresMax) continue
      this.atoms.set(measure, known === undefined ? written : alternatives(known, written))
    }
  }

  /** A number with at least one operator in it and what follows it; undefined where none fits the place. */
  at(place: Place): Expression | undefined {
    const first = [...this.atoms].filter(([measure]) => this.canOperate(place, measure, factorsMax - 1))
    if (first.length === 0) return undefined
    return this.rule(`${place.key} at`, () =>
      alternatives(
        ...first.map(([measure, written]) => joined(written, this.operated(place, measure, factorsMax - 1))),
      ),
    )
  }

  /** An operator and the rest, behind a product of this measure. */
  private operated(place: Place, product: Dimension, factorsLeft: number): Expression {
    return this.rule(`${place.key} ${factorsLeft} ${product.text}`, () => {
      const ways: Expression[] = []
      if (place.fits(product)) ways.push(...this.summed(place, product))
      if (factorsLeft > 0) {
        for (const [measure, written] of this.atoms) {
          ways.push(...this.times(place, ' * ', written, multiply(product, measure), factorsLeft - 1))
          ways.push(...this.times(place, ' / ', written, divide(product, measure), factorsLeft - 1))
        }
      }
      return alternatives(...ways)
    })
  }

  private canOperate(place: Place, product: Dimension, factorsLeft: number): boolean {
    if (place.fits(product) && this.term(product) !== undefined) return true
    return (
      factorsLeft > 0 &&
      [...this.atoms.keys()].some(
        (measure) =>
          this.reaches(place, multiply(product, measure), factorsLeft - 1) ||
          this.reaches(place, divide(product, measure), factorsLeft - 1),
      )
    )
  }

  private times(place: Place, sign: string, written: Expression, product: Dimension, left: number): Expression[] {
    if (!this.reaches(place, product, left)) return []
    return [joined(text(sign), written, this.after(place, product, left))]
  }

  /** The end, or another operator. */
  private after(place: Place, product: Dimension, left: number): Expression {
    return this.rule(`${place.key} after ${left} ${product.text}`, () => {
      const end = place.fits(product) ? [place.end(product)] : []
      const more = this.canOperate(place, product, left) ? [this.operated(place, product, left)] : []
      return alternatives(...end, ...more)
    })
  }

  /** Further terms of the same measure, and the end. */
  private summed(place: Place, measure: Dimension): Expression[] {
    const term = this.term(measure)
    if (term === undefined) return []
    const more = joined(choice(text(' + '), text(' - ')), term)
    return [joined(repeat(more, 1, termsMax - 1), place.end(measure))]
  }

  private term(measure: Dimension): Expression | undefined {
    const ways: Expression[] = []
    const alone = this.atoms.get(measure)
    if (alone !== undefined) ways.push(alone)
    for (const [of, written] of this.atoms) {
      const factor = this.atoms.get(divide(measure, of))
      if (factor !== undefined) ways.push(joined(written, text(' * '), factor))
      const divisor = this.atoms.get(divide(of, measure))
      if (divisor !== undefined) ways.push(joined(written, text(' / '), divisor))
    }
    return ways.length === 0 ? undefined : this.rule(`term ${measure.text}`, () => alternatives(...ways))
  }

  /** Whether a product of this measure fits, or comes to fit within so many factors more. */
  private reaches(place: Place, product: Dimension, left: number): boolean {
    if (place.fits(product)) return true
    if (left === 0) return false
    const key = `${place.key} ${left} ${product.text}`
    const known = this.reached.get(key)
    if (known !== undefined) return known
    const found = [...this.atoms.keys()].some(
      (measure) =>
        this.reaches(place, multiply(product, measure), left - 1) ||
        this.reaches(place, divide(product, measure), left - 1),
    )
    this.reached.set(key, found)
    return found
  }

  private rule(key: string, make: () => Expression): Expression {
    const known = this.rules.get(key)
    if (known !== undefined) return known
    const made = this.store.defer('worked', make)
    this.rules.set(key, made)
    return made
  }
}
