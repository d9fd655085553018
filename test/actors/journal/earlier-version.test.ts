// A journal that was written before outcomes told of the answers they rest on: read whole, and gone on with.
// `records-before-answers.json` holds records as that version sealed them, each beside what it had been given to write.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type JournalRecord, openStore, readJournal } from '../../../src/actors/journal/index.js'
import { kindCodes } from '../../../src/actors/journal/records.js'
import { outcomeOf } from './samples.js'

interface Kept {
  readonly sealed: string
  readonly record: JournalRecord
}

const reviver = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'base64' in value
    ? new Uint8Array(Buffer.from(String(value.base64), 'base64'))
    : value
const file = join(import.meta.dirname, 'records-before-answers.json')
// As it was written: see above.
const kept = JSON.parse(readFileSync(file, 'utf8'), reviver) as readonly Kept[]

let directory: string
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'journal-earlier-'))
  const root = open({ path: directory, noSubdir: false, maxDbs: 3 })
  const records = root.openDB<Buffer, [string, number, number]>('records', { encoding: 'binary' })
  const unanswered = root.openDB<Buffer, string>('unanswered', { encoding: 'binary' })
  const answered = new Set(kept.flatMap(({ record }) => (record.kind === 'outcome' ? [record.goalId] : [])))
  for (const { sealed, record } of kept) {
    const number = record.kind === 'attempt' ? record.body.number : 0
    await records.put([record.goalId, kindCodes[record.kind], number], Buffer.from(sealed, 'base64'))
    if (!answered.has(record.goalId)) await unanswered.put(record.goalId, Buffer.alloc(0))
  }
  await root.close()
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('a journal of the version before', () => {
  test('is read without loss', async () => {
    const reading = await readJournal(directory)
    expect(reading).toEqual({ ok: true, value: { records: kept.map(({ record }) => record), damaged: [] } })
  })

  test('takes outcomes of today beside those that are there', async () => {
    const opened = await openStore(directory)
    if (!opened.ok) throw new Error(opened.error.message)
    const store = opened.value
    const unanswered = store.unanswered()
    expect(unanswered.ok && unanswered.value.map(({ goalId }) => goalId)).toEqual(['g6'])
    const basis = {
      operation: 'finance.sum',
      domain: 'finance',
      domainVersion: '1.0.0',
      method: 'sum',
      errorBound: 'exact',
      assumptions: [{ path: 'to', value: '"EUR"' }],
      requestSchema: 'a1',
      responseSchema: 'b2',
    }
    const answers = [{ operation: 'finance.sum', request: '{}', response: '3', basis, certificate: 'a.b.c' }]
    const body = { ...outcomeOf('g6'), answers }
    expect(await store.write({ kind: 'outcome', goalId: 'g6', at: 1_770_000_006_000, body })).toEqual({
      ok: true,
      value: undefined,
    })
    await store.close()
    const reading = await readJournal(directory)
    if (!reading.ok) throw new Error(reading.error.message)
    expect(reading.value.damaged).toEqual([])
    expect(reading.value.records.slice(0, -1)).toEqual(kept.map(({ record }) => record))
    expect(reading.value.records.at(-1)).toMatchObject({ kind: 'outcome', body: { answers } })
  })
})
