// Operations that may answer a request where it lies, before anything of it is decoded.

import { describe, expect, it } from 'vitest'
import { Asking } from '../../../src/actors/olivier/asking.js'
import { askModel, ServedDomain } from '../../../src/actors/olivier/served-domain.js'
import { builtInDomains } from '../../../src/daemon/built-in-domains.js'
import { defineDomain, finance, type InPlaceModel } from '../../../src/domains/index.js'
import { codecOf, contract, count, messagesOf, ok, record } from '../../../src/fabric/index.js'
import { modelAnswer, payloadOf } from '../../domains/finance/book-payloads.js'
import { given, market, money, position } from '../../domains/finance/requests.js'
import { hosting } from './hosting.js'

const number = () => record({ value: count() })
const twice = contract({
  name: 'test.twice',
  summary: 'Twice a number.',
  method: 'multiplication',
  accuracy: 'exact',
  request: number(),
  response: number(),
  errors: ['no'],
})

const of21 = codecOf(twice.request).encode({ value: 21 })

async function answerOf(inPlace: InPlaceModel<typeof twice.response>, payload = of21.ok ? of21.value : undefined) {
  const domain = defineDomain({
    name: 'test',
    version: '1.0.0',
    contract: { twice },
    model: { twice: ({ value }) => ok({ value: 2 * value }) },
    inPlace: { twice: inPlace },
  })
  const operation = new ServedDomain(domain).asked(messagesOf(twice).request.short)
  if (payload === undefined || !operation.ok) throw new Error('nothing to ask')
  return askModel(operation.value, payload, new Asking(undefined, () => {}), (answer) => answer)
}

describe('an operation that may answer where a request lies', () => {
  it('answers what it takes, and its model all else', async () => {
    expect(await answerOf(() => ok({ value: 43 }))).toEqual(ok(ok({ value: 43 })))
    expect(await answerOf(async () => ok({ value: 44 }))).toEqual(ok(ok({ value: 44 })))
    expect(await answerOf(() => undefined)).toEqual(ok(ok({ value: 42 })))
  })

  it('leaves payloads that do not read to those who say why', async () => {
    expect(await answerOf(() => undefined, new Uint8Array(8))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME' },
    })
  })

  it('may say no, and costs its asker a fault where it throws', async () => {
    const no = { reason: 'no', message: 'there is none' }
    expect(await answerOf(() => ({ ok: false, error: no }))).toEqual(ok({ ok: false, error: no }))
    const defect = { ok: false, error: { code: 'FAULT_DEFECT', message: 'the model of test.twice threw: broken' } }
    const broken = () => {
      throw new Error('broken')
    }
    expect(await answerOf(broken)).toMatchObject(defect)
    expect(await answerOf(async () => broken())).toMatchObject(defect)
  })
})

describe('a book in the thread of its domain', () => {
  const book = Array.from({ length: 300 }, (_, row) =>
    position(`p${row}`, {
      strike: given(1 + row / 1_000, 'USD/EUR'),
      notional: money(1e6, row % 2 === 0 ? 'EUR' : 'USD'),
    }),
  )
  const host = (splitting?: { threads: number; rowsMin: number }) =>
    hosting(
      'finance',
      builtInDomains.get('finance')!.modulePath,
      finance.operations.map(({ contract }) => contract),
      splitting && { splitting },
    )

  it.each([
    ['on its thread', undefined],
    ['over a pool', { threads: 2, rowsMin: 100 }],
  ])('is answered with the bytes that its model answers with, %s', async (_, splitting) => {
    const { call } = await host(splitting)
    const reply = await call('finance.priceBook', { book, market }, 20_000)
    if (!reply.ok || reply.value.kind !== 'reply') throw new Error(JSON.stringify(reply))
    const bytes = Buffer.from(reply.value.payload).toString('hex')
    expect({ bytes }).toEqual(await modelAnswer(payloadOf(book)))
  })

  it('streams its lines, each as the call has it', async () => {
    const { answer, call, stream } = await host()
    const request = { book, market }
    const whole = answer('finance.priceBook', await call('finance.priceBook', request)) as { lines: unknown[] }
    const opened = stream('finance.priceBook', request, { credit: 1_000 })
    expect(answer('finance.priceBook', await opened.done)).toEqual({ ...whole, lines: [] })
    expect(opened.items).toEqual(whole.lines)
  })
})
