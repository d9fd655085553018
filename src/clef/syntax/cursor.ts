// Where the parser stands among the tokens, and what it may ask of them.

import type { Span } from '../../fabric/fault.js'
import { syntaxError } from '../diagnostic/syntax-error.js'
import type { Operator } from './ast.js'
import { keywords, type SymbolText, type Token, tokenText } from './token.js'

export class Cursor {
  protected next = 0

  constructor(protected readonly tokens: readonly Token[]) {}

  protected get token(): Token {
    return this.tokens[this.next]!
  }

  protected isSymbol(text: SymbolText): boolean {
    return this.token.kind === 'symbol' && this.token.text === text
  }

  protected isWord(text: string): boolean {
    return this.token.kind === 'word' && this.token.text === text
  }

  protected take(text: SymbolText): boolean {
    if (!this.isSymbol(text)) return false
    this.next++
    return true
  }

  protected takeOperator<O extends Operator>(...operators: readonly O[]): O | undefined {
    const operator = operators.find((text) => this.isSymbol(text))
    if (operator !== undefined) this.next++
    return operator
  }

  protected expect(text: SymbolText): Span {
    const { token } = this
    return this.take(text) ? token : this.fail(`'${text}'`)
  }

  protected anyWord(what: string): { readonly text: string; readonly span: Span } {
    const { token } = this
    if (token.kind !== 'word') return this.fail(what)
    this.next++
    return { text: token.text, span: { start: token.start, end: token.end } }
  }

  protected identifier(what: string): { readonly text: string; readonly span: Span } {
    const { token } = this
    return token.kind === 'word' && keywords.has(token.text) ? this.fail(what) : this.anyWord(what)
  }

  protected fail(expected: string): never {
    const { start, end } = this.token
    throw syntaxError(`expected ${expected}, found ${tokenText(this.token)}`, { start, end })
  }
}
