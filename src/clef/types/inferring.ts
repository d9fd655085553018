// What the parts of inference ask of each other.

import type { Span } from '../../fabric/fault.js'
import type { Application, Expression, LiteralPattern } from '../syntax/ast.js'
import type { Annotations } from './annotations.js'
import type { Spine } from './application.js'
import type { DeclaredMeasures } from './measure.js'
import type { Names } from './names.js'
import type { Reporter } from './reporter.js'
import type { Surroundings } from './surroundings.js'
import type { Type } from './type.js'

export interface Inferring extends Reporter {
  readonly surroundings: Surroundings
  readonly names: Names
  readonly declared: DeclaredMeasures
  /** Annotations of the definition in hand. */
  annotations: Annotations
  /** How many functions stand around the expression in hand. */
  functionDepth: number
  /** Names that a literal of a pattern is one of, where there are no others. */
  readonly choices: Map<LiteralPattern, readonly string[]>
  /** Notes that a type depends on a goal, and there is none. */
  leaveOpen(span: Span): void
  /** The type of an expression; each is inferred once. */
  infer(expression: Expression): Type
  /** Reports unless the expression can be of this type. Functions and words learn from it what they are. */
  check(expression: Expression, expected: Type): void
  /** An application seen whole. */
  spineOf(application: Application): Spine
}
