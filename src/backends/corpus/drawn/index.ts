// Operations that are asked as their examples ask, where nobody has written phrasings for them.

import type { Contract, ContractExample } from '../../../fabric/schema/index.js'
import type { Phrasing } from '../phrasing/phrasing.js'
import { drawnPhrasing } from './drawn-phrasing.js'

export { attachedTypes, ownInputs } from './own-inputs.js'

/** One for each operation whose examples can be worded and that has no phrasing of its own. */
export const drawnSubjects = (
  contracts: readonly Contract[],
  examples: Readonly<Record<string, readonly ContractExample[]>>,
  written: readonly Phrasing[],
): readonly { readonly phrasing: Phrasing; readonly contract: Contract }[] =>
  contracts.flatMap((contract) => {
    const shown = Object.hasOwn(examples, contract.name) ? (examples[contract.name] ?? []) : []
    if (shown.length === 0 || written.some(({ operation }) => operation === contract.name)) return []
    const phrasing = drawnPhrasing(contract, shown, contracts)
    return phrasing === undefined ? [] : [{ phrasing, contract }]
  })
