// What stands on the left: the patterns of a match, and what a binding or a function names.

import { syntaxError } from '../diagnostic/syntax-error.js'
import type { LiteralPattern, Parameter, Pattern, TypeExpression } from './ast.js'
import { constructors, keywords, reservedNames, type Token } from './token.js'
import { TypeParser } from './type-parser.js'

const aPattern = "a pattern: a name, '_', a value, Ok, Error, Some, None or a tuple of such"
const aParameter = "a name, '_' or a tuple of such in parentheses"

export class PatternParser extends TypeParser {
  protected pattern(): Pattern {
    return this.inside(() => this.casePattern())
  }

  /** `Ok p`, or what may stand behind it. */
  private casePattern(): Pattern {
    const start = this.token
    const name = constructors.find((known) => this.isWord(known))
    if (name === undefined || name === 'None') return this.atomicPattern()
    this.next++
    const of = this.atomicPattern()
    return this.grown({ kind: 'case', name, of, span: this.spanFrom(start) }, this.height)
  }

  private atomicPattern(): Pattern {
    const { token } = this
    switch (token.kind) {
      case 'number':
      case 'string':
        return this.literalPattern()
      case 'word':
        if (token.text === 'true' || token.text === 'false') return this.literalPattern()
        if (this.takeWord('None')) {
          return this.grown({ kind: 'case', name: 'None', of: null, span: this.spanFrom(token) }, 0)
        }
        return this.namePattern(aPattern)
      case 'symbol':
        if (token.text === '-') return this.literalPattern()
        if (token.text === '(') return this.tuplePattern()
    }
    return this.fail(aPattern)
  }

  private namePattern(expected: string): Pattern {
    const start = this.token
    if (this.takeWord('_')) return this.grown({ kind: 'any', span: this.spanFrom(start) }, 0)
    if (start.kind === 'word' && reservedNames.has(start.text)) this.fail(expected)
    const name = this.identifier(expected, 'binder')
    return this.grown({ kind: 'name', name, span: this.spanFrom(start) }, 0)
  }

  private literalPattern(): Pattern {
    const start = this.token
    const negative = this.take('-')
    if (negative) this.took('sign')
    const of = this.literal(this.token, negative)
    if (of === undefined) return this.fail(negative ? 'a number' : aPattern)
    this.next++
    const span = this.spanFrom(start)
    return this.grown({ kind: 'literal', of: { ...of, span }, span }, 1)
  }

  private literal(token: Token, negative: boolean): LiteralPattern['of'] | undefined {
    const span = { start: token.start, end: token.end }
    if (token.kind === 'number') {
      return { kind: 'number', value: negative ? -token.value : token.value, unit: token.unit, span }
    }
    if (negative) return undefined
    if (token.kind === 'string') return { kind: 'text', value: token.value, span }
    if (token.kind === 'word') return { kind: 'bool', value: token.text === 'true', span }
    return undefined
  }

  private tuplePattern(): Pattern {
    const start = this.token
    this.expect('(')
    const items: Pattern[] = []
    let below = 0
    do {
      items.push(this.pattern())
      below = Math.max(below, this.height)
    } while (this.take(','))
    this.expect(')')
    if (items.length === 1) return items[0]!
    return this.grown({ kind: 'tuple', items, span: this.spanFrom(start) }, below)
  }

  protected startsParameter(): boolean {
    const { token } = this
    return token.kind === 'word' ? !keywords.has(token.text) : this.isSymbol('(')
  }

  /**
   * `x`, `_`, `(x: float<m>)`, `(a, b)`, `(a: float<m>, b)`. Annotations within a tuple come together as the type of the
   * whole, with a type variable for each part that has none.
   */
  protected parameter(): Parameter {
    if (!this.isSymbol('(')) return { pattern: this.namePattern(aParameter), annotation: null }
    return this.inside(() => this.groupedParameter())
  }

  private groupedParameter(): Parameter {
    const start = this.token
    this.expect('(')
    const items: Parameter[] = []
    let below = 0
    do {
      items.push(this.annotatedParameter())
      below = Math.max(below, this.height)
    } while (this.take(','))
    this.expect(')')
    if (items.length === 1) return items[0]!
    const span = this.spanFrom(start)
    const pattern = this.grown<Pattern>({ kind: 'tuple', items: items.map((item) => item.pattern), span }, below)
    return { pattern, annotation: this.annotationOf(items, span) }
  }

  private annotatedParameter(): Parameter {
    const { pattern, annotation } = this.parameter()
    const { height, token } = this
    if (!this.take(':')) return { pattern, annotation }
    if (annotation !== null) throw syntaxError('this has a type already', { start: token.start, end: token.end })
    const given = this.typeExpression()
    this.height = Math.max(height, this.height)
    return { pattern, annotation: given }
  }

  private annotationOf(items: readonly Parameter[], span: TypeExpression['span']): TypeExpression | null {
    if (items.every(({ annotation }) => annotation === null)) return null
    const types = items.map(
      ({ pattern, annotation }): TypeExpression =>
        // No program can write this name: it stands for nothing but itself.
        annotation ?? { kind: 'variable', name: `'${pattern.span.start}`, span: pattern.span },
    )
    return this.grown<TypeExpression>({ kind: 'tuple', items: types, span }, this.height)
  }
}
