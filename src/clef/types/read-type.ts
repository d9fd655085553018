// Types as text, for names that the surroundings give: `float<m>`, a bare unit `m / s`, `float<'u> -> float<'u>`.

import { baseDimension, type Dimension, variablesOf } from '../../fabric/dimension/index.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { parseType } from '../syntax/index.js'
import { Annotations, annotated } from './annotations.js'
import { unitDiagnostic } from './diagnostics.js'
import { type DeclaredMeasures, readMeasure, scaleOfPoint } from './measure.js'
import { inferred } from './measure-variable.js'
import { Reporter } from './reporter.js'
import { float, measuresOf, monomorphic, partsOf, type Scheme, type Type, type TypeVariable } from './type.js'

/**
 * Reads a type. Each use of a function chooses its variables anew; `'u` in any other type is one unknown measure, and the
 * same one wherever the surroundings name it; `_` is another one each time. `ordinal`: which of the surroundings' types this is.
 */
export function readType(text: string, declared: DeclaredMeasures, ordinal = 0): Result<Scheme, Diagnostic> {
  const scale = scaleOfPoint(text, declared)
  if (scale !== undefined) return ok(monomorphic({ kind: 'point', scale }))
  const unit = text.trim() === '' ? undefined : readMeasure(text, declared)
  if (unit?.ok) return ok(monomorphic(float(unit.value)))
  const written = parseType(text.replace(/\bfloat\s+</g, 'float<'))
  if (!written.ok) {
    const bare = unit !== undefined && !/[<>{},]|\b(?:float|list|option|string|bool|date|Result)\b/.test(text)
    const placed = { text, span: { start: 0, end: text.length } }
    return err(bare ? unitDiagnostic(unit.error, placed) : written.error[0]!)
  }
  const reader = new EnvironmentReader(declared, new NamedVariables(ordinal))
  const type = annotated(reader, written.value)
  const [wrong] = reader.diagnostics
  if (wrong !== undefined) return err(wrong)
  return ok(type.kind === 'function' ? forEachUse(type) : monomorphic(type))
}

class EnvironmentReader extends Reporter {
  constructor(
    readonly declared: DeclaredMeasures,
    readonly annotations: Annotations,
  ) {
    super()
  }
}

/** Variables that stay as they are named; `float<_>` is numbered by its place, far from what inference numbers. */
class NamedVariables extends Annotations {
  constructor(private readonly ordinal: number) {
    super()
  }

  override type = (name: string): Type => ({ kind: 'variable', id: outsideId(name) })
  override measure = (name: string): Dimension =>
    baseDimension(
      name.startsWith("'") ? name : inferred((this.ordinal + 1) * 1_000_000_000 + Number(name.slice(1)), ''),
    )
}

/** Numbers that no inference gives out, nor any built-in: those count down from -1 by few. */
const outsideId = (name: string): number =>
  -1_000 - [...name].reduce((sum, letter) => (sum * 61 + letter.charCodeAt(0)) % 1_000_000_007, 0)

function forEachUse(type: Type): Scheme {
  const variables = (part: Type): readonly TypeVariable[] =>
    part.kind === 'variable' ? [part] : partsOf(part).flatMap(variables)
  return {
    typeVariables: new Map(variables(type).map((variable) => [variable.id, variable])),
    measureVariables: new Set(measuresOf(type).flatMap(variablesOf)),
    type,
  }
}
