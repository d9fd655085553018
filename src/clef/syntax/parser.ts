// Recursive descent over the tokens. From loosest to tightest: `|>`, `+ -`, `* /`, `**` (to the right), unary minus,
// application, field access.

import type { Span } from '../../fabric/fault.js'
import { limitError, syntaxError } from '../diagnostic/syntax-error.js'
import type { Binding, Expression, FieldBinding, Operator, Program } from './ast.js'
import { Cursor } from './cursor.js'
import { tokenize } from './lexer.js'
import { bindingsMax, heightMax, nodesMax } from './limits.js'
import type { Token } from './token.js'

/** Reads a program; throws Unreadable at the first error. */
export const readProgram = (text: string): Program => new Parser(text, tokenize(text)).program()

const across = (first: Span, last: Span): Span => ({ start: first.start, end: last.end })

class Parser extends Cursor {
  private nodes = 0
  private depth = 0
  private readonly heights = new WeakMap<Expression, number>()

  constructor(
    private readonly text: string,
    tokens: readonly Token[],
  ) {
    super(tokens)
  }

  program(): Program {
    const bindings: Binding[] = []
    while (this.isWord('let')) {
      if (bindings.length === bindingsMax) throw limitError(`a program may bind ${bindingsMax} names`, this.token)
      const binding = this.binding()
      if (bindings.some(({ name }) => name === binding.name)) {
        throw syntaxError(`${binding.name} is bound twice`, binding.nameSpan)
      }
      bindings.push(binding)
    }
    const result = this.expression()
    if (this.token.kind === 'newline') this.next++
    if (this.token.kind !== 'end') this.fail('the end of the program')
    return { text: this.text, bindings, result }
  }

  private binding(): Binding {
    this.next++
    const { text: name, span: nameSpan } = this.identifier('a name for what is bound')
    this.expect('=')
    const value = this.expression()
    if (this.token.kind !== 'newline' && !this.isWord('in')) this.fail("a new line or 'in'")
    this.next++
    if (this.token.kind === 'newline') this.next++
    return { name, nameSpan, value }
  }

  private expression(): Expression {
    if (++this.depth > heightMax) throw limitError(`a program may nest ${heightMax} deep`, this.token)
    let value = this.additive()
    while (this.take('|>')) {
      const applied = this.additive()
      value = this.grown(
        { kind: 'apply', function: applied, argument: value, span: across(value.span, applied.span) },
        [value, applied],
      )
    }
    this.depth--
    return value
  }

  private additive(): Expression {
    let left = this.multiplicative()
    for (;;) {
      const operator = this.takeOperator('+', '-')
      if (operator === undefined) return left
      left = this.binary(operator, left, this.multiplicative())
    }
  }

  private multiplicative(): Expression {
    let left = this.power()
    for (;;) {
      const operator = this.takeOperator('*', '/')
      if (operator === undefined) return left
      left = this.binary(operator, left, this.power())
    }
  }

  private power(): Expression {
    const operands = [this.negation()]
    while (this.take('**')) operands.push(this.negation())
    return operands.reduceRight((right, left) => this.binary('**', left, right))
  }

  private binary(operator: Operator, left: Expression, right: Expression): Expression {
    return this.grown({ kind: 'binary', operator, left, right, span: across(left.span, right.span) }, [left, right])
  }

  private negation(): Expression {
    const signs: Token[] = []
    while (this.isSymbol('-')) signs.push(this.tokens[this.next++]!)
    return signs.reduceRight((of, sign) => this.negated(sign, of), this.application())
  }

  private negated(sign: Span, of: Expression): Expression {
    const span = across(sign, of.span)
    // A sign before digits belongs to the number: it is one figure of the goal.
    if (of.kind === 'number') return this.grown({ ...of, value: -of.value, span }, [])
    return this.grown({ kind: 'negate', of, span }, [of])
  }

  private application(): Expression {
    let value = this.postfix()
    if (value.kind !== 'name' && value.kind !== 'field' && value.kind !== 'apply') return value
    for (;;) {
      const argument = this.argument()
      if (argument === undefined) return value
      value = this.grown({ kind: 'apply', function: value, argument, span: across(value.span, argument.span) }, [
        value,
        argument,
      ])
    }
  }

