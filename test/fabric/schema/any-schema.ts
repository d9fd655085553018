// Random schemas of every kind with values that fit them, in the aligned layout and the JSON view: those that plain BARE has too, and values that may
// be missing where no record says so.

import fc from 'fast-check'
import { currency, f32, list, map, optional, record, text, union } from '../../../src/fabric/schema/index.js'
import { leaves, type Sample, type Typed, typed } from './bare/samples.js'

export { leaves, type Sample, type Typed }

const float: Typed = { schema: f32(), value: fc.float() }

const orNothing = ({ value }: Typed) => fc.option(value, { nil: undefined })

/** An optional as an element, as a map's value, as a case and as the whole message. */
const missing: fc.Arbitrary<Typed> = typed(1).chain((of) =>
  fc.constantFrom<Typed>(
    { schema: optional(of.schema), value: orNothing(of) },
    { schema: list(optional(of.schema)), value: fc.array(orNothing(of), { maxLength: 4 }) },
    {
      schema: map(currency(), optional(of.schema)),
      value: fc
        .uniqueArray(fc.tuple(fc.constantFrom('EUR', 'USD', 'CHF'), orNothing(of)), { selector: ([code]) => code })
        .map((entries) => new Map(entries)),
    },
    {
      schema: record({ chosen: union({ perhaps: optional(of.schema), name: text(16) }) }),
      value: fc.oneof(
        orNothing(of).map((value) => ({ chosen: { case: 'perhaps', value } })),
        fc.constant({ chosen: { case: 'name', value: 'n' } }),
      ),
    },
  ),
)

export const anySchema: fc.Arbitrary<Typed> = fc.oneof(
  { arbitrary: typed(2), weight: 6 },
  { arbitrary: missing, weight: 2 },
  { arbitrary: fc.constant(float), weight: 1 },
)

export const anySample: fc.Arbitrary<Sample> = anySchema.chain(({ schema, value }) =>
  value.map((sample) => ({ schema, value: sample })),
)

/** Edits and cuts of bytes, as a damaged or hostile sender makes them. */
export const damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .record({
    edits: fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff))), {
      maxLength: 8,
    }),
    words: fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat(400), fc.constantFrom(100_000, 2 ** 31, 2 ** 32 - 1))), {
      maxLength: 3,
    }),
    cut: fc.option(fc.nat(), { freq: 4 }),
  })
  .map(({ edits, words, cut }) => (sound) => {
    const bytes = sound.slice(0, cut === null ? sound.length : cut % (sound.length + 1))
    const view = new DataView(bytes.buffer)
    // Whole words, where offsets and counts stand.
    for (const [at, word] of words)
      if (bytes.length >= 4) view.setUint32(Math.floor((at % (bytes.length - 3)) / 4) * 4, word, true)
    for (const [at, byte] of edits) if (bytes.length > 0) bytes[at % bytes.length] = byte
    return bytes
  })
