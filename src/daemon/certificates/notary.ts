// Says of each answer what it rests on, and has that signed.

import type { AnsweredCall } from '../../actors/language-node/index.js'
import { digestsOf, type ItemsDigest } from '../../client/certificate/index.js'
import { type Basis, type Certified, type Json, toJson } from '../../fabric/index.js'
import { basisOf, programBasis, type ServingDomain } from './basis.js'
import type { Seal, Unsigned } from './signer.js'

export interface NotaryParts {
  /** The domain that serves an operation. */
  readonly domainOf: (operation: string) => ServingDomain
  /** Absent where nothing is signed. */
  readonly signer?: { seal(claims: Unsigned): Promise<Seal> } | undefined
}

export class Notary {
  readonly #parts: NotaryParts

  constructor(parts: NotaryParts) {
    this.#parts = parts
  }

  certify({ operation, request, response, assumptions }: AnsweredCall): Promise<Certified> {
    const { contract } = operation
    const asked = toJson(contract.request, request)
    const said = toJson(contract.response, response)
    return this.#certified(asked, said, basisOf(operation, this.#parts.domainOf(contract.name), said, assumptions))
  }

  /** A whole stream: its last word, in which the list is empty, and the digest of its items. */
  certifyStream({ operation, request, response, assumptions }: AnsweredCall, items: ItemsDigest): Promise<Certified> {
    const { contract } = operation
    const last = toJson(contract.response, response)
    const basis = basisOf(operation, this.#parts.domainOf(contract.name), last, assumptions)
    return this.#certified(toJson(contract.request, request), items.streamed(last), basis)
  }

  /** What a program made of the answers to its calls. One that a person ran belongs to no goal. */
  certifyProgram(goalId: string | undefined, program: string, answer: Json): Promise<Certified> {
    return this.#certified(goalId === undefined ? { program } : { goalId, program }, answer, programBasis)
  }

  async #certified(request: Json, response: Json, basis: Basis): Promise<Certified> {
    const { operation, domain, domainVersion, requestSchema, responseSchema } = basis
    const names = { operation, domain, domainVersion, requestSchema, responseSchema }
    const answered = { request, response, basis }
    const { signer } = this.#parts
    const seal =
      signer === undefined
        ? { uncertified: 'Nothing is signed here.' }
        : await signer.seal({ ...names, ...digestsOf(answered) })
    return { ...answered, ...seal }
  }
}
