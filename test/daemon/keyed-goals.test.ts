// Goals under keys: a real journal on disk, and a language node that answers when the test says.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { journalChild, readJournal } from '../../src/actors/journal/index.js'
import { bareOutcome, type Satisfy } from '../../src/actors/language-node/index.js'
import { endUnanswered } from '../../src/daemon/journalling.js'
import { KeyedGoals } from '../../src/daemon/keyed-goals.js'
import { submit } from '../../src/daemon/submit.js'
import { Switchboard } from '../../src/daemon/switchboard.js'
import type { GoalRecord, OutcomeRecord } from '../../src/fabric/index.js'
import { elapse, type TestSystem, testSystem } from '../actors/kernel/test-system.js'

let directory: string
const homes: TestSystem[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keyed-'))
})
afterEach(async () => {
  for (const { system, clock } of homes.splice(0)) {
    const stopped = system.stop(1_000)
    await elapse(clock, 60_000)
    await stopped
  }
  rmSync(directory, { recursive: true })
})

const goal: GoalRecord = { text: 'add 1 EUR and 2 EUR', inputs: [], key: 'k1' }
const about = { rung: 'none', posture: 'in-process' } as const

/** One life of a daemon on the folder. */
async function life() {
  const home = testSystem()
  homes.push(home)
  const board = new Switchboard()
  const asked: Satisfy[] = []
  let tell = (): void => {}
  const spec = journalChild({ id: 'journal' }, directory, (ref) => board.journal.bind(ref))
  const journal = await spec.start(home.system, new AbortController().signal)
  if (!journal.ok) throw new Error(journal.error.message)
  const node = home.system.spawn<Satisfy>({
    name: 'language-node',
    init: () => ({
      receive(message) {
        asked.push(message)
        tell()
      },
    }),
  })
  board.languageNode.bind(node)
  await node.whenReady()
  const keyed = new KeyedGoals({ clock: home.clock, board })
  const send = (sent: GoalRecord = goal, { signal = new AbortController().signal, ms = 60_000 } = {}) =>
    submit(sent, { deadline: home.clock.now() + ms, signal }, { clock: home.clock, board, keyed })
  const collect = (key: string, { signal = new AbortController().signal, ms = 60_000 } = {}) =>
    keyed.collect(key, { deadline: home.clock.now() + ms, signal })
  /** The goal that the node was asked first, once it was. */
  const first = async (): Promise<Satisfy> => {
    while (asked[0] === undefined)
      await new Promise<void>((resolve) => {
        tell = resolve
      })
    return asked[0]
  }
  const answer = async (): Promise<void> => {
    const { goalId, replyTo } = await first()
    replyTo.reply({ ok: true, value: bareOutcome({ goalId, ...about }, { kind: 'refuse', reason: 'outOfScope' }) })
  }
  return {
    ...home,
    board,
    asked,
    first,
    keyed,
    send,
    collect,
    answer,
    endJournal: () => journal.value.actor.stop(1_000),
  }
}

/** What the journal has: the kinds of its records. */
async function records(): Promise<readonly string[]> {
  const reading = await readJournal(directory)
  if (!reading.ok) throw new Error(reading.error.message)
  return reading.value.records.map(({ kind }) => kind)
}

const kindOf = ({ kind, fault }: OutcomeRecord): string => fault?.code ?? kind

