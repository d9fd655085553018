// Bytes of a decoded value are its own, whatever kind of array the payload came in and whatever becomes of that.

import { expect, test } from 'vitest'
import { bareCodecOf, bytes, codecOf, data, list, record } from '../../../src/fabric/index.js'

const schema = record({ free: data(16), fixed: bytes(4), many: list(data(16)) })
const value = { free: Uint8Array.of(1, 2, 3), fixed: Uint8Array.of(4, 5, 6, 7), many: [Uint8Array.of(8, 9)] }

test.each([
  ['the aligned layout', codecOf(schema)],
  ['plain BARE', bareCodecOf(schema)],
])('a Buffer in %s that is written over leaves what was decoded as it was', (_, codec) => {
  const payload = codec.encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  const shared = Buffer.from(payload.value)
  const decoded = codec.decode(shared)
  shared.fill(0xff)
  expect(decoded).toEqual({ ok: true, value })
})
