// A record's fields in the contract's order: required ones stand, optional ones may, and of fields that exclude each other
// exactly one does. Between fields stands a separator, before the first none.

import { type Expression, optional, sequence, text } from './grammar.js'
import { alternatives, joined } from './joined.js'

export interface FieldRule {
  readonly name: string
  /** `speed = $1` */
  readonly written: Expression
  readonly required: boolean
  /** Index of the set of alternatives that it belongs to. */
  readonly set: number | undefined
}

const separator = text('; ')

/** Where one is while writing the fields from left to right. */
interface Place {
  readonly next: number
  /** Sets of alternatives that have their one field, as bits; those that lie behind are left out. */
  readonly satisfied: number
  readonly first: boolean
}

const keyOf = ({ next, satisfied, first }: Place): string => `${next} ${satisfied} ${first}`

/**
 * All orders in which the fields may be written; at least one field is. `share` turns what several places lead to into a
 * rule. Undefined when nothing can be written.
 */
export function fieldsInOrder(
  fields: readonly FieldRule[],
  share: (after: string, expression: Expression) => Expression,
): Expression | undefined {
  return new FieldOrder(fields, share).from({ next: 0, satisfied: 0, first: true })
}

class FieldOrder {
  private readonly known = new Map<string, Expression | undefined>()
  private readonly arrivals = new Map<string, number>()

  constructor(
    private readonly fields: readonly FieldRule[],
    private readonly share: (after: string, expression: Expression) => Expression,
  ) {
    this.count(this.settled({ next: 0, satisfied: 0, first: true }))
  }

  from(place: Place): Expression | undefined {
    const here = this.settled(place)
    const key = keyOf(here)
    if (this.known.has(key)) return this.known.get(key)
    const made = this.make(here)
    const field = this.fields[here.next]
    const shared =
      made !== undefined && field !== undefined && (this.arrivals.get(key) ?? 0) > 1
        ? this.share(field.name, made)
        : made
    this.known.set(key, shared)
    return shared
  }

  private make(place: Place): Expression | undefined {
    const field = this.fields[place.next]
    if (field === undefined) return place.first ? undefined : sequence()
    const taken = this.taken(place, field)
    if (this.mustStand(place, field)) return taken
    const without = this.from(this.skipped(place))
    if (taken === undefined || without === undefined) return taken ?? without
    const sameRest =
      !place.first && keyOf(this.settled(this.skipped(place))) === keyOf(this.settled(this.passed(place)))
    return sameRest ? joined(optional(joined(separator, field.written)), without) : alternatives(taken, without)
  }

  private taken(place: Place, { written }: FieldRule): Expression | undefined {
    const rest = this.from(this.passed(place))
    if (rest === undefined) return undefined
    return place.first ? joined(written, rest) : joined(separator, written, rest)
  }

  /** Required, or the last chance of a set that has none yet. */
  private mustStand({ next }: Place, { required, set }: FieldRule): boolean {
    return required || (set !== undefined && !this.fields.some((field, index) => index > next && field.set === set))
  }

  private passed({ next, satisfied }: Place): Place {
    const { set } = this.fields[next]!
    return { next: next + 1, satisfied: set === undefined ? satisfied : satisfied | (1 << set), first: false }
  }

  private skipped({ next, satisfied, first }: Place): Place {
    return { next: next + 1, satisfied, first }
  }

  /** Passes over fields whose set has its one field already, and forgets sets that lie behind. */
  private settled({ next, satisfied, first }: Place): Place {
    let at = next
    while (at < this.fields.length && this.isSatisfied(this.fields[at]!, satisfied)) at++
    let ahead = 0
    for (const { set } of this.fields.slice(at)) if (set !== undefined) ahead |= 1 << set
    return { next: at, satisfied: satisfied & ahead, first }
  }

  private isSatisfied({ set }: FieldRule, satisfied: number): boolean {
    return set !== undefined && (satisfied & (1 << set)) !== 0
  }

  /** Counts from how many places each place is reached. */
  private count(place: Place): void {
    const key = keyOf(place)
    const before = this.arrivals.get(key) ?? 0
    this.arrivals.set(key, before + 1)
    const field = this.fields[place.next]
    if (before > 0 || field === undefined) return
    const passed = this.settled(this.passed(place))
    this.count(passed)
    if (this.mustStand(place, field)) return
    const skipped = this.settled(this.skipped(place))
    if (keyOf(skipped) !== keyOf(passed)) this.count(skipped)
  }
}
