// Expressions with an order among them. `fun`, `if`, `match` and `let` stand where an expression begins and reach as far as
// they can; then come the operators by their levels, `**` (to the right), unary minus, application, field access.

import type { Binding, Expression, MatchCase, Parameter } from './ast.js'
import { AtomParser } from './atom-parser.js'
import { infixOperators } from './operators.js'
import { beginsSomething, type Token } from './token.js'

export class ExpressionParser extends AtomParser {
  protected expression(): Expression {
    return this.inside(() => {
      if (this.isWord('fun')) return this.lambda()
      if (this.isWord('if')) return this.conditional()
      if (this.isWord('match')) return this.match()
      if (this.isWord('let')) return this.local()
      return this.operators(1)
    })
  }

  /** What stands behind a `let`, up to the end of the value. */
  protected binding(start: Token): Binding {
    const takesParameters = this.token.kind === 'word' && !this.isWord('_')
    const first = this.parameter()
    const { height } = this
    let below = height
    const parameters: Parameter[] = []
    while (takesParameters && this.startsParameter()) {
      parameters.push(this.parameter())
      below = Math.max(below, this.height)
    }
    let { annotation } = first
    if (annotation === null && this.take(':')) {
      annotation = this.typeExpression()
      below = Math.max(below, this.height)
    }
    this.expect('=')
    const value = this.expression()
    this.height = Math.max(below, this.height)
    return { pattern: first.pattern, parameters, annotation, value, span: this.spanFrom(start) }
  }

  private local(): Expression {
    const start = this.token
    this.next++
    const binding = this.within({ ...this.layout, offside: start.column }, () => this.binding(start))
    const { height, token } = this
    const onNextLine = token.opensLine && token.column === start.column && beginsSomething(token)
    if (!onNextLine) this.expectWord('in', ' or a line that begins under this let')
    const body = this.expression()
    return this.grown({ kind: 'local', binding, body, span: this.spanFrom(start) }, Math.max(height, this.height))
  }

  private lambda(): Expression {
    const start = this.token
    this.next++
    const parameters: Parameter[] = []
    let below = 0
    do {
      parameters.push(this.parameter())
      below = Math.max(below, this.height)
    } while (this.startsParameter())
    this.expect('->')
    const body = this.expression()
    return this.grown({ kind: 'lambda', parameters, body, span: this.spanFrom(start) }, Math.max(below, this.height))
  }

  private conditional(): Expression {
    const start = this.token
    this.next++
    const condition = this.expression()
    let { height } = this
    this.expectWord('then')
    const then = this.expression()
    height = Math.max(height, this.height)
    const otherwise = this.otherwise()
    return this.grown(
      { kind: 'if', condition, then, otherwise, span: this.spanFrom(start) },
      Math.max(height, this.height),
    )
  }

  /** `else ..`, or `elif ..` for `else if ..`. */
  private otherwise(): Expression {
    if (this.isWord('elif')) return this.inside(() => this.conditional())
    this.expectWord('else', " (an 'if' gives a value either way)")
    return this.expression()
  }

  private match(): Expression {
    const start = this.token
    this.next++
    const of = this.expression()
    let { height } = this
    this.expectWord('with')
    this.took('cases')
    // As in F#, a case further left than its own match belongs to one outside.
    const { token, layout } = this
    const column = token.opensLine ? Math.min(token.column, start.column) : start.column
    const isOurs = () => !(layout.inCase && this.token.opensLine && this.token.column < column)
    this.take('|')
    const cases: MatchCase[] = []
    do {
      const pattern = this.pattern()
      height = Math.max(height, this.height)
      this.expect('->')
      cases.push({ pattern, body: this.within({ ...layout, inCase: true }, () => this.expression()) })
      height = Math.max(height, this.height)
    } while (isOurs() && this.take('|'))
    return this.grown({ kind: 'match', of, cases, span: this.spanFrom(start) }, height)
  }

  private operators(levelMin: number): Expression {
    const start = this.token
    let left = this.power()
    for (;;) {
      const { token, height } = this
      const operator = token.kind === 'symbol' ? infixOperators.get(token.text) : undefined
      if (operator === undefined || operator.level < levelMin) return left
      this.next++
      const right = this.operators(operator.level + 1)
      left = this.grown(operator.combine(left, right, this.spanFrom(start)), Math.max(height, this.height))
    }
  }

  private power(): Expression {
    const starts = [this.token]
    let value = this.negation()
    if (!this.isSymbol('**')) return value
    const operands = [{ of: value, height: this.height }]
    while (this.take('**')) {
      starts.push(this.token)
      operands.push({ of: this.negation(), height: this.height })
    }
    value = operands.pop()!.of
    for (let left = operands.pop(); left !== undefined; left = operands.pop()) {
      const span = this.spanFrom(starts[operands.length]!)
      const below = Math.max(left.height, this.height)
      value = this.grown({ kind: 'binary', operator: '**', left: left.of, right: value, span }, below)
    }
    return value
  }

  private negation(): Expression {
    const signs: Token[] = []
    for (let { token } = this; this.take('-'); token = this.token) {
      this.took('sign')
      signs.push(token)
    }
    return signs.reduceRight((of, sign) => this.negated(sign, of), this.application())
  }

  private negated(sign: Token, of: Expression): Expression {
    const span = this.spanFrom(sign)
    // A sign before digits belongs to the number: it is one figure of the goal.
    if (of.kind === 'number') return this.grown({ ...of, value: -of.value, span }, 0)
    return this.grown({ kind: 'negate', of, span }, this.height)
  }

  /** A name, a field or what stands in parentheses may be applied. */
  protected application(): Expression {
    const start = this.token
    let value = this.postfix()
    const grouped = start.kind === 'symbol' && start.text === '('
    if (!grouped && value.kind !== 'name' && value.kind !== 'field') return value
    for (;;) {
      const { height } = this
      const argument = this.argument()
      if (argument === undefined) return value
      const below = Math.max(height, this.height)
      value = this.grown({ kind: 'apply', function: value, argument, span: this.spanFrom(start) }, below)
    }
  }

  /** As in F#, a minus that stands apart before and close behind is a sign: `f -x` applies, `f - x` subtracts. */
  private argument(): Expression | undefined {
    const { token } = this
    if (this.isSymbol('-')) {
      if (!token.spaced || this.tokens[this.next + 1]!.spaced) return undefined
      this.next++
      this.took('argumentSign')
      return this.negated(token, this.postfix())
    }
    return this.startsAtom() ? this.postfix() : undefined
  }
}
