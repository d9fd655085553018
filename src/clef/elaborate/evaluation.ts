// Working out terms, once the answers they need are there. Total: arithmetic is IEEE, a number that is not finite is a fault
// where it would leave the program, and steps and depth are bounded.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { rowsOf, type TableSchema } from '../../fabric/schema/index.js'
import { Budget, nestedMax, stepsMax, Unevaluable } from './budget.js'
import { applyBuiltIn } from './built-in-values.js'
import { daysBetween, laterDate } from './calendar-days.js'
import { holds, orderOf } from './compare-values.js'
import {
  type BuiltInValue,
  Closure,
  Composed,
  type Frame,
  frameAt,
  frameOf,
  unset,
  withArguments,
} from './function-value.js'
import { arithmetic } from './number-functions.js'
import { fieldOf, heldBy, type ResultValue } from './option-value.js'
import type { Shared, Term } from './term.js'
import { passes } from './tests.js'
import { present, viewed } from './viewed.js'
import type { Work } from './work.js'

export interface Values {
  readonly answers: ReadonlyMap<number, unknown>
  readonly inputs: ReadonlyMap<string, unknown>
}

/** What an application inside a built-in function takes of the stack, in levels of terms. */
const applicationLevels = 5

/** A shared term that came to a fault: whoever needs it comes to the same. */
class Failed {
  constructor(readonly fault: Fault) {}
}

type Fields = Readonly<Record<string, unknown>>

/** The evaluation of one plan: what its terms share is worked out once, and what it may cost is counted as a whole. */
export class Evaluation implements Work {
  readonly budget: Budget
  private readonly top: Frame
  private nested = 0

  /**
   * @param values may grow while the evaluation lasts
   * @param slots of the program's own frame
   */
  constructor(
    private readonly values: Values,
    slots: number,
    steps = stepsMax,
  ) {
    this.budget = new Budget(steps)
    this.top = { level: 0, values: new Array<unknown>(slots).fill(unset), outer: undefined }
  }

  /** The value of a term. Faults: FAULT_RANGE, FAULT_DIMENSION, FAULT_LIMIT, FAULT_FIELD_MISSING for an input that is not there. */
  valueOf(term: Term): Result<unknown, Fault> {
    const { nested } = this
    try {
      return ok(this.value(term, this.top))
    } catch (thrown) {
      this.nested = nested
      if (thrown instanceof Unevaluable) return err(thrown.fault)
      throw thrown
    }
  }

  /** Works out what the program shares before it is needed, so that a chain of bindings is no chain of calls on the stack. */
  prepare(shared: Shared): void {
    if (this.top.values[shared.slot] !== unset) return
    const value = this.valueOf(shared)
    if (!value.ok) this.top.values[shared.slot] = new Failed(value.error)
  }

  private value(outer: Term, within: Frame): unknown {
    this.descend(1)
    let term = outer
    let frame = within
    // What stands last in a term is worked out in its place: it costs a step but no level.
    for (;;) {
      this.budget.spend(1)
      switch (term.kind) {
        case 'if':
          term = this.value(term.condition, frame) === true ? term.whenTrue : term.whenFalse
          continue
        case 'match':
          term = term.cases[this.value(term.choice, frame) as number]!
          continue
        case 'logical':
          if ((this.value(term.left, frame) === true) !== (term.operator === '&&')) break
          term = term.right
          continue
        case 'apply': {
          const called = this.value(term.function, frame)
          const given = this.listed(term.arguments, frame)
          const entered = this.entered(called, given)
          if (entered === undefined) {
            const value = this.apply(called, given)
            this.nested--
            return value
          }
          term = entered.term
          frame = entered.frame
          continue
        }
        default: {
          const value = this.work(term, frame)
          this.nested--
          return value
        }
      }
      // The left side of `&&` or `||` has decided.
      this.nested--
      return term.operator === '||'
    }
  }

  private descend(levels: number): void {
    this.nested += levels
    if (this.nested <= nestedMax) return
    const message = `functions apply functions more than ${nestedMax} levels deep`
    throw new Unevaluable({ code: 'FAULT_LIMIT', limit: nestedMax, actual: this.nested, message })
  }

  /** The body and frame of a function of the program that gets exactly the arguments it wants. */
  private entered(
    called: unknown,
    given: readonly unknown[],
  ): { readonly term: Term; readonly frame: Frame } | undefined {
    if (!(called instanceof Closure) || called.given.length + given.length !== called.lambda.arity) return undefined
    return { term: called.lambda.body, frame: frameOf(called, given) }
  }

  private listed(terms: readonly Term[], frame: Frame): unknown[] {
    const values: unknown[] = []
    for (const term of terms) values.push(this.value(term, frame))
    return values
  }

