// Expressions to terms: names become what they stand for or the place it is kept in, calls become references to their answers.

import type { Binding, Expression, NamePattern, Parameter, Pattern, Program } from '../syntax/index.js'
import type { BuiltIn, Inference } from '../types/index.js'
import { BuiltInValue } from './function-value.js'
import { needsOf } from './needs.js'
import { type Place, type Step, stepsOf } from './places.js'
import { sourceText } from './source-text.js'
import type { Shared, Term } from './term.js'
import { testOf } from './tests.js'

type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

/** What is no work to have, however often it is wanted. */
const atHand: ReadonlySet<Term['kind']> = new Set(['constant', 'parameter', 'shared', 'answer', 'input'])

/** Where terms are made: the program itself, or a function in it. */
interface Scope {
  readonly level: number
  slots: number
}

/** The terms of one program, each expression's made once and in the program's order. */
export class Terms {
  /** What the bindings of the program give, in their order. */
  readonly bindings: Shared[] = []
  private readonly known = new Map<Expression, Term>()
  private readonly named = new Map<NamePattern, Term>()
  private readonly decisions = new Map<Expression, Term>()
  private readonly places = new Map<Expression, Place | undefined>()
  private readonly program: Scope = { level: 0, slots: 0 }
  private scope = this.program
  private place: Place | undefined

  constructor(
    private readonly inference: Inference,
    private readonly text: string,
    private readonly quantityValue: (index: number) => unknown,
    /** Number of the plan's call that an application is, if it is one. */
    private readonly callOf: ReadonlyMap<Expression, number>,
  ) {}

  /** Makes the terms of all expressions; the result's is returned. */
  ofProgram({ bindings, result }: Program): Term {
    for (const binding of bindings) {
      const term = this.bind(binding)
      if (term.kind === 'shared') this.bindings.push(term)
    }
    return this.make(result)
  }

  /** The term of an expression of the program. */
  of(expression: Expression): Term {
    const term = this.known.get(expression)
    if (term === undefined) throw new TypeError(`no term was made for ${sourceText(expression.span, this.text)}`)
    return term
  }

  /** The condition of an `if`, or the term that tells the case of a `match`. */
  decisionOf(expression: ExpressionOf<'if' | 'match'>): Term {
    return this.decisions.get(expression)!
  }

  /** What stands around a call, from the outside in: values that it may use, and conditions that it is made under. */
  stepsTo(call: Expression): readonly Step[] {
    return stepsOf(this.places.get(call))
  }

  /** Slots of the program's own frame. */
  get slots(): number {
    return this.program.slots
  }

  private make(expression: Expression): Term {
    const term = this.asRows(expression, this.makeNew(expression))
    this.known.set(expression, term)
    return term
  }

  /** A table is a list of records in a program, from where it comes in. */
  private asRows(expression: Expression, of: Term): Term {
    if (of.kind !== 'input' && of.kind !== 'field' && of.kind !== 'answer') return of
    const type = this.inference.solver.head(this.inference.infer(expression))
    return type.kind === 'schema' && type.schema.kind === 'table' ? { kind: 'rows', of, schema: type.schema } : of
  }

  private makeNew(expression: Expression): Term {
    switch (expression.kind) {
      case 'number':
      case 'text':
      case 'bool':
      case 'date':
        return { kind: 'constant', value: expression.value }
      case 'slot':
        return { kind: 'constant', value: this.quantityValue(expression.index) }
      case 'input':
        return { kind: 'input', name: expression.name }
      case 'name':
        return this.name(expression)
      case 'field': {
        const builtIn = this.inference.builtInOf(expression)
        if (builtIn !== undefined) return functionTerm(builtIn)
        return { kind: 'field', of: this.make(expression.of), name: expression.name }
      }
      case 'record':
        return { kind: 'record', fields: expression.fields.map(({ name, value }) => [name, this.make(value)]) }
      case 'update': {
        const of = this.make(expression.of)
        return { kind: 'update', of, fields: expression.fields.map(({ name, value }) => [name, this.make(value)]) }
      }
      case 'list':
      case 'tuple':
        return { kind: 'list', items: expression.items.map((item) => this.make(item)) }
      case 'negate':
        return { kind: 'negate', of: this.make(expression.of) }
      case 'binary':
        return this.binary(expression)
      case 'compare': {
        const { operator, left, right } = expression
        return { kind: 'compare', operator, left: this.make(left), right: this.make(right) }
      }
      case 'logical':
        return this.logical(expression)
      case 'compose':
        return { kind: 'compose', first: this.make(expression.first), second: this.make(expression.second) }
      case 'annotated':
        return this.make(expression.of)
      case 'lambda':
        return this.lambda(expression.parameters, expression.body)
      case 'local':
        return this.local(expression)
      case 'if':
        return this.conditional(expression)
      case 'match':
        return this.match(expression)
      case 'apply':
        return this.apply(expression)
    }
  }

  private name(name: ExpressionOf<'name'>): Term {
    const binder = this.inference.binderOf(name)
    if (binder === undefined) throw new TypeError(`'${name.name}' passed the check and means nothing`)
    return binder.kind === 'builtIn' ? functionTerm(binder.builtIn) : this.named.get(binder.pattern)!
  }

  private bind({ pattern, parameters, value }: Binding): Term {
    const term = this.share(parameters.length > 0 ? this.lambda(parameters, value) : this.make(value))
    this.take(pattern, term)
    return term
  }

