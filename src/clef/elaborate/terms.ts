// Expressions to terms: names are followed, applications of built-ins are flattened, calls become references to their answers.

import type { Application, Expression, Name } from '../syntax/index.js'
import { type BuiltIn, type Inference, spineOf } from '../types/index.js'
import type { Term } from './term.js'

export class Terms {
  private readonly known = new Map<Expression, Term>()

  constructor(
    private readonly inference: Inference,
    private readonly quantityValue: (index: number) => unknown,
    /** Number of the plan's call that an application is, if it is one. */
    private readonly callOf: ReadonlyMap<Expression, number>,
  ) {}

  of(expression: Expression): Term {
    const known = this.known.get(expression)
    if (known !== undefined) return known
    const term = this.make(expression)
    this.known.set(expression, term)
    return term
  }

  private make(expression: Expression): Term {
    switch (expression.kind) {
      case 'number':
      case 'text':
      case 'bool':
        return { kind: 'constant', value: expression.value }
      case 'slot':
        return { kind: 'constant', value: this.quantityValue(expression.index) }
      case 'input':
        return { kind: 'input', name: expression.name }
      case 'name':
        return this.name(expression)
      case 'field':
        return { kind: 'field', of: this.of(expression.of), name: expression.name }
      case 'record':
        return { kind: 'record', fields: expression.fields.map(({ name, value }) => [name, this.of(value)]) }
      case 'list':
      case 'tuple':
        return { kind: 'list', items: expression.items.map((item) => this.of(item)) }
      case 'negate':
        return { kind: 'negate', of: this.of(expression.of) }
      case 'binary': {
        const { operator, left, right } = expression
        return { kind: 'arithmetic', operator, left: this.of(left), right: this.of(right) }
      }
      case 'apply':
        return this.apply(expression)
    }
  }

  private name(name: Name): Term {
    const definition = this.inference.written(name)
    // A function that is not applied is never worked out: nothing can be done with it but to apply it.
    return definition.kind === 'name' ? nothing : this.of(definition)
  }

  private apply(application: Application): Term {
    const call = this.callOf.get(application)
    if (call !== undefined) return { kind: 'answer', call }
    const { builtIn, arguments: given } = this.flattened(application)
    if (given.length < builtIn.arity) return nothing
    return { kind: 'builtIn', name: builtIn.name, arguments: given.map((argument) => this.of(argument)) }
  }

  /** The built-in at the head of an application, through names and fields that hold partial applications. */
  private flattened(application: Application): { builtIn: BuiltIn; arguments: readonly Expression[] } {
    const spine = spineOf(application, (name) => this.inference.builtIn(name)?.arity)
    const head = this.inference.written(spine.head)
    if (head.kind === 'apply') {
      const inner = this.flattened(head)
      return { builtIn: inner.builtIn, arguments: [...inner.arguments, ...spine.arguments] }
    }
    const builtIn = head.kind === 'name' ? this.inference.builtIn(head.name) : undefined
    // The check has accepted the program, and only built-ins have function types.
    if (builtIn === undefined) throw new TypeError('an application of what is no function passed the check')
    return { builtIn, arguments: spine.arguments }
  }
}

const nothing: Term = { kind: 'constant', value: undefined }