  // The check has typed every term: what is cast here is what its type says.
  private work(term: Exclude<Term, { kind: 'if' | 'match' | 'logical' | 'apply' }>, frame: Frame): unknown {
    switch (term.kind) {
      case 'constant':
        return term.value
      case 'answer':
        return this.values.answers.get(term.call)
      case 'input':
        return this.input(term.name)
      case 'parameter':
        return frameAt(frame, term.level).values[term.slot]
      case 'shared':
        return this.shared(term, frameAt(frame, term.level))
      case 'field':
        return fieldOf(this.value(term.of, frame) as Fields, term.name)
      case 'rows':
        return this.rows(this.value(term.of, frame), term.schema)
      case 'item':
        return (this.value(term.of, frame) as readonly unknown[])[term.index]
      case 'held':
        return heldBy(this.value(term.of, frame))
      case 'payload':
        return (this.value(term.of, frame) as ResultValue).value
      case 'record':
        return this.record({}, term.fields, frame)
      case 'update':
        return this.record(this.value(term.of, frame) as Fields, term.fields, frame)
      case 'list':
        return this.listed(term.items, frame)
      case 'arithmetic':
        return arithmetic(term.operator, this.number(term.left, frame), this.number(term.right, frame))
      case 'negate':
        return -this.number(term.of, frame)
      case 'daysBetween':
        return daysBetween(this.value(term.left, frame) as string, this.value(term.right, frame) as string)
      case 'laterDate':
        return laterDate(this.value(term.of, frame) as string, term.sign * this.number(term.days, frame))
      case 'compare':
        return holds(term.operator, orderOf(this.value(term.left, frame), this.value(term.right, frame), this.budget))
      case 'choose': {
        const value = this.value(term.of, frame)
        return term.tests.findIndex((test) => passes(value, test))
      }
      case 'lambda':
        return new Closure(term, frame, [])
      case 'builtIn':
        return applyBuiltIn(term.name, this.listed(term.arguments, frame), this)
      case 'compose':
        return new Composed(this.value(term.first, frame), this.value(term.second, frame))
      case 'shaped':
        return viewed(this.value(term.of, frame), term.view, term.path, this.budget)
    }
  }

  private shared({ slot, of }: Shared, frame: Frame): unknown {
    const known = frame.values[slot]
    if (known instanceof Failed) throw new Unevaluable(known.fault)
    if (known !== unset) return known
    const value = this.value(of, frame)
    frame.values[slot] = value
    return value
  }

  apply(called: unknown, given: readonly unknown[]): unknown {
    this.descend(applicationLevels)
    const value = this.chained(called, given)
    this.nested -= applicationLevels
    return value
  }

  private chained(called: unknown, given: readonly unknown[]): unknown {
    // Functions still to be applied, the next one last: a composition of many is no chain of calls on the stack.
    const pending: unknown[] = [called]
    let values = given
    for (;;) {
      const next = pending.pop()
      if (next instanceof Composed) {
        this.budget.spend(1)
        pending.push(next.second, next.first)
        continue
      }
      const [value, rest] = this.applied(next as Closure | BuiltInValue, values)
      // A function that gives a function is applied to what is left over.
      if (rest.length > 0) {
        pending.push(value)
        values = rest
      } else if (pending.length === 0) return value
      else values = [value]
    }
  }

  /** What one function gives for the arguments it takes, and the arguments that are left over. */
  private applied(called: Closure | BuiltInValue, given: readonly unknown[]): readonly [unknown, readonly unknown[]] {
    const arity = called instanceof Closure ? called.lambda.arity : called.arity
    const taken = arity - called.given.length
    if (given.length < taken) return [withArguments(called, given), []]
    const mine = given.length === taken ? given : given.slice(0, taken)
    const value =
      called instanceof Closure
        ? this.value(called.lambda.body, frameOf(called, mine))
        : applyBuiltIn(called.name, [...called.given, ...mine], this)
    return [value, given.slice(taken)]
  }

  private rows(table: unknown, schema: TableSchema): readonly unknown[] {
    const rows = rowsOf(schema, table as never) // data of this schema
    if (!rows.ok) throw new Unevaluable(rows.error)
    this.budget.spend(rows.value.length)
    return rows.value
  }

  private number(term: Term, frame: Frame): number {
    return this.value(term, frame) as number
  }

  private input(name: string): unknown {
    if (this.values.inputs.has(name)) return this.values.inputs.get(name)
    throw new Unevaluable({ code: 'FAULT_FIELD_MISSING', path: name, message: `input "${name}" is not attached` })
  }

  /** Fields without a value are left out, as optional fields of messages are. */
  private record(of: Fields, fields: readonly (readonly [string, Term])[], frame: Frame): Fields {
    const value = new Map(Object.entries(of))
    for (const [name, term] of fields) value.set(name, this.value(term, frame))
    this.budget.spend(value.size)
    return present(value)
  }
}
