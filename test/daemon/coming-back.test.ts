// A client whose connection to a real daemon is lost, and the daemon itself too: nothing is done twice, nothing is lost.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type JournalRecord, readJournal } from '../../src/actors/journal/index.js'
import type { Client } from '../../src/client/index.js'
import { connectFromNode } from '../../src/client/node.js'
import { priceBook } from '../../src/domains/finance/contract.js'
import { fromJson, type Infer } from '../../src/fabric/index.js'
import { Relay } from '../client/relay.js'
import { market, position } from '../domains/finance/requests.js'
import { repository, type Served, served } from './served.js'

let daemon: Served
beforeAll(async () => {
  daemon = await served()
}, 60_000)
afterAll(async () => {
  await daemon.terminate()
})

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function connected(to: Served = daemon) {
  const relay = await Relay.to(to.url)
  const client = await connectFromNode(relay.laneUrl, { reconnect: { initialMs: 1, maxMs: 50 } })
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  return { relay, client: client.value }
}

const words = (text: string) => ({ text, key: text.replaceAll(/[^a-z0-9]/gi, '').slice(0, 64) })
const stopping = (speed: number) =>
  words(`How far to stop from ${speed} m/s with a 1 s reaction time, braking at 5 m/s^2?`)

/** The records of the goals whose text is this, once there are as many as `enough` says. */
async function recordsOf(
  text: string,
  enough: (records: readonly JournalRecord[]) => boolean,
  { directory } = daemon,
): Promise<readonly JournalRecord[]> {
  for (;;) {
    const reading = await readJournal(directory)
    if (!reading.ok) throw new Error(reading.error.message)
    const { records } = reading.value
    const ids = records.flatMap((one) => (one.kind === 'goal' && one.body.text === text ? [one.goalId] : []))
    const found = records.filter(({ goalId }) => ids.includes(goalId))
    if (enough(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const kinds = (records: readonly JournalRecord[]): string => records.map(({ kind }) => kind).join(' ')

it('a goal whose answer is cut off is collected after the reconnect, and was worked on once', async () => {
  const { relay, client } = await connected()
  const goal = stopping(20)
  relay.hush()
  const outcome = client.goal(goal)
  await recordsOf(goal.text, (records) => kinds(records).endsWith('outcome'))
  relay.cut()
  expect(await outcome).toMatchObject({ ok: true, value: { kind: 'ok', answer: { value: { total: 60 } } } })
  expect(kinds(await recordsOf(goal.text, () => true))).toBe('goal attempt outcome')
})

it('a goal that is cut off while it is worked on is joined after the reconnect', async () => {
  const { relay, client } = await connected()
  const goal = stopping(25)
  const outcome = client.goal(goal)
  await recordsOf(goal.text, ({ length }) => length > 0)
  relay.cut()
  expect(await outcome).toMatchObject({ ok: true, value: { kind: 'ok', answer: { value: { total: 87.5 } } } })
  expect(kinds(await recordsOf(goal.text, () => true))).toBe('goal attempt outcome')
})

it('an outcome is collected by another client, by its key', async () => {
  const { client } = await connected()
  const goal = stopping(30)
  const outcome = await client.goal(goal)
  client.close()
  const other = (await connected()).client
  expect(await other.collect(goal.key)).toEqual(outcome)
  expect(await other.goal(goal)).toEqual(outcome)
  expect(await other.collect('nobody sent this')).toMatchObject({ ok: false, error: { code: 'FAULT_UNKNOWN_KEY' } })
  expect(await other.goal({ ...goal, text: 'another' })).toMatchObject({ value: { fault: { code: 'FAULT_POLICY' } } })
})

it('the JSON door knows keys too', async () => {
  const { client } = await connected()
  const goal = stopping(35)
  const post = async (body: object) => {
    const answer = await fetch(`${daemon.url}/v1/goals`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    return (await answer.json()) as Record<string, unknown>
  }
  const first = await post(goal)
  expect(first).toMatchObject({ outcome: 'ok', answer: { total: { value: 157.5, unit: 'm' } } })
  expect(await post(goal)).toEqual(first)
  expect(await client.collect(goal.key)).toMatchObject({ value: { goalId: first.id } })
})

it('a stream from a domain’s thread comes whole through several cuts', async () => {
  const { relay, client } = await connected()
  const book = Array.from({ length: 300 }, (_, n) => position(`p${n}`, { side: n % 3 === 0 ? 'short' : 'long' }))
  const read = fromJson(priceBook.request, { book, market })
  if (!read.ok) throw new Error(read.error.message)
  const whole = await client.call(priceBook, read.value.value)
  if (!whole.ok) throw new Error(whole.error.message)
  const stream = client.stream(priceBook, read.value.value, { window: 16 })
  const lines: Infer<typeof priceBook.response>['lines'][number][] = []
  for await (const line of stream) {
    lines.push(line)
    if (lines.length % 70 === 0) relay.cut()
  }
  expect(lines).toEqual(whole.value.lines)
  expect(await stream.result).toEqual({ ok: true, value: { ...whole.value, lines: [] } })
  expect(relay.connections).toBe(5)
})

it('cancelling goals reaches the thread of the model: what waits there is not proposed any more', async () => {
  const { client } = await connected()
  const away = new AbortController()
  const bytes = readFileSync(join(repository, 'examples', 'fx-book.csv'))
  const inputs = [{ name: 'book', media: 'text/csv' as const, bytes }]
  const texts = Array.from(
    { length: 30 },
    (_, n) => `Price this book and flag what is inconsistent, for the ${n}th time.`,
  )
  const outcomes = texts.map((text) => client.goal({ text, inputs }, { signal: away.signal }))
  // All are accepted by the time that the last one is, and the model, which takes one at a time, is far from it.
  await recordsOf(texts.at(-1) ?? '', ({ length }) => length > 0)
  away.abort()
  for (const outcome of await Promise.all(outcomes))
    expect(outcome).toMatchObject({ error: { code: 'FAULT_CANCELLED' } })
  const records = await recordsOf(texts.at(-1) ?? '', (found) => kinds(found).endsWith('outcome'))
  expect(kinds(records)).toBe('goal outcome')
  expect(records.at(-1)).toMatchObject({ body: { fault: { code: 'FAULT_CANCELLED' } } })
})

it('a daemon that is killed and started again has one outcome for a goal, and the client gets it', async () => {
  const first = await served()
  const { relay, client } = await connected(first)
  const done = stopping(40)
  const before = await client.goal(done)
  const goal = stopping(45)
  const outcome = client.goal(goal)
  await recordsOf(goal.text, ({ length }) => length > 0, first)
  await first.kill()
  const second = await served({ CONSTELLATION_DATA_DIRECTORY: first.directory })
  relay.target = Number(new URL(second.url).port)
  const told = await outcome
  if (!told.ok) throw new Error(told.error.message)
  // Killed before or after its outcome was on disk: it is told as it lies there, and it lies there once.
  expect(told.value.fault?.code ?? told.value.kind).toMatch(/^(ok|FAULT_ACTOR_DOWN)$/)
  const records = await recordsOf(goal.text, (found) => kinds(found).endsWith('outcome'), second)
  expect(records.filter(({ kind }) => kind === 'goal')).toHaveLength(1)
  expect(records.at(-1)).toMatchObject({ kind: 'outcome', body: { goalId: told.value.goalId, kind: told.value.kind } })
  expect(await client.goal(done)).toEqual(before)
  await second.terminate()
}, 60_000)
