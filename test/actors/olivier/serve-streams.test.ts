// The thread's side of streams without a thread: frames in, frames out, and a clock that the test sets.

import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { usageMessage } from '../../../src/actors/olivier/domain-call.js'
import { DomainStreams } from '../../../src/actors/olivier/serve-streams.js'
import { ServedDomain } from '../../../src/actors/olivier/served-domain.js'
import { defineDomain } from '../../../src/domains/index.js'
import {
  contract,
  count,
  encodeCredit,
  encodeFrame,
  type Frame,
  type FrameView,
  faultMessage,
  list,
  messagesOf,
  noPayload,
  noSchema,
  noTrace,
  ok,
  readFrame,
  record,
  streamMessage,
} from '../../../src/fabric/index.js'

const numbers = contract({
  name: 'test.numbers',
  summary: 'numbers from 0',
  request: record({ count: count() }),
  response: record({ numbers: list(count()) }),
  stream: 'numbers',
  errors: [],
})
const { request, response, item } = messagesOf(numbers)

let now = 0
let sent: Frame[] = []
let closed = false
let streams: DomainStreams

beforeEach(() => {
  now = 0
  sent = []
  closed = false
  const domain = defineDomain({
    name: 'test',
    version: '1.0.0',
    contract: { numbers },
    model: {
      numbers: (asked) =>
        ok({
          numbers: (function* () {
            try {
              for (let n = 0; n < asked.count; n++) yield n
            } finally {
              closed = true
            }
          })(),
        }),
    },
  })
  const clocks = { wall: () => now, monotonic: () => now, setTimer: () => () => {} }
  const send = (frames: readonly Frame[]) => void sent.push(...frames)
  streams = new DomainStreams(new ServedDomain(domain), clocks, { frameBytesMax: 1_024, send, onReady: () => {} })
})

function frame(kind: Frame['kind'], payload: Uint8Array, { correlation = 1, deadline = 1_000 } = {}): FrameView {
  const schema = kind === 'request' ? streamMessage.short : noSchema
  const header = { kind, flags: 0, schema, source: 0, target: 0, correlation, deadline, trace: noTrace }
  const read = readFrame(encodeFrame(header, payload))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function asking(rows: number, { from = 0, credit = 0 } = {}): Uint8Array {
  const asked = request.codec.encode({ count: rows })
  const payload = asked.ok
    ? streamMessage.codec.encode({ operation: 'test.numbers', request: asked.value, from, credit })
    : asked
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

const pumpAll = () => {
  while (streams.pump());
}

/** What was sent since the last look: items as numbers, faults as their codes, the rest as kinds. */
function heard(): unknown[] {
  const told = sent.map(({ kind, schema, payload }) => {
    if (kind === 'item' && schema.low === item?.short.low) return valueIn(item.codec.decode(payload))
    if (kind === 'item' && schema.low === usageMessage.short.low) return 'usage'
    if (kind === 'fault') return (valueIn(faultMessage.codec.decode(payload)) as { readonly code: string }).code
    return kind
  })
  sent = []
  return told
}

const valueIn = (decoded: { readonly ok: boolean; readonly value?: unknown }): unknown =>
  decoded.ok ? decoded.value : decoded

describe('the streams of a domain thread', () => {
  it('send items as credit comes, and at the end the usage and the response with an empty list', () => {
    streams.begin(frame('request', asking(3, { credit: 2 })))
    pumpAll()
    expect(heard()).toEqual([0, 1])
    streams.grant(frame('credit', encodeCredit(9)))
    pumpAll()
    const last = sent.at(-1)
    expect(heard()).toEqual([2, 'usage', 'reply'])
    expect(response.codec.decode(last?.payload ?? noPayload)).toEqual(ok({ numbers: [] }))
  })

  it('are told apart by their correlation', () => {
    streams.begin(frame('request', asking(9, { credit: 1 }), { correlation: 7 }))
    streams.begin(frame('request', asking(9, { credit: 2, from: 5 }), { correlation: 8 }))
    pumpAll()
    expect(sent.map(({ correlation }) => correlation)).toEqual([7, 8, 8])
    expect(heard()).toEqual([0, 5, 6])
  })

  it('take turns, so that a long one does not hold up a short one', () => {
    streams.begin(frame('request', asking(10_000, { credit: 10_001 }), { correlation: 7 }))
    streams.begin(frame('request', asking(3, { credit: 9 }), { correlation: 8 }))
    expect(streams.pump()).toBe(true)
    expect(sent.filter(({ correlation }) => correlation === 8)).toHaveLength(3 + 2)
    expect(sent.length).toBeLessThan(100)
  })

  it('are refused when their deadline has passed on arrival', () => {
    now = 1_000
    streams.begin(frame('request', asking(3, { credit: 9 })))
    pumpAll()
    expect(heard()).toEqual(['FAULT_EXPIRED'])
  })

  it('end when their deadline passes between two items', () => {
    streams.begin(frame('request', asking(3, { credit: 1 })))
    pumpAll()
    now = 1_000
    streams.grant(frame('credit', encodeCredit(9)))
    pumpAll()
    expect(heard()).toEqual([0, 'FAULT_EXPIRED'])
    expect(closed).toBe(true)
  })

  it('end with a fault when a credit frame is damaged', () => {
    streams.begin(frame('request', asking(3, { credit: 1 })))
    pumpAll()
    streams.grant(frame('credit', noPayload))
    streams.grant(frame('credit', encodeCredit(1)))
    pumpAll()
    expect(heard()).toEqual([0, 'FAULT_FRAME'])
    expect(closed).toBe(true)
  })

  it('let go of credit and cancels that crossed their end', () => {
    streams.begin(frame('request', asking(1, { credit: 2 })))
    pumpAll()
    heard()
    streams.grant(frame('credit', encodeCredit(1)))
    streams.grant(frame('credit', noPayload))
    streams.cancel(1)
    pumpAll()
    expect(heard()).toEqual([])
  })

  it('say nothing more once they are cancelled', () => {
    streams.begin(frame('request', asking(9, { credit: 9 })))
    streams.cancel(1)
    pumpAll()
    expect(heard()).toEqual([])
  })

  it.each([
    ['that does not read', () => asking(3).subarray(0, 24), 'FAULT_FRAME'],
    ['with more credit than may be outstanding', () => asking(3, { credit: 65_537 }), 'FAULT_LIMIT'],
  ])('are refused by a request %s', (_, payload, code) => {
    streams.begin(frame('request', payload()))
    pumpAll()
    expect(heard()).toEqual([code])
  })

  it('answer any damage to a request with one fault, or serve what it still means', () => {
    const sound = asking(3, { credit: 9 })
    const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    const payloads = fc.oneof(
      damage.map((edits) => edits.reduce((bytes, [at, byte]) => bytes.with(at, byte), sound)),
      fc.nat(sound.length).map((length) => sound.subarray(0, length)),
      fc.uint8Array({ maxLength: 128 }),
    )
    fc.assert(
      fc.property(payloads, (payload) => {
        streams.begin(frame('request', payload))
        streams.grant(frame('credit', encodeCredit(9)))
        for (let turn = 0; turn < 3; turn++) streams.pump()
        streams.cancel(1)
        const ends = heard().filter(
          (word) => word === 'reply' || (typeof word === 'string' && word.startsWith('FAULT_')),
        )
        expect(ends.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 1_000 },
    )
  })
})
