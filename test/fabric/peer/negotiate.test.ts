// Two sides that hold different schemas under one name, and what they make of it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInDomains } from '../../../src/domains/index.js'
import {
  carried,
  choice,
  defaulted,
  documentText,
  eachMessage,
  goalMessage,
  type Message,
  message,
  messagesOf,
  negotiate,
  optional,
  outcomeMessage,
  quantity,
  readSchemaText,
  record,
  type Schema,
  type ToldMessage,
  text,
  u8,
} from '../../../src/fabric/index.js'

const operationMessages = builtInDomains.flatMap(({ operations }) =>
  operations.flatMap(({ contract }) => eachMessage(messagesOf(contract))),
)

const told = (from: Message): ToldMessage => ({ name: from.name, digest: from.digest, text: documentText(from.schema) })
const trip = (schema: Schema): Message => message('test.trip response', schema)

/** What the one side's value is to the other, through the bytes that both speak. */
function answered(theirs: Message, ours: Message, value: unknown): unknown {
  const translation = negotiate(ours, told(theirs), 'answer')
  if (!translation.ok) throw new Error(translation.error.message)
  const payload = theirs.codec.encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  const translated = translation.value.translate(payload.value)
  const decoded = translated.ok ? ours.codec.decode(translated.value) : translated
  if (!decoded.ok) return { fault: decoded.error }
  return decoded.value
}

const older = trip(record({ time: quantity('s') }))
const newer = trip(record({ time: quantity('s'), stops: defaulted(u8(), 2), closing: optional(quantity('m/s')) }))

describe('two sides of one message', () => {
  it('talk where one knows more fields, whichever dialled', () => {
    expect(answered(newer, older, { time: 2, stops: 1, closing: 5 })).toEqual({ time: 2 })
    expect(answered(older, newer, { time: 2 })).toEqual({ time: 2, stops: 2 })
    const asked = negotiate(older, told(newer), 'ask')
    expect(asked.ok && asked.value.adapt({ time: 2 })).toEqual({ ok: true, value: { time: 2, stops: 2 } })
  })

  it('speak the schema of the side that was dialled, by its identity and with its codec', () => {
    const asked = negotiate(older, told(newer), 'ask')
    if (!asked.ok) throw new Error(asked.error.message)
    const { theirs, adapt } = asked.value
    expect([theirs.name, theirs.identity, theirs.short]).toEqual([newer.name, newer.identity, newer.short])
    const value = adapt({ time: 2 })
    const payload = value.ok ? theirs.codec.encode(value.value) : value
    expect(payload.ok && newer.codec.decode(payload.value)).toEqual({ ok: true, value: { time: 2, stops: 2 } })
  })

  it('are told what the other side will not see', () => {
    expect(negotiate(newer, told(older), 'ask')).toMatchObject({ value: { dropped: ['stops', 'closing'] } })
    expect(negotiate(older, told(newer), 'ask')).toMatchObject({ value: { dropped: [] } })
  })

  it('do not talk about another dimension, and are shown both', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['USD', 'EUR'],
      ['m / s', 'm / s^2'],
    ]
    for (const [here, there] of cases) {
      const [ours, theirs] = [here, there].map((unit) => trip(record({ leg: optional(record({ x: quantity(unit) })) })))
      for (const direction of ['ask', 'answer'] as const)
        expect(negotiate(ours!, told(theirs!), direction)).toEqual({
          ok: false,
          error: {
            code: 'FAULT_SCHEMA',
            path: 'test.trip response.leg.x',
            expected: here,
            actual: there,
            message: `leg.x of test.trip response is in ${here} here and is in ${there} on the other side.`,
          },
        })
    }
  })

  it('talk one way where the other way nothing could pass', () => {
    const strict = trip(record({ time: quantity('s'), closing: quantity('m/s') }))
    expect(negotiate(older, told(strict), 'answer')).toMatchObject({ ok: true })
    expect(negotiate(older, told(strict), 'ask')).toMatchObject({
      error: { path: 'test.trip response.closing', expected: 'not there', actual: 'required' },
    })
  })

  it('talk where one has more values than the other, and miss only those', () => {
    const sides = (...names: readonly string[]) => trip(record({ side: choice(...names) }))
    const [few, many] = [sides('long', 'short'), sides('long', 'short', 'flat')]
    expect(answered(many, few, { side: 'short' })).toEqual({ side: 'short' })
    expect(answered(many, few, { side: 'flat' })).toMatchObject({ fault: { code: 'FAULT_SHAPE', path: 'side' } })
    expect(negotiate(sides('long', 'even'), told(few), 'ask')).toMatchObject({
      error: { code: 'FAULT_SCHEMA', expected: 'long, even', actual: 'long, short' },
    })
  })

  it('refuse in the same way what an accepted dimension has no place for', () => {
    const fee = (...accepts: readonly string[]) => trip(record({ fee: carried(accepts) }))
    expect(negotiate(fee('USD'), told(fee('EUR')), 'answer')).toMatchObject({
      error: { code: 'FAULT_SCHEMA', path: 'test.trip response.fee', expected: 'USD', actual: 'EUR' },
    })
  })

  it('agree about every message of this daemon with themselves', () => {
    for (const each of [goalMessage, outcomeMessage, ...operationMessages]) {
      const translation = negotiate(each, told(each), 'ask')
      if (!translation.ok) throw new Error(`${each.name}: ${translation.error.message}`)
      expect(translation.value).toMatchObject({ theirs: { identity: each.identity }, dropped: [] })
    }
  })
})

