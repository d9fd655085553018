// Data of an operation's own types, as it comes attached to a goal.

import { type Contract, settled } from '../../../fabric/schema/index.js'
import { type AttachedInput, namedType } from '../compose/print-program.js'

/** What the corpus attaches by itself: compose/attach.ts. */
const attachedAnyway: ReadonlySet<string> = new Set(['Market', 'Book'])

/** The data that these operations take beside, each under its type's name in small letters. */
export function ownInputs(contracts: readonly Contract[]): readonly AttachedInput[] {
  const types = contracts.flatMap(({ request }) =>
    Object.values(request.fields)
      .filter((field) => settled(field) === field)
      .map(namedType)
      .filter((type) => type !== undefined),
  )
  return [...new Set(types)]
    .filter((type) => !attachedAnyway.has(type))
    .map((type) => ({ name: type.charAt(0).toLowerCase() + type.slice(1), type }))
}
