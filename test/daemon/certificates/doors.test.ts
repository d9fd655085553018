// One daemon, every door: what it answers is certified, and the certificates hold.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyKept } from '../../../src/cli/kept-answers.js'
import { verifyAnswer } from '../../../src/client/index.js'
import { connectFromNode } from '../../../src/client/node.js'
import { stoppingDistance } from '../../../src/domains/kinematics/contract.js'
import { basisJson, certifiedJson, type Json } from '../../../src/fabric/index.js'
import { type CertifyingDaemon, certifyingDaemon, ways } from './certifying-daemon.js'

let daemon: CertifyingDaemon
beforeAll(async () => {
  daemon = await certifyingDaemon(true)
}, 60_000)
afterAll(() => daemon.stop())

const post: CertifyingDaemon['post'] = (path, body) => daemon.post(path, body)
const keys: CertifyingDaemon['keys'] = () => daemon.keys()
const request = {
  speed: { value: 72, unit: 'km/h' },
  reactionTime: { value: 1.5, unit: 's' },
  deceleration: { value: 5, unit: 'm/s^2' },
}

describe('a call', () => {
  test('over HTTP brings what its answer rests on, and a certificate that holds for nothing else', async () => {
    const answer = await post('/v1/call', { operation: 'kinematics.stoppingDistance', request })
    expect(answer).toMatchObject({
      ok: { total: { value: 70, unit: 'm' } },
      request: { speed: { value: 20, unit: 'm / s' }, gravity: { value: 9.80665, unit: 'm / s^2' } },
      basis: {
        operation: 'kinematics.stoppingDistance',
        method: expect.stringContaining('closed form'),
        errorBound: expect.stringContaining('1e-12'),
        assumptions: expect.arrayContaining([{ path: 'grade', value: 0 }]),
      },
    })
    expect(await verifyKept(answer, await keys())).toMatchObject({ valid: true, domain: 'kinematics' })
    const other = { ...answer, ok: { ...(answer.ok as object), total: { value: 69, unit: 'm' } } }
    expect(await verifyKept(other, await keys())).toMatchObject({ valid: false, reason: 'responseChanged' })
  })

  test('of very many rows that leave a field out tells of the first of them, and how many more there are', async () => {
    const position = (n: number) => ({
      id: `p${n}`,
      pair: 'EURUSD',
      type: 'call',
      strike: 1.1,
      notional: { amount: 1, unit: 'EUR' },
      expiry: '3M',
    })
    const book = Array.from({ length: 3_000 }, (_, n) => position(n))
    const answer = await post('/v1/call', { operation: 'finance.checkBook', request: { book } })
    const { assumptions } = answer.basis as { readonly assumptions: readonly { readonly value: string }[] }
    expect(assumptions.at(-1)?.value).toBe(`and ${3_000 - (assumptions.length - 1)} more`)
    expect(await verifyKept(answer, await keys())).toMatchObject({ valid: true })
  })

  test.each(ways)('over %s brings the same', async (way) => {
    const client = await connectFromNode(daemon.lanes[way])
    if (!client.ok) throw new Error(client.error.message)
    const told = await client.value.answer(stoppingDistance, {
      speed: 20,
      reactionTime: 1.5,
      deceleration: 5,
      grade: 0,
      gravity: 9.80665,
    })
    client.value.close()
    if (!told.ok) throw new Error(told.error.message)
    const { value, basis, certificate = '', ...views } = told.value
    expect(value).toMatchObject({ total: 70 })
    const kept = { ...views, basis: basisJson(basis!), certificate }
    expect(await verifyAnswer(kept, await keys())).toMatchObject({ valid: true })
    const overHttp = await post('/v1/call', { operation: 'kinematics.stoppingDistance', request })
    expect({ ...views, basis: basisJson(basis!) }).toEqual({
      request: overHttp.request,
      response: overHttp.ok,
      basis: overHttp.basis,
    })
  })

  test('in this process brings the same', async () => {
    const answer = await daemon.tree.answerJson('kinematics.stoppingDistance', request)
    if (!answer.ok) throw new Error(answer.error.message)
    const { certificate, ...told } = certifiedJson(answer.value)
    const { certificate: _, ...overHttp } = await post('/v1/call', {
      operation: 'kinematics.stoppingDistance',
      request,
    })
    expect(told).toEqual(overHttp)
    expect(await verifyKept({ ...told, certificate: certificate! }, await keys())).toMatchObject({ valid: true })
  })

  test('of a domain that says no has no certificate, and is told as before', async () => {
    const never = {
      gap: { value: 1, unit: 'm' },
      speedSelf: { value: 1, unit: 'm/s' },
      speedLead: { value: 2, unit: 'm/s' },
    }
    expect(await post('/v1/call', { operation: 'kinematics.timeToCollision', request: never })).toEqual({
      domainError: { reason: 'never', message: expect.any(String) },
    })
  })
})

