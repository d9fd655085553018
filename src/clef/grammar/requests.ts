// Requests of contracts as grammar rules: each record is written with its fields in order, optional ones left out or not, and
// exactly one of those that exclude each other.

import {
  type Contract,
  type Fields,
  type ListSchema,
  type RecordSchema,
  type Schema,
  settled,
} from '../../fabric/schema/index.js'
import { canWrite } from './can-write.js'
import { type FieldRule, fieldsInOrder } from './field-order.js'
import { choice, type Expression, repeat, rule, sequence, text } from './grammar.js'
import { alternatives, joined } from './joined.js'
import type { GrammarOptions } from './options.js'
import type { RuleStore } from './rule-store.js'
import {
  allSlots,
  fittingSlots,
  hasArraysAlone,
  isFigure,
  mayHaveArrays,
  offeredSlots,
  takesArrays,
} from './steering.js'

/** Elements that a list may have: as many as a goal has quantities. */
export const listItemsMax = 24

/** Parts of identifiers in lower case, joined by dashes: `finance.priceBook` is `finance-price-book`. */
export const ruleName = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()

/** What a field may take besides what the goal gave: values that the program has bound before. */
export type Bound = (schema: Schema) => Expression | undefined

const nothingBound: Bound = () => undefined

export class RequestGrammar {
  constructor(
    private readonly options: GrammarOptions,
    private readonly store: RuleStore,
    private readonly bound: Bound = nothingBound,
  ) {}

  /** The rule of one operation's call; undefined when it needs an input that is not attached. */
  call(contract: Contract): Expression | undefined {
    const name = ruleName(contract.name)
    const body = this.record(contract.request, name)
    if (body === undefined) return undefined
    return this.store.define(name, joined(text(`${contract.name} `), body))
  }

  /** The same with the request in a rule of its own, which is made when it is first reached. */
  callLater(contract: Contract): Expression | undefined {
    const attached = (type: string): boolean => this.attached(type) !== undefined
    const bound = (schema: Schema): boolean => this.bound(schema) !== undefined
    if (!canWrite(contract.request, { options: this.options, attached, bound })) return undefined
    const name = ruleName(contract.name)
    const body = (): Expression => this.record(contract.request, name) ?? unwritable(contract)
    return joined(text(`${contract.name} `), this.store.defer(name, body))
  }

  /** What may be written for a value of this schema; undefined when nothing may. */
  private value(outer: Schema, name: string, rivals = 1): Expression | undefined {
    const schema = settled(outer)
    return either(this.given(schema, name, rivals), this.bound(schema))
  }

  private given(schema: Schema, name: string, rivals: number): Expression | undefined {
    const attached = schema.named === undefined ? undefined : this.attached(schema.named)
    return either(attached, this.written(schema, name, rivals))
  }

  private written(schema: Schema, name: string, rivals: number): Expression | undefined {
    switch (schema.kind) {
      case 'quantity':
      case 'carried':
      case 'count':
        return this.pointed(schema, 'figure', rivals)
      case 'currency':
      case 'pair':
      case 'tenor':
      case 'date':
        return this.pointed(schema, schema.kind, rivals)
      case 'bool':
        return choice(text('true'), text('false'))
      case 'choice':
        return this.store.define(name, alternatives(...schema.names.map((word) => text(`"${word}"`))))
      case 'list':
        return either(this.array(schema, rivals), schema.named === undefined ? this.list(schema, name) : undefined)
      case 'record':
        return this.record(schema, name)
      case 'union':
        return this.union(schema.cases, name, rivals)
      case 'text':
        return this.options.literals ? rule('string') : undefined
      default:
        // Maps and bytes have no literal: they are attached.
        return undefined
    }
  }

  private record(schema: RecordSchema, name: string): Expression | undefined {
    const fields: FieldRule[] = []
    const rivals = this.rivals(schema.fields)
    for (const [field, of] of Object.entries(schema.fields)) {
      const required = of.kind !== 'optional' && of.kind !== 'defaulted'
      const value = this.value(of, ruleName(name, field), rivals.get(field))
      const set = schema.exactlyOne.findIndex((names) => names.includes(field))
      if (value !== undefined) {
        const written = joined(text(`${field} = `), value)
        fields.push({ name: field, written, required, set: set < 0 ? undefined : set })
      } else if (required) return undefined
    }
    if (!schema.exactlyOne.every((_, set) => fields.some((field) => field.set === set))) return undefined
    const order = fieldsInOrder(fields, (from, rest) => this.store.define(ruleName(name, 'from', from), rest))
    return order === undefined ? undefined : joined(text('{ '), order, text(' }'))
  }

