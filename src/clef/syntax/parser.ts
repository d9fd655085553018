// Programs: declarations of measures, then bindings, then the result.

import { limitError } from '../diagnostic/syntax-error.js'
import type { Binding, MeasureDeclaration, Program, TypeExpression } from './ast.js'
import { ExpressionParser } from './expression-parser.js'
import { tokenize } from './lexer.js'
import { bindingsMax } from './limits.js'
import type { Token } from './token.js'

/** Reads a program; throws Unreadable at the first error. */
export const readProgram = (text: string): Program => new Parser(text, tokenize(text)).program()

/** Reads a type that stands alone; throws Unreadable at the first error. */
export const readLoneType = (text: string): TypeExpression => new Parser(text, tokenize(text)).loneType()

export class Parser extends ExpressionParser {
  constructor(
    private readonly text: string,
    tokens: readonly Token[],
  ) {
    super(tokens)
  }

  program(): Program {
    const measures = this.measures()
    const bindings = this.bindings()
    const result = this.expression()
    this.takeNewline()
    if (this.token.kind !== 'end') this.fail('the end of the program')
    return { text: this.text, measures, bindings, result }
  }

  loneType(): TypeExpression {
    const type = this.typeExpression()
    this.takeNewline()
    if (this.token.kind !== 'end') this.fail('the end of the type')
    return type
  }

  private measures(): readonly MeasureDeclaration[] {
    const measures: MeasureDeclaration[] = []
    for (let { token } = this; token.kind === 'measure'; token = this.token) {
      this.next++
      const { name, definition } = token
      measures.push({ name: name.text, nameSpan: name.span, definition })
      if (measures.length > bindingsMax) throw limitError(`a program may declare ${bindingsMax} measures`, name.span)
      if (!this.takeNewline()) this.fail('a new line behind the declaration of a measure')
    }
    return measures
  }

  private bindings(): readonly Binding[] {
    const bindings: Binding[] = []
    while (this.isWord('let')) {
      if (bindings.length === bindingsMax) throw limitError(`a program may bind ${bindingsMax} names`, this.token)
      const start = this.token
      this.next++
      const binding = this.binding(start)
      if (this.takeWord('in')) {
        this.took('separator')
        this.takeNewline()
        bindings.push({ ...binding, inner: true })
      } else {
        if (!this.takeNewline()) this.fail(this.behindBinding())
        bindings.push(binding)
      }
    }
    return bindings
  }

  private behindBinding(): string {
    if (this.token.kind === 'end') return 'a line with the result behind the last binding'
    const goesOn = this.token.opensLine ? ' (an indented line goes on with the one before)' : ''
    return `a new line or 'in'${goesOn}`
  }

  private takeNewline(): boolean {
    if (this.token.kind !== 'newline') return false
    this.next++
    return true
  }
}
