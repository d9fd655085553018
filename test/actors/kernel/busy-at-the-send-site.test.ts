import { expect, test } from 'vitest'
import { gate, quiesce, testSystem } from './test-system.js'

function slowActor() {
  const { system } = testSystem()
  const held = gate()
  const seen: string[] = []
  const ref = system.spawn<string, string>({
    name: 'slow',
    mailboxMax: 3,
    init: () => ({
      async receive(message) {
        await held.passed
        seen.push(message)
      },
      control: (message) => void seen.push(message),
    }),
  })
  return { ref, held, seen, system }
}

test('a full user lane refuses where the message is sent, and keeps what it accepted', async () => {
  const { ref, held, seen } = slowActor()
  for (const message of ['1', '2', '3']) expect(ref.tell(message)).toEqual({ ok: true, value: undefined })
  const refused = ref.tell('4')
  expect(refused).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
  expect(ref.inspect()).toMatchObject({ depth: { user: 3, control: 0 }, capacity: 3, refused: 1 })
  held.open()
  await quiesce()
  expect(seen).toEqual(['1', '2', '3'])
  expect(ref.inspect()).toMatchObject({ depth: { user: 0 }, handled: 3, refused: 1 })
})

test('control messages pass while the user lane is full', async () => {
  const { ref, held, seen } = slowActor()
  for (const message of ['1', '2', '3', '4']) ref.tell(message)
  for (let n = 0; n < 100; n++) expect(ref.control(`control ${n}`).ok).toBe(true)
  held.open()
  await quiesce()
  expect(seen.filter((message) => message.startsWith('control'))).toHaveLength(100)
  expect(seen[0]).toBe('control 0')
})

test('an ask of a full actor settles as busy at once', async () => {
  const { ref } = slowActor()
  for (const message of ['1', '2', '3']) ref.tell(message)
  const outcome = await ref.ask<number>(() => 'ask', { timeoutMs: 1_000 })
  expect(outcome).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
})

test('a mailbox without room for one message is a defect', () => {
  const { system } = testSystem()
  expect(() => system.spawn({ name: 'a', mailboxMax: 0, init: () => ({ receive() {} }) })).toThrow(RangeError)
})
