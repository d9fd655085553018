// Places in a program that know how much was bound before them, and nothing of its types: what a printed grammar can say.

import { type Contract, type Schema, settled } from '../../../fabric/schema/index.js'
import { choice, type Expression, repeat, sequence, text } from '../grammar.js'
import { alternatives, joined } from '../joined.js'
import type { GrammarOptions } from '../options.js'
import { RequestGrammar } from '../requests.js'
import type { RuleStore } from '../rule-store.js'
import { letters } from './letters.js'
import { openExpressions } from './open-expressions.js'
import type { Scope } from './scope.js'

export const openScope = (contracts: readonly Contract[], options: GrammarOptions, store: RuleStore): Scope =>
  new OpenScope(contracts, options, store, 0)

/** Steps from a binding to what is read. */
const stepsMax = 4

class OpenScope implements Scope {
  readonly call: Expression | undefined
  readonly value: Expression
  private readonly bound: Expression

  constructor(
    private readonly contracts: readonly Contract[],
    private readonly options: GrammarOptions,
    private readonly store: RuleStore,
    readonly count: number,
  ) {
    const { quantities, inputs, literals } = options
    const bindings = letters.slice(0, count)
    const fields = [...new Set(contracts.flatMap(({ response }) => fieldNamesOf(response)))].sort()
    const nameable = {
      bindings,
      slots: quantities?.map((_, index) => `$${index + 1}`),
      inputs: inputs?.map(({ name }) => `input ${JSON.stringify(name)}`),
      fields,
      literals,
    }
    const { expression, result } = openExpressions(nameable, String(count), store)
    const worked = sequence(text('('), expression, text(')'))
    const inField = count === 0 ? worked : alternatives(this.reference(bindings, fields), worked)
    const requests = new RequestGrammar(options, store, (schema) => (canBeRead(schema) ? inField : undefined))
    const calls = contracts.flatMap((contract) => requests.call(contract) ?? [])
    this.call = calls.length === 0 ? undefined : store.define(`call-${count}`, alternatives(...calls))
    this.value = result
    this.bound = expression
  }

  next(rest: (scope: () => Scope) => Expression): readonly Expression[] {
    const { contracts, options, store, count, call, bound } = this
    const either = call === undefined ? bound : alternatives(call, bound)
    return [
      joined(
        either,
        text('\n'),
        rest(() => new OpenScope(contracts, options, store, count + 1)),
      ),
    ]
  }

  /** A binding so far, or some field of its answer: which has which is left to the check. */
  private reference(bindings: readonly string[], fields: readonly string[]): Expression {
    const bound = choice(...bindings.map(text))
    if (fields.length === 0) return this.store.define(`reference-${this.count}`, bound)
    const field = this.store.define('answer-field', choice(...fields.map(text)))
    const steps = repeat(joined(text('.'), field), 0, stepsMax)
    return this.store.define(`reference-${this.count}`, sequence(bound, steps))
  }
}

/** Whether an answer may hold what this field takes: not what is attached, nor what is only ever a word of the contract. */
function canBeRead(outer: Schema): boolean {
  const schema = settled(outer)
  return schema.named === undefined && !['choice', 'bool', 'record', 'map', 'table', 'data'].includes(schema.kind)
}

function fieldNamesOf(outer: Schema): readonly string[] {
  const schema = settled(outer)
  if (schema.kind !== 'record' || schema.named !== undefined) return []
  return Object.entries(schema.fields).flatMap(([name, field]) => [name, ...fieldNamesOf(field)])
}
