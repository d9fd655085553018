// What to do about a diagnostic, where that is more than reading it.

import type { Diagnostic } from './diagnostic.js'

function hintFor({ code, message, expected, actual, operation }: Diagnostic): string | undefined {
  switch (code) {
    case 'CLEF_UNIT_MISSING':
      return expected === undefined || actual === '_' ? undefined : `write the unit behind the number: 1.0<${expected}>`
    case 'CLEF_DIMENSION':
      return operation === undefined ? 'arithmetic never converts; only the arguments of a call do' : undefined
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

/** The diagnostic with its hint, unless it has one already. */
export function withHint(diagnostic: Diagnostic): Diagnostic {
  const hint = diagnostic.hint ?? hintFor(diagnostic)
  return hint === undefined ? diagnostic : { ...diagnostic, hint }
}