  /**
   * What may be written for a figure or a code: a slot, and the literal of that name where literals are spelt. Figures may be
   * negated, counts aside: words such as "downhill" or "slowing" carry the sign that the digits do not.
   */
  private pointed(schema: Schema, literal: string, rivals: number): Expression | undefined {
    const slots = this.slots(schema, rivals)
    const negatable = literal === 'figure' && schema.kind !== 'count'
    const pointers = slots.flatMap((slot) => (negatable ? [slot, joined(text('-'), slot)] : [slot]))
    const written = this.options.literals ? [...pointers, rule(literal)] : pointers
    return written.length === 0 ? undefined : alternatives(...written)
  }

  private slots(schema: Schema, rivals: number): readonly Expression[] {
    const { quantities, steering } = this.options
    if (quantities === undefined) return [rule('slot')]
    const offered = steering === 'syntax' ? allSlots(quantities) : offeredSlots(schema, rivals, quantities)
    return offered.map((slot) => text(`$${slot}`))
  }

  /** For each field, how many fields of the record the same quantities of the goal fit. */
  private rivals(fields: Fields): ReadonlyMap<string, number> {
    const { quantities = [] } = this.options
    const sets = Object.entries(fields).map(([name, of]) => [name, fittingSlots(of, quantities).join()] as const)
    return new Map(sets.map(([name, set]) => [name, sets.filter(([, other]) => other === set).length]))
  }

  private attached(type: string): Expression | undefined {
    const { inputs, steering } = this.options
    if (inputs === undefined) return rule('input')
    const names = inputs
      .filter((input) => steering === 'syntax' || input.type === type)
      .map((input) => text(`input ${JSON.stringify(input.name)}`))
    return names.length === 0 ? undefined : alternatives(...names)
  }

  /** Arrays of the goal: one that is the whole list, or some that are its rows. */
  private array(schema: ListSchema, rivals: number): Expression | undefined {
    const { quantities } = this.options
    if (!mayHaveArrays(quantities) || !takesArrays(schema)) return undefined
    const rows = settled(schema.of)
    const whole = alternatives(...this.slots(schema, rivals))
    // Data of a named type is not written out, and its rows are not either.
    const isRows = schema.named !== undefined && rows.kind === 'list'
    return isRows ? alternatives(whole, this.items(alternatives(...this.slots(rows, 1)), schema.countMax)) : whole
  }

  private list({ of, countMax }: ListSchema, name: string): Expression | undefined {
    const { literals, quantities } = this.options
    const element = settled(of)
    // Where the goal has nothing but arrays, no figure of a list can be pointed at.
    if (hasArraysAlone(quantities) && !literals && isFigure(element)) return undefined
    const item = this.value(of, `${name}-item`)
    return item === undefined ? undefined : this.items(item, countMax)
  }

  private items(item: Expression, countMax: number): Expression {
    const more = Math.min(countMax, listItemsMax) - 1
    return sequence(text('['), item, repeat(joined(text('; '), item), 0, more), text(']'))
  }

  private union(cases: Fields, name: string, rivals: number): Expression | undefined {
    const written = Object.entries(cases).flatMap(
      ([tag, of]) => this.given(settled(of), ruleName(name, tag), rivals) ?? [],
    )
    // Alternatives that are written alike, `$1` for a time or a date, are one.
    const distinct = new Map(written.map((one) => [JSON.stringify(one), one]))
    return distinct.size === 0 ? undefined : alternatives(...distinct.values())
  }
}

function either(one: Expression | undefined, other: Expression | undefined): Expression | undefined {
  return one === undefined || other === undefined ? (one ?? other) : alternatives(one, other)
}

function unwritable({ name }: Contract): never {
  throw new Error(`a request of ${name} was offered that nothing can be written for`)
}