describe('what the other side tells of a schema', () => {
  const lie = (change: Partial<ToldMessage>) => negotiate(older, { ...told(newer), ...change }, 'answer')

  it('is believed only where it is what its hello named', () => {
    expect(lie({ text: documentText(older.schema) })).toMatchObject({
      error: { code: 'FAULT_SCHEMA', path: 'test.trip response', expected: newer.identity, actual: older.identity },
    })
    expect(lie({ digest: older.digest.subarray(0, 8) })).toMatchObject({ error: { code: 'FAULT_SCHEMA' } })
    // The name is part of the identity.
    expect(lie({ name: 'test.other response' })).toMatchObject({ error: { code: 'FAULT_SCHEMA' } })
  })

  it('may be canonical text, which has no defaults', () => {
    expect(lie({ text: newer.canonical })).toMatchObject({ ok: true })
    expect(negotiate(older, { ...told(newer), text: newer.canonical }, 'ask')).toMatchObject({
      error: { path: 'test.trip response.stops', actual: 'required' },
    })
  })

  it('is a fault where it is no schema, with the way into it', () => {
    expect(lie({ text: '{"kind":"record"' })).toMatchObject({ error: { code: 'FAULT_SYNTAX' } })
    expect(lie({ text: '{"kind":"record","fields":{"a":{"kind":"nope"}},"exactlyOne":[]}' })).toMatchObject({
      error: { code: 'FAULT_SHAPE', path: expect.stringContaining('test.trip response') },
    })
    expect(lie({ text: ' '.repeat(300_000) })).toMatchObject({ error: { code: 'FAULT_LIMIT', limit: 262_144 } })
  })

  it('is a fault or the truth, however its text and identity are bent', () => {
    const texts = [newer, goalMessage, ...operationMessages.slice(0, 4)].map(told)
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.string({ unit: 'grapheme-ascii', maxLength: 4 }))
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 4 }), fc.boolean(), (whole, edits, honest) => {
        let bent = whole.text
        for (const [place, cut, put] of edits) {
          const at = place % (bent.length + 1)
          bent = bent.slice(0, at) + put + bent.slice(at + cut)
        }
        // An honest peer names what it tells: then the text alone is odd.
        const named = honest ? renamed({ ...whole, text: bent }) : { ...whole, text: bent }
        for (const direction of ['ask', 'answer'] as const) {
          const outcome = negotiate(newer, named, direction)
          if (!outcome.ok) expect(outcome.error).toMatchObject({ code: expect.stringMatching(/^FAULT_/) })
          else expect(outcome.value.theirs.digest).toEqual(named.digest)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

/** With the identity of its text, where it has one. */
function renamed(whole: ToldMessage): ToldMessage {
  const read = readSchemaText(whole.text)
  return read.ok ? { ...whole, digest: message(whole.name, read.value).digest } : whole
}

it('texts of a field are what a reader gets', () => {
  expect(documentText(record({ name: defaulted(text(4), 'x') }))).toBe(
    '{"kind":"record","fields":{"name":{"kind":"defaulted","of":{"kind":"text","bytesMax":4},"value":"x"}},"exactlyOne":[]}',
  )
})
