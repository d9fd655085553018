// From a goal's acceptance to its one outcome, with a disk as slow as the test wants it, and peers that do not wait for it.

import { describe, expect, it } from 'vitest'
import type { JournalMessage } from '../../src/actors/journal/index.js'
import type { ReplyTo } from '../../src/actors/kernel/index.js'
import { bareOutcome, type Satisfy } from '../../src/actors/language-node/index.js'
import { endUnanswered } from '../../src/daemon/journalling.js'
import { KeyedGoals } from '../../src/daemon/keyed-goals.js'
import { submit } from '../../src/daemon/submit.js'
import { Switchboard } from '../../src/daemon/switchboard.js'
import { type Fault, type GoalRecord, inputBytesMax, type OutcomeRecord } from '../../src/fabric/index.js'
import { elapse, quiesce, testSystem } from '../actors/kernel/test-system.js'

type Write = Extract<JournalMessage, { readonly goalId: string; readonly replyTo: ReplyTo<void> }>

const goal: GoalRecord = { text: 'add 1 EUR and 2 EUR', inputs: [] }
const full: Fault = { code: 'FAULT_JOURNAL', message: 'the disk is full' }

/** A desk's neighbours: a journal that answers when `onDisk` is called, and a language node that keeps what it is asked. */
async function neighbours() {
  const kit = testSystem()
  const board = new Switchboard()
  const events: string[] = []
  const writes: Write[] = []
  const asked: Satisfy[] = []
  const journal = kit.system.spawn<JournalMessage>({
    name: 'journal',
    init: () => ({
      receive(message) {
        if (message.type !== 'accept' && message.type !== 'outcome') throw new Error(`no ${message.type} is expected`)
        writes.push(message)
        events.push(message.type === 'accept' ? 'accept' : `outcome ${kindOf(message.outcome)}`)
      },
    }),
  })
  const node = kit.system.spawn<Satisfy>({
    name: 'language-node',
    init: () => ({
      receive(message) {
        asked.push(message)
        events.push('asked')
        message.signal.addEventListener('abort', () => events.push('told to stop'))
      },
    }),
  })
  board.journal.bind(journal)
  board.languageNode.bind(node)
  await Promise.all([journal.whenReady(), node.whenReady()])
  const onDisk = async (): Promise<void> => {
    for (const { replyTo } of writes.splice(0)) replyTo.reply({ ok: true, value: undefined })
    await quiesce()
  }
  const peer = new AbortController()
  const keyed = new KeyedGoals({ clock: kit.clock, board })
  const send = (sent: GoalRecord = goal, timeoutMs = 60_000): Promise<OutcomeRecord> =>
    submit(sent, { deadline: kit.clock.now() + timeoutMs, signal: peer.signal }, { clock: kit.clock, board, keyed })
  return { ...kit, board, events, asked, node, peer, onDisk, send }
}

const kindOf = ({ kind, fault }: OutcomeRecord): string => fault?.code ?? kind

describe('a goal whose peer', () => {
  it('cancels while it is being accepted gets its one outcome all the same', async () => {
    const { send, peer, onDisk, events } = await neighbours()
    const outcome = send()
    await quiesce()
    peer.abort()
    await quiesce()
    await onDisk()
    await onDisk()
    expect(await outcome).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_CANCELLED' } })
    expect(events).toEqual(['accept', 'outcome FAULT_CANCELLED'])
  })

  it('does not want it any more by the time it is accepted has expired, on record', async () => {
    const { send, clock, onDisk, events } = await neighbours()
    const outcome = send(goal, 100)
    await elapse(clock, 200)
    await onDisk()
    await onDisk()
    expect(await outcome).toMatchObject({ kind: 'expired' })
    expect(events).toEqual(['accept', 'outcome expired'])
  })

  it('has gone before is not accepted', async () => {
    const { send, peer, events } = await neighbours()
    expect(await send(goal, 0)).toMatchObject({ kind: 'expired' })
    peer.abort()
    expect(await send()).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_CANCELLED' } })
    expect(events).toEqual([])
  })

  it.each(['cancels', 'has a deadline'])(
    '%s: the work on it is told to stop before its outcome is written',
    async (what) => {
      const { send, peer, clock, onDisk, events, asked } = await neighbours()
      const outcome = send(goal, 1_000)
      await quiesce()
      await onDisk()
      expect(asked[0]?.signal.aborted).toBe(false)
      if (what === 'cancels') peer.abort()
      else clock.advance(1_000)
      await quiesce()
      await onDisk()
      const kind = what === 'cancels' ? 'FAULT_CANCELLED' : 'expired'
      expect(kindOf(await outcome)).toBe(kind)
      expect(events).toEqual(['accept', 'asked', 'told to stop', `outcome ${kind}`])
    },
  )
})

