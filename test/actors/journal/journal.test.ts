// The journal through its actor, on a real store in a folder of its own.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { open } from 'lmdb'
import { Packr } from 'msgpackr'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seal } from '../../../src/actors/journal/envelope.js'
import {
  contentDigest,
  type JournalMessage,
  type JournalRef,
  type JournalView,
  journalChild,
  type KeyedGoal,
  mintGoalId,
  openStore,
  type Reading,
  readJournal,
  type UnansweredGoal,
} from '../../../src/actors/journal/index.js'
import type { ReplyTo } from '../../../src/actors/kernel/index.js'
import { codecOf, goalMessage, record } from '../../../src/fabric/index.js'
import { type TestSystem, testSystem } from '../kernel/test-system.js'
import { attemptOf, goalOf, outcomeOf } from './samples.js'

let directory: string
let home: TestSystem

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'journal-')), 'nested', 'journal')
  home = testSystem()
})
afterEach(async () => {
  await home.system.stop(1_000)
  rmSync(join(directory, '..', '..'), { recursive: true })
})

/** A started journal and a way to ask it. */
async function started() {
  let ref: JournalRef | undefined
  const spec = journalChild({ id: 'journal' }, directory, (ready) => {
    ref = ready
  })
  const running = await spec.start(home.system, new AbortController().signal)
  if (!running.ok || ref === undefined) throw new Error('the journal did not start')
  const journal = ref
  const ask = <R>(make: (replyTo: ReplyTo<R>) => JournalMessage) => journal.ask<R>(make, { timeoutMs: 60_000 })
  return {
    ask,
    stop: () => running.value.actor.stop(1_000),
    accept: (goalId: string) =>
      ask<void>((replyTo) => ({ type: 'accept', goalId, goal: goalOf(`sum for ${goalId}`), replyTo })),
    outcome: (goalId: string) =>
      ask<void>((replyTo) => ({ type: 'outcome', goalId, outcome: outcomeOf(goalId), replyTo })),
    attempt: (goalId: string, number: number) =>
      ask<void>((replyTo) => ({ type: 'attempt', goalId, attempt: attemptOf(number), replyTo })),
    history: (goalId: string) => ask<Reading>((replyTo) => ({ type: 'history', goalId, replyTo })),
    view: () => ask<JournalView>((replyTo) => ({ type: 'view', replyTo })),
    unanswered: () => ask<readonly UnansweredGoal[]>((replyTo) => ({ type: 'unanswered', replyTo })),
  }
}

/** What the disk holds under a key, changed by `change`. */
async function tamper(key: [string, number, number], change: (bytes: Buffer) => Buffer): Promise<void> {
  const root = open({ path: directory, noSubdir: false, maxDbs: 2 })
  const records = root.openDB<Buffer, [string, number, number]>('records', { encoding: 'binary' })
  const bytes = records.get(key)
  if (bytes === undefined) throw new Error('nothing there to change')
  await records.put(key, change(Buffer.from(bytes)))
  await root.close()
}

const flipped = (at: number) => (bytes: Buffer) => {
  bytes[at] = bytes[at]! ^ 0x10
  return bytes
}

/** The record of a goal as it would lie on disk. */
function sealedGoal(goalId: string): Buffer {
  const sealed = seal({ kind: 'goal', goalId, at: 0, body: goalOf('elsewhere') })
  if (!sealed.ok) throw new Error(sealed.error.message)
  return sealed.value
}

/** Bytes behind a checksum that fits them. */
function checked(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(crc32(bytes))
  return Buffer.concat([sum, bytes])
}

const fine = { ok: true, value: undefined }