  /** As in F#, a minus that stands apart before and close behind is a sign: `f -x` applies, `f - x` subtracts. */
  private argument(): Expression | undefined {
    const { token } = this
    if (token.kind === 'symbol' && token.text === '-') {
      if (!token.spaced || this.tokens[this.next + 1]!.spaced) return undefined
      this.next++
      return this.negated(token, this.postfix())
    }
    return this.startsAtom(token) ? this.postfix() : undefined
  }

  private startsAtom(token: Token): boolean {
    if (token.kind === 'symbol') return token.text === '(' || token.text === '[' || token.text === '{'
    if (token.kind === 'word') return token.text !== 'let' && token.text !== 'in'
    return token.kind === 'number' || token.kind === 'string' || token.kind === 'slot'
  }

  private postfix(): Expression {
    let value = this.atom()
    while (this.take('.')) {
      const { text: name, span: nameSpan } = this.anyWord('the name of a field')
      value = this.grown({ kind: 'field', of: value, name, nameSpan, span: across(value.span, nameSpan) }, [value])
    }
    return value
  }

  private atom(): Expression {
    const { token } = this
    const span = { start: token.start, end: token.end }
    switch (token.kind) {
      case 'number':
        this.next++
        return this.grown({ kind: 'number', value: token.value, unit: token.unit, span }, [])
      case 'string':
        this.next++
        return this.grown({ kind: 'text', value: token.value, span }, [])
      case 'slot':
        this.next++
        return this.grown({ kind: 'slot', index: token.index, span }, [])
      case 'word':
        return this.word(token.text, span)
      case 'symbol':
        if (token.text === '(') return this.parenthesised()
        if (token.text === '[') return this.list()
        if (token.text === '{') return this.record()
    }
    return this.fail('an expression')
  }

  private word(text: string, span: Span): Expression {
    if (text === 'input') return this.attached(span)
    if (text === 'true' || text === 'false') {
      this.next++
      return this.grown({ kind: 'bool', value: text === 'true', span }, [])
    }
    const { text: name } = this.identifier('an expression')
    return this.grown({ kind: 'name', name, span }, [])
  }

  private attached(start: Span): Expression {
    this.next++
    const { token } = this
    if (token.kind !== 'string') return this.fail('the name of an input as a string: input "market"')
    this.next++
    return this.grown({ kind: 'input', name: token.value, span: across(start, token) }, [])
  }

  private parenthesised(): Expression {
    const open = this.expect('(')
    const items = [this.expression()]
    while (this.take(',')) items.push(this.expression())
    const span = across(open, this.expect(')'))
    return items.length === 1 ? items[0]! : this.grown({ kind: 'tuple', items, span }, items)
  }

  private list(): Expression {
    const open = this.expect('[')
    const items: Expression[] = []
    while (!this.isSymbol(']')) {
      items.push(this.expression())
      if (!this.take(';')) break
    }
    return this.grown({ kind: 'list', items, span: across(open, this.expect(']')) }, items)
  }

  private record(): Expression {
    const open = this.expect('{')
    const fields: FieldBinding[] = []
    const seen = new Set<string>()
    while (!this.isSymbol('}')) {
      const { text: name, span: nameSpan } = this.anyWord('the name of a field')
      if (seen.has(name)) throw syntaxError(`${name} is given twice`, nameSpan)
      seen.add(name)
      this.expect('=')
      fields.push({ name, nameSpan, value: this.expression() })
      if (!this.take(';')) break
    }
    const span = across(open, this.expect('}'))
    return this.grown(
      { kind: 'record', fields, span },
      fields.map((field) => field.value),
    )
  }

  /** Counts the node and its height against their limits. */
  private grown<E extends Expression>(node: E, children: readonly Expression[]): E {
    if (++this.nodes > nodesMax) throw limitError(`a program may have ${nodesMax} parts`, node.span)
    let height = 1
    for (const child of children) height = Math.max(height, 1 + (this.heights.get(child) ?? 0))
    if (height > heightMax) throw limitError(`a program may nest ${heightMax} deep`, node.span)
    this.heights.set(node, height)
    return node
  }
}
