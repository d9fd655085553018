// What to do about a diagnostic, where that is more than reading it.

import { parseUnit } from '../../fabric/dimension/index.js'
import type { Diagnostic } from './diagnostic.js'

function hintFor({ code, message, expected, actual, operation }: Diagnostic): string | undefined {
  switch (code) {
    case 'CLEF_UNIT_MISSING':
      return expected === undefined || actual === '_' ? undefined : `write the unit behind the number: 1.0<${expected}>`
    case 'CLEF_DIMENSION':
      return operation === undefined ? hintForUnits(expected ?? '', actual ?? '') : undefined
    case 'CLEF_UNGROUNDED':
      if (/^-?0( |$)/.test(message)) return 'zero of any unit is 0.0<_>'
      return 'figures come from the goal: point at one with $n, or leave the field to its default'
    case 'CLEF_CALL_PLACE':
      return 'make the call in a binding of its own, and give its answer to the function'
    case 'CLEF_AFFINE':
      return 'the difference of two points is a number; a point and a difference make a point'
    default:
      return undefined
  }
}

/** What would help depends on how far the two units are from each other. */
function hintForUnits(expected: string, actual: string): string | undefined {
  const [wanted, given] = [parseUnit(expected), parseUnit(actual)]
  if (wanted.ok && given.ok && wanted.value.dimension === given.value.dimension) {
    return 'arithmetic never converts; only the arguments of a call do'
  }
  const isPlain = actual === '1' && !/^(?:float\b|'|1 \/ ')/.test(expected)
  return isPlain ? `a unit stands behind its number, as in 1.0<${expected}>; zero of any unit is 0.0<_>` : undefined
}

/** The diagnostic with its hint, unless it has one already. */
export function withHint(diagnostic: Diagnostic): Diagnostic {
  const hint = diagnostic.hint ?? hintFor(diagnostic)
  return hint === undefined ? diagnostic : { ...diagnostic, hint }
}
