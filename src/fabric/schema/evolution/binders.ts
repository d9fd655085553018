// What the measure variables of two schemas stand for, so that dimensions are compared whatever the variables are called.

import { type Dimension, isVariable } from '../../dimension/index.js'
import { settled } from '../codec/layout.js'
import type { Fields, Schema } from '../schema.js'

/** What binds a variable: a currency, or one of the two of a pair. */
export interface Binder {
  /** The record or map entry that holds it, counted from the outermost, its field there and its number in a pair. */
  readonly place: string
  /** The pair that it is one of. */
  readonly pair: string | undefined
  /** Whether it may be left out, so that the variable is open there. */
  readonly isOptional: boolean
  /** For people: `the domestic currency of pair`. */
  readonly words: string
}

/** The variables that are bound at one place of a schema. Inner binders hide outer ones of the same name. */
export class Binders {
  static readonly none = new Binders(0, undefined)
  readonly #bound = new Map<string, Binder>()

  private constructor(
    private readonly depth: number,
    private readonly outer: Binders | undefined,
  ) {}

  /** Inside a record: its pairs and currencies bind. */
  withinRecord(fields: Fields): Binders {
    const inner = new Binders(this.depth + 1, this)
    for (const [name, field] of Object.entries(fields)) inner.#bindBy(field, name, name)
    return inner
  }

  /** Inside a map's entry: its key binds. */
  withinEntry(key: Schema): Binders {
    const inner = new Binders(this.depth + 1, this)
    inner.#bindBy(key, '', 'the key')
    return inner
  }

  #bindBy(field: Schema, name: string, called: string): void {
    const place = `${this.depth} ${name}`
    const isOptional = field.kind === 'optional'
    const schema = settled(field)
    if (schema.kind === 'currency' && schema.binds !== undefined)
      this.#bind(schema.binds, { place, pair: undefined, isOptional, words: called })
    if (schema.kind !== 'pair' || schema.binds === undefined) return
    for (const [index, which] of (['foreign', 'domestic'] as const).entries()) {
      const words = `the ${which} currency of ${called}`
      this.#bind(schema.binds[index]!, { place: `${place} ${index}`, pair: place, isOptional, words })
    }
  }

  #bind(variable: string, binder: Binder): void {
    const before = this.#bound.get(variable)
    // Of several in one record the last that is given binds.
    const isFirst = before === undefined || !binder.isOptional
    const place = isFirst ? binder.place : `${before.place}, ${binder.place}`
    this.#bound.set(variable, isFirst ? binder : { ...before, place, pair: undefined })
  }

  binderOf(variable: string): Binder | undefined {
    return this.#bound.get(variable) ?? this.outer?.binderOf(variable)
  }

  /** `'D / 'F` and what its variables are bound by, for where two dimensions read alike and mean different things. */
  explained({ text, factors }: Dimension): string {
    const variables = factors.map(({ symbol }) => symbol).filter(isVariable)
    if (variables.length === 0) return text
    const bound = variables.map((name) => `${name} ${this.binderOf(name)?.words ?? 'bound by nothing'}`)
    return `${text} (${bound.join(', ')})`
  }
}
