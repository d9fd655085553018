// An outcome is bound whole, but for its times: what it tells besides its answer, and how it ended where it has none.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyKept } from '../../../src/cli/kept-answers.js'
import { outcomeJson, type PublicKey } from '../../../src/client/index.js'
import { KeyFolder } from '../../../src/daemon/certificates/key-folder.js'
import type { Notary } from '../../../src/daemon/certificates/notary.js'
import { sealedOutcome } from '../../../src/daemon/sealed-outcome.js'
import {
  canonicalText,
  codecOf,
  type Json,
  type OutcomeRecord,
  outcomeMessage,
  toAnsweredRecords,
  toJson,
} from '../../../src/fabric/index.js'
import { altered } from './altered.js'
import { notaryWith, openSigner, publicKeysOf, sumOf, temporaryFolder } from './signing.js'

const folder = temporaryFolder()
const keys = new KeyFolder(folder.path)
let notary: Notary
let known: readonly PublicKey[] = []
beforeAll(async () => {
  notary = notaryWith(await openSigner(keys))
  known = await publicKeysOf(keys)
})
afterAll(folder.remove)

type View = { readonly [name: string]: Json }

const told: Omit<OutcomeRecord, 'kind'> = {
  goalId: 'g1',
  program: 'finance.sum { amounts = [$1] }',
  attempts: [
    { program: 'finance.summe {}', diagnostics: ['CLEF_UNKNOWN summe: no such operation'] },
    { program: 'finance.sum { amounts = [$1] }', diagnostics: [] },
  ],
  calls: [{ operation: 'finance.sum', arguments: '{"amounts":[{"amount":3,"unit":"EUR"}]}' }],
  assumptions: [{ operation: '', path: 'inputs.market', value: 'market.json' }],
  fields: [],
  flaggedRows: [{ input: 'book', row: 2, place: 'line 3', code: 'FAULT_SHAPE', message: 'no number', field: 'strike' }],
  rowsLeftOut: 1,
  rung: 'built',
  posture: 'on-host',
  bytesLeft: 12,
  timings: { proposal: 0.004, elaboration: 0.001, fabric: 0.0001, domain: 0.002, total: 0.0051 },
  tokens: 12,
}

const worked = (calls: Parameters<Notary['certifyEnd']>[0]['calls'] = []) => ({
  goalId: 'g1',
  text: 'add up',
  program: told.program ?? '',
  inputs: {},
  calls,
})

/** As a peer has it, after it was a frame and a record of the journal. */
function viewed(outcome: OutcomeRecord): View {
  const encoded = outcomeMessage.codec.encode(outcome)
  const decoded = encoded.ok ? outcomeMessage.codec.decode(encoded.value) : encoded
  if (!decoded.ok) throw new Error(decoded.error.message)
  return JSON.parse(JSON.stringify(outcomeJson(decoded.value))) as View
}

async function answered(): Promise<View> {
  const call = await notary.certify(sumOf(3))
  const { response } = call
  const { contract } = sumOf(3).operation
  const payload = codecOf(contract.response).encode(sumOf(3).response)
  if (!payload.ok) throw new Error(payload.error.message)
  expect(toJson(contract.response, sumOf(3).response)).toEqual(response)
  const outcome: OutcomeRecord = {
    ...told,
    kind: 'ok',
    answer: { schema: canonicalText(contract.response), payload: payload.value },
  }
  const certified = await notary.certifyProgram(worked([call]), response, outcome)
  return viewed({ ...outcome, answers: [...toAnsweredRecords([call, certified])] })
}

const ends: readonly (Pick<OutcomeRecord, 'kind'> & Partial<OutcomeRecord>)[] = [
  { kind: 'fault', fault: { code: 'FAULT_ACTOR_DOWN', message: 'it went', actor: 'finance' } },
  { kind: 'exhausted', fault: { code: 'FAULT_EXHAUSTED', message: 'no more attempts' } },
  { kind: 'domainError', domainError: { reason: 'unknownCurrency', message: 'no XYZ' } },
  { kind: 'clarify', question: 'Which pair?', fields: ['pair', 'strike'] },
  { kind: 'refuse', reason: 'outOfScope' },
  { kind: 'expired' },
]

async function ended(end: (typeof ends)[number]): Promise<View> {
  const call = await notary.certify(sumOf(3))
  const outcome: OutcomeRecord = { ...told, ...end }
  const certified = await notary.certifyEnd(worked([call]), outcome)
  return viewed({ ...outcome, answers: [...toAnsweredRecords([call, certified])] })
}

const verdictOf = (outcome: View) => verifyKept(outcome, known)
const without = (outcome: View, name: string): View =>
  Object.fromEntries(Object.entries(outcome).filter(([other]) => other !== name))

const place = fc.nat(10_000)
const character = fc.constantFrom(...'0123456789.-eEabcXYZ_"{}[],: ')

const parts = [
  'calls',
  'assumptions',
  'attempts',
  'flaggedRows',
  'rowsLeftOut',
  'rung',
  'posture',
  'bytesLeft',
  'tokens',
] as const

