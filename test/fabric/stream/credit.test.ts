import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Credit, encodeCredit, readCredit, streamCreditMax } from '../../../src/fabric/stream/index.js'

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('the payload of a credit frame', () => {
  it('reads as it was written, at any place in memory', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: streamCreditMax }), fc.nat(16), (items, place) => {
        const payload = encodeCredit(items)
        const elsewhere = new Uint8Array(place + payload.length)
        elsewhere.set(payload, place)
        expect(readCredit(elsewhere.subarray(place))).toEqual({ ok: true, value: items })
      }),
    )
  })

  it.each([
    ['is empty', bytes(), 0],
    ['is cut short', bytes(1, 0, 0, 0, 0, 0, 0), 7],
    ['goes on', bytes(1, 0, 0, 0, 0, 0, 0, 0, 0), 8],
    ['grants nothing', bytes(0, 0, 0, 0, 0, 0, 0, 0), 0],
    ['uses its reserved word', bytes(1, 0, 0, 0, 1, 0, 0, 0), 4],
  ])('that %s is FAULT_FRAME with its offset', (_, payload, offset) => {
    expect(readCredit(payload)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME', offset } })
  })

  it('that grants more than may be outstanding is FAULT_LIMIT', () => {
    expect(readCredit(bytes(1, 0, 1, 0, 0, 0, 0, 0))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 65_536, actual: 65_537 },
    })
  })

  it('of any bytes is a grant that can be written again, or a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 10 }), (payload) => {
        const read = readCredit(payload)
        if (read.ok) expect(encodeCredit(read.value)).toEqual(payload)
        else expect(['FAULT_FRAME', 'FAULT_LIMIT']).toContain(read.error.code)
      }),
    )
  })

  it.each([0, -1, 1.5, streamCreditMax + 1, Number.NaN])('is never written for a grant of %d', (items) => {
    expect(() => encodeCredit(items)).toThrow(RangeError)
  })
})

describe('credit', () => {
  it('adds up grants and is spent item by item', () => {
    const credit = new Credit()
    expect(credit.spend()).toBe(false)
    credit.add(1)
    credit.add(1)
    expect([credit.spend(), credit.spend(), credit.spend()]).toEqual([true, true, false])
    expect(credit.outstanding).toBe(0)
  })

  it('takes nothing of a grant that would leave more outstanding than may be', () => {
    const credit = new Credit()
    credit.add(streamCreditMax)
    expect(credit.add(1)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT', actual: streamCreditMax + 1 } })
    expect(credit.outstanding).toBe(streamCreditMax)
    credit.spend()
    expect(credit.add(1).ok).toBe(true)
  })
})