describe('a disk that takes too long', () => {
  it('to accept a goal, and takes it after all, takes its outcome too, once', async () => {
    const { send, clock, onDisk, events } = await neighbours()
    const outcome = send()
    await quiesce()
    await elapse(clock, 5_000)
    expect(await outcome).toMatchObject({ kind: 'expired' })
    expect(events).toEqual(['accept'])
    await onDisk()
    expect(events).toEqual(['accept', 'outcome expired'])
    await onDisk()
    expect(events).toHaveLength(2)
  })
})

describe('an outcome', () => {
  it('says how long its goal took to be accepted', async () => {
    const { send, clock, onDisk, asked } = await neighbours()
    const outcome = send()
    await elapse(clock, 250)
    await onDisk()
    const about = { goalId: asked[0]?.goalId ?? '', rung: 'none', posture: 'in-process' } as const
    asked[0]?.replyTo.reply({ ok: true, value: bareOutcome(about, { kind: 'refuse', reason: 'outOfScope' }) })
    await quiesce()
    await onDisk()
    expect((await outcome).timings).toMatchObject({ journal: 0.25, total: 0.25 })
  })
})

describe('a goal from this process', () => {
  it.each<[string, GoalRecord, string]>([
    ['text', { text: 'a'.repeat(70_000), inputs: [] }, 'text'],
    ['inputs', { text: 'a', inputs: Array.from({ length: 17 }, (_, i) => attached(`n${i}`, 1)) }, 'inputs'],
    ['an input', { text: 'a', inputs: [attached('a', 1), attached('book', inputBytesMax + 1)] }, 'inputs.book.bytes'],
  ])('keeps the limits that a peer keeps: too much of %s is a fault that names it', async (_what, sent, path) => {
    const { send, events, lines } = await neighbours()
    const outcome = await send(sent)
    expect(outcome).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_LIMIT', path } })
    expect(outcome.fault?.message).not.toContain('[1]')
    expect(events).toEqual([])
    expect(lines).toEqual([])
  })
})

const attached = (name: string, bytes: number): GoalRecord['inputs'][number] => ({
  name,
  media: 'text/csv',
  bytes: new Uint8Array(bytes),
})

describe('goals of an earlier life', () => {
  const earlier = async (answer: (message: JournalMessage) => void) => {
    const { system, lines } = testSystem()
    const board = new Switchboard()
    const journal = system.spawn<JournalMessage>({ name: 'journal', init: () => ({ receive: answer }) })
    board.journal.bind(journal)
    await journal.whenReady()
    await endUnanswered(board, system.log)
    return lines.map(({ level, event, goalId, code }) => ({ level, event, goalId, code }))
  }
  const error = { level: 50, event: 'goals-left-unanswered' }

  it('that cannot be read are told in the log', async () => {
    const lines = await earlier((message) => message.replyTo.reply({ ok: false, error: full }))
    expect(lines).toEqual([{ ...error, code: 'FAULT_JOURNAL' }])
  })

  it('whose outcome cannot be written are told in the log, each', async () => {
    const lines = await earlier((message) => {
      if (message.type !== 'unanswered') message.replyTo.reply({ ok: false, error: full })
      else
        message.replyTo.reply({
          ok: true,
          value: ['1', '2'].map((goalId) => ({ goalId, goal: { ok: true, value: goal } })),
        })
    })
    expect(lines).toEqual(['1', '2'].map((goalId) => ({ ...error, goalId, code: 'FAULT_JOURNAL' })))
  })

  it('are told of when there is no journal', async () => {
    const { system, lines } = testSystem()
    await endUnanswered(new Switchboard(), system.log)
    expect(lines).toMatchObject([{ ...error, code: 'FAULT_ACTOR_DOWN' }])
  })
})
