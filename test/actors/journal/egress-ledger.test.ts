// The egress ledger on a real store: a sending is written down before it leaves, and stays.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type EgressLine,
  type EgressRecord,
  type JournalRef,
  type JournalStore,
  journalChild,
  openStore,
  readEgress,
} from '../../../src/actors/journal/index.js'
import { testSystem } from '../kernel/test-system.js'

let home: string
let directory: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ledger-'))
  directory = join(home, 'journal')
})
afterEach(() => rmSync(home, { recursive: true }))

const sending = (over: Partial<EgressRecord> = {}): EgressRecord => ({
  sender: 'gateway',
  destination: 'https://gateway.example',
  posture: 'third-party',
  bytes: 1_234,
  body: 'ab'.repeat(32),
  ...over,
})

async function withStore(use: (store: JournalStore) => Promise<void>): Promise<void> {
  const store = openStore(directory)
  if (!store.ok) throw new Error(store.error.message)
  try {
    await use(store.value)
  } finally {
    await store.value.close()
  }
}

const write = (...lines: EgressLine[]): Promise<void> =>
  withStore(async (store) => {
    for (const line of lines) expect(await store.writeEgress(line)).toEqual({ ok: true, value: undefined })
  })

const read = async (query: Parameters<typeof readEgress>[1] = { countMax: 100 }) => {
  const reading = await readEgress(directory, query)
  if (!reading.ok) throw new Error(reading.error.message)
  return reading.value
}

describe('the egress ledger', () => {
  test('tells of every sending, oldest first, in a later life too', async () => {
    await write({ ...sending(), at: 5 }, { ...sending({ bytes: 7 }), at: 9 })
    await write({ ...sending({ goalId: 'g1' }), at: 12 })
    const { lines, damaged } = await read()
    expect(damaged).toBe(0)
    expect(lines).toEqual([
      { ...sending(), at: 5 },
      { ...sending({ bytes: 7 }), at: 9 },
      { ...sending({ goalId: 'g1' }), at: 12 },
    ])
  })

  test('keeps sendings of one millisecond apart, also after a restart in it', async () => {
    const inOne = [1, 2, 3].map((bytes) => ({ ...sending({ bytes }), at: 5 }))
    await write(...inOne)
    await write({ ...sending({ bytes: 4 }), at: 5 })
    expect((await read()).lines.map(({ bytes }) => bytes)).toEqual([1, 2, 3, 4])
  })

  test('finds those of a goal, those since a time, and the latest of them', async () => {
    await write(...[1, 2, 3, 4].map((at) => ({ ...sending({ goalId: at % 2 === 0 ? 'even' : 'odd' }), at })))
    const times = async (query: Partial<Parameters<typeof readEgress>[1]>) =>
      (await read({ countMax: 100, ...query })).lines.map(({ at }) => at)
    expect(await times({ goalId: 'odd' })).toEqual([1, 3])
    expect(await times({ since: 3 })).toEqual([3, 4])
    expect(await times({ countMax: 2 })).toEqual([3, 4])
  })

  test('refuses what does not fit its schema, and writes nothing of it', async () => {
    await withStore(async (store) => {
      const outcome = await store.writeEgress({ ...sending({ bytes: -1 }), at: 1 })
      expect(outcome).toMatchObject({ ok: false })
    })
    expect((await read()).lines).toEqual([])
  })

  test('counts lines that are damaged, and tells the others', async () => {
    await write({ ...sending(), at: 1 }, { ...sending(), at: 2 })
    const root = open({ path: directory, maxDbs: 5 })
    const table = root.openDB<Buffer, [number, number]>('egress', { encoding: 'binary' })
    const sealed = Buffer.from(table.get([1, 0])!)
    sealed[40]! ^= 1
    await table.put([1, 0], sealed)
    await table.put([3, 0], Buffer.from('no line'))
    await root.close()
    const { lines, damaged } = await read()
    expect(lines.map(({ at }) => at)).toEqual([2])
    expect(damaged).toBe(2)
  })

  test('of a journal that has never sent anything is empty, and of none at all a fault', async () => {
    expect(await readEgress(directory, { countMax: 1 })).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
    const root = open({ path: directory, maxDbs: 5 })
    root.openDB('records', { encoding: 'binary' })
    await root.close()
    expect(await read()).toEqual({ lines: [], more: 0, damaged: 0 })
  })

  test("is written through the journal's actor, whose answer is the leave to send", async () => {
    const { system } = testSystem()
    let journal: JournalRef | undefined
    const spec = journalChild({ id: 'journal' }, directory, (ref) => {
      journal = ref
    })
    await spec.start(system, new AbortController().signal)
    const asks = Array.from({ length: 50 }, (_, bytes) =>
      journal!.ask<void>((replyTo) => ({ type: 'egress', egress: sending({ bytes }), replyTo }), { timeoutMs: 60_000 }),
    )
    expect((await Promise.all(asks)).every(({ ok }) => ok)).toBe(true)
    // Another process sees them as soon as they are acknowledged.
    const { lines } = await read()
    expect(lines.map(({ bytes }) => bytes).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n))
    await system.stop(1_000)
  })
})
