// The registered contracts with their messages: by name for programs and commands, by identity for frames.

import { nearest } from '../dimension/index.js'
import type { Fault } from '../fault.js'
import type { ShortIdentity } from '../frame/identity.js'
import { settled } from './codec/layout.js'
import type { Contract } from './contract.js'
import { messagesOf, type OperationMessages } from './message.js'
import type { Schema } from './schema.js'

export interface RegisteredOperation extends OperationMessages {
  readonly contract: Contract
}

export class ContractRegistry {
  private readonly byName = new Map<string, RegisteredOperation>()
  /** By the low half of the short identity, the high half being compared: no text is made for a frame. */
  private readonly byRequest = new Map<number, RegisteredOperation[]>()
  /** Types that peers can attach data as, from the contracts' named schemas. */
  readonly namedTypes: ReadonlyMap<string, Schema>

  /** @throws Error when two contracts share a name, or two named schemas differ, one streams what is no list, or a schema is unsound: defects of the domains */
  constructor(readonly contracts: readonly Contract[]) {
    const types = new Map<string, Schema>()
    for (const contract of contracts) {
      if (this.byName.has(contract.name)) throw new Error(`two contracts are named ${contract.name}`)
      const operation = { contract, ...messagesOf(contract) }
      this.byName.set(contract.name, operation)
      const { low } = operation.request.short
      this.byRequest.set(low, [...(this.byRequest.get(low) ?? []), operation])
      for (const schema of Object.values(contract.request.fields).map(settled)) {
        if (schema.named !== undefined) types.set(schema.named, schema)
      }
    }
    this.namedTypes = types
  }

  operation(name: string): RegisteredOperation | undefined {
    return this.byName.get(name)
  }

  operationOfRequest({ low, high }: ShortIdentity): RegisteredOperation | undefined {
    return this.byRequest.get(low)?.find(({ request }) => request.short.high === high)
  }

  /** The fault for an operation that is not registered, with the nearest that are. */
  unknown(name: string): Fault {
    const names = [...this.byName.keys()]
    const shown = name.slice(0, 128)
    const candidates = nearest(shown, names)
    const hint = candidates.length > 0 ? `near it: ${candidates.join(', ')}` : `known: ${names.join(', ')}`
    const message = `there is no operation '${shown}'; ${hint}`
    return { code: 'FAULT_UNKNOWN_OPERATION', name: shown, candidates, message }
  }

  get operations(): readonly RegisteredOperation[] {
    return [...this.byName.values()]
  }
}
