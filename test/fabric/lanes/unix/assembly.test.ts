import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeFrame } from '../../../../src/fabric/frame.js'
import { FrameAssembly } from '../../../../src/fabric/lanes/unix/assembly.js'
import { frames, patterned, request } from '../../frame-samples.js'

const bytesMax = 4096
const always = () => true

/** Cuts bytes at the given places; each piece lies at an offset of its own in its buffer. */
function cut(bytes: Uint8Array, places: readonly number[], shift: number): Uint8Array[] {
  const cuts = [...new Set(places.map((place) => place % (bytes.byteLength + 1)))].sort((a, b) => a - b)
  return [0, ...cuts].map((from, i) => {
    const piece = bytes.subarray(from, cuts[i] ?? bytes.byteLength)
    const moved = new Uint8Array(piece.byteLength + shift).subarray(shift)
    moved.set(piece)
    return moved
  })
}

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}

function assembled(pieces: readonly Uint8Array[]) {
  const assembly = new FrameAssembly(bytesMax)
  const taken: Uint8Array[] = []
  for (const piece of pieces) {
    const fault = assembly.push(
      piece,
      (bytes) => {
        expect(bytes.byteOffset % 8).toBe(0)
        taken.push(bytes.slice())
      },
      always,
    )
    if (fault !== undefined) return { taken, fault, held: assembly.held }
  }
  return { taken, fault: undefined, held: assembly.held }
}

describe('frames on a stream of bytes', () => {
  const whole = fc.array(
    frames(700).map((frame) => encodeFrame(frame, frame.payload)),
    { maxLength: 12 },
  )
  const places = fc.array(fc.nat(20_000), { maxLength: 60 })

  test('come out the same, in order and aligned, however the bytes are cut', () => {
    fc.assert(
      fc.property(whole, places, fc.nat(9), (sent, at, shift) => {
        expect(assembled(cut(joined(sent), at, shift))).toEqual({ taken: sent, fault: undefined, held: 0 })
      }),
      { numRuns: 400 },
    )
  })

  test('come out the same byte by byte', () => {
    const sent = [10, 0, 4000].map((length, i) => encodeFrame(request(i, patterned(i, length)), patterned(i, length)))
    const pieces = [...joined(sent)].map((byte) => new Uint8Array([byte]))
    expect(assembled(pieces)).toEqual({ taken: sent, fault: undefined, held: 0 })
  })

  test('are handed over until a byte is wrong, and what was wrong is a fault whatever it was', () => {
    const mutations = fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(whole, mutations, places, (sent, changes, at) => {
        const bytes = joined(sent)
        for (const [place, value] of changes) if (bytes.byteLength > 0) bytes[place % bytes.byteLength] = value
        const { fault, held } = assembled(cut(bytes, at, 0))
        if (fault !== undefined) expect(['FAULT_FRAME', 'FAULT_LIMIT']).toContain(fault.code)
        else expect(held).toBeLessThan(bytesMax)
      }),
      { numRuns: 400 },
    )
  })

  test('that are noise end with a fault as soon as a beginning is there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 500 }), places, (noise, at) => {
        noise[4] = 0
        expect(assembled(cut(noise, at, 0)).fault).toMatchObject({ code: 'FAULT_FRAME', offset: 4 })
      }),
    )
  })

  test('are refused by their first 16 bytes when they claim more than the limit, or a length that is not theirs', () => {
    const start = encodeFrame(request(1, patterned(1, 8)), patterned(1, 8)).slice(0, 16)
    const claiming = (length: number, payload: number) => {
      const bytes = start.slice()
      new DataView(bytes.buffer).setUint32(0, length, true)
      new DataView(bytes.buffer).setUint32(12, payload, true)
      return assembled([bytes]).fault
    }
    expect(claiming(0xfffffff8, 0xffffffb8)).toMatchObject({ code: 'FAULT_LIMIT', limit: bytesMax, actual: 0xfffffff8 })
    expect(claiming(bytesMax + 8, bytesMax - 56)).toMatchObject({ code: 'FAULT_LIMIT' })
    expect(claiming(72, 9)).toMatchObject({ code: 'FAULT_FRAME', offset: 12 })
    expect(claiming(0, 0)).toMatchObject({ code: 'FAULT_FRAME', offset: 12 })
    expect(claiming(bytesMax, bytesMax - 64)).toBeUndefined()
  })

  test('take no memory by the length that they claim', () => {
    const large = 2 ** 30
    const payload = patterned(1, 8)
    const start = encodeFrame(request(1, payload), payload).slice(0, 64)
    new DataView(start.buffer).setUint32(0, large, true)
    new DataView(start.buffer).setUint32(12, large - 64, true)
    const before = process.memoryUsage().arrayBuffers
    const assemblies = Array.from({ length: 64 }, () => new FrameAssembly(large))
    for (const assembly of assemblies) expect(assembly.push(start, () => {}, always)).toBeUndefined()
    // 64 claims of a gibibyte; a twentieth of one is far above what was sent.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(large / 20)
    expect(assemblies.every(({ held }) => held === 64)).toBe(true)
  })

  test('stop coming when nobody wants more of them', () => {
    const sent = [1, 2, 3].map((i) => encodeFrame(request(i, patterned(i, 8)), patterned(i, 8)))
    const taken: Uint8Array[] = []
    const assembly = new FrameAssembly(bytesMax)
    assembly.push(
      joined(sent),
      (bytes) => taken.push(bytes.slice()),
      () => taken.length < 2,
    )
    expect(taken).toEqual(sent.slice(0, 2))
  })
})
