// Grammars depend on what a goal attached and said, and on how a rung writes; equal ones are the same value, so that what is
// compiled from them is compiled once for all attempts at a goal.

import { parseUnit } from '../../fabric/dimension/index.js'
import { type Contract, type Schema, settled } from '../../fabric/schema/index.js'
import type { Goal } from '../goal/goal.js'
import { type GoalQuantity, sizeOf } from '../goal/quantity-table.js'
import type { Grammar } from './grammar.js'
import { grammarOf } from './of-contracts.js'
import type { GrammarOptions } from './options.js'

/** How a grammar is made for any goal. */
export type GrammarMaking = Required<Pick<GrammarOptions, 'literals' | 'programs' | 'steering' | 'lazy'>>

const keptMax = 64

export class GrammarShelf {
  private readonly kept = new Map<string, Grammar>()
  /** Units that some field reads in a way of its own: `%`. */
  private readonly quoted: ReadonlySet<string>

  constructor(private readonly contracts: readonly Contract[]) {
    this.quoted = new Set(contracts.flatMap(({ request }) => [...quotedUnits(request)]))
  }

  grammarFor(
    { inputs, quantities }: Pick<Goal, 'quantities'> & { readonly inputs: GrammarOptions['inputs'] & {} },
    making: GrammarMaking,
  ): Grammar {
    const { literals, programs, steering, lazy } = making
    const names = inputs.map(({ name, type }) => ({ name, type }))
    const shapes = quantities.map((quantity) => this.shapeOf(quantity, programs === 'whole'))
    const key = JSON.stringify([literals, programs, steering, lazy, names, shapes])
    const known = this.kept.get(key)
    const grammar = known ?? grammarOf(this.contracts, { ...making, inputs: names, quantities })
    if (known === undefined && this.kept.size >= keptMax) this.kept.delete(this.kept.keys().next().value!)
    // Entered anew, so that the one that goes is the one that was not asked for longest.
    this.kept.delete(key)
    this.kept.set(key, grammar)
    return grammar
  }

  /**
   * All that steering asks of a quantity: goals that differ in their figures alone have one grammar.
   *
   * @param exact whether programs count with it: arithmetic never converts
   */
  private shapeOf(quantity: GoalQuantity, exact: boolean): string {
    if (quantity.kind === 'number') return quantity.value === 0 ? 'zero' : 'number'
    if (quantity.kind === 'array') return `array ${JSON.stringify(sizeOf(quantity))}`
    if (quantity.kind !== 'quantity') return quantity.kind
    const unit = exact || this.quoted.has(quantity.unit) ? undefined : parseUnit(quantity.unit)
    return unit?.ok ? `of ${unit.value.dimension.text}` : `in ${quantity.unit}`
  }
}

function* quotedUnits(outer: Schema): Generator<string> {
  const schema = settled(outer)
  switch (schema.kind) {
    case 'quantity':
    case 'carried':
      yield* Object.keys(schema.quoting ?? {})
      return
    case 'list':
    case 'table':
    case 'map':
      yield* quotedUnits(schema.of)
      return
    case 'record':
      for (const field of Object.values(schema.fields)) yield* quotedUnits(field)
      return
    case 'union':
      for (const of of Object.values(schema.cases)) yield* quotedUnits(of)
  }
}
