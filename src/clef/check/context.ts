// What every part of the check of one call needs.

import type { Span } from '../../fabric/fault.js'
import type { DiagnosticCode } from '../diagnostic/diagnostic.js'
import type { QuantityTable } from '../goal/quantity-table.js'
import type { Expression, NamePattern } from '../syntax/index.js'
import { didYouMean, type Inference, withCandidates } from '../types/index.js'
import { type Fit, open } from './fit.js'
import type { Grounds } from './grounds.js'
import type { Scope } from './scope.js'

/** Where in the request a value stands. */
export interface Site {
  readonly scope: Scope
  readonly path: string
}

export interface Wrong {
  readonly code: DiagnosticCode
  readonly span: Span
  readonly message: string
  readonly expected?: string
  readonly actual?: string
  readonly candidates?: readonly string[]
}

export class CallContext {
  constructor(
    readonly inference: Inference,
    readonly operation: string,
    /** The goal's quantities; null when a program is checked without a goal. */
    readonly table: QuantityTable | null,
    readonly grounds: Grounds,
    /** What a name stands for that a `let` inside an expression gives. */
    readonly local: (name: NamePattern) => Expression | undefined,
  ) {}

  /** What an expression is where the program wrote it: behind names, annotations, and values that are bound for it. */
  written(expression: Expression): Expression {
    const { inference } = this
    for (let at = expression; ; ) {
      // Names mean what they mean where they stand: what binds some is inferred as a whole.
      if (at.kind === 'name' || at.kind === 'local' || at.kind === 'annotated') inference.infer(at)
      const written = inference.written(at)
      const next = this.behind(written)
      if (next === undefined) return written
      at = next
    }
  }

  private behind(expression: Expression): Expression | undefined {
    if (expression.kind === 'annotated') return expression.of
    if (expression.kind === 'local') return expression.body
    if (expression.kind !== 'name') return undefined
    const binder = this.inference.binderOf(expression)
    return binder?.kind === 'local' ? this.local(binder.pattern) : undefined
  }

  report(path: string, wrong: Wrong): Fit {
    this.inference.report({ ...wrong, operation: this.operation, ...(path === '' ? {} : { path }) })
    return open
  }

  /** A value of the wrong kind. */
  wrongType(path: string, span: Span, expected: string, actual: string, candidates: readonly string[] = []): Fit {
    const message = `${path || 'the request'} must be ${expected}, got ${actual}${didYouMean(candidates)}`
    return this.report(path, { code: 'CLEF_TYPE', span, message, expected, actual, ...withCandidates(candidates) })
  }
}
