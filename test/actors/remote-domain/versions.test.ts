// A domain whose daemon holds other versions of its contracts than we do.

import { expect, test } from 'vitest'
import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import { contract, count, list, optional, quantity, record, text } from '../../../src/fabric/index.js'
import { open } from '../door/open-door.js'
import { listing } from '../door/test-desk.js'
import { remote, streamed } from './remote.js'

const { request: theirs, response: answer } = timeToCollision

const newer = contract({
  ...timeToCollision,
  request: record({ ...theirs.fields, note: optional(text()) }),
  response: record({ ...answer.fields, certainty: optional(quantity('1')) }),
})

const inOtherUnits = contract({ ...timeToCollision, request: record({ ...theirs.fields, gap: quantity('s') }) })

const newerList = contract({
  ...listing,
  request: record({ items: count(), characters: count(), later: optional(count()), sorted: optional(count()) }),
  response: record({
    things: list(record({ index: count(), text: text(2 ** 22), colour: optional(text()) })),
    note: text(),
  }),
})

test('a call is asked in its words and answered in ours', async () => {
  const { laneUrl } = await open()
  const { call } = await remote({ address: laneUrl, contracts: [newer] })
  expect(await call(newer, { gap: 30, speedSelf: 20, speedLead: 5, note: 'for us alone' })).toEqual({ time: 2 })
  expect(await call(newer, { gap: 30, speedSelf: 5, speedLead: 20 })).toMatchObject({
    ok: true,
    value: { kind: 'domainError', error: { reason: 'never' } },
  })
})

test('so is a stream, item by item', async () => {
  const { laneUrl, desk } = await open()
  const { ref } = await remote({ address: laneUrl, contracts: [newerList] })
  const { items, last } = await streamed(ref, newerList, { items: 200, characters: 3, sorted: 1 }, 8)
  expect(items).toEqual(Array.from({ length: 200 }, (_, index) => ({ index, text: 'xxx' })))
  expect(last).toEqual({ things: [], note: 'that is all' })
  expect(desk.granted).toBe(0)
})

test('one operation that can not be spoken shows the difference, dimensions included; the others are served', async () => {
  const { laneUrl } = await open()
  const { call, ref } = await remote({ address: laneUrl, contracts: [inOtherUnits, listing] })
  expect(await call(inOtherUnits, { gap: 30, speedSelf: 20, speedLead: 5 })).toMatchObject({
    ok: false,
    error: { code: 'FAULT_SCHEMA', path: 'kinematics.timeToCollision request.gap', expected: 's', actual: 'm' },
  })
  expect((await streamed(ref, listing, { items: 3, characters: 1 }, 3)).items.length).toBe(3)
})

test('one operation that it does not have is said to be unknown; the others are served', async () => {
  const { laneUrl } = await open()
  const added = contract({ ...timeToCollision, name: 'kinematics.timeToOvertake' })
  const { call } = await remote({ address: laneUrl, contracts: [added, timeToCollision] })
  expect(await call(added, { gap: 30, speedSelf: 20, speedLead: 5 })).toMatchObject({
    ok: false,
    error: { code: 'FAULT_UNKNOWN_OPERATION', candidates: ['kinematics.timeToCollision'] },
  })
  expect(await call(timeToCollision, { gap: 30, speedSelf: 20, speedLead: 5 })).toEqual({ time: 2 })
})
