// Whose mistake a rejected program is. When every literal of the offending call comes from the goal and one
// independent proposal repeats it, the goal itself says so: the user is told. Everything else drives a revision.

import type { Diagnostic } from '../../clef/index.js'
import type { Fault } from '../../fabric/index.js'

const usersOwn: ReadonlySet<Diagnostic['code']> = new Set(['CLEF_DIMENSION', 'CLEF_UNIT_MISSING'])

/** Whether the goal, and not the model, may be at fault. */
export const mayBeTheUsers = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.length > 0 && diagnostics.every(({ code, grounded }) => usersOwn.has(code) && grounded === true)

/** Fields whose figures came without a unit, if that is all that is wrong. */
export function fieldsWithoutUnit(diagnostics: readonly Diagnostic[]): readonly string[] {
  const bare = diagnostics.filter(({ code }) => code === 'CLEF_UNIT_MISSING')
  return bare.length === diagnostics.length ? [...new Set(bare.map(({ path }) => path ?? ''))] : []
}

/** The fault that a user's own mismatch comes to. */
export function faultOf(diagnostics: readonly Diagnostic[]): Fault {
  const first = diagnostics.find(({ code }) => code === 'CLEF_DIMENSION')
  if (first === undefined) throw new Error('a verdict of fault needs a mismatch of dimensions')
  const { path = '', expected = '', actual = '', message } = first
  return { code: 'FAULT_DIMENSION', path, expected, actual, message }
}
