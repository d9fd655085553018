// The models of motion along a line. Everything arrives in SI units.

import type { Dimension } from '../../../fabric/dimension/index.js'
import { ok } from '../../../fabric/result.js'
import { type Infer, schemaDimension } from '../../../fabric/schema/index.js'
import type { ModelOf } from '../../define-domain.js'
import type * as contract from '../contracts/line.js'
import { freeFall, type SuvatName, solveSuvat, verticalThrow } from '../kernel/index.js'

const dimensionOf: Readonly<Record<SuvatName, Dimension>> = {
  s: schemaDimension('m'),
  u: schemaDimension('m/s'),
  v: schemaDimension('m/s'),
  a: schemaDimension('m/s^2'),
  t: schemaDimension('s'),
}

/** Answers what is asked for, or all that is not given; `roots` are both values of one name where two motions fit. */
export const suvatModel: ModelOf<typeof contract.suvat> = ({ solve, ...known }) => {
  const solution = solveSuvat(known, askedNames(solve))
  if (!solution.ok) return solution
  const { values, roots, rootsOf } = solution.value
  if (roots === undefined || rootsOf === undefined) return ok(values)
  return ok({ ...values, roots: roots.map((value) => ({ value, dimension: dimensionOf[rootsOf] })) })
}

function askedNames(solve: Infer<typeof contract.suvat.request>['solve']): readonly SuvatName[] | undefined {
  if (solve === undefined) return undefined
  if (solve.case === 'one') return [solve.value]
  return solve.value.length === 0 ? undefined : solve.value
}

export const freeFallModel: ModelOf<typeof contract.freeFall> = ({ h, g }) => freeFall(h, g)

export const verticalThrowModel: ModelOf<typeof contract.verticalThrow> = ({ u, g }) => verticalThrow(u, g)
