// The messages that this version knows: those of the daemon itself, and of each operation.

import { builtInContracts } from '../daemon/index.js'
import { eachMessage, type Fault, type Message, messagesOf, nearest, peerMessages } from '../fabric/index.js'

export const messagesByOperation: ReadonlyMap<string, readonly Message[]> = new Map(
  builtInContracts.map((contract) => [contract.name, eachMessage(messagesOf(contract))]),
)

export const knownMessages: readonly Message[] = [...peerMessages, ...[...messagesByOperation.values()].flat()]

/** The fault for a name that is none of theirs, with those that lie near it; `elsewhere` tells what else to do. */
export function noSuchMessage(what: string, name: string, elsewhere: string): Fault {
  const shown = name.slice(0, 128)
  const candidates = nearest(shown, [...messagesByOperation.keys(), ...knownMessages.map((known) => known.name)])
  const hint = candidates.length > 0 ? `near it: ${candidates.join(', ')}` : elsewhere
  return {
    code: 'FAULT_UNKNOWN_OPERATION',
    name: shown,
    candidates,
    message: `there is no ${what} '${shown}'; ${hint}`,
  }
}