describe('the journal', () => {
  test('gives back all that was written of a goal, in order and to the bit', async () => {
    const journal = await started()
    expect(await journal.accept('g1')).toEqual(fine)
    expect(await Promise.all([journal.attempt('g1', 1), journal.attempt('g1', 2)])).toEqual([fine, fine])
    expect(await journal.outcome('g1')).toEqual(fine)
    const history = await journal.history('g1')
    if (!history.ok) throw new Error(history.error.message)
    expect(history.value.damaged).toEqual([])
    expect(history.value.records.map(({ kind, body }) => ({ kind, body }))).toEqual([
      { kind: 'goal', body: goalOf('sum for g1') },
      { kind: 'attempt', body: attemptOf(1) },
      { kind: 'attempt', body: attemptOf(2) },
      { kind: 'outcome', body: outcomeOf('g1') },
    ])
    expect(await journal.view()).toMatchObject({ ok: true, value: { written: 4, refused: 0, damaged: 0, writing: 0 } })
  })

  test('knows after a restart which accepted goals have no outcome', async () => {
    const journal = await started()
    await Promise.all(['g1', 'g2', 'g3'].map(journal.accept))
    await journal.outcome('g2')
    await journal.stop()
    const again = await started()
    const left = await again.unanswered()
    expect(left).toMatchObject({ ok: true, value: [{ goalId: 'g1' }, { goalId: 'g3' }] })
    expect(left.ok && left.value[0]?.goal).toEqual({ ok: true, value: goalOf('sum for g1') })
    await again.outcome('g1')
    await again.accept('g4')
    expect(await again.unanswered()).toMatchObject({ ok: true, value: [{ goalId: 'g3' }] })
  })

  test('keeps one outcome for a goal, and none for a goal that was never accepted', async () => {
    const journal = await started()
    await journal.accept('g1')
    const outcomes = await Promise.all([journal.outcome('g1'), journal.outcome('g1')])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'FAULT_JOURNAL' } })
    expect(await journal.outcome('g2')).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
    expect(await journal.accept('g1')).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
  })

  test('is for its owner alone', async () => {
    await started()
    const rights = (path: string) => statSync(path).mode & 0o777
    expect(rights(directory)).toBe(0o700)
    expect(rights(join(directory, 'data.mdb'))).toBe(0o600)
    expect(rights(join(directory, 'lock.mdb'))).toBe(0o600)
  })

  test('can be read by someone else while it is open', async () => {
    const journal = await started()
    await journal.accept('g1')
    await journal.attempt('g1', 1)
    expect(await readJournal(directory)).toMatchObject({
      ok: true,
      value: { records: [{ kind: 'goal', goalId: 'g1' }, { kind: 'attempt' }], damaged: [] },
    })
    expect(await readJournal(directory, { countMax: 1 })).toMatchObject({
      ok: true,
      value: { records: [{ kind: 'attempt' }] },
    })
    expect(await journal.accept('g2')).toEqual(fine)
  })

  test('refuses what does not fit its schema, and lives', async () => {
    const journal = await started()
    expect(await journal.accept('g'.repeat(3_000))).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
    await journal.accept('g1')
    const refused = await journal.attempt('g1', -1)
    expect(refused).toMatchObject({ ok: false, error: { path: 'number' } })
    expect(await journal.outcome('g1')).toEqual(fine)
    expect(await journal.view()).toMatchObject({ value: { written: 2, refused: 2 } })
  })
})

