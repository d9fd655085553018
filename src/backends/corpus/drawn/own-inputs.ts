// Data of an operation's own types, as it comes attached to a goal.

import { type Contract, settled } from '../../../fabric/schema/index.js'
import { type AttachedInput, namedType } from '../compose/print-program.js'
import type { Meaning } from '../meaning.js'

/** What the corpus attaches by itself: compose/attach.ts. */
const attachedAnyway: ReadonlySet<string> = new Set(['Market', 'Book'])

/** A request and what it says by itself. */
export interface Asked {
  readonly contract: Contract
  readonly meaning: Meaning
}

/** Named types of the data that the request takes beside: what it requires and does not say, or says is attached. */
export const attachedTypes = ({ request }: Contract, meaning: Meaning): readonly string[] =>
  Object.entries(request.fields).flatMap(([name, field]) => {
    const type = namedType(field)
    const value = meaning.get(name)
    const isAttached = value === undefined ? settled(field) === field : value.kind === 'attached'
    return type !== undefined && isAttached ? [type] : []
  })

/** The data that these requests take beside, each under its type's name in small letters. */
export function ownInputs(asked: readonly Asked[]): readonly AttachedInput[] {
  const types = asked.flatMap(({ contract, meaning }) => attachedTypes(contract, meaning))
  return [...new Set(types)]
    .filter((type) => !attachedAnyway.has(type))
    .map((type) => ({ name: type.charAt(0).toLowerCase() + type.slice(1), type }))
}
