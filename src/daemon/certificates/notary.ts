// Says of each answer what it rests on, and has that signed.

import { createHash } from 'node:crypto'
import type { AnsweredCall, InputDigests, WorkedOut } from '../../actors/language-node/index.js'
import {
  canonicalJson,
  type Digests,
  digestOf,
  digestsOf,
  endOf,
  type ItemsDigest,
  type OutcomeView,
  partDigests,
} from '../../client/certificate/index.js'
import { viewOutcome } from '../../client/index.js'
import {
  type AttachedInput,
  type Basis,
  type Certified,
  type Json,
  type OutcomeRecord,
  toJson,
} from '../../fabric/index.js'
import { basisOf, endBasis, programBasis, type ServingDomain } from './basis.js'
import { leftOut } from './left-out.js'
import type { Seal, Unsigned } from './signer.js'

export interface NotaryParts {
  /** The domain that serves an operation. */
  readonly domainOf: (operation: string) => ServingDomain
  /** Absent where nothing is signed. */
  readonly signer?: { seal(claims: Unsigned): Promise<Seal> } | undefined
}

export class Notary {
  readonly #parts: NotaryParts
  /** Of what was certified here and is still held by somebody: nothing is hashed twice. */
  readonly #digests = new WeakMap<object, Digests>()

  constructor(parts: NotaryParts) {
    this.#parts = parts
  }

  certify({ operation, request, response, assumptions, untold }: AnsweredCall): Promise<Certified> {
    const { contract } = operation
    const asked = toJson(contract.request, request)
    const said = toJson(contract.response, response)
    return this.#certified(
      asked,
      said,
      basisOf(
        operation,
        this.#parts.domainOf(contract.name),
        said,
        [...leftOut(operation, request), ...assumptions],
        untold,
      ),
    )
  }

  /** A whole stream: its last word, in which the list is empty, and the digest of its items. */
  certifyStream(
    { operation, request, response, assumptions, untold }: AnsweredCall,
    items: ItemsDigest,
  ): Promise<Certified> {
    const { contract } = operation
    const last = toJson(contract.response, response)
    const basis = basisOf(operation, this.#parts.domainOf(contract.name), last, assumptions, untold)
    return this.#certified(toJson(contract.request, request), items.streamed(last), basis)
  }

  /**
   * What a program made of the answers to its calls: bound to just those, to what was attached, and to its goal.
   *
   * @param outcome that its goal came to, where it has one: bound too, but for its times
   */
  certifyProgram(worked: WorkedOut, answer: Json, outcome?: OutcomeRecord): Promise<Certified> {
    const parts = outcome === undefined ? {} : { outcome: partDigests(viewOf(outcome)) }
    return this.#certified({ ...this.#asked(worked), ...parts }, answer, programBasis)
  }

  /** That a goal came to no answer, and how it ended, bound as an answer is. */
  certifyEnd(worked: WorkedOut, outcome: OutcomeRecord): Promise<Certified> {
    const view = viewOf(outcome)
    return this.#certified({ ...this.#asked(worked), outcome: partDigests(view) }, endOf(view), endBasis)
  }

  #asked({ calls, inputs, ...asked }: WorkedOut): OutcomeView {
    return { ...asked, inputs: { ...inputs }, calls: calls.map((call) => this.#digestsOf(call)) }
  }

  inputDigests(inputs: readonly Pick<AttachedInput, 'name' | 'bytes'>[]): InputDigests {
    const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')
    return Object.fromEntries(inputs.map(({ name, bytes }) => [name, digest(bytes)]))
  }

  #digestsOf(call: WorkedOut['calls'][number]): Json {
    const { request, response, basis } = call
    if (basis === undefined) return { request: hashed(request), response: hashed(response) }
    return { ...(this.#digests.get(call) ?? digestsOf({ request, response, basis })) }
  }

  async #certified(request: Json, response: Json, basis: Basis): Promise<Certified> {
    const { operation, domain, domainVersion, requestSchema, responseSchema } = basis
    const names = { operation, domain, domainVersion, requestSchema, responseSchema }
    const answered = { request, response, basis }
    const { signer } = this.#parts
    if (signer === undefined) return { ...answered, uncertified: 'Nothing is signed here.' }
    const digests = digestsOf(answered)
    const certified = { ...answered, ...(await signer.seal({ ...names, ...digests })) }
    this.#digests.set(certified, digests)
    return certified
  }
}

/** As peers get it, without its answer, which is certified by itself. */
function viewOf({ answer: _, ...rest }: OutcomeRecord): OutcomeView {
  return viewOutcome(rest) as OutcomeView // a view is a record of JSON
}

const hashed = (json: Json): string => digestOf(canonicalJson(json))
