// Types as a person writes them. From loosest to tightest: `->` (to the right), `*`, then `list` and `option` behind.

import { nearest } from '../../fabric/dimension/index.js'
import { syntaxError } from '../diagnostic/syntax-error.js'
import type { TypeExpression } from './ast.js'
import { Cursor } from './cursor.js'
import { keywords } from './token.js'

const words = ['string', 'bool', 'date', 'currency', 'pair', 'tenor'] as const
const typeNames = [...words, 'float', 'Result', 'list', 'option']

export class TypeParser extends Cursor {
  protected typeExpression(): TypeExpression {
    return this.inside(() => this.functionType())
  }

  private functionType(): TypeExpression {
    const start = this.token
    const from = this.tupleType()
    const { height } = this
    if (!this.take('->')) return from
    const to = this.typeExpression()
    return this.grown({ kind: 'function', from, to, span: this.spanFrom(start) }, Math.max(height, this.height))
  }

  private tupleType(): TypeExpression {
    const start = this.token
    const first = this.postfixType()
    if (!this.isSymbol('*')) return first
    const items = [first]
    let { height } = this
    while (this.take('*')) {
      items.push(this.postfixType())
      height = Math.max(height, this.height)
    }
    return this.grown({ kind: 'tuple', items, span: this.spanFrom(start) }, height)
  }

  private postfixType(): TypeExpression {
    const start = this.token
    let of = this.atomicType()
    for (;;) {
      const kind = this.takeWord('list') ? 'list' : this.takeWord('option') ? 'option' : undefined
      if (kind === undefined) return of
      this.took('type')
      of = this.grown({ kind, of, span: this.spanFrom(start) }, this.height)
    }
  }

  private atomicType(): TypeExpression {
    const { token } = this
    switch (token.kind) {
      case 'float':
        this.next++
        return this.grown({ kind: 'float', unit: token.unit, span: this.spanFrom(token) }, 0)
      case 'variable':
        this.next++
        return this.grown({ kind: 'variable', name: token.text, span: this.spanFrom(token) }, 0)
      case 'word':
        return this.namedType(token.text)
      case 'symbol':
        if (token.text === '(') return this.groupedType()
        if (token.text === '{') return this.recordType()
    }
    return this.fail('a type')
  }

  private namedType(name: string): TypeExpression {
    const start = this.token
    if (name === 'Result') return this.resultType()
    const word = words.find((known) => known === name)
    if (word === undefined && name !== 'float') return this.unknownType(name)
    this.next++
    this.took('type')
    const span = this.spanFrom(start)
    return this.grown(word === undefined ? { kind: 'float', unit: null, span } : { kind: 'word', name: word, span }, 0)
  }

  private unknownType(name: string): never {
    if (keywords.has(name)) return this.fail('a type')
    const { start, end } = this.token
    throw syntaxError(`'${name}' is no type`, { start, end }, nearest(name, typeNames))
  }

  private groupedType(): TypeExpression {
    this.expect('(')
    const type = this.typeExpression()
    this.expect(')')
    return type
  }

  private resultType(): TypeExpression {
    const start = this.token
    this.next++
    this.took('type')
    this.expect('<')
    this.took('angle')
    const ok = this.typeExpression()
    const { height } = this
    this.expect(',')
    const error = this.typeExpression()
    const below = Math.max(height, this.height)
    this.expect('>')
    this.took('angle')
    return this.grown({ kind: 'result', ok, error, span: this.spanFrom(start) }, below)
  }

  private recordType(): TypeExpression {
    const start = this.token
    this.expect('{')
    const fields: { name: string; of: TypeExpression }[] = []
    let below = 0
    do {
      const { text: name } = this.fieldName()
      this.expect(':')
      fields.push({ name, of: this.typeExpression() })
      below = Math.max(below, this.height)
    } while (this.take(';') && !this.isSymbol('}'))
    this.expect('}')
    return this.grown({ kind: 'record', fields, span: this.spanFrom(start) }, below)
  }
}
