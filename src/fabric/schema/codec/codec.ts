// Codecs: generated once per schema and kept.

import type { Fault } from '../../fault.js'
import type { Result } from '../../result.js'
import type { Infer } from '../infer.js'
import { type RecordSchema, record, type Schema } from '../schema.js'
import { DecoderSource } from './decoder-source.js'
import { EncoderSource } from './encoder-source.js'
import { generate } from './generate.js'
import { layoutOf } from './layout.js'
import { Reader } from './reader.js'
import { refusable } from './refusal.js'
import { Writer } from './writer.js'

export interface Codec<T> {
  /** The payload of `value`. A value that does not fit the schema is a fault with its path. */
  encode(value: T): Result<Uint8Array<ArrayBuffer>, Fault>
  /**
   * Writes the payload of `value` into `bytes` from `offset`, where it is to be sent from, and returns its length, a multiple of 8. Offsets in it count from
   * there. On a fault, bytes behind `offset` may have been written over; it is FAULT_LIMIT when there is no room.
   */
  encodeInto(value: T, bytes: Uint8Array, offset: number): Result<number, Fault>
  /**
   * The value of a payload; nothing of the payload is kept. Bytes that do not read are a fault with their offset.
   *
   * @param elsewhere bytes of it that somebody else reads, which no extent may claim a second time
   */
  decode(payload: Uint8Array, elsewhere?: number): Result<T, Fault>
}

type EncodeRoot = (writer: Writer, value: unknown, at: number) => void
type DecodeRoot = (reader: Reader, at: number) => unknown

export const payloadBytesMax = 64 * 1024 * 1024

const kept = new WeakMap<Schema, Codec<unknown>>()

/** Schemas that are not records travel as a record of one field. */
const rootOf = (schema: Schema): RecordSchema => (schema.kind === 'record' ? schema : record({ value: schema }))

function makeCodec(schema: Schema): Codec<unknown> {
  const root = rootOf(schema)
  const wrapped = schema.kind !== 'record'
  const rootBytes = layoutOf(root.fields).bytes
  const encoder = new EncoderSource()
  const encodeRoot = generate<EncodeRoot>(encoder.source(encoder.record(root)), encoder.constants)
  const decoder = new DecoderSource()
  const decodeRoot = generate<DecodeRoot>(decoder.source(decoder.record(root)), decoder.constants)
  const writer = new Writer(payloadBytesMax)
  return {
    encode: (value) =>
      refusable(() => {
        encodeRoot(writer, wrapped ? { value } : value, writer.start(rootBytes))
        writer.finish()
        return writer.copy()
      }),
    encodeInto: (value, bytes, offset) =>
      refusable(() => {
        try {
          encodeRoot(writer, wrapped ? { value } : value, writer.startIn(bytes, offset, rootBytes))
          return writer.finish()
        } finally {
          writer.release()
        }
      }),
    decode: (payload, elsewhere = 0) =>
      refusable(() => {
        const reader = new Reader(payload)
        const value = decodeRoot(reader, reader.start(rootBytes, elsewhere))
        reader.requireNoOverlap()
        return wrapped ? (value as { value: unknown }).value : value
      }),
  }
}

/** The codec of a schema; generated at first use. */
export function codecOf<S extends Schema>(schema: S): Codec<Infer<S>> {
  let codec = kept.get(schema)
  if (codec === undefined) {
    codec = makeCodec(schema)
    kept.set(schema, codec)
  }
  // The generated functions are typed by construction from the same schema that Infer reads.
  return codec as Codec<Infer<S>>
}