describe('a goal under a key', () => {
  it('that is sent again while it is worked on joins the first, and all get its one outcome', async () => {
    const { send, answer, asked, keyed } = await life()
    const outcomes = [send(), send({ ...goal, patience: 5 }), send()]
    await answer()
    const [first, ...others] = await Promise.all(outcomes)
    expect(first).toMatchObject({ kind: 'refuse', goalId: asked[0]?.goalId })
    expect(others).toEqual([first, first])
    expect(asked).toHaveLength(1)
    expect(keyed.has('k1')).toBe(false)
    expect(await records()).toEqual(['goal', 'outcome'])
  })

  it('that is sent again later gets the outcome that is on disk', async () => {
    const { send, answer, asked } = await life()
    const first = send()
    await answer()
    expect(await send()).toEqual(await first)
    expect(asked).toHaveLength(1)
  })

  it('keeps its outcome into the next life of the daemon', async () => {
    const before = await life()
    const first = before.send()
    await before.answer()
    const outcome = await first
    await before.endJournal()
    const { send, collect, asked } = await life()
    expect(await send()).toEqual(outcome)
    expect(await collect('k1')).toEqual({ ok: true, value: outcome })
    expect(asked).toEqual([])
  })

  it('that a crash left without an outcome has a typed one in the next life, and is not run again', async () => {
    const before = await life()
    void before.send()
    const { goalId } = await before.first()
    // As after a crash: nothing that comes of it is written any more.
    await before.endJournal()
    const { send, collect, asked, board, system } = await life()
    const told = await send()
    expect(told).toMatchObject({ kind: 'fault', goalId, fault: { code: 'FAULT_ACTOR_DOWN' } })
    await endUnanswered(board, system.log)
    expect(await send()).toEqual(told)
    expect(await collect('k1')).toEqual({ ok: true, value: told })
    expect(asked).toEqual([])
    expect(await records()).toEqual(['goal', 'outcome'])
  })

  it('is refused where another goal was sent under the key, in flight and later', async () => {
    const { send, answer } = await life()
    const other = { ...goal, text: 'add 1 EUR and 3 EUR' }
    const first = send()
    expect(await send(other)).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_POLICY', path: 'key' } })
    await answer()
    expect(await first).toMatchObject({ kind: 'refuse' })
    expect(await send(other)).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_POLICY', path: 'key' } })
    expect(await send({ ...goal, attemptsMax: 1 })).toMatchObject({ fault: { code: 'FAULT_POLICY' } })
    expect(await records()).toEqual(['goal', 'outcome'])
  })

  it('is cancelled by whoever sent it, also who sent it again', async () => {
    const { send, asked, first: begun } = await life()
    const back = new AbortController()
    const first = send()
    const again = send(goal, { signal: back.signal })
    await begun()
    back.abort()
    expect((await Promise.all([first, again])).map(kindOf)).toEqual(['FAULT_CANCELLED', 'FAULT_CANCELLED'])
    expect(asked[0]?.signal.aborted).toBe(true)
    expect(await records()).toEqual(['goal', 'outcome'])
  })

  it('is worked on as long as the first one wanted; who waits less is told that it expired for them', async () => {
    const { send, answer, asked, clock, first: begun } = await life()
    const first = send(goal, { ms: 10_000 })
    await begun()
    const hasty = send(goal, { ms: 1_000 })
    clock.advance(1_000)
    expect(await hasty).toMatchObject({ kind: 'expired', goalId: '' })
    expect(asked[0]?.signal.aborted).toBe(false)
    await answer()
    expect(await first).toMatchObject({ kind: 'refuse' })
  })

  it('needs a key that says something, and keeps to its length', async () => {
    const { send } = await life()
    expect(await send({ ...goal, key: '' })).toMatchObject({ fault: { code: 'FAULT_RANGE', path: 'key' } })
    expect(await send({ ...goal, key: 'k'.repeat(65) })).toMatchObject({ fault: { code: 'FAULT_LIMIT', path: 'key' } })
  })

  it.each(['a\u0000b', '\u0000', 'ключ', '🔑'])('may be any text: %j', async (key) => {
    const { send, answer, collect } = await life()
    const first = send({ ...goal, key })
    await answer()
    expect(await collect(key)).toEqual({ ok: true, value: await first })
    expect(await collect(`${key}x`)).toMatchObject({ error: { code: 'FAULT_UNKNOWN_KEY' } })
  })
})

describe('collecting an outcome', () => {
  it('waits for a goal that is worked on, and gives up alone', async () => {
    const { send, collect, answer, asked, clock, first: begun } = await life()
    const away = new AbortController()
    const first = send()
    await begun()
    const waiting = collect('k1')
    const cancelled = collect('k1', { signal: away.signal })
    const hasty = collect('k1', { ms: 500 })
    away.abort()
    clock.advance(500)
    expect(await cancelled).toMatchObject({ error: { code: 'FAULT_CANCELLED' } })
    expect(await hasty).toMatchObject({ error: { code: 'FAULT_EXPIRED' } })
    expect(asked[0]?.signal.aborted).toBe(false)
    await answer()
    expect(await waiting).toEqual({ ok: true, value: await first })
  })

  it('of a key that nothing was sent under is a fault', async () => {
    const { collect } = await life()
    expect(await collect('k1')).toMatchObject({ error: { code: 'FAULT_UNKNOWN_KEY' } })
  })
})
