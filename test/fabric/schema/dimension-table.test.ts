import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDimension, type Dimension, multiply, power } from '../../../src/fabric/dimension/index.js'
import { carried, codecOf, type Infer, list, type Schema } from '../../../src/fabric/schema/index.js'

const schema = list(carried('any'))
const codec = codecOf(schema)

/** The n-th of many dimensions: powers of three base symbols. */
function dimensionOf(n: number): Dimension {
  const [a, b, c] = [n % 17, Math.floor(n / 17) % 17, Math.floor(n / 289) % 17]
  const factor = (symbol: string, num: number) => power(baseDimension(symbol), { num: num - 8, den: 1 })
  return multiply(multiply(factor('m', a), factor('s', b)), factor('kg', c))
}

const of = (...numbers: readonly number[]) => numbers.map((n) => ({ value: n, dimension: dimensionOf(n) }))

describe('the dimensions that a message names', () => {
  it('come back with their numbers, few or many, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000), { maxLength: 3_000 }), (numbers) => {
        const encoded = codec.encode(of(...numbers))
        expect(encoded.ok && codec.decode(encoded.value)).toEqual({ ok: true, value: of(...numbers) })
      }),
      { numRuns: 30 },
    )
  })

  it('stand once each, in the order of first use, whatever the message before named', () => {
    const bytes = (numbers: readonly number[]) => codec.encode(of(...numbers))
    const alone = bytes([5, 6, 5, 7])
    for (const before of [[7, 6, 5], [5, 6], [5, 6, 5, 7, 8, 9], [...Array(2_000).keys()], []]) {
      bytes(before)
      expect(bytes([5, 6, 5, 7])).toEqual(alone)
    }
    expect(alone.ok && new DataView(alone.value.buffer).getUint32(4, true)).toBe(3)
  })

  it('are at most 4,096', () => {
    const all = Array.from({ length: 4_097 }, (_, n) => n)
    expect(codec.encode(of(...all.slice(0, 4_096))).ok).toBe(true)
    expect(codec.encode(of(...all))).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT', limit: 4_096 } })
  })

  it.each([undefined, null, {}, 'EUR'])('are dimensions, not %j', (dimension) => {
    const unfit = [{ value: 1, dimension }] as unknown as Infer<Schema>
    expect(codecOf<Schema>(schema).encode(unfit)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path: 'value[0]' },
    })
  })
})
