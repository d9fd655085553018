// The built-in domains, asked in this thread: calls of a plan get the answers that a running constellation gives.

import type { Invoke, PlannedCall } from '../../src/clef/index.js'
import { builtInDomains } from '../../src/domains/index.js'
import { codecOf } from '../../src/fabric/schema/index.js'

const models = new Map(
  builtInDomains.flatMap(({ operations }) => operations.map(({ contract, model }) => [contract.name, model] as const)),
)

/** Answers calls by their models, through both codecs, and notes their operations in the order in which they were sent. */
export class Domains {
  readonly sent: string[] = []

  readonly invoke: Invoke = async ({ operation, contract }: PlannedCall, request) => {
    this.sent.push(operation)
    const payload = codecOf(contract.request).encode(request as never) // made for this schema
    if (!payload.ok) return payload
    const read = codecOf(contract.request).decode(payload.value)
    if (!read.ok) return read
    const answer = await models.get(operation)!(read.value as never, { mismatches: [] })
    if (!answer.ok) return answer
    const reply = codecOf(contract.response).encode(answer.value as never)
    return reply.ok ? codecOf(contract.response).decode(reply.value) : reply
  }
}
