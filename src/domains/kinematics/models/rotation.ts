// The models of motion in a circle. Everything arrives in SI units and radians.

import type { Dimension } from '../../../fabric/dimension/index.js'
import { ok } from '../../../fabric/result.js'
import { schemaDimension } from '../../../fabric/schema/index.js'
import type { ModelOf } from '../../define-domain.js'
import type * as contract from '../contracts/rotation.js'
import { centripetal, rimSpeed, SUVAT_NAMES, type SuvatName, type SuvatValues, solveSuvat } from '../kernel/index.js'

/** The equations are those of a line, with an angle for the displacement. */
const names = { s: 'angle', u: 'omega0', v: 'omega', a: 'alpha', t: 'time' } as const

const dimensionOf: Readonly<Record<SuvatName, Dimension>> = {
  s: schemaDimension('rad'),
  u: schemaDimension('rad/s'),
  v: schemaDimension('rad/s'),
  a: schemaDimension('rad/s^2'),
  t: schemaDimension('s'),
}

/** Answers all that is not given, and the angle in revolutions; `roots` are both values of one name where two motions fit. */
export const angularSuvatModel: ModelOf<typeof contract.angularSuvat> = (request) => {
  const known = knownOf(request)
  const solution = solveSuvat(known)
  if (!solution.ok) return solution
  const { values, roots, rootsOf } = solution.value
  // What is not given is answered, so the angle is one or the other.
  const revolutions = (values.s ?? known.s)! / (2 * Math.PI)
  const answer = { ...named(values), revolutions }
  if (roots === undefined || rootsOf === undefined) return ok(answer)
  return ok({ ...answer, roots: roots.map((value) => ({ value, dimension: dimensionOf[rootsOf] })) })
}

type Angular = { readonly [Name in (typeof names)[SuvatName]]?: number }

const knownOf = (request: Angular): SuvatValues =>
  Object.fromEntries(
    SUVAT_NAMES.flatMap((name) => {
      const value = request[names[name]]
      return value === undefined ? [] : [[name, value]]
    }),
  )

const named = (values: SuvatValues): Angular =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [names[name as SuvatName], value]))

export const centripetalModel: ModelOf<typeof contract.centripetal> = ({ speed, radius }) => centripetal(speed, radius)

export const rimSpeedModel: ModelOf<typeof contract.rimSpeed> = ({ omega, radius }) => rimSpeed(omega, radius)