  /** Gives the names of a pattern what they find in a value. */
  private take(pattern: Pattern, of: Term): void {
    if (pattern.kind === 'name') this.named.set(pattern, of)
    else if (pattern.kind === 'tuple') {
      pattern.items.forEach((item, index) => {
        this.take(item, { kind: 'item', of, index })
      })
    } else if (pattern.kind === 'case' && pattern.of !== null) {
      this.take(pattern.of, { kind: pattern.name === 'Some' ? 'held' : 'payload', of })
    }
  }

  /** A value that several places may use: kept in the frame, unless it is no work to have it. */
  private share(of: Term): Term {
    if (atHand.has(of.kind)) return of
    const { scope } = this
    return { kind: 'shared', level: scope.level, slot: scope.slots++, of, needs: needsOf(of) }
  }

  private within<T>(step: Step | undefined, make: () => T): T {
    const { place } = this
    if (step !== undefined) this.place = { outer: place, step }
    const made = make()
    this.place = place
    return made
  }

  private local({ binding, body }: ExpressionOf<'local'>): Term {
    const term = this.bind(binding)
    return this.within(term.kind === 'shared' ? { kind: 'prepare', shared: term } : undefined, () => this.make(body))
  }

  private lambda(parameters: readonly Parameter[], body: Expression): Term {
    const { scope: outer } = this
    const level = outer.level + 1
    const scope = { level, slots: parameters.length }
    this.scope = scope
    parameters.forEach(({ pattern }, slot) => {
      this.take(pattern, { kind: 'parameter', level, slot })
    })
    const term = this.make(body)
    this.scope = outer
    return { kind: 'lambda', level, arity: parameters.length, slots: scope.slots, body: term }
  }

  private logical({ operator, left, right }: ExpressionOf<'logical'>): Term {
    const test = this.share(this.make(left))
    const when = { kind: 'when', test, is: operator === '&&', text: this.condition(left, operator === '&&') } as const
    return { kind: 'logical', operator, left: test, right: this.within(when, () => this.make(right)) }
  }

  private conditional(expression: ExpressionOf<'if'>): Term {
    const { condition, then, otherwise } = expression
    const test = this.share(this.make(condition))
    this.decisions.set(expression, test)
    const branch = (is: boolean, of: Expression) =>
      this.within({ kind: 'when', test, is, text: this.condition(condition, is) }, () => this.make(of))
    return { kind: 'if', condition: test, whenTrue: branch(true, then), whenFalse: branch(false, otherwise) }
  }

  private match(expression: ExpressionOf<'match'>): Term {
    const of = this.share(this.make(expression.of))
    const choice = this.share({ kind: 'choose', of, tests: expression.cases.map(({ pattern }) => testOf(pattern)) })
    this.decisions.set(expression, choice)
    const cases = expression.cases.map(({ pattern, body }, is) => {
      this.take(pattern, of)
      const text = `${this.source(expression.of)} is ${this.source(pattern)}`
      return this.within({ kind: 'when', test: choice, is, text }, () => this.make(body))
    })
    return { kind: 'match', choice, cases }
  }

  private binary({ operator, left, right }: ExpressionOf<'binary'>): Term {
    const [a, b] = [this.make(left), this.make(right)]
    if (operator === '+' || operator === '-') {
      const [first, second] = [this.isDate(left), this.isDate(right)]
      if (first && second) return { kind: 'daysBetween', left: a, right: b }
      if (first) return { kind: 'laterDate', of: a, days: b, sign: operator === '+' ? 1 : -1 }
      if (second) return { kind: 'laterDate', of: b, days: a, sign: 1 }
    }
    return { kind: 'arithmetic', operator, left: a, right: b }
  }

  private isDate(expression: Expression): boolean {
    return this.inference.solver.head(this.inference.infer(expression)).kind === 'date'
  }

  private apply(application: ExpressionOf<'apply'>): Term {
    const call = this.callOf.get(application)
    if (call !== undefined) {
      // The request is made of what is made here.
      this.make(application.argument)
      this.places.set(application, this.place)
      return { kind: 'answer', call }
    }
    // The answer of a call that is attempted is its result already.
    if (this.isAttempt(application)) return this.make(application.argument)
    const spine = this.inference.spineOf(application)
    const builtIn = this.inference.builtInOf(spine.head)
    const given = spine.arguments.map((argument) => this.make(argument))
    if (builtIn === undefined) return { kind: 'apply', function: this.make(spine.head), arguments: given }
    if (given.length < builtIn.arity) return { kind: 'apply', function: functionTerm(builtIn), arguments: given }
    const value: Term = { kind: 'builtIn', name: builtIn.name, arguments: given.slice(0, builtIn.arity) }
    const rest = given.slice(builtIn.arity)
    return rest.length === 0 ? value : { kind: 'apply', function: value, arguments: rest }
  }

  private isAttempt({ function: called, argument }: ExpressionOf<'apply'>): boolean {
    return called.kind === 'name' && called.name === 'attempt' && this.callOf.has(argument)
  }

  private source({ span }: Expression | Pattern): string {
    return sourceText(span, this.text)
  }

  private condition(of: Expression, is: boolean): string {
    return is ? this.source(of) : `not (${this.source(of)})`
  }
}

const functionTerm = ({ name, arity }: BuiltIn): Term => ({
  kind: 'constant',
  value: arity === 0 ? undefined : new BuiltInValue(name, arity, []),
})
