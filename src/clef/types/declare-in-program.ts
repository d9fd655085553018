// Measures that a program declares: `[<Measure>] type N = kg m / s^2`.

import type { MeasureDeclaration } from '../syntax/ast.js'
import { declareMeasures } from './declare.js'
import { unitDiagnostic } from './diagnostics.js'
import type { DeclaredMeasures } from './measure.js'
import type { Reporter } from './reporter.js'

/** The measures in force in the program; those that cannot be read are reported and left out. */
export function declareInProgram(
  reporter: Reporter,
  declarations: readonly MeasureDeclaration[],
  outer: DeclaredMeasures,
): DeclaredMeasures {
  if (declarations.length === 0) return outer
  const byName = new Map<string, MeasureDeclaration>()
  for (const declaration of declarations) {
    const { name, nameSpan } = declaration
    if (byName.has(name)) {
      const message = `the measure ${name} is declared twice`
      reporter.report({ code: 'CLEF_DUPLICATE', message, span: nameSpan, actual: name })
    } else byName.set(name, declaration)
  }
  for (;;) {
    const texts = new Map([...byName].map(([name, { definition }]) => [name, definition?.text ?? '']))
    const declared = declareMeasures(texts, outer)
    if (declared.ok) return declared.value
    const { name, fault } = declared.error
    const { nameSpan, definition } = byName.get(name)!
    reporter.report(unitDiagnostic(fault, definition ?? { text: name, span: nameSpan }))
    // One that cannot be read is a base measure from here on, so that its uses are not wrong as well.
    byName.set(name, { name, nameSpan, definition: null })
  }
}