describe('a key', () => {
  const keyed = (goalId: string, key: string, text = 'sum it') => ({ goalId, goal: { ...goalOf(text), key } })
  const begin = async () => {
    const journal = await started()
    const accept = ({ goalId, goal }: ReturnType<typeof keyed>) =>
      journal.ask<void>((replyTo) => ({ type: 'accept', goalId, goal, replyTo }))
    const find = (key: string) => journal.ask<KeyedGoal | undefined>((replyTo) => ({ type: 'keyed', key, replyTo }))
    return { ...journal, acceptKeyed: accept, find }
  }

  test('leads to its goal, what that asked for, and its outcome once there is one, also after a restart', async () => {
    const { acceptKeyed, find, outcome, stop } = await begin()
    const sent = keyed('g1', 'k1')
    await acceptKeyed(sent)
    const digest = new Uint8Array(contentDigest(sent.goal))
    expect(await find('k1')).toEqual({ ok: true, value: { goalId: 'g1', digest } })
    expect(await find('k2')).toEqual({ ok: true, value: undefined })
    await outcome('g1')
    const found = { ok: true, value: { goalId: 'g1', digest, outcome: { ok: true, value: outcomeOf('g1') } } }
    expect(await find('k1')).toEqual(found)
    await stop()
    expect(await (await begin()).find('k1')).toEqual(found)
  })

  test('leads to the latest goal that was accepted under it', async () => {
    const { acceptKeyed, find } = await begin()
    await acceptKeyed(keyed('g1', 'k1'))
    await acceptKeyed(keyed('g2', 'k1', 'another'))
    expect(await find('k1')).toMatchObject({ value: { goalId: 'g2' } })
  })

  test('of a goal that could not be accepted leads nowhere', async () => {
    const { acceptKeyed, find, accept } = await begin()
    await accept('g1')
    expect(await acceptKeyed(keyed('g1', 'k1'))).toMatchObject({ ok: false })
    expect(await find('k1')).toEqual({ ok: true, value: undefined })
  })

  test('leads to a fault where the outcome is damaged', async () => {
    const { acceptKeyed, outcome, stop } = await begin()
    await acceptKeyed(keyed('g1', 'k1'))
    await outcome('g1')
    await stop()
    await tamper(['g1', 3, 0], flipped(90))
    expect(await (await begin()).find('k1')).toMatchObject({
      value: { goalId: 'g1', outcome: { ok: false, error: { code: 'FAULT_JOURNAL' } } },
    })
  })

  test('and how long its peer waits are no part of what a goal asks for; all else is', () => {
    const goal = goalOf('sum it')
    const same = [goal, { ...goal, key: 'k1' }, { ...goal, key: 'k2', patience: 3 }]
    const other = [
      { ...goal, text: 'x' },
      { ...goal, inputs: [] },
      { ...goal, attemptsMax: 2 },
    ]
    expect(new Set([...same, ...other].map((one) => contentDigest(one).toString('hex'))).size).toBe(1 + other.length)
  })
})

test('a goal that was written before goals had keys still reads', async () => {
  const journal = await started()
  await journal.accept('g1')
  await journal.stop()
  const { key: _, ...fields } = goalMessage.schema.fields
  const body = codecOf(record(fields)).encode(goalOf('sum for g1'))
  if (!body.ok) throw new Error(body.error.message)
  const identity = Buffer.from('4e8964a3a933f0f464b0aee7ae53ab793a40fca3c2bb1f1746bcfb01225beb7d', 'hex')
  const written = new Packr({ useRecords: false }).pack(['goal', 'g1', 7, body.value])
  await tamper(['g1', 0, 0], () => checked(Buffer.concat([identity, written])))
  expect(await (await started()).history('g1')).toMatchObject({
    value: { damaged: [], records: [{ kind: 'goal', at: 7, body: goalOf('sum for g1') }] },
  })
})

