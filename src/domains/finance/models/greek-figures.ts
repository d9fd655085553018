// The Greeks of options, each with its unit, of their whole notional or per unit of it.

import { divide } from '../../../fabric/dimension/index.js'
import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Quantity } from '../../../fabric/schema/index.js'
import type { GreekName } from '../contracts/vanilla.js'
import {
  type DeltaConvention,
  optionAt,
  type PricedColumns,
  refusal,
  type Valuation,
  type VanillaOption,
  valueOption,
} from '../kernel/index.js'
import type { BookRows } from './book-rows.js'
import type { PairDimensions } from './option-terms.js'
import { type PositionFigure, positionFigure } from './position-figure.js'

export type Figures = { [name in GreekName]?: Quantity }

/** What is asked of each option. */
export interface Asked {
  /** without repeats */
  readonly which: readonly GreekName[]
  /** what `delta` means */
  readonly convention: DeltaConvention
  /** yr: `theta` is then the exact change of value in that time at an unchanged market, up to the payoff */
  readonly horizon: number | undefined
}

interface NamedFigure extends PositionFigure {
  readonly name: GreekName
  readonly overHorizon: boolean
}

/** The asked figures of options in one pair; the dimensions, and so the figures, of a pair's positions are one object. */
export class GreekFigures {
  private readonly known = new Map<PairDimensions, readonly NamedFigure[]>()

  constructor(private readonly asked: Asked) {}

  /** Whether every figure is in the columns of a priced book. */
  get areInColumns(): boolean {
    return this.asked.which.every((name) => inColumns.has(this.meant(name)) && !this.isOverHorizon(name))
  }

  /**
   * Of one option, times `notional`; of a share of the notional where that is none but a sign. Errors: those of `valueOption`, and `domain` for
   * a figure that is not finite.
   */
  ofOption(
    option: VanillaOption,
    notional: number,
    dimensions: PairDimensions,
    perUnit: boolean,
  ): Result<Figures, DomainError> {
    const valuation = valueOption(option)
    if (!valuation.ok) return valuation
    const figures: Figures = {}
    for (const { name, dimension, perUnit: figureOf, overHorizon } of this.of(dimensions)) {
      const one = overHorizon ? this.decay(option, valuation.value) : ok(figureOf(valuation.value, option.spot))
      if (!one.ok) return one
      const value = notional * one.value
      if (!Number.isFinite(value)) return tooLarge()
      figures[name] = { value, dimension: perUnit && name !== 'pv' ? divide(dimension, dimensions.foreign) : dimension }
    }
    return ok(figures)
  }

  /** Of one row of a book, of its whole notional; errors as `ofOption`. */
  ofRow({ columns, dimensions }: BookRows, row: number): Result<Figures, DomainError> {
    return this.ofOption(optionAt(columns, row), columns.notional[row]!, dimensions[row]!, false)
  }

  /** `ofRow` out of the columns of a priced book, where `areInColumns`. */
  ofPricedRow({ columns, dimensions }: BookRows, priced: PricedColumns, row: number): Result<Figures, DomainError> {
    // Every figure is linear in the valuation, so that of the notional gives that of the notional.
    const valuation = rowOf(priced, row)
    const spot = columns.spot[row]!
    const figures: Figures = {}
    for (const { name, dimension, perUnit } of this.of(dimensions[row]!)) {
      const value = perUnit(valuation, spot)
      if (!Number.isFinite(value)) return tooLarge()
      figures[name] = { value, dimension }
    }
    return ok(figures)
  }

  private of(dimensions: PairDimensions): readonly NamedFigure[] {
    let figures = this.known.get(dimensions)
    if (figures === undefined) {
      figures = this.asked.which.map((name) => {
        const overHorizon = this.isOverHorizon(name)
        const figure = positionFigure(overHorizon ? 'pv' : this.meant(name), dimensions)
        return { ...figure, name, overHorizon }
      })
      this.known.set(dimensions, figures)
    }
    return figures
  }

  private meant(name: GreekName): GreekName {
    return name === 'delta' ? deltaNames[this.asked.convention] : name
  }

  private isOverHorizon(name: GreekName): boolean {
    return name === 'theta' && this.asked.horizon !== undefined
  }

  private decay(option: VanillaOption, now: Valuation): Result<number, DomainError> {
    const later = valueOption({ ...option, expiry: Math.max(0, option.expiry - (this.asked.horizon ?? 0)) })
    return later.ok ? ok(later.value.value - now.value) : later
  }
}

const tooLarge = () => refusal('domain', 'its figures are too large to be represented')

const inColumns: ReadonlySet<GreekName> = new Set([
  'pv',
  'deltaSpot',
  'gamma',
  'gammaPer1pct',
  'vega',
  'vegaPer1vol',
  'theta',
  'thetaPerDay',
  'rhoDomestic',
  'rhoForeign',
])

/** What no column has is NaN: a figure read from it by mistake is none. */
const rowOf = (priced: PricedColumns, row: number): Valuation => ({
  value: priced.value[row]!,
  deltaSpot: priced.delta[row]!,
  deltaForward: Number.NaN,
  deltaSpotPremiumAdjusted: Number.NaN,
  deltaForwardPremiumAdjusted: Number.NaN,
  gamma: priced.gamma[row]!,
  vega: priced.vega[row]!,
  theta: priced.theta[row]!,
  rhoDomestic: priced.rhoDomestic[row]!,
  rhoForeign: priced.rhoForeign[row]!,
  vanna: Number.NaN,
  volga: Number.NaN,
})

const deltaNames = {
  spot: 'deltaSpot',
  forward: 'deltaForward',
  premiumAdjustedSpot: 'deltaSpotPremiumAdjusted',
  premiumAdjustedForward: 'deltaForwardPremiumAdjusted',
} as const satisfies Record<DeltaConvention, GreekName>
