// Says what is wrong, and leaves open what follows from it.

import { type Dimension, sameDimension, variablesOf } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { limitError } from '../diagnostic/syntax-error.js'
import { measurePhrase } from './diagnostics.js'
import { differenceMeasure } from './measure.js'
import { typeText, unitOrType, VariableNames } from './print.js'
import { Solver } from './solver.js'
import type { Type } from './type.js'

/** Errors of one program: what each may be meant to say is looked up, and that costs. */
const errorsMax = 256

interface Placed {
  readonly span: Span
}

export class Reporter {
  readonly solver = new Solver()
  readonly diagnostics: Diagnostic[] = []

  /**
   * Reports, and answers with a type that fits everywhere, so that one mistake gives one diagnostic. Throws Unreadable with
   * CLEF_LIMIT where there are so many that nobody will read the rest.
   */
  report(diagnostic: Diagnostic): Type {
    this.diagnostics.push(diagnostic)
    if (this.diagnostics.length === errorsMax) throw limitError('the check ends at so many errors', diagnostic.span)
    return this.solver.freshType()
  }

  /** Reports unless `actual` can be `expected`. */
  expect({ span }: Placed, actual: Type, expected: Type): void {
    if (!this.solver.unify(actual, expected, span)) this.differs(span, actual, expected)
  }

  /** Reports unless values of this type can be compared. */
  expectComparable({ span }: Placed, type: Type): void {
    if (!this.solver.compare(type)) this.wrongComparison(span)
  }

  private differs(span: Span, actual: Type, expected: Type): void {
    const { solver } = this
    const { clash } = solver
    const [found, wanted] = [solver.type(actual), solver.type(expected)]
    const names = new VariableNames()
    const texts = { expected: unitOrType(wanted, names), actual: unitOrType(found, names) }
    const numbers = found.kind === 'float' && wanted.kind === 'float' && clash?.kind !== 'field'
    if (numbers) this.wrongMeasure(span, wanted.measure, found.measure)
    // By now the type that asks for fields is the record's own: that says nothing.
    else if (clash?.kind === 'measure' && clash.field !== undefined) {
      this.wrongMeasure(span, clash.right, clash.left, `'${clash.field}': `)
    } else if (clash?.kind === 'comparison') this.wrongComparison(span)
    else if (clash?.kind === 'endless') {
      const message = `this would be of a type that holds itself: ${texts.expected} and ${texts.actual}`
      this.report({ code: 'CLEF_TYPE', message, span, ...texts })
    } else if (clash?.kind === 'field') {
      const message = `'${clash.name}' is no field of ${typeText(solver.type(clash.type))}`
      this.report({ code: 'CLEF_UNKNOWN_FIELD', message, span, actual: clash.name })
    } else if (clash?.kind === 'type' && isNumber(clash.left) && isNumber(clash.right)) {
      this.wrongPoint(span, solver.type(clash.left), solver.type(clash.right), texts)
    } else {
      const code = clash?.kind === 'measure' ? 'CLEF_DIMENSION' : 'CLEF_TYPE'
      const [wantedText, foundText] = [typeText(wanted, names), typeText(found, names)]
      const late = clash?.kind === 'type' && (clash.left.kind === 'carried' || clash.right.kind === 'carried')
      const why = late ? '; the unit of one is only known when the program runs' : ''
      const message = `expected ${wantedText}, got ${foundText}${why}`
      this.report({ code, message, span, expected: wantedText, actual: foundText })
    }
  }

  /** A point where a difference is wanted, or the other way round; any other two units are of different dimensions. */
  private wrongPoint(
    span: Span,
    a: Type,
    b: Type,
    texts: { readonly expected: string; readonly actual: string },
  ): void {
    const [point, other] = a.kind === 'point' ? [a, b] : [b, a]
    const difference = point.kind === 'point' ? differenceMeasure(point.scale) : undefined
    const affine =
      difference !== undefined &&
      other.kind === 'float' &&
      (variablesOf(other.measure).length > 0 || sameDimension(other.measure, difference))
    const scale = point.kind === 'point' ? point.scale : ''
    const why = affine ? `: a number in ${scale} is a point on a scale, a difference is in ${difference.text}` : ''
    const message = `expected ${texts.expected}, got ${texts.actual}${why}`
    this.report({ code: affine ? 'CLEF_AFFINE' : 'CLEF_DIMENSION', message, span, ...texts })
  }

  private wrongComparison(span: Span): void {
    const { clash } = this.solver
    if (clash?.kind !== 'comparison') return
    const actual = typeText(this.solver.type(clash.type))
    const why = clash.type.kind === 'carried' ? ': the unit of this number is only known when the program runs' : ''
    const message = `values of ${actual} cannot be compared${why}`
    this.report({ code: 'CLEF_TYPE', message, span, expected: 'values that can be compared', actual })
  }

  /** @param where goes before the message */
  wrongMeasure(span: Span, wanted: Dimension | string, given: Dimension, where = ''): void {
    const names = new VariableNames()
    const expected = typeof wanted === 'string' ? wanted : names.text(this.solver.measure(wanted))
    const actual = names.text(this.solver.measure(given))
    const message = `${where}expected ${measurePhrase(expected)}, got ${measurePhrase(actual)}`
    this.report({ code: 'CLEF_DIMENSION', message, span, expected, actual })
  }

  wrongType(span: Span, expected: string, actual: string): Type {
    return this.report({ code: 'CLEF_TYPE', message: `expected ${expected}, got ${actual}`, span, expected, actual })
  }
}

const isNumber = ({ kind }: Type): boolean => kind === 'float' || kind === 'point'
