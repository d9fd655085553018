// finance.sum: amounts of one currency added up. Mixed currencies never get here: the fabric faults them.

import { ok } from '../../../fabric/result.js'
import type { Model } from '../../define-domain.js'
import type { sum } from '../contract.js'
import { compensatedSum, refusal } from '../kernel/index.js'

export const sumModel: Model<typeof sum.request, typeof sum.response> = ({ amounts }) => {
  const [first] = amounts
  if (first === undefined) return refusal('domain', 'nothing to add: the list of amounts is empty')
  const value = compensatedSum(amounts.map((amount) => amount.value))
  if (!Number.isFinite(value)) return refusal('domain', 'the sum is too large to be represented')
  return ok({ value, dimension: first.dimension })
}
