// Which literals of a program came from the goal, and from where in it.

import type { Span } from '../../fabric/fault.js'
import type { Expression, NumberLiteral, TextLiteral } from '../syntax/index.js'

export class Grounds {
  private readonly origins = new Map<Expression, Span>()
  private readonly used = new Set<NumberLiteral>()
  private readonly texts = new Set<TextLiteral>()

  /** A number that stands for itself somewhere: by the end it must have come from the goal. */
  use(literal: NumberLiteral): void {
    this.used.add(literal)
  }

  found(literal: Expression, origin: Span): void {
    this.origins.set(literal, origin)
  }

  /** A text that stands for itself, whatever it spells: a choice, or text. */
  plain(literal: TextLiteral): void {
    this.texts.add(literal)
  }

  isPlain = (literal: Expression): boolean => literal.kind === 'text' && this.texts.has(literal)

  originOf = (literal: Expression): Span | undefined => this.origins.get(literal)

  /** Numbers of which nothing that uses them has said where they came from. */
  get unfounded(): readonly NumberLiteral[] {
    return [...this.used].filter((literal) => !this.origins.has(literal))
  }
}
