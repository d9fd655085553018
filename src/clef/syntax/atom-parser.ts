// Expressions that stand for themselves: literals, names, and what brackets enclose.

import { syntaxError } from '../diagnostic/syntax-error.js'
import type { Expression, FieldBinding } from './ast.js'
import { free } from './cursor.js'
import { PatternParser } from './pattern-parser.js'
import { keywords, literalKeywords, openers, type Token } from './token.js'

const dateText = /^\d{4}-\d{2}-\d{2}$/

export abstract class AtomParser extends PatternParser {
  protected abstract expression(): Expression
  protected abstract application(): Expression

  protected startsAtom(): boolean {
    const { token } = this
    switch (token.kind) {
      case 'number':
      case 'string':
      case 'slot':
        return true
      case 'symbol':
        return token.text === '(' || token.text === '[' || token.text === '{'
      case 'word':
        return literalKeywords.has(token.text) || (!keywords.has(token.text) && token.text !== '_')
      default:
        return false
    }
  }

  /** An atom and the fields read from it; a list or a plain value has none. */
  protected postfix(): Expression {
    const start = this.token
    let value = this.atom()
    if (!hasFields(start.kind === 'symbol' && start.text === '(', value)) return value
    while (this.take('.')) {
      const { text: name, start: nameStart, end } = this.fieldName()
      const span = this.spanFrom(start)
      value = this.grown({ kind: 'field', of: value, name, nameSpan: { start: nameStart, end }, span }, this.height)
    }
    return value
  }

  private atom(): Expression {
    const { token } = this
    const span = { start: token.start, end: token.end }
    switch (token.kind) {
      case 'number':
        this.next++
        return this.grown({ kind: 'number', value: token.value, unit: token.unit, span }, 0)
      case 'string':
        this.next++
        return this.grown({ kind: 'text', value: token.value, span }, 0)
      case 'slot':
        this.next++
        return this.grown({ kind: 'slot', index: token.index, span }, 0)
      case 'word':
        return this.word(token.text)
      case 'symbol':
        if (token.text === '(') return this.within(free, () => this.parenthesised())
        if (token.text === '[') return this.within(free, () => this.list())
        if (token.text === '{') return this.within(free, () => this.record())
    }
    return this.fail('an expression')
  }

  private word(text: string): Expression {
    const start = this.token
    if (text === 'input') {
      const name = this.quoted('the name of an input as a string: input "market"', 'inputName')
      return this.grown({ kind: 'input', name, span: this.spanFrom(start) }, 0)
    }
    if (text === 'date') return this.date()
    if (this.takeWord('true') || this.takeWord('false')) {
      return this.grown({ kind: 'bool', value: text === 'true', span: this.spanFrom(start) }, 0)
    }
    const expected = openers.has(text) ? `an expression; '${text} ..' stands in parentheses here` : 'an expression'
    const name = this.identifier(expected, 'name')
    return this.grown({ kind: 'name', name, span: this.spanFrom(start) }, 0)
  }

  /** The string behind a keyword. */
  private quoted(what: string, role: 'inputName' | 'date'): string {
    this.next++
    const { token } = this
    if (token.kind !== 'string') return this.fail(what)
    this.next++
    this.took(role)
    return token.value
  }

  private date(): Expression {
    const start = this.token
    const value = this.quoted('a date as a string: date "2026-11-23"', 'date')
    const span = this.spanFrom(start)
    if (!dateText.test(value)) throw syntaxError('a date is written like this: date "2026-11-23"', span)
    return this.grown({ kind: 'date', value, span }, 0)
  }

  /** `(e)`, `(e : type)`, `(a, b)` */
  private parenthesised(): Expression {
    const start = this.token
    this.expect('(')
    const items: Expression[] = []
    let height = 0
    do {
      const opener = this.token
      items.push(this.expression())
      height = Math.max(height, this.height)
      this.checkReach(opener)
      if (items.length === 1 && this.take(':')) return this.annotated(start, items[0]!, height)
    } while (this.take(','))
    this.expect(')')
    if (items.length === 1) return items[0]!
    return this.grown({ kind: 'tuple', items, span: this.spanFrom(start) }, height)
  }

  /** Where `fun x -> x, y` ends is read differently elsewhere; here it must be said. */
  private checkReach(opener: Token): void {
    if (opener.kind !== 'word' || !openers.has(opener.text) || !(this.isSymbol(',') || this.isSymbol(':'))) return
    const { text } = opener
    throw syntaxError(`'${text} ..' before ',' or ':' stands in parentheses`, { start: opener.start, end: opener.end })
  }

  private annotated(start: Expression['span'], of: Expression, height: number): Expression {
    const annotation = this.typeExpression()
    this.expect(')')
    const below = Math.max(height, this.height)
    return this.grown({ kind: 'annotated', of, annotation, span: this.spanFrom(start) }, below)
  }

  private list(): Expression {
    const start = this.token
    this.expect('[')
    const items: Expression[] = []
    let below = 0
    while (!this.isSymbol(']')) {
      items.push(this.expression())
      below = Math.max(below, this.height)
      if (!this.take(';')) break
    }
    if (!this.take(']')) this.fail("';' or ']'", ']')
    return this.grown({ kind: 'list', items, span: this.spanFrom(start) }, below)
  }

  /** `{ a = 1; b = 2 }`, `{ r with a = 1 }` */
  private record(): Expression {
    const start = this.token
    this.expect('{')
    const following = this.tokens[this.next + 1]
    if (this.take('}')) return this.grown({ kind: 'record', fields: [], span: this.spanFrom(start) }, 0)
    const isLiteral =
      (this.token.kind === 'word' && following?.kind === 'symbol' && following.text === '=') || !this.startsAtom()
    if (isLiteral) {
      const { fields, below } = this.fields()
      return this.grown({ kind: 'record', fields, span: this.spanFrom(start) }, below)
    }
    const of = this.application()
    const { height } = this
    if (!this.takeWord('with')) this.fail("'=' behind the name of a field, or 'with' behind a record", 'with')
    const { fields, below } = this.fields()
    return this.grown({ kind: 'update', of, fields, span: this.spanFrom(start) }, Math.max(height, below))
  }

  private fields(): { readonly fields: readonly FieldBinding[]; readonly below: number } {
    const fields: FieldBinding[] = []
    let below = 0
    do {
      const { text: name, start, end } = this.fieldName()
      this.expect('=')
      fields.push({ name, nameSpan: { start, end }, value: this.expression() })
      below = Math.max(below, this.height)
    } while (this.take(';') && !this.isSymbol('}'))
    if (!this.take('}')) this.fail("';' or '}'", '}')
    return { fields, below }
  }
}

const hasFields = (grouped: boolean, value: Expression): boolean =>
  grouped || value.kind === 'name' || value.kind === 'input' || value.kind === 'record' || value.kind === 'update'
