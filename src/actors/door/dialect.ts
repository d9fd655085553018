// How a peer writes its payloads: in the aligned layout, or in plain BARE. It is answered as it asks. What stands behind the
// door reads the aligned layout alone.

import {
  bareCodecOf,
  type Codec,
  codecOf,
  type Fault,
  frameFlags,
  type Message,
  type OutcomeRecord,
  ok,
  outcomeMessage,
  type Result,
  readSchemaText,
} from '../../fabric/index.js'

/** A message with the type that its codecs have where it is known. */
interface Coded<T> {
  readonly codec: Codec<T>
  readonly bare: Codec<T>
}

type Payload = Uint8Array<ArrayBufferLike>

export interface Dialect {
  /** Flags of the frames it is written in. */
  readonly flags: number
  read<T>(message: Coded<T>, payload: Payload): Result<T, Fault>
  write<T>(message: Coded<T>, value: T): Result<Payload, Fault>
  /** What the peer wrote, in the aligned layout. */
  toAligned(message: Message, payload: Payload): Result<Payload, Fault>
  /** The other way round. */
  fromAligned(message: Message, payload: Payload): Result<Payload, Fault>
  /** An outcome, its answer's own payload included. */
  writeOutcome(outcome: OutcomeRecord): Result<Payload, Fault>
}

const aligned: Dialect = {
  flags: 0,
  read: ({ codec }, payload) => codec.decode(payload),
  write: ({ codec }, value) => codec.encode(value),
  toAligned: (_, payload) => ok(payload),
  fromAligned: (_, payload) => ok(payload),
  writeOutcome: (outcome) => outcomeMessage.codec.encode(outcome),
}

const plainBare: Dialect = {
  flags: frameFlags.bare,
  read: ({ bare }, payload) => bare.decode(payload),
  write: ({ bare }, value) => bare.encode(value),
  toAligned: ({ bare, codec }, payload) => rewritten(payload, bare, codec),
  fromAligned: ({ bare, codec }, payload) => rewritten(payload, codec, bare),
  writeOutcome(outcome) {
    if (outcome.answer === undefined) return outcomeMessage.bare.encode(outcome)
    const { schema: text, payload: inLayout } = outcome.answer
    const schema = readSchemaText(text)
    if (!schema.ok) return schema
    const payload = rewritten(inLayout, codecOf(schema.value), bareCodecOf(schema.value))
    return payload.ok
      ? outcomeMessage.bare.encode({ ...outcome, answer: { schema: text, payload: payload.value } })
      : payload
  },
}

/** What is decoded is encoded before anybody writes over `payload`, so views into it do no harm. */
function rewritten(payload: Payload, from: Codec<unknown>, to: Codec<unknown>): Result<Payload, Fault> {
  const value = from.decode(payload)
  return value.ok ? to.encode(value.value) : value
}

/** The dialect of a frame with these flags. */
export const dialectOf = (flags: number): Dialect => ((flags & frameFlags.bare) === 0 ? aligned : plainBare)
