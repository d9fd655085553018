import { describe, expect, it } from 'vitest'
import { CreditedReceiver, streamCreditMax } from '../../../src/fabric/stream/index.js'

function receiving(window: number, from = 0) {
  const grants: number[] = []
  const receiver = new CreditedReceiver<string, string>({ window, from, grant: (items) => grants.push(items) })
  return { receiver, grants }
}

const item = (index: number, name: string) => ({ kind: 'item', item: name, index })

describe('the receiver of a stream', () => {
  it('grants anew what its consumer took, half a window at a time', () => {
    const { receiver, grants } = receiving(4)
    for (const name of ['a', 'b', 'c', 'd']) receiver.arrived(name)
    expect(grants).toEqual([])
    receiver.take()
    expect(grants).toEqual([])
    receiver.take()
    expect(grants).toEqual([2])
  })

  it('grants nothing while its consumer takes nothing, and refuses what comes all the same', () => {
    const { receiver, grants } = receiving(2)
    receiver.arrived('a')
    receiver.arrived('b')
    expect(receiver.arrived('c')).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME', offset: 9 } })
    expect(grants).toEqual([])
    expect([receiver.take(), receiver.take(), receiver.take()]).toEqual([item(0, 'a'), item(1, 'b'), undefined])
  })

  it('works with a window of one', () => {
    const { receiver, grants } = receiving(1)
    receiver.arrived('a')
    receiver.take()
    expect(receiver.arrived('b').ok).toBe(true)
    expect(grants).toEqual([1])
  })

  it('gives what came before the end, and then the end for good', () => {
    const { receiver } = receiving(4)
    receiver.arrived('a')
    receiver.finish('over')
    receiver.finish('over again')
    const end = { kind: 'end', end: 'over' }
    expect([receiver.take(), receiver.take(), receiver.take()]).toEqual([item(0, 'a'), end, end])
  })

  it('refuses an item after the end', () => {
    const { receiver } = receiving(4)
    receiver.finish('over')
    expect(receiver.arrived('a')).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME' } })
  })

  it('grants nothing after the end: the other side has forgotten the stream', () => {
    const { receiver, grants } = receiving(1)
    receiver.arrived('a')
    receiver.finish('over')
    receiver.take()
    expect(grants).toEqual([])
  })

  it('counts from where the stream goes on', () => {
    const { receiver } = receiving(4, 40)
    receiver.arrived('a')
    expect(receiver.index).toBe(40)
    expect(receiver.take()).toEqual(item(40, 'a'))
    expect(receiver.index).toBe(41)
  })

  it('lets its consumer wait for the next item and for the end', async () => {
    const { receiver } = receiving(4)
    const first = receiver.next()
    receiver.arrived('a')
    expect(await first).toEqual(item(0, 'a'))
    const second = receiver.next()
    receiver.finish('over')
    expect(await second).toEqual({ kind: 'end', end: 'over' })
  })

  it.each([0, 1.5, streamCreditMax + 1])('has no window of %d', (window) => {
    expect(() => receiving(window)).toThrow(RangeError)
  })
})
