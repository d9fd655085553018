// Places in a program that know the type of every binding before them. Made as a decoder reaches them.

import { dimensionless } from '../../../fabric/dimension/index.js'
import { type Contract, type Schema, settled } from '../../../fabric/schema/index.js'
import { readMeasure } from '../../types/measure.js'
import { type Expression, rule, sequence, text } from '../grammar.js'
import { alternatives, joined } from '../joined.js'
import type { GrammarOptions } from '../options.js'
import { RequestGrammar } from '../requests.js'
import type { RuleStore } from '../rule-store.js'
import { heldFits, measureFits } from './fitting.js'
import { type Held, measureOfHeld, type Reference, referencesTo } from './references.js'
import { eitherOf, type Scope } from './scope.js'
import { type Atom, type Place, Worked } from './worked.js'

export const typedScope = (contracts: readonly Contract[], options: GrammarOptions, store: RuleStore): Scope =>
  new TypedScope(contracts, options, store, [])

/** An answer that may be absent stands for zero where it is: the one number that needs no source. */
const present = ({ written, maybe }: Reference): string => (maybe ? `(Option.defaultValue 0.0<_> ${written})` : written)

class TypedScope implements Scope {
  private readonly references: readonly Reference[]
  private readonly worked: Worked
  private readonly fits = new Map<Schema, Expression | undefined>()
  private readonly calls: readonly (readonly [Contract, Expression])[]

  constructor(
    private readonly contracts: readonly Contract[],
    private readonly options: GrammarOptions,
    private readonly store: RuleStore,
    private readonly bindings: readonly Held[],
  ) {
    this.references = referencesTo(bindings)
    this.worked = new Worked([...this.given(), ...this.bound()], store)
    const requests = new RequestGrammar(options, store, (schema) => this.fitting(schema))
    this.calls = contracts.flatMap((contract) => {
      const call = requests.callLater(contract)
      return call === undefined ? [] : [[contract, call] as const]
    })
  }

  get count(): number {
    return this.bindings.length
  }

  get call(): Expression | undefined {
    return eitherOf(this.calls.map(([, call]) => call))
  }

  get value(): Expression | undefined {
    const read = this.references.map(({ written }) => text(written))
    const worked = this.worked.at({ key: 'value', fits: () => true, end: () => sequence() })
    return eitherOf(worked === undefined ? read : [...read, worked])
  }

  next(rest: (scope: () => Scope) => Expression): readonly Expression[] {
    const after = (held: Held): Expression =>
      joined(
        text('\n'),
        rest(() => new TypedScope(this.contracts, this.options, this.store, [...this.bindings, held])),
      )
    const answers = this.calls.map(([{ response }, call]) => joined(call, after({ kind: 'answer', schema: response })))
    const place: Place = {
      key: 'binding',
      fits: () => true,
      end: (measure) => after({ kind: 'number', measure }),
    }
    const worked = this.worked.at(place)
    return worked === undefined ? answers : [...answers, worked]
  }

  private fitting(schema: Schema): Expression | undefined {
    if (!this.fits.has(schema)) this.fits.set(schema, this.findFitting(schema))
    return this.fits.get(schema)
  }

  /** What was bound, or is worked out, and fits a field. */
  private findFitting(schema: Schema): Expression | undefined {
    const read = this.references
      .filter(({ held, maybe }) => heldFits(schema, held) && (!maybe || measureOfHeld(held) !== undefined))
      .map((reference) => text(present(reference)))
    const worked = this.worked.at({
      key: JSON.stringify(acceptedBy(schema)),
      fits: (measure) => measureFits(schema, measure),
      end: () => text(')'),
    })
    const ways = worked === undefined ? read : [...read, joined(text('('), worked)]
    return ways.length === 0 ? undefined : this.store.defer('bound', () => alternatives(...ways))
  }

  /** Numbers of the goal; spelt too where programs may spell. */
  private given(): readonly Atom[] {
    const { quantities = [], literals } = this.options
    const units = new Set<string>()
    const atoms = quantities.flatMap((quantity, index): Atom[] => {
      if (quantity.kind !== 'number' && quantity.kind !== 'quantity') return []
      const unit = quantity.kind === 'number' ? '' : quantity.unit
      const measure = unit === '' ? dimensionless : measureOf(unit)
      if (measure === undefined) return []
      const spelt = unit === '' ? rule('numeral') : joined(rule('numeral'), text(`<${unit}>`))
      const first = literals && !units.has(unit)
      units.add(unit)
      const slot = { measure, written: text(`$${index + 1}`) }
      return first ? [slot, { measure, written: spelt }] : [slot]
    })
    return literals && !units.has('') ? [...atoms, { measure: dimensionless, written: rule('numeral') }] : atoms
  }

  private bound(): readonly Atom[] {
    return this.references.flatMap((reference) => {
      const measure = measureOfHeld(reference.held)
      return measure === undefined ? [] : [{ measure, written: text(present(reference)) }]
    })
  }
}

const measureOf = (unit: string) => {
  const measure = readMeasure(unit)
  return measure.ok ? measure.value : undefined
}

/** What a field takes of numbers, for places with the same demands to be one. */
function acceptedBy(outer: Schema): unknown {
  const schema = settled(outer)
  switch (schema.kind) {
    case 'quantity':
      return schema.dimension
    case 'carried':
      return schema.accepts
    case 'union':
      return Object.values(schema.cases).map(acceptedBy)
    default:
      return null
  }
}
