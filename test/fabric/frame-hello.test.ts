import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIdentities, encodeHello, type Hello, type HelloContract, readHello } from '../../src/fabric/frame.js'

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })
const hellos: fc.Arbitrary<Hello> = fc.record({
  frameBytesMax: fc.integer({ min: 64, max: 0xffffffff }),
  token: fc.string({ unit: 'binary', maxLength: 40 }),
  contracts: fc.uniqueArray(fc.record({ name: fc.string({ unit: 'binary', maxLength: 30 }), identity: digest }), {
    selector: (contract) => contract.name,
    maxLength: 6,
  }),
})

const contract = (name: string, ...bytes: number[]): HelloContract => {
  const identity = new Uint8Array(32)
  identity.set(bytes)
  return { name, identity }
}

describe('a hello', () => {
  test('reads as it was written', () => {
    fc.assert(
      fc.property(hellos, (hello) => {
        expect(readHello(encodeHello(hello))).toEqual({ ok: true, value: hello })
      }),
    )
  })

  test('that was damaged, cut or extended is a fault or another hello, and never an exception', () => {
    const edits = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 255 })), { maxLength: 4 })
    fc.assert(
      fc.property(hellos, edits, fc.integer({ min: -30, max: 30 }), (hello, damage, growth) => {
        const bytes = encodeHello(hello)
        const changed = new Uint8Array(Math.max(0, bytes.byteLength + growth))
        changed.set(bytes.subarray(0, changed.byteLength))
        for (const [at, value] of damage) if (at < changed.byteLength) changed[at] = value
        const read = readHello(changed)
        if (read.ok) expect(encodeHello(read.value)).toEqual(changed)
        else expect(['FAULT_FRAME', 'FAULT_LIMIT']).toContain(read.error.code)
      }),
      { numRuns: 1000 },
    )
  })

  test('that announces too many contracts meets the limit, however short it is', () => {
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(0, 64, true)
    new DataView(bytes.buffer).setUint32(8, 0xffffffff, true)
    expect(readHello(bytes)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT', limit: 1024 } })
  })
})

describe('two sides', () => {
  test('agree when every shared name stands for one schema', () => {
    const ours = [contract('price', 1), contract('ours', 2)]
    const theirs = [contract('price', 1), contract('theirs', 3)]
    expect(checkIdentities(ours, theirs)).toEqual([])
  })

  test('get a fault that shows both identities when a name stands for two schemas', () => {
    const faults = checkIdentities([contract('price', 1)], [contract('price', 2)])
    expect(faults).toMatchObject([
      { code: 'FAULT_SCHEMA', path: 'price', expected: `01${'00'.repeat(31)}`, actual: `02${'00'.repeat(31)}` },
    ])
  })

  test('get a fault when one short identity would stand for two schemas', () => {
    const collision = [contract('a', 1, 2, 3, 4, 5, 6, 7, 8, 1), contract('b', 1, 2, 3, 4, 5, 6, 7, 8, 2)]
    expect(checkIdentities(collision, [])).toMatchObject([{ code: 'FAULT_SCHEMA', path: 'b' }])
  })
})
