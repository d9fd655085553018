// Streams from the desk of a running tree, as the door asks for them.

import { afterEach, describe, expect, it } from 'vitest'
import type { CallFailure, StreamControl, StreamSink } from '../../src/actors/door/index.js'
import { systemClock } from '../../src/actors/kernel/index.js'
import { type Constellation, readConfig, startConstellation } from '../../src/daemon/index.js'
import { priceBook, sum } from '../../src/domains/finance/contract.js'
import { codecOf, fromJson, type Infer, messagesOf, type Result } from '../../src/fabric/index.js'
import { market, position } from '../domains/finance/requests.js'

let tree: Constellation | undefined
afterEach(async () => {
  await tree?.stop()
  tree = undefined
})

async function started(): Promise<Constellation> {
  const config = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent' } })
  if (!config.ok) throw new Error(config.error[0]?.message)
  const result = await startConstellation(config.value, { door: false, language: false, ephemeral: true })
  if (!result.ok) throw new Error(result.error.message)
  tree = result.value
  return result.value
}

const book = Array.from({ length: 200 }, (_, n) => position(`p${n}`, { side: n % 3 === 0 ? 'short' : 'long' }))

function bookRequest(): Uint8Array {
  const read = fromJson(priceBook.request, { book, market })
  const payload = read.ok ? codecOf(priceBook.request).encode(read.value.value) : read
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

type Line = Infer<typeof priceBook.response>['lines'][number]
type Answer = Result<Uint8Array, CallFailure>

/** A peer that grants a line for each that it takes. */
class Reader implements StreamSink {
  readonly lines: Line[] = []
  readonly answers: Answer[] = []
  control: StreamControl | undefined
  onLine: () => void = () => this.control?.grant(1)
  readonly #ends: ((answer: Answer) => void)[] = []
  readonly ended = new Promise<Answer>((resolve) => this.#ends.push(resolve))

  item(payload: Uint8Array): void {
    const line = codecOf(priceBook.response.fields.lines.of).decode(payload)
    if (!line.ok) throw new Error(line.error.message)
    this.lines.push(line.value)
    this.onLine()
  }

  done(answer: Answer): void {
    this.answers.push(answer)
    for (const end of this.#ends) end(answer)
  }
}

const patient = (signal = new AbortController().signal) => ({ deadline: systemClock.now() + 20_000, signal })

describe('a stream from the desk', () => {
  it('brings the lines that a call brings, and the same answer without them', async () => {
    const { desk } = await started()
    const whole = await desk.call('finance.priceBook', bookRequest(), patient())
    const expected = whole.ok ? codecOf(priceBook.response).decode(whole.value) : whole
    if (!expected.ok) throw new Error(JSON.stringify(expected.error))
    const reader = new Reader()
    reader.control = desk.stream('finance.priceBook', bookRequest(), { ...patient(), from: 0, credit: 8 }, reader)
    const end = await reader.ended
    expect(reader.lines).toEqual(expected.value.lines)
    expect(end.ok && codecOf(priceBook.response).decode(end.value)).toEqual({
      ok: true,
      value: { ...expected.value, lines: [] },
    })
  })

  it('says nothing more to a peer that has cancelled', async () => {
    const { desk } = await started()
    const reader = new Reader()
    const first = new Promise<void>((resolve) => {
      reader.onLine = resolve
    })
    const control = desk.stream('finance.priceBook', bookRequest(), { ...patient(), from: 0, credit: 200 }, reader)
    await first
    const { length } = reader.lines
    control.cancel()
    control.grant(1)
    // By then a word to the cancelled stream would have come: both take the same way.
    const after = new Reader()
    desk.stream('finance.priceBook', bookRequest(), { ...patient(), from: 200, credit: 1 }, after)
    expect((await after.ended).ok).toBe(true)
    expect([reader.lines.length, reader.answers]).toEqual([length, []])
  })

  it('ends as cancelled when its signal is aborted, as it is at the end of a drain', async () => {
    const { desk } = await started()
    const abort = new AbortController()
    const reader = new Reader()
    reader.onLine = () => abort.abort()
    desk.stream('finance.priceBook', bookRequest(), { ...patient(abort.signal), from: 0, credit: 9 }, reader)
    expect(await reader.ended).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    expect(reader.lines).toHaveLength(1)
    const late = new Reader()
    desk.stream('finance.priceBook', bookRequest(), { ...patient(abort.signal), from: 0, credit: 9 }, late)
    expect(await late.ended).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
  })

  it.each([
    ['finance.sumOfAll', 'finance.sum'],
    [sum.name, priceBook.name],
  ])('of %s is FAULT_UNKNOWN_OPERATION, and tells of %s', async (operation, candidate) => {
    const { desk } = await started()
    const request = messagesOf(sum).request.codec.encode({ amounts: [] })
    if (!request.ok) throw new Error(request.error.message)
    const reader = new Reader()
    desk.stream(operation, request.value, { ...patient(), from: 0, credit: 9 }, reader)
    expect(await reader.ended).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_OPERATION', candidates: expect.arrayContaining([candidate]) },
    })
  })
})
