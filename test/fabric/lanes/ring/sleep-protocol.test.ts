import { describe, expect, test } from 'vitest'
import { createRing, nothing, RingReader, RingWriter, refused } from '../../../../src/fabric/lanes/ring/index.js'
import { explore, type Program } from './interleavings.js'

const capacity = 1024
/** With its record header an eighth of the ring: eight of them fill it exactly, and a rerun finds every length in its place. */
const frameBytes = 120

const sends =
  (count: number, { wakeEvery = 1, thenClose = false } = {}): Program =>
  (memory) => {
    const writer = new RingWriter(memory)
    for (let i = 1; i <= count; i++) {
      if (writer.reserveBlocking(frameBytes) === refused.gone) return
      writer.commit()
      if (i % wakeEvery === 0) writer.wake()
    }
    if (thenClose) writer.close()
  }

const reads =
  (count: number, { thenClose = false } = {}): Program =>
  (memory) => {
    const reader = new RingReader(memory)
    for (let got = 0; got < count; ) {
      const offset = reader.next()
      if (offset === nothing.ended) return
      if (offset === nothing.corrupt) throw new Error('corrupt')
      if (offset === nothing.empty) reader.waitBlocking()
      else {
        got++
        reader.release()
      }
    }
    if (thenClose) reader.close()
  }

function fullRing(): SharedArrayBuffer {
  const memory = createRing(capacity)
  sends(8)(memory)
  return memory
}

describe('in every order of their atomic operations', () => {
  test.each<[string, SharedArrayBuffer, Program, Program]>([
    ['a reader gets every frame', createRing(capacity), sends(3), reads(3)],
    ['a reader gets a batch that is announced once', createRing(capacity), sends(4, { wakeEvery: 2 }), reads(4)],
    ['a reader learns that its writer has closed', createRing(capacity), sends(2, { thenClose: true }), reads(9)],
    ['a writer gets its room in a full ring', fullRing(), sends(2), reads(3)],
    ['a writer learns that its reader has closed', fullRing(), sends(3), reads(1, { thenClose: true })],
  ])('%s, and nobody sleeps for ever', (_, memory, writer, reader) => {
    const { states, stuck } = explore(memory, [writer, reader])
    expect(stuck).toEqual([])
    // Fewer would mean that the two hardly met.
    expect(states).toBeGreaterThan(100)
  })

  test('a lost wake would be found: without its announcement a frame leaves the reader asleep', () => {
    const { stuck } = explore(createRing(capacity), [sends(1, { wakeEvery: 2 }), reads(1)])
    expect(stuck.length).toBeGreaterThan(0)
  })
})
