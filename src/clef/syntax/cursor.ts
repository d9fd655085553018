// Where the parser stands among the tokens, what it may ask of them, and what its tree has cost so far.

import type { Span } from '../../fabric/fault.js'
import { limitError, syntaxError } from '../diagnostic/syntax-error.js'
import { heightMax, nodesMax } from './limits.js'
import { advice } from './misspelt-keyword.js'
import { beginsSomething, keywords, type Role, type SymbolText, type Token, tokenText } from './token.js'

export interface Word extends Span {
  readonly text: string
}

/** What the beginning of a line means. */
export interface Layout {
  /** Column of the `let` whose value is being read: a line that begins something there or further left ends the value. */
  readonly offside: number
  /** A case is being read, which a `|` further left may end. */
  readonly inCase: boolean
}

/** Inside brackets lines mean nothing. */
export const free: Layout = { offside: -1, inCase: false }

export class Cursor {
  protected next = 0
  /** Height of the node that was made last. */
  protected height = 0
  protected layout: Layout = free
  private nodes = 0
  private depth = 0

  constructor(protected readonly tokens: readonly Token[]) {}

  /** Hears what the token just taken is in the tree, for a reader who minds how it is laid out. */
  protected took(_role: Role): void {}

  protected get token(): Token {
    const token = this.tokens[this.next]!
    const isPast = token.opensLine && token.column <= this.layout.offside && beginsSomething(token)
    if (!isPast) return token
    const { start, end, spaced, column, opensLine } = token
    return { kind: 'newline', start, end, spaced, column, opensLine }
  }

  /** Reads something that stands in another layout. */
  protected within<T>(layout: Layout, read: () => T): T {
    const outer = this.layout
    this.layout = layout
    const result = read()
    this.layout = outer
    return result
  }

  /** From where a part began to the end of the token that was taken last. */
  protected spanFrom({ start }: Span): Span {
    return { start, end: this.tokens[this.next - 1]!.end }
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

  protected takeWord(text: string): boolean {
    if (!this.isWord(text)) return false
    this.next++
    return true
  }

  protected expect(text: SymbolText, where = ''): void {
    if (!this.take(text)) this.fail(`'${text}'${where}`, text)
  }

  protected expectWord(text: string, where = ''): void {
    if (!this.takeWord(text)) this.fail(`'${text}'${where}`, text)
  }

  /** The name of a field: any word will do. */
  protected fieldName(): Word {
    const { token } = this
    if (token.kind !== 'word') return this.fail('the name of a field')
    this.next++
    this.took('field')
    return token
  }

  protected identifier(expected: string, role: 'name' | 'binder'): string {
    const { token } = this
    if (token.kind !== 'word' || keywords.has(token.text) || token.text === '_') return this.fail(expected)
    this.next++
    this.took(role)
    return token.text
  }

  /** Ends the reading here; `missing` is the one symbol or keyword that would have done. */
  protected fail(expected: string, missing?: string): never {
    const { start, end } = this.token
    const near = advice(this.tokens, this.next, missing)
    const message = `expected ${expected}, found ${tokenText(this.token)}${near.remark}`
    throw syntaxError(message, near.span ?? { start, end }, near.candidates)
  }

  /** Reads what stands inside something else, counting how deep that is. */
  protected inside<T>(read: () => T): T {
    if (++this.depth > heightMax) throw limitError(`a program may nest ${heightMax} deep`, this.token)
    const result = read()
    this.depth--
    return result
  }

  /** Counts a node, and its height above the tallest of its children (0 without any), against their limits. */
  protected grown<N extends { readonly span: Span }>(node: N, below: number): N {
    if (++this.nodes > nodesMax) throw limitError(`a program may have ${nodesMax} parts`, node.span)
    this.height = below + 1
    if (this.height > heightMax) {
      throw limitError(`a program may nest ${heightMax} deep; each operator of a chain counts`, node.span)
    }
    return node
  }
}
