// Working out a term, once the answers it needs are there. Total: arithmetic is IEEE, and a number that is not finite is a fault
// where it would leave the program.

import { type Dimension, toCoherent, type Unit } from '../../fabric/dimension/index.js'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Quantity } from '../../fabric/schema/index.js'
import type { Operator } from '../syntax/index.js'
import { applyBuiltIn } from './built-in-values.js'
import type { Term } from './term.js'
import type { View } from './view.js'

export interface Values {
  readonly answers: ReadonlyMap<number, unknown>
  readonly inputs: ReadonlyMap<string, unknown>
}

/** Carries a fault up to evaluate, nowhere else. */
class Unevaluable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

/** The value of a term. Faults: FAULT_RANGE, FAULT_DIMENSION, FAULT_FIELD_MISSING for an input that is not there. */
export function evaluate(term: Term, values: Values): Result<unknown, Fault> {
  try {
    return ok(new Evaluation(values).value(term))
  } catch (thrown) {
    if (thrown instanceof Unevaluable) return err(thrown.fault)
    throw thrown
  }
}

/** A term's value as the answer shows it. */
export function evaluateView(term: Term, view: View, values: Values): Result<unknown, Fault> {
  const value = evaluate(term, values)
  if (!value.ok) return value
  try {
    return ok(viewed(value.value, view, ''))
  } catch (thrown) {
    if (thrown instanceof Unevaluable) return err(thrown.fault)
    throw thrown
  }
}

// As with terms, the view was made from the value's type.
function viewed(value: unknown, view: View, path: string): unknown {
  switch (view.kind) {
    case 'same':
      return value
    case 'coherent':
      return coherent(value as number, view.unit, path)
    case 'list':
      return (value as readonly unknown[]).map((item, index) => viewed(item, view.of, `${path}[${index}]`))
    case 'tuple': {
      const items = value as readonly unknown[]
      return membersOf(view.members, (_, index) => items[index], path)
    }
    case 'record': {
      const fields = value as Readonly<Record<string, unknown>>
      return membersOf(view.members, (name) => fields[name], path)
    }
  }
}

function membersOf(
  members: readonly (readonly [string, View])[],
  read: (name: string, index: number) => unknown,
  path: string,
): Readonly<Record<string, unknown>> {
  const shown: Record<string, unknown> = {}
  members.forEach(([name, view], index) => {
    const member = read(name, index)
    if (member !== undefined) shown[name] = viewed(member, view, path === '' ? name : `${path}.${name}`)
  })
  return shown
}

class Evaluation {
  private readonly known = new Map<Term, unknown>()

  constructor(private readonly values: Values) {}

  value(term: Term): unknown {
    if (term.kind === 'constant') return term.value
    if (this.known.has(term)) return this.known.get(term)
    const value = this.work(term)
    this.known.set(term, value)
    return value
  }

  // The check has typed every term: what is cast here is what its type says.
  private work(term: Exclude<Term, { kind: 'constant' }>): unknown {
    switch (term.kind) {
      case 'answer':
        return this.values.answers.get(term.call)
      case 'input':
        return this.input(term.name)
      case 'field':
        return (this.value(term.of) as Readonly<Record<string, unknown>> | undefined)?.[term.name]
      case 'record':
        return this.record(term.fields)
      case 'list':
        return term.items.map((item) => this.value(item))
      case 'arithmetic':
        return arithmetic(term.operator, this.number(term.left), this.number(term.right))
      case 'negate':
        return -this.number(term.of)
      case 'builtIn':
        return applyBuiltIn(
          term.name,
          term.arguments.map((argument) => this.value(argument) as number | readonly number[]),
        )
      case 'coherent':
        return coherent(this.number(term.of), term.unit, term.path)
      case 'carry':
        return { value: coherent(this.number(term.of), term.unit, term.path), dimension: term.unit.dimension }
      case 'release':
        return released(this.value(term.of) as Quantity, term.dimension, term.path)
      case 'case':
        return { case: term.name, value: this.value(term.of) }
    }
  }

  private number(term: Term): number {
    return this.value(term) as number
  }

  private input(name: string): unknown {
    if (this.values.inputs.has(name)) return this.values.inputs.get(name)
    throw new Unevaluable({ code: 'FAULT_FIELD_MISSING', path: name, message: `input "${name}" is not attached` })
  }

  /** Fields without a value are left out, as optional fields of messages are. */
  private record(fields: readonly (readonly [string, Term])[]): Readonly<Record<string, unknown>> {
    const value: Record<string, unknown> = {}
    for (const [name, of] of fields) {
      const field = this.value(of)
      if (field !== undefined) value[name] = field
    }
    return value
  }
}

function arithmetic(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '**':
      return left ** right
  }
}

function coherent(value: number, unit: Unit, path: string): number {
  const converted = toCoherent(value, unit)
  if (Number.isFinite(converted)) return converted
  throw new Unevaluable({ code: 'FAULT_RANGE', path, message: `${path || 'the result'} is not a finite number` })
}

function released({ value, dimension }: Quantity, wanted: Dimension, path: string): number {
  if (dimension === wanted) return value
  const message = `${path} must be in ${wanted.text}, got ${dimension.text}`
  throw new Unevaluable({ code: 'FAULT_DIMENSION', path, expected: wanted.text, actual: dimension.text, message })
}
