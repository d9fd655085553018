import { describe, expect, it } from 'vitest'
import { arrayFromBytes, bytesInOrder } from '../../../../src/fabric/schema/table/typed-array.js'

describe('the bytes of a column', () => {
  const doubles = Float64Array.of(1.5, -2)

  it('are those of its elements, low byte first', () => {
    const bytes = Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0)
    expect(bytesInOrder(doubles)).toEqual(bytes)
    expect(arrayFromBytes(bytes, Float64Array)).toEqual(doubles)
  })

  it('are turned where the host has the high byte first', () => {
    // What such a host has in memory.
    const host = new DataView(new ArrayBuffer(8))
    host.setUint16(0, 0x0102, false)
    host.setUint16(2, 0x0304, false)
    const onHost = new Uint16Array(host.buffer, 0, 2)
    expect(bytesInOrder(onHost, false)).toEqual(Uint8Array.of(2, 1, 4, 3))
    expect(arrayFromBytes(Uint8Array.of(2, 1, 4, 3), Uint16Array, false)).toEqual(onHost)
    const bytes = Uint8Array.of(7, 8)
    expect(bytesInOrder(bytes, false)).toEqual(bytes)
  })
})
