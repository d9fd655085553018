// The messages that a command knows: those of the daemon itself, and of each operation that its configuration registers.

import type { Command } from 'commander'
import { eachMessage, type Fault, type Message, messagesOf, nearest, peerMessages } from '../fabric/index.js'
import { contractsFor } from './registered.js'

export interface KnownMessages {
  readonly byOperation: ReadonlyMap<string, readonly Message[]>
  readonly all: readonly Message[]
}

export async function messagesFor(command: Command): Promise<KnownMessages> {
  const contracts = await contractsFor(command)
  const byOperation = new Map(contracts.map((contract) => [contract.name, eachMessage(messagesOf(contract))]))
  return { byOperation, all: [...peerMessages, ...[...byOperation.values()].flat()] }
}

/** The fault for a name that is none of theirs, with those that lie near it; `elsewhere` tells what else to do. */
export function noSuchMessage(what: string, name: string, known: KnownMessages, elsewhere: string): Fault {
  const shown = name.slice(0, 128)
  const candidates = nearest(shown, [...known.byOperation.keys(), ...known.all.map((message) => message.name)])
  const hint = candidates.length > 0 ? `near it: ${candidates.join(', ')}` : elsewhere
  return {
    code: 'FAULT_UNKNOWN_OPERATION',
    name: shown,
    candidates,
    message: `there is no ${what} '${shown}'; ${hint}`,
  }
}
