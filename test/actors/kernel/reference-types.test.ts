// The assertions here are the compiler's: an unused @ts-expect-error fails the type check.

import { expect, expectTypeOf, test } from 'vitest'
import type { ActorRef, ReplyTo } from '../../../src/actors/kernel/index.js'
import { testSystem } from './test-system.js'

interface Narrow {
  readonly id: string
}
interface Wide extends Narrow {
  readonly size: number
}

test('references of different message types can not stand in for each other', () => {
  const { system } = testSystem()
  const narrow = system.spawn<Narrow>({ name: 'narrow', init: () => ({ receive() {} }) })
  const wide = system.spawn<Wide>({ name: 'wide', init: () => ({ receive() {} }) })
  // @ts-expect-error a Wide reference would be sent a Narrow
  const one: ActorRef<Narrow> = wide
  // @ts-expect-error safe to send through, but still another actor's type
  const other: ActorRef<Wide> = narrow
  // @ts-expect-error not what this actor understands
  narrow.tell({ name: 'x' })
  expect([one.path, other.path]).toEqual(['wide', 'narrow'])
})

test('a reference can be handed on without its control lane, never with another one', () => {
  const { system } = testSystem()
  const full = system.spawn<Narrow, 'pause'>({ name: 'a', init: () => ({ receive() {}, control() {} }) })
  const usersOnly: ActorRef<Narrow> = full
  // @ts-expect-error no control lane on this one
  usersOnly.control('pause')
  // @ts-expect-error another control type
  const other: ActorRef<Narrow, 'stop'> = full
  expectTypeOf(full.control).parameter(0).toEqualTypeOf<'pause'>()
  expect(other.path).toBe('a')
})

test('a reply address takes only its own answer', () => {
  expectTypeOf<ReplyTo<string>>().not.toExtend<ReplyTo<number>>()
  expectTypeOf<ReplyTo<number | string>>().toExtend<ReplyTo<number>>()
})