describe('an answered goal', () => {
  test('is valid as it was certified, whatever its times are said to be', async () => {
    const outcome = await answered()
    expect(await verdictOf(outcome)).toMatchObject({ valid: true })
    expect(await verdictOf({ ...outcome, seconds: { total: 0 } })).toMatchObject({ valid: true })
    expect(await verdictOf(without(outcome, 'seconds'))).toMatchObject({ valid: true })
  })

  test.each([...parts, 'outcome', 'answer', 'program', 'id'])(
    'with any character of its %s changed is not',
    async (name) => {
      const outcome = await answered()
      await fc.assert(
        fc.asyncProperty(place, character, async (at, by) => {
          const changed = altered(outcome[name]!, at, by)
          fc.pre(changed !== undefined)
          expect(await verdictOf({ ...outcome, [name]: changed })).toMatchObject({ valid: false })
        }),
        { numRuns: 15 },
      )
    },
  )

  test.each(parts)('without its %s is not, nor with one that it did not have', async (name) => {
    const outcome = await answered()
    expect(await verdictOf(without(outcome, name))).toMatchObject({ valid: false, reason: 'responseChanged' })
    const rows = ['flaggedRows', 'rowsLeftOut'] as const
    const { flaggedRows: _, rowsLeftOut: __, ...rest } = { ...told, kind: 'expired' as const }
    const end = await notary.certifyEnd(worked(), rest)
    const sound = viewed({ ...rest, answers: [...toAnsweredRecords([end])] })
    expect(await verdictOf(sound)).toMatchObject({ valid: true })
    for (const row of rows)
      expect(await verdictOf({ ...sound, [row]: outcome[row]! })).toMatchObject({
        valid: false,
        reason: 'responseChanged',
        message: expect.stringContaining(row),
      })
  })

  test.each([
    { question: 'Sure?' },
    { reason: 'outOfScope' },
    { fields: ['pair'] },
    { fault: { code: 'FAULT_SHAPE' } },
    { outcome: 'clarify' },
  ])('is not told to have ended otherwise: %j', async (end) => {
    expect(await verdictOf({ ...(await answered()), ...end })).toMatchObject({
      valid: false,
      reason: 'responseChanged',
    })
  })
})

describe.each(ends)('a goal that came to no answer but $kind', (end) => {
  test('is valid as it was certified, and names what was asked', async () => {
    const outcome = await ended(end)
    expect(await verdictOf(outcome)).toMatchObject({ valid: true, answers: [{}, { operation: 'clef.goal' }] })
    expect(outcome.answers).toMatchObject([{}, { request: { goalId: 'g1', text: 'add up', calls: [{}] } }])
  })

  test.each([...parts, 'outcome', 'fault', 'domainError', 'question', 'fields', 'reason', 'program', 'id'])(
    'with any character of its %s changed is not, nor without it',
    async (name) => {
      const outcome = await ended(end)
      if (outcome[name] === undefined) return
      if (name !== 'program' && name !== 'id')
        expect(await verdictOf(without(outcome, name))).toMatchObject({ valid: false })
      await fc.assert(
        fc.asyncProperty(place, character, async (at, by) => {
          const changed = altered(outcome[name]!, at, by)
          fc.pre(changed !== undefined)
          expect(await verdictOf({ ...outcome, [name]: changed })).toMatchObject({ valid: false })
        }),
        { numRuns: 10 },
      )
    },
  )

  test('is not told to have an answer, nor to be another goal, nor to rest on other calls', async () => {
    const outcome = await ended(end)
    const [call, bound] = outcome.answers as [Json, View]
    for (const other of [
      { answer: { amount: 3, unit: 'EUR' } },
      { ok: { amount: 3, unit: 'EUR' } },
      { outcome: 'ok' },
      { text: 'another' },
      { goalId: 'g2' },
      { answers: [bound] },
      { answers: [call, call, bound] },
      { answers: [call, { ...bound, response: { outcome: 'expired', reason: 'another' } }] },
      { answers: [call, { ...bound, operation: 'clef.program' }] },
    ])
      expect(await verdictOf({ ...outcome, ...other })).toMatchObject({ valid: false })
    expect(await verdictOf({ ...outcome, answers: [call] })).toMatchObject({ valid: false, reason: 'malformed' })
  })
})

test('an outcome is sealed once, and not at all where there is no key', async () => {
  const outcome: OutcomeRecord = { ...told, kind: 'expired' }
  const goal = { text: 'add up', inputs: [] }
  const sealed = await sealedOutcome(outcome, goal, notary)
  expect(await verdictOf(viewed(sealed))).toMatchObject({ valid: true })
  expect(await sealedOutcome(sealed, goal, notary)).toBe(sealed)
  const none = temporaryFolder()
  const keyless = notaryWith(await openSigner(new KeyFolder(none.path), false))
  expect(await sealedOutcome(outcome, goal, keyless)).toBe(outcome)
  expect(await sealedOutcome(outcome, goal, undefined)).toBe(outcome)
  none.remove()
})

// As the version before printed it, which bound the goal, its calls and its answer, and nothing else that an outcome tells.
test('an outcome of before its parts were certified is valid still', async () => {
  const file = join(import.meta.dirname, 'outcome-before-parts.json')
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { keys: readonly PublicKey[]; outcome: View }
  expect(await verifyKept(kept.outcome, kept.keys)).toMatchObject({ valid: true, answers: [{}, {}] })
  expect(await verifyKept({ ...kept.outcome, tokens: 1 }, kept.keys)).toMatchObject({ valid: true })
  expect(await verifyKept({ ...kept.outcome, answer: { total: 7 } }, kept.keys)).toMatchObject({ valid: false })
})
