// Codecs of plain BARE: generated once per schema and kept.

import { type Codec, payloadBytesMax } from '../codec/codec.js'
import { generate } from '../codec/generate.js'
import { CodecRefusal, refusable } from '../codec/refusal.js'
import type { Infer } from '../infer.js'
import type { Schema } from '../schema.js'
import { BareDecoderSource } from './decoder-source.js'
import { BareEncoderSource } from './encoder-source.js'
import { BareReader } from './reader.js'
import { BareWriter } from './writer.js'

type Encode = (writer: BareWriter, value: unknown) => void
type Decode = (reader: BareReader) => unknown

const kept = new WeakMap<Schema, Codec<unknown>>()

function makeCodec(schema: Schema): Codec<unknown> {
  const encoder = new BareEncoderSource()
  const encode = generate<Encode>(encoder.source(schema), encoder.constants)
  const decoder = new BareDecoderSource()
  const decode = generate<Decode>(decoder.source(schema), decoder.constants)
  const writer = new BareWriter(payloadBytesMax)
  return {
    encode: (value) =>
      refusable(() => {
        writer.start()
        encode(writer, value)
        return writer.copy()
      }),
    encodeInto: (value, bytes, offset) =>
      refusable(() => {
        writer.start()
        encode(writer, value)
        return writer.copyInto(bytes, offset)
      }),
    decode: (payload) =>
      refusable(() => {
        if (payload.length > payloadBytesMax) tooLong(payload.length)
        const reader = new BareReader(payload)
        const value = decode(reader)
        reader.end()
        return value
      }),
  }
}

function tooLong(actual: number): never {
  const message = `a message may have ${payloadBytesMax} bytes`
  throw new CodecRefusal({ code: 'FAULT_LIMIT', limit: payloadBytesMax, actual, message })
}

/** The plain BARE codec of a schema; generated at first use. Values in memory are those of `codecOf`. */
export function bareCodecOf<S extends Schema>(schema: S): Codec<Infer<S>> {
  let codec = kept.get(schema)
  if (codec === undefined) {
    codec = makeCodec(schema)
    kept.set(schema, codec)
  }
  // The generated functions are typed by construction from the same schema that Infer reads.
  return codec as Codec<Infer<S>>
}
