// The `.bare` text of schemas, as generators of code in other languages take it.

import { transform } from '@bare-ts/tools'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInDomains } from '../../../../src/domains/index.js'
import { goalMessage, outcomeMessage } from '../../../../src/fabric/peer/index.js'
import {
  bareCodecOf,
  bareText,
  bytes,
  carried,
  choice,
  currency,
  defaulted,
  described,
  enumeration,
  list,
  listOf,
  map,
  messagesOf,
  named,
  nil,
  optional,
  quantity,
  readBareText,
  record,
  type Schema,
  text,
  u8,
  union,
} from '../../../../src/fabric/schema/index.js'
import { anySample } from './samples.js'

const textOf = (schema: Schema): string => bareText([{ name: 'sample message', schema }])

/** The lines of a text without its first comment. */
const definitions = (schema: Schema): string => textOf(schema).split('\n\n').slice(1).join('\n')

/** Throws where the other implementation's parser refuses the text. */
const parses = (bare: string): void => void transform(bare, { generator: 'ts' })

describe('bareText', () => {
  it('writes all messages of the house into one text that an independent parser takes', () => {
    const contracts = builtInDomains.flatMap(({ operations }) => operations.map(({ contract }) => contract))
    const messages = contracts.flatMap((contract) => Object.values(messagesOf(contract)))
    const bare = bareText([goalMessage, outcomeMessage, ...messages])
    parses(bare)
    for (const [name, type] of [
      ['constellation goal', 'ConstellationGoal'],
      ['finance.sum request', 'FinanceSumRequest'],
      ['finance.sum response', 'FinanceSumResponse'],
    ]) {
      expect(bare).toMatch(new RegExp(`^# ${name}\\n# identity [0-9a-f]{64}\\n(?:#.*\\n)*type ${type} `, 'm'))
    }
  })

  it('writes any schema so that it reads back as one with the same bytes', () => {
    fc.assert(
      fc.property(anySample, ({ schema, value }) => {
        const bare = textOf(schema)
        parses(bare)
        const read = readBareText(bare)
        if (!read.ok) throw new Error(read.error.message)
        const theirs = bareCodecOf<Schema>(read.value.get('SampleMessage')!)
        const ours = bareCodecOf<Schema>(schema).encode(value)
        if (!ours.ok) throw new Error(ours.error.message)
        const decoded = theirs.decode(ours.value)
        if (!decoded.ok) throw new Error(decoded.error.message)
        expect(theirs.encode(decoded.value)).toEqual(ours)
      }),
      { numRuns: 300 },
    )
  })

  it('says in comments what BARE cannot', () => {
    const schema = record(
      {
        amounts: described('what to add', list(carried(["'C"]), { countMax: 9, onMismatch: 'collect' })),
        speed: optional(quantity('m/s')),
        reporting: defaulted(currency(), 'USD'),
        rates: optional(map(text(3), quantity('1/yr'), 7)),
      },
      { exactlyOne: [['speed', 'rates']] },
    )
    expect(definitions(schema)).toBe(`type Quantity struct {
  value: f64
  unit: str
}
# sample message
# exactly one of speed, rates is there
type SampleMessage struct {
  # what to add
  # at most 9 elements
  # wrong dimensions are reported, not refused
  # each: accepts 'C
  amounts: list<Quantity>
  # unit: m / s
  speed: optional<f64>
  # default "USD", which the sender writes
  # an ISO 4217 code
  reporting: str
  # at most 7 entries, no key twice
  # key: at most 3 bytes
  # value: unit: 1 / yr
  rates: optional<map<str><f64>>
}
`)
  })

  it('gives every case of a union a type of its own, and numbers as they travel', () => {
    const schema = record({ when: union({ flat: u8(), other: u8(), none: nil() }, { flat: 4, other: 2, none: 300 }) })
    expect(definitions(schema)).toBe(`type SampleMessageWhenFlat u8
type SampleMessageWhenOther u8
type SampleMessageWhenNone void
type SampleMessageWhen union {
  # "flat"
  | SampleMessageWhenFlat = 4
  # "other"
  | SampleMessageWhenOther = 2
  # "none"
  | SampleMessageWhenNone = 300
}
# sample message
type SampleMessage struct {
  when: SampleMessageWhen
}
`)
    parses(textOf(schema))
  })

  it('respells names that BARE does not have, each in its own way', () => {
    const schema = record({
      type: choice('text/csv', 'text csv', 'TEXT_CSV', '30/360', 'übung'),
      'posture-max': enumeration({ B1: 7, B_1: 3 }),
      postureMax: bytes(2),
      list: listOf(u8(), 3),
      Ω: u8(),
    })
    const bare = textOf(schema)
    parses(bare)
    expect(definitions(schema)).toBe(`type SampleMessageType enum {
  # "text/csv"
  TEXT_CSV_2 = 0
  # "text csv"
  TEXT_CSV_3 = 1
  TEXT_CSV = 2
  # "30/360"
  N_30_360 = 3
  # "\\u{fc}bung"
  BUNG = 4
}
type SampleMessagePostureMax enum {
  B1 = 7
  # "B_1"
  B_1_2 = 3
}
# sample message
type SampleMessage struct {
  # "type"
  typeField: SampleMessageType
  # "posture-max"
  postureMax2: SampleMessagePostureMax
  postureMax: data[2]
  # "list"
  listField: list<u8>[3]
  # "\\u{3a9}"
  f: u8
}
`)
  })

  it('keeps types apart whose places are spelt alike', () => {
    const inner = record({ v: u8() })
    const bare = bareText([
      { name: 'm', schema: record({ a_b: inner, 'a-b': inner, aB: union({ 'c-d': u8(), c_d: u8() }) }) },
      { name: 'm a-b', schema: inner },
    ])
    parses(bare)
    expect(new Set(bare.match(/^type \w+/gm)).size).toBe(7)
  })

  it('shares the type of a schema that peers attach under a name, but not between two of that name', () => {
    const point = named('Point', record({ x: u8() }))
    const other = named('Point', record({ y: u8() }))
    const bare = bareText([
      { name: 'first', schema: record({ a: point, b: list(named('Point', record({ x: u8() }))) }) },
      { name: 'second', schema: record({ c: point, d: other }) },
    ])
    parses(bare)
    expect(bare.match(/type \w+ .*/g)).toEqual([
      'type Point struct {',
      'type First struct {',
      'type SecondD struct {',
      'type Second struct {',
    ])
  })

  it('keeps what people wrote from breaking out of its comment', () => {
    const schema = record({ a: described('one\ntype Evil u8 # two\u2028three', u8()) })
    parses(textOf(schema))
    expect(definitions(schema)).toContain('  # one type Evil u8 # two three\n  a: u8')
  })
})
