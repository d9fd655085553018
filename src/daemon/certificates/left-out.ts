// Which values of a request an answer does without, where it has no room to flag them itself.

import { type Basis, checkCarried, type RegisteredOperation } from '../../fabric/index.js'

/**
 * Values of a wrong dimension in lists that collect them, each with where it stands and what is wrong with it: their elements are not in the
 * answer. None where the response has flags of its own.
 */
export function leftOut({ contract }: RegisteredOperation, request: unknown): Basis['assumptions'] {
  const { response } = contract
  if (response.kind === 'record' && 'flagged' in response.fields) return []
  const checked = checkCarried(contract.request, request)
  if (!checked.ok) return []
  return checked.value.map(({ list, index, field, expected, actual }) => ({
    path: `${list}[${index}]`,
    value: `left out: ${field} must be in ${expected}, got ${actual}`,
  }))
}
