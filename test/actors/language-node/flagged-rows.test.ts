// A peer of its own attaches a table to a goal; what of it does not read is told, and the rest is answered.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAttached } from '../../../src/actors/language-node/attached.js'
import { toldRows } from '../../../src/actors/language-node/flagged-rows.js'
import { viewOutcome } from '../../../src/client/index.js'
import { type Constellation, readConfig, startConstellation } from '../../../src/daemon/index.js'
import { ContractRegistry, flaggedRowsMax } from '../../../src/fabric/index.js'
import { connectFromNode } from '../../../src/index.js'
import { contracts } from '../../clef/registered.js'

const bytes = (value: string) => new TextEncoder().encode(value)
const header = 'id,pair,type,strike [USD/EUR],notional [EUR],tenor'
const sound = 'a,EURUSD,call,1.1,1000000,3M'
const torn = 'b,EURUSD,call,one,2000000,3M'
const csv = [header, sound, torn, ''].join('\n')
const json = JSON.stringify([
  {
    id: 'a',
    pair: 'EURUSD',
    type: 'call',
    strike: { value: 1.1, unit: 'USD/EUR' },
    notional: { amount: 1e6, unit: 'EUR' },
    tenor: '3M',
  },
  { id: 'b', pair: 'EURUSD', type: 'call', notional: { amount: 1e6, unit: 'EUR' }, tenor: '3M' },
])

const registry = new ContractRegistry(contracts)
const read = (media: 'text/csv' | 'application/json', text: string, name = 'book') =>
  readAttached([{ name, media, bytes: bytes(text) }], registry, [])

describe('an attached list', () => {
  it.each([
    ['text/csv', csv, { row: 2, place: 'line 3', field: 'strike', code: 'FAULT_SHAPE' }],
    ['application/json', json, { row: 2, place: 'row 2', id: 'b', field: 'strike', code: 'FAULT_FIELD_MISSING' }],
  ] as const)('of %s has its bad row flagged, and the others stand', (media, text, flag) => {
    const attached = read(media, text)
    if (!attached.ok) throw new Error(attached.error.message)
    expect(attached.value.values.get('book')).toMatchObject([{ id: 'a' }])
    expect(attached.value.flagged).toMatchObject([{ input: 'book', ...flag }])
  })

  it('is refused as a whole where none of its rows reads, with the path of the first', () => {
    expect(read('text/csv', [header, torn].join('\n'))).toMatchObject({ error: { path: 'inputs.book[0].strike' } })
    expect(read('text/csv', csv.replace('strike', 'strik'))).toMatchObject({ error: { code: 'FAULT_FIELD_UNKNOWN' } })
    expect(read('application/json', '[{]')).toMatchObject({ error: { code: 'FAULT_SYNTAX' } })
  })

  it('is told by its rows that read, where nothing says its type', () => {
    expect(read('text/csv', csv, 'trades')).toMatchObject({ value: { inputs: [{ type: 'Book' }] } })
  })

  it('has as many flags as an outcome holds, and their number', () => {
    const many = Array.from({ length: flaggedRowsMax + 5 }, (_, index) => ({
      input: 'book',
      row: index + 1,
      place: `row ${index + 1}`,
      code: 'FAULT_SHAPE' as const,
      message: 'x'.repeat(10_000),
    }))
    const { flaggedRows = [], rowsLeftOut } = toldRows(many)
    expect([flaggedRows.length, rowsLeftOut, flaggedRows[0]?.message.length]).toEqual([
      flaggedRowsMax,
      many.length,
      512,
    ])
    expect(toldRows([])).toEqual({})
  })
})

describe('a peer of the daemon', () => {
  let tree: Constellation
  beforeAll(async () => {
    const config = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent', CONSTELLATION_LISTEN_PORT: '0' } })
    if (!config.ok) throw new Error(config.error[0]?.message)
    const started = await startConstellation(config.value, { door: true, language: true, ephemeral: true })
    if (!started.ok) throw new Error(started.error.message)
    tree = started.value
  })
  afterAll(() => tree.stop())

  const text = 'Check this book for inconsistent dimensions.'
  const told = [{ input: 'book', row: 2, place: 'line 3', field: 'strike', code: 'FAULT_SHAPE' }]

  it('is told over WebSocket', async () => {
    const client = await connectFromNode(`${tree.url.replace('http', 'ws')}/v1/lane`)
    if (!client.ok) throw new Error(client.error.message)
    const outcome = await client.value.goal({ text, inputs: [{ name: 'book', media: 'text/csv', bytes: bytes(csv) }] })
    client.value.close()
    if (!outcome.ok) throw new Error(outcome.error.message)
    expect(viewOutcome(outcome.value)).toMatchObject({ outcome: 'ok', flaggedRows: told, rowsLeftOut: 1 })
  })

  it('is told over HTTP', async () => {
    const inputs = [{ name: 'book', media: 'text/csv', content: csv }]
    const response = await fetch(`${tree.url}/v1/goals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, inputs }),
    })
    expect(await response.json()).toMatchObject({ outcome: 'ok', flaggedRows: told, rowsLeftOut: 1 })
  })
})
