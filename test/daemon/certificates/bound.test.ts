// An outcome holds together: its answers are those of its goal, and none can be left out, swapped or taken elsewhere.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyKept } from '../../../src/cli/kept-answers.js'
import { digestsOf } from '../../../src/client/certificate/index.js'
import { programBasis } from '../../../src/daemon/certificates/basis.js'
import { KeyFolder } from '../../../src/daemon/certificates/key-folder.js'
import type { Notary } from '../../../src/daemon/certificates/notary.js'
import { answeredJson, type Json, toAnsweredRecords } from '../../../src/fabric/index.js'
import { notaryWith, openSigner, publicKeysOf, sumOf, temporaryFolder } from './signing.js'

const folder = temporaryFolder()
const keys = new KeyFolder(folder.path)
let notary: Notary
beforeAll(async () => {
  notary = notaryWith(await openSigner(keys))
})
afterAll(folder.remove)

type Outcome = Record<string, Json> & { readonly answers: readonly Json[] }

const book = { name: 'book', bytes: new TextEncoder().encode('id,side\n1,long\n') }

/** What a goal came to whose program added these sums up, as `satisfy --json` prints it. */
async function outcomeOf(goalId: string, ...sums: readonly number[][]): Promise<Outcome> {
  const calls = await Promise.all(sums.map((amounts) => notary.certify(sumOf(...amounts))))
  const answer = { amount: sums.flat().reduce((a, b) => a + b, 0), unit: 'EUR' }
  const program = `program of ${goalId}`
  const worked = { goalId, text: `text of ${goalId}`, program, inputs: notary.inputDigests([book]), calls }
  const answers = toAnsweredRecords([...calls, await notary.certifyProgram(worked, answer)]).map(answeredJson)
  return { id: goalId, outcome: 'ok', program, answer, answers }
}

const verdictOf = async (outcome: Json) => verifyKept(outcome, await publicKeysOf(keys))

describe('an outcome', () => {
  test.each([[[[1, 2]]], [[[1], [2, 3], [4]]], [[]]])('of the calls %j is valid as it was certified', async (sums) => {
    expect(await verdictOf(await outcomeOf('g1', ...sums))).toMatchObject({ valid: true })
  })

  test('is not with a call left out, swapped with another, in another order or once more', async () => {
    const outcome = await outcomeOf('g1', [1], [2], [3])
    const other = await outcomeOf('g2', [1], [2], [4])
    const [a, b, c, program] = outcome.answers as [Json, Json, Json, Json]
    for (const answers of [
      [a, b, program],
      [a, b, other.answers[2]!, program],
      [b, a, c, program],
      [a, b, c, c, program],
      [a, b, c, { ...(other.answers[3] as object), response: other.answer! }, program],
    ])
      expect(await verdictOf({ ...outcome, answers })).toMatchObject({ valid: false, reason: 'requestChanged' })
    for (const answers of [
      [a, b, c],
      [program, a, b, c],
    ])
      expect(await verdictOf({ ...outcome, answers })).toMatchObject({ valid: false })
  })

  test('of one call is not under another id, program or text, though its answers are genuine', async () => {
    const outcome = await outcomeOf('g1', [5])
    for (const other of [{ id: 'g2' }, { goalId: 'g2' }, { program: 'finance.sum {}' }, { text: 'another' }])
      expect(await verdictOf({ ...outcome, ...other })).toMatchObject({ valid: false, reason: 'requestChanged' })
    expect(await verdictOf({ ...outcome, text: 'text of g1', goalId: 'g1' })).toMatchObject({ valid: true })
    expect(await verdictOf({ ...outcome, answers: outcome.answers.slice(0, 1) })).toMatchObject({
      valid: false,
      reason: 'malformed',
      answers: [{ valid: true }],
    })
  })

  test('is not told to have failed, nor to have come to anything else', async () => {
    const outcome = await outcomeOf('g1', [5])
    const forged = { amount: 6, unit: 'EUR' }
    for (const other of [
      { outcome: 'refuse' },
      { domainError: { reason: 'never', message: '' } },
      { fault: {} },
      { answer: forged },
      { ok: forged },
    ])
      expect(await verdictOf({ ...outcome, ...other })).toMatchObject({ valid: false, reason: 'responseChanged' })
  })

  test('names the bytes that were attached, and no others', async () => {
    const outcome = await outcomeOf('g1', [5])
    const last = outcome.answers.at(-1) as { readonly request: { readonly inputs: Json } }
    expect(last.request.inputs).toEqual(notary.inputDigests([book]))
    const inputs = notary.inputDigests([{ ...book, bytes: book.bytes.slice(1) }])
    const answers = [outcome.answers[0]!, { ...last, request: { ...last.request, inputs } }]
    expect(await verdictOf({ ...outcome, answers })).toMatchObject({ valid: false, reason: 'requestChanged' })
  })

  test('whose calls take all the room still says what they are bound to', async () => {
    const sums = Array.from({ length: 12 }, (_, n) => Array.from({ length: 1_000 }, () => n))
    const outcome = await outcomeOf('g1', ...sums)
    expect(outcome.answers.at(-1)).toMatchObject({ request: { goalId: 'g1' } })
    // Who keeps the views elsewhere puts them back.
    const views = await Promise.all(sums.map((amounts) => notary.certify(sumOf(...amounts))))
    const answers = outcome.answers.map((kept, n) => {
      const { request, response } = views[n] ?? {}
      return request === undefined || response === undefined ? kept : { ...(kept as object), request, response }
    })
    expect(await verdictOf(outcome)).toMatchObject({ valid: false, reason: 'malformed' })
    expect(await verdictOf({ ...outcome, answers })).toMatchObject({ valid: true })
  })
})

test('what a person ran is no outcome of a goal', async () => {
  const call = await notary.certify(sumOf(1))
  const worked = await notary.certifyProgram({ program: 'p', inputs: {}, calls: [call] }, call.response)
  const answers = toAnsweredRecords([call, worked]).map(answeredJson)
  expect(await verdictOf({ id: 'line 1', answer: call.response, answers })).toMatchObject({ valid: true })
  for (const goal of [{ outcome: 'ok' }, { goalId: 'g1' }])
    expect(await verdictOf({ id: 'g1', answer: call.response, answers, ...goal })).toMatchObject({ valid: false })
})

test('a certificate of before calls were named binds none', async () => {
  const call = await notary.certify(sumOf(1))
  const request = { goalId: 'g1', program: 'p' }
  const answered = { request, response: call.response, basis: { ...programBasis, domainVersion: '1' } }
  const { operation, domain, domainVersion, requestSchema, responseSchema } = answered.basis
  const names = { operation, domain, domainVersion, requestSchema, responseSchema }
  const seal = await (await openSigner(keys)).seal({ ...names, ...digestsOf(answered) })
  const answers = toAnsweredRecords([call, { ...answered, ...seal }]).map(answeredJson)
  expect(await verdictOf({ id: 'g1', answer: call.response, answers })).toMatchObject({
    valid: false,
    reason: 'malformed',
    answers: [{ valid: true }, { valid: true }],
  })
})
