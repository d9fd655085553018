// Measure variables of parametric schemas. They stand for currencies and are bound per record: by a pair or currency
// field of that record, or by the key of a map entry; one that nothing binds is solved by its first use in the message.

import { baseDimension, type Dimension, isMoney, splitPair, substitute, unify } from '../dimension/index.js'
import { settled } from './codec/layout.js'
import type { Fields, Schema } from './schema.js'

export class MeasureScope {
  private readonly bindings = new Map<string, Dimension>()

  constructor(private readonly parent?: MeasureScope) {}

  /** The scope inside a record whose values are already known: its pairs and currencies bind their variables. */
  within(fields: Fields, read: (name: string) => unknown): MeasureScope {
    const inner = new MeasureScope(this)
    for (const [name, schema] of Object.entries(fields)) inner.bindCode(settled(schema), read(name))
    return inner
  }

  /** Binds what a pair or currency value stands for; anything else binds nothing. */
  bindCode(schema: Schema, value: unknown): void {
    if (typeof value !== 'string') return
    if (schema.kind === 'currency' && schema.binds !== undefined) this.bindings.set(schema.binds, baseDimension(value))
    if (schema.kind === 'pair' && schema.binds !== undefined) {
      const pair = splitPair(value)
      if (pair === undefined) return
      this.bindings.set(schema.binds[0], baseDimension(pair.foreign))
      this.bindings.set(schema.binds[1], baseDimension(pair.domestic))
    }
  }

  private get root(): MeasureScope {
    return this.parent === undefined ? this : this.parent.root
  }

  resolve(dimension: Dimension): Dimension {
    const here = substitute(dimension, this.bindings)
    return this.parent === undefined ? here : this.parent.resolve(here)
  }

  /** Whether `actual` is what `wanted` stands for here; solves a still unbound variable when a currency fits it. */
  accepts(wanted: Dimension, actual: Dimension): boolean {
    const resolved = this.resolve(wanted)
    const unification = unify(resolved, actual)
    if (unification.kind === 'solved') return true
    if (unification.kind === 'clash' || !isMoney(unification.dimension)) return false
    this.root.bindings.set(unification.variable, unification.dimension)
    return true
  }
}
