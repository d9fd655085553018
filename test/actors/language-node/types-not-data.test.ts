// The model sees types, not data: no byte that goes to a backend holds anything of what a peer attached.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { readAnswer } from '../../../src/client/index.js'
import { type Frame, RingLane } from '../../../src/fabric/index.js'
import { type LivingNode, livingNode } from './living-node.js'

/** Values that stand in the attached data and nowhere else. */
const planted = {
  texts: ['PLANTED-7731', 'PLANTED-7732'],
  figures: [7_310_077, 1.2345678901, 1.1928374655, 0.0417283946],
}

const book = [
  'id,pair,type,side,strike,strikeUnit,notional,notionalUnit,tenor',
  `PLANTED-7731,EURUSD,call,long,1.2345678901,USD/EUR,7310077,EUR,3M`,
  // Flagged: its strike stands the wrong way round.
  `PLANTED-7732,EURUSD,put,short,0.9,EUR/USD,7310077,EUR,3M`,
].join('\n')

const market = JSON.stringify({
  asOf: '2025-06-16',
  spots: { EURUSD: { value: 1.1928374655, unit: 'USD/EUR' } },
  yields: { USD: { value: 0.0417283946, unit: '1/yr' }, EUR: { value: 0.02, unit: '1/yr' } },
  vols: { EURUSD: { value: 0.08, unit: 'yr^(-1/2)' } },
})

const bytesOf = (text: string) => new TextEncoder().encode(text)

const inputs = [
  { name: 'book', media: 'text/csv', bytes: bytesOf(book) },
  { name: 'market', media: 'application/json', bytes: bytesOf(market) },
] as const

/** Each planted value in the forms in which it could travel. */
function formsOf(figure: number): Buffer[] {
  const forms = [Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(4), Buffer.alloc(4)] as const
  forms[0].writeDoubleLE(figure)
  forms[1].writeDoubleBE(figure)
  forms[2].writeFloatLE(figure)
  forms[3].writeFloatBE(figure)
  return [...forms, Buffer.from(String(figure)), Buffer.from(String(figure).replace('.', ''))]
}

const textForms = (text: string) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('base64').slice(0, -2)),
]

const forms: readonly (readonly [what: string, bytes: Buffer])[] = [
  ...planted.texts.flatMap((text) => textForms(text).map((bytes) => [text, bytes] as const)),
  ...planted.figures.flatMap((figure) => formsOf(figure).map((bytes) => [String(figure), bytes] as const)),
]

/** Names of the planted values that stand in any of the payloads. */
const found = (payloads: readonly Uint8Array[]): string[] => [
  ...new Set(
    forms.filter(([, bytes]) => payloads.some((payload) => Buffer.from(payload).includes(bytes))).map(([what]) => what),
  ),
]

/** Everything that is sent on any lane from here on, by who is at its other end. */
function eavesdrop(): ReadonlyMap<string, Uint8Array[]> {
  const sent = new Map<string, Uint8Array[]>()
  for (const way of ['send', 'sendWhenRoom', 'sendBlocking'] as const) {
    const original: (this: RingLane, frame: Frame) => unknown = RingLane.prototype[way]
    vi.spyOn(RingLane.prototype, way).mockImplementation(function (this: RingLane, frame: Frame): never {
      const { payload, ...header } = frame
      sent.set(this.name, [...(sent.get(this.name) ?? []), payload.slice(), bytesOf(JSON.stringify(header))])
      return original.call(this, frame) as never // what the original returns, whichever of the three it is
    })
  }
  return sent
}

let node: LivingNode | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await node?.stop()
})

describe('what a backend is sent', () => {
  it('holds nothing of the attached data, also when it has to revise; the domain is sent all of it', async () => {
    node = await livingNode()
    const sent = eavesdrop()
    const asked = await node.ask({ text: 'reprice my book in USD', inputs })
    // The test is about a goal that was revised, and that was really answered from the attached data.
    expect(asked).toMatchObject({ ok: true, value: { kind: 'ok' } })
    expect(node.attempts.map(({ diagnostics }) => diagnostics.length > 0)).toEqual([true, false])
    const answer = asked.ok ? readAnswer(asked.value.answer!) : undefined
    expect(JSON.stringify(answer?.ok && answer.value.json)).toContain('PLANTED-7732')

    const toBackend = sent.get('backend scripted') ?? []
    const toDomain = sent.get('finance') ?? []
    expect(toBackend.some((payload) => Buffer.from(payload).includes('reprice my book'))).toBe(true)
    expect(toBackend.some((payload) => Buffer.from(payload).includes('CLEF_'))).toBe(true)
    expect(found(toBackend)).toEqual([])
    // The same search finds every one of them where they do belong.
    expect(found(toDomain).sort()).toEqual([...planted.texts, ...planted.figures.map(String)].sort())
  })

  it('holds nothing of attached data that do not read', async () => {
    node = await livingNode()
    const sent = eavesdrop()
    const [header] = book.split('\n')
    const broken = [{ name: 'book', media: 'text/csv', bytes: bytesOf(`${header}\nPLANTED-7731,,,,,,,,`) }] as const
    expect(await node.ask({ text: 'reprice my book in USD', inputs: broken })).toMatchObject({
      ok: true,
      value: { kind: 'fault', attempts: [] },
    })
    expect(sent.get('backend scripted') ?? []).toEqual([])
  })

  it('holds nothing of a row that was left out, nor of why', async () => {
    node = await livingNode()
    const sent = eavesdrop()
    const torn = [{ name: 'book', media: 'text/csv', bytes: bytesOf(`${book}\nPLANTED-7731,,,,,,,,`) }] as const
    const outcome = await node.ask({ text: 'reprice my book in USD', inputs: torn })
    expect(outcome).toMatchObject({ ok: true, value: { rowsLeftOut: 1, flaggedRows: [{ id: 'PLANTED-7731' }] } })
    const toBackend = sent.get('backend scripted') ?? []
    expect(toBackend.length).toBeGreaterThan(0)
    expect(toBackend.filter((payload) => /PLANTED|FAULT_/.test(Buffer.from(payload).toString('latin1')))).toEqual([])
  })
})