describe('a damaged record', () => {
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ['a flipped bit in the body', flipped(90)],
    ['a flipped bit in the checksum', flipped(1)],
    ['a flipped bit in the schema hash', flipped(9)],
    ['half of the record', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['a few bytes', () => Buffer.from('oops')],
    ['a sound record of another goal', () => Buffer.from(sealedGoal('g9'))],
    ['a checksum that fits what is no record', () => checked(Buffer.concat([Buffer.alloc(32), Buffer.from([0xc1])]))],
    ['a sound record under another schema', (bytes) => checked(flipped(4 + 5)(bytes).subarray(4))],
  ]

  test.each(damages)('%s is reported and skipped, and the rest is read', async (_, change) => {
    const journal = await started()
    await journal.accept('g1')
    await journal.attempt('g1', 1)
    await journal.attempt('g1', 2)
    await journal.outcome('g1')
    await journal.stop()
    await tamper(['g1', 1, 1], change)

    const again = await started()
    const history = await again.history('g1')
    expect(history).toMatchObject({
      ok: true,
      value: {
        records: [{ kind: 'goal' }, { kind: 'attempt', body: { number: 2 } }, { kind: 'outcome' }],
        damaged: [{ goalId: 'g1', kind: 'attempt', fault: { code: 'FAULT_JOURNAL' } }],
      },
    })
    expect(await again.view()).toMatchObject({ value: { damaged: 1 } })
    expect(home.lines).toContainEqual(expect.objectContaining({ event: 'journal-damage', goalId: 'g1' }))
    expect(await again.accept('g2')).toEqual(fine)
  })

  test('of an unanswered goal leaves the goal to be ended', async () => {
    const journal = await started()
    await journal.accept('g1')
    await journal.accept('g2')
    await journal.stop()
    await tamper(['g1', 0, 0], flipped(60))
    const again = await started()
    const left = await again.unanswered()
    expect(left).toMatchObject({
      value: [
        { goalId: 'g1', goal: { ok: false, error: { code: 'FAULT_JOURNAL' } } },
        { goalId: 'g2', goal: { ok: true } },
      ],
    })
    expect(await again.outcome('g1')).toEqual(fine)
  })
})

describe('a journal that can not be opened is a typed fault', () => {
  test('where a file is in the way of its folder', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'file')
    writeFileSync(file, '')
    expect(openStore(file)).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
  })

  test('where something else lies in its file', () => {
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, 'data.mdb'), Buffer.alloc(8192, 0x5a))
    expect(openStore(directory)).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
  })

  test('for reading, where there is none', async () => {
    expect(await readJournal(directory)).toMatchObject({ ok: false, error: { code: 'FAULT_JOURNAL' } })
  })
})

test('goal ids sort by age and differ', () => {
  const ids = Array.from({ length: 200 }, (_, n) => mintGoalId(1_790_000_000_000 + n))
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every((id) => /^[0-9a-z]{26}$/.test(id))).toBe(true)
  expect(mintGoalId(5)).not.toBe(mintGoalId(5))
})

describe('of two that would write to one journal', () => {
  /** Leaves in the store what a process that writes there leaves. */
  async function writtenBy(writer: object): Promise<void> {
    const store = openStore(directory)
    if (!store.ok) throw new Error(store.error.message)
    await store.value.close()
    const root = open({ path: directory, noSubdir: false, maxDbs: 3 })
    await root.openDB<object, string>('writer', { encoding: 'json' }).put('writer', writer)
    await root.close()
  }

  const refusedFor = (pid: number) => ({
    ok: false,
    error: {
      code: 'FAULT_JOURNAL',
      path: 'data.directory',
      message: expect.stringContaining(`data.directory ${directory} is in use by process ${pid}`),
    },
  })

  test('the second is refused, also within one process, until the first has closed', async () => {
    const journal = await started()
    await journal.accept('g1')
    expect(openStore(directory)).toMatchObject(refusedFor(process.pid))
    expect(await journal.outcome('g1')).toEqual(fine)
    expect(await readJournal(directory)).toMatchObject({ ok: true, value: { records: [{}, {}] } })
    await journal.stop()
    const again = await started()
    expect(await again.accept('g2')).toEqual(fine)
  })

  test('a process that ended without letting go is no hindrance, also when its pid is used again', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    for (const writer of [
      { pid, began: '' },
      { pid: process.pid, began: 'a boot ago' },
      { pid: -1, began: '' },
    ]) {
      await writtenBy(writer)
      const store = openStore(directory)
      expect(store).toMatchObject({ ok: true })
      if (store.ok) await store.value.close()
    }
  })

  test.runIf(existsSync('/proc/self/stat'))('one under the pid of another that runs is told from it', async () => {
    await writtenBy({ pid: process.ppid, began: 'a boot ago' })
    const store = openStore(directory)
    expect(store).toMatchObject({ ok: true })
    if (store.ok) await store.value.close()
  })
})
