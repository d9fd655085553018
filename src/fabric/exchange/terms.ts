// What the two sides of an exchange mean by their messages. Where they hold different schemas under one name, whoever dialled
// learns the other's and speaks it.

import { nearest } from '../dimension/index.js'
import type { Fault } from '../fault.js'
import type { Hello, ShortIdentity } from '../frame.js'
import { learnSchemas, negotiate, type SchemaTextsRecord, schemasMessage, schemaTextsMessage } from '../peer/index.js'
import { err, ok, type Result } from '../result.js'
import type { Message } from '../schema/index.js'
import { byUs, type Failure } from './answer.js'
import type { AskClock } from './clock.js'
import type { Exchange } from './exchange.js'
import type { Until } from './open-request.js'
import { within } from './within.js'

/** Which way a message of ours goes. */
export type Direction = 'ask' | 'answer'

/** A message as it travels between the two sides, and as values of our own schema. */
export interface Spoken {
  readonly short: ShortIdentity
  encode(value: unknown): Result<Uint8Array<ArrayBufferLike>, Fault>
  decode(payload: Uint8Array<ArrayBufferLike>): Result<unknown, Fault>
  /** From payload to payload in the aligned layout, the way the message goes. */
  translate(payload: Uint8Array<ArrayBufferLike>): Result<Uint8Array<ArrayBufferLike>, Fault>
  /** Paths of fields that whoever reads it does not know, and that are left out. */
  readonly dropped: readonly string[]
}

/** What the other side gets to tell its schemas. */
const learnMs = 10_000

export class Terms {
  readonly #exchange: Exchange
  readonly #clock: AskClock
  readonly #digests: ReadonlyMap<string, Uint8Array>
  /** Of messages that differ, by direction and name. */
  readonly #settled = new Map<string, Promise<Result<Spoken, Failure>>>()

  constructor(exchange: Exchange, { contracts }: Hello, clock: AskClock) {
    this.#exchange = exchange
    this.#clock = clock
    this.#digests = new Map(contracts.map(({ name, identity }) => [name, identity]))
  }

  /**
   * One of our messages as the other side knows it.
   *
   * @returns FAULT_UNKNOWN_OPERATION for one that it does not know; FAULT_SCHEMA with the place of the difference, what we
   *   hold and what it holds, for one that can't be put in its words
   */
  async spoken(message: Message, direction: Direction, until: Until): Promise<Result<Spoken, Failure>> {
    const { name, short, codec, digest } = message
    const theirs = this.#digests.get(name)
    if (theirs === undefined) return byUs(this.#unknown(name))
    if (same(theirs, digest))
      return ok({ short, encode: codec.encode, decode: codec.decode, translate: ok, dropped: [] })
    const settled = await within<Result<Spoken, Failure>>(until, this.#clock, (tell) => {
      void this.#settle(message, direction, theirs).then(tell)
      return () => {}
    })
    return settled.ok ? settled.value : byUs(settled.error)
  }

  /** Whether the other side holds the same schema for a message that has to be the same; the fault where it does not. */
  same({ name, digest, identity }: Message): Result<void, Failure> {
    const theirs = this.#digests.get(name)
    if (theirs === undefined) return byUs(this.#unknown(name))
    return same(theirs, digest) ? ok(undefined) : byUs(differingSchema(name, identity, theirs))
  }

  #settle(message: Message, direction: Direction, digest: Uint8Array): Promise<Result<Spoken, Failure>> {
    const key = `${direction} ${message.identity}`
    const known = this.#settled.get(key)
    if (known !== undefined) return known
    const settled = this.#negotiated(message, direction, digest)
    this.#settled.set(key, settled)
    // What could not be asked for just now is asked for again.
    void settled.then((spoken) => !spoken.ok && spoken.error.by !== 'us' && this.#settled.delete(key))
    return settled
  }

  async #negotiated(ours: Message, direction: Direction, digest: Uint8Array): Promise<Result<Spoken, Failure>> {
    const text = await this.#textOf(ours, digest)
    if (!text.ok) return text
    const translation = negotiate(ours, { name: ours.name, digest, text: text.value }, direction)
    if (!translation.ok) return byUs(translation.error)
    const { theirs, adapt, translate, dropped } = translation.value
    const { short, codec } = theirs
    return ok({
      short,
      encode(value) {
        const adapted = adapt(value)
        return adapted.ok ? codec.encode(adapted.value) : adapted
      },
      decode(payload) {
        const value = codec.decode(payload)
        return value.ok ? adapt(value.value) : value
      },
      translate,
      dropped,
    })
  }

  /** The other side's schema of a message that it knows otherwise than we do. */
  async #textOf({ name, identity }: Message, digest: Uint8Array): Promise<Result<string, Failure>> {
    const differing = byUs(differingSchema(name, identity, digest))
    if (!this.same(schemasMessage).ok) return differing
    let failure: Failure | undefined
    const texts = await learnSchemas([name], async (request): Promise<Result<SchemaTextsRecord, Fault>> => {
      const payload = schemasMessage.codec.encode(request)
      if (!payload.ok) return payload
      const question = { schema: schemasMessage.short, expected: schemaTextsMessage.short, payload: payload.value }
      const answered = await this.#exchange.ask(question, { deadline: this.#clock.wall() + learnMs })
      if (answered.ok) return schemaTextsMessage.codec.decode(answered.value)
      failure = answered.error
      return err(unanswered)
    })
    if (failure !== undefined) return err(failure)
    if (!texts.ok) return err({ by: 'peer', error: texts.error })
    const text = texts.value.get(name)
    return text === undefined ? differing : ok(text)
  }

  #unknown(message: string): Fault {
    const name = operationOf(message)
    const operations = [...this.#digests.keys()].filter((known) => known.endsWith(requestSuffix)).map(operationOf)
    const candidates = nearest(name, operations)
    return { code: 'FAULT_UNKNOWN_OPERATION', name, candidates, message: `The other side has no operation ${name}.` }
  }
}

const requestSuffix = ' request'

/** `finance.sum` of `finance.sum request`. */
const operationOf = (message: string): string => message.replace(/ (request|response|item)$/, '')

const same = (theirs: Uint8Array | undefined, ours: Uint8Array): boolean =>
  theirs?.length === ours.length && theirs.every((byte, index) => byte === ours[index])

/** Stands for the failure that is told instead. */
const unanswered: Fault = { code: 'FAULT_ACTOR_DOWN', actor: 'peer', message: 'The schemas were not told.' }

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const differingSchema = (path: string, expected: string, actual: Uint8Array): Fault => ({
  code: 'FAULT_SCHEMA',
  path,
  expected,
  actual: hex(actual),
  message: `The other side holds another schema for ${path}; the two are of different versions.`,
})