describe('a goal', () => {
  const text = 'How far to stop from 72 km/h with a 1.5 s reaction time, braking at 5 m/s^2?'

  test('has an outcome whose answers are certified, and that no other answer can be put into', async () => {
    const outcome = await post('/v1/goals', { text })
    expect(outcome).toMatchObject({
      outcome: 'ok',
      answers: [
        { operation: 'kinematics.stoppingDistance' },
        { operation: 'clef.program', request: { goalId: outcome.id, text, program: outcome.program, calls: [{}] } },
      ],
    })
    expect(await verifyKept(outcome, await keys())).toMatchObject({ valid: true })
    const forged = { ...outcome, answer: { total: { value: 7, unit: 'm' } } }
    expect(await verifyKept(forged, await keys())).toMatchObject({ valid: false, reason: 'responseChanged' })
    const another = await post('/v1/goals', { text })
    expect(await verifyKept({ ...another, id: outcome.id! }, await keys())).toMatchObject({
      valid: false,
      reason: 'requestChanged',
    })
  }, 60_000)

  test.each<[string, Json, Json]>([
    ['refuse', { text: 'Write a poem about the sea.' }, { reason: expect.any(String) }],
    [
      'fault',
      { text: 'Price this book.', inputs: [{ name: 'book', media: 'text/csv', content: 'id,colour\n1,red\n' }] },
      { fault: { code: 'FAULT_FIELD_UNKNOWN' } },
    ],
  ])(
    'that comes to %s is certified to have been asked and to have ended so',
    async (kind, goal, end) => {
      const outcome = await post('/v1/goals', goal)
      expect(outcome).toMatchObject({ outcome: kind, ...(end as object), answers: [{ operation: 'clef.goal' }] })
      expect(await verifyKept(outcome, await keys())).toMatchObject({ valid: true })
      for (const other of [{ outcome: 'expired' }, { text: 'Another.' }, { answer: 1 }, { attempts: [{}] }])
        expect(await verifyKept({ ...outcome, ...other }, await keys())).toMatchObject({ valid: false })
    },
    60_000,
  )

  test('is collected later with the same certificates', async () => {
    const outcome = await post('/v1/goals', { text, key: 'stop 1' })
    const client = await connectFromNode(daemon.lanes['a unix socket'])
    if (!client.ok) throw new Error(client.error.message)
    const collected = await client.value.collect('stop 1')
    client.value.close()
    const certificates = (answers: unknown) => (answers as { certificate?: string }[]).map((one) => one.certificate)
    expect(collected.ok && certificates(collected.value.answers)).toEqual(certificates(outcome.answers))
  }, 60_000)
})

test('a rotated key is taken up while the daemon runs, and what was signed before stays valid', async () => {
  const before = await post('/v1/call', { operation: 'kinematics.stoppingDistance', request })
  const rotated = await daemon.folder.rotate(Date.now())
  const signer = async (): Promise<unknown> => {
    const answer = await post('/v1/call', { operation: 'kinematics.stoppingDistance', request })
    const verdict = (await verifyKept(answer, await keys())) as { valid: boolean; key: string }
    expect(verdict.valid).toBe(true)
    return verdict.key
  }
  await expect.poll(signer, { timeout: 20_000 }).toBe(rotated.ok && rotated.value.kid)
  expect(await verifyKept(before, await keys())).toMatchObject({ valid: true })
}, 30_000)
