// Types as a person writes them. A variable in one, `'u` or `'a`, is a variable of the definition that first names it: it may
// turn out to be something particular.

import { type Dimension, substitute, variablesOf } from '../../fabric/dimension/index.js'
import type { TypeExpression } from '../syntax/ast.js'
import type { UnitText } from '../syntax/token.js'
import { unitDiagnostic } from './diagnostics.js'
import { type DeclaredMeasures, readMeasure, scaleOfPoint } from './measure.js'
import type { Reporter } from './reporter.js'
import { float, listOf, optionOf, resultOf, type Type } from './type.js'

/** What the variables of a definition's annotations stand for. */
export class Annotations {
  private readonly types = new Map<string, Type>()
  private readonly measures = new Map<string, Dimension>()

  /** `outer`: of the definition around, whose variables are known here too. */
  constructor(private readonly outer?: Annotations) {}

  type(name: string, make: () => Type): Type {
    const known = this.find((scope) => scope.types.get(name))
    if (known !== undefined) return known
    const made = make()
    this.types.set(name, made)
    return made
  }

  measure(name: string, make: () => Dimension): Dimension {
    const known = this.find((scope) => scope.measures.get(name))
    if (known !== undefined) return known
    const made = make()
    this.measures.set(name, made)
    return made
  }

  private find<T>(read: (scope: Annotations) => T | undefined): T | undefined {
    for (let scope: Annotations | undefined = this; scope !== undefined; scope = scope.outer) {
      const known = read(scope)
      if (known !== undefined) return known
    }
    return undefined
  }
}

/** What reading annotations needs of inference. */
interface Annotating extends Reporter {
  readonly annotations: Annotations
  readonly declared: DeclaredMeasures
}

/** The type that an annotation stands for. */
export function annotated(inferring: Annotating, written: TypeExpression): Type {
  const go = (part: TypeExpression): Type => annotated(inferring, part)
  switch (written.kind) {
    case 'float':
      return number(inferring, written.unit)
    case 'word':
      return { kind: written.name }
    case 'variable':
      return inferring.annotations.type(written.name, () => inferring.solver.freshType())
    case 'list':
      return listOf(go(written.of))
    case 'option':
      return optionOf(go(written.of))
    case 'result':
      return resultOf(go(written.ok), go(written.error))
    case 'tuple':
      return { kind: 'tuple', items: written.items.map(go) }
    case 'function':
      return { kind: 'function', from: go(written.from), to: go(written.to) }
    case 'record': {
      const fields = new Map<string, Type>()
      for (const { name, of } of written.fields) {
        if (fields.has(name)) {
          const message = `the field '${name}' is given twice`
          inferring.report({ code: 'CLEF_DUPLICATE', message, span: of.span, actual: name })
        } else fields.set(name, go(of))
      }
      return { kind: 'record', fields }
    }
  }
}

function number(inferring: Annotating, unit: UnitText | null): Type {
  const { solver, declared, annotations } = inferring
  const text = unit?.text.trim() ?? '1'
  // Every `_` is one of its own.
  if (text === '_') return float(annotations.measure(`_${unit?.span.start}`, () => solver.freshMeasure()))
  const scale = scaleOfPoint(text, declared)
  if (scale !== undefined) return { kind: 'point', scale }
  const measure = readMeasure(text, declared)
  if (!measure.ok) return inferring.report(unitDiagnostic(measure.error, unit!))
  const named = variablesOf(measure.value)
  if (named.length === 0) return float(measure.value)
  const meant = named.map((name) => [name, annotations.measure(name, () => solver.freshMeasure(name))] as const)
  return float(substitute(measure.value, new Map(meant)))
}
