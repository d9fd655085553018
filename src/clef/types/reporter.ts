// Says what is wrong, and leaves open what follows from it.

import type { Dimension } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { measurePhrase } from './diagnostics.js'
import { MeasureNames, typeText } from './print.js'
import { Solver } from './solver.js'
import type { Type } from './type.js'

interface Placed {
  readonly span: Span
}

export class Reporter {
  readonly solver = new Solver()
  readonly diagnostics: Diagnostic[] = []

  /** Reports, and answers with a type that fits everywhere, so that one mistake gives one diagnostic. */
  report(diagnostic: Diagnostic): Type {
    this.diagnostics.push(diagnostic)
    return this.solver.freshType()
  }

  /** Reports unless `actual` can be `expected`. */
  expect({ span }: Placed, actual: Type, expected: Type): void {
    if (this.solver.unify(actual, expected, span)) return
    const found = this.solver.type(actual)
    const wanted = this.solver.type(expected)
    if (found.kind === 'float' && wanted.kind === 'float') this.wrongMeasure(span, wanted.measure, found.measure)
    else this.wrongType(span, typeText(wanted), typeText(found))
  }

  wrongMeasure(span: Span, wanted: Dimension | string, given: Dimension): void {
    const names = new MeasureNames()
    const expected = typeof wanted === 'string' ? wanted : names.text(this.solver.measure(wanted))
    const actual = names.text(this.solver.measure(given))
    const message = `expected ${measurePhrase(expected)}, got ${measurePhrase(actual)}`
    this.report({ code: 'CLEF_DIMENSION', message, span, expected, actual })
  }

  wrongType(span: Span, expected: string, actual: string): Type {
    return this.report({ code: 'CLEF_TYPE', message: `expected ${expected}, got ${actual}`, span, expected, actual })
  }
}
