import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fileOf } from './folder.js'
import { run } from './run-command.js'

const euros = (amount: number) => ({ amount, unit: 'EUR' })
const stop = (deceleration: object) => ({
  speed: { value: 72, unit: 'km/h' },
  reactionTime: { value: 1.5, unit: 's' },
  deceleration,
})

describe('call', () => {
  it('answers through the fabric, in JSON or as a table', async () => {
    const request = JSON.stringify(stop({ value: 5, unit: 'm/s^2' }))
    const json = await run(['call', 'kinematics.stoppingDistance', request, '--json'])
    expect(json).toMatchObject({ code: 0, stderr: '' })
    expect(json.lines()).toMatchObject([
      {
        ok: {
          thinking: { value: 30, unit: 'm' },
          braking: { value: 40, unit: 'm' },
          total: { value: 70, unit: 'm' },
        },
      },
    ])
    const table = await run(['call', 'kinematics.stoppingDistance', request])
    expect(table.stdout).toMatch(/total\W+70 m/)
  })

  it('tells faults and domain errors apart, and has done its work in both', async () => {
    const fault = await run(['call', 'finance.sum', '{"amounts": [{"amount": 1, "unit": "EUR"}, 5]}', '--json'])
    expect(fault.code).toBe(0)
    expect(fault.lines()).toMatchObject([{ fault: { path: 'amounts[1]' } }])
    const never =
      '{"gap": {"value": 10, "unit": "m"}, "speedSelf": {"value": 1, "unit": "m/s"}, "speedLead": {"value": 2, "unit": "m/s"}}'
    const no = await run(['call', 'kinematics.timeToCollision', never, '--json'])
    expect(no.lines()).toMatchObject([{ domainError: { reason: 'never' } }])
  })

  it('reads its request from standard input', async () => {
    const ran = await run(['call', 'finance.sum', '-', '--json'], JSON.stringify({ amounts: [euros(1), euros(2)] }))
    expect(ran.lines()).toMatchObject([{ ok: euros(3) }])
  })
})

describe('call --batch', () => {
  it('answers every line by its id, in order, with what each came to', async () => {
    const market = JSON.parse(readFileSync(new URL('../../examples/market.json', import.meta.url), 'utf8')) as unknown
    const batch = fileOf('calls.ndjson', [
      { id: 1, operation: 'finance.sum', request: { amounts: [euros(1), euros(2)] } },
      { id: 2, operation: 'finance.sum', request: { amounts: [euros(1), { amount: 2, unit: 'USD' }] } },
      { id: 'three', operation: 'kinematics.stoppingDistance', request: stop({ value: 5, unit: 'm/s' }) },
      { id: 4, operation: 'finance.convert', request: { amount: euros(100), to: 'ISK', market } },
      { id: 5, operation: 'finance.summ', request: {} },
      { id: 6, request: {} },
      { id: 7, operation: 'finance.sum' },
      { id: 8, operation: 'finance.sum', request: { amounts: 'all' } },
      { id: { nested: [1] }, operation: 'finance.sum', request: { amounts: [euros(4)] } },
    ])
    const ran = await run(['call', '--batch', batch])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.lines()).toMatchObject([
      { id: 1, ok: euros(3) },
      { id: 2, fault: { code: 'FAULT_DIMENSION', path: 'amounts[1]', expected: 'EUR', actual: 'USD' } },
      { id: 'three', fault: { path: 'deceleration', expected: 'm / s^2', actual: 'm / s' } },
      { id: 4, domainError: { reason: expect.any(String) } },
      { id: 5, fault: { code: 'FAULT_UNKNOWN_OPERATION', candidates: ['finance.sum'] } },
      { id: 6, fault: { code: 'FAULT_FIELD_MISSING', path: 'operation' } },
      { id: 7, fault: { code: expect.stringMatching(/^FAULT_/) } },
      { id: 8, fault: { path: 'amounts' } },
      { id: { nested: [1] }, ok: euros(4) },
    ])
  })

  it('keeps the order of many, whatever they take', async () => {
    const lines = Array.from({ length: 200 }, (_, id) =>
      id % 3 === 0
        ? { id, operation: 'kinematics.stoppingDistance', request: stop({ value: 5, unit: 'm/s^2' }) }
        : { id, operation: 'finance.sum', request: { amounts: [euros(id)] } },
    )
    const answers = (await run(['call', '--batch', fileOf('many.ndjson', lines)])).lines() as {
      id: number
      ok: unknown
    }[]
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
    expect(
      answers.filter(({ id }) => id % 3 !== 0).every(({ id, ok }) => (ok as { amount: number }).amount === id),
    ).toBe(true)
  })

  it('answers a broken line in its place, and those around it', async () => {
    const good = JSON.stringify({ id: 1, operation: 'finance.sum', request: { amounts: [euros(1)] } })
    const ran = await run(['call', '--batch', fileOf('half.ndjson', `${good}\n{broken\n${good}\n`), '--json'])
    expect(ran.code).toBe(0)
    const fault = { code: 'FAULT_SYNTAX', path: 'line 2' }
    expect(ran.lines()).toMatchObject([
      { id: 1, ok: euros(1) },
      { id: null, fault },
      { id: 1, ok: euros(1) },
    ])
  })

  it('says on standard error how far long work is, where it is asked to', async () => {
    const rate = (value: number) => ({ value, unit: 'USD/EUR' })
    const leg = { pair: 'EURUSD', type: 'call', side: 'long', strike: rate(1.1), tenor: '6M', notional: euros(1e6) }
    const market = JSON.parse(readFileSync('examples/market.json', 'utf8')) as unknown
    const request = JSON.stringify({
      book: Array.from({ length: 20 }, (_, n) => ({ id: `p${n}`, ...leg })),
      market,
      ladder: { pair: 'EURUSD', from: rate(1), to: rate(1.2), step: rate(0.00005) },
    })
    const asked = ['call', 'finance.scenario', '-', '--json']
    const total = 20 * 4_002
    const told = await run([...asked, '--progress'], request)
    expect(told.lines()).toMatchObject([{ ok: { base: { unit: 'USD' } } }])
    const progress = told.stderr.trim().split('\n')
    expect(progress.map((line): unknown => JSON.parse(line)).at(-1)).toEqual({ progress: { done: total, total } })
    expect(progress.length).toBeLessThanOrEqual(10)
    expect(await run(asked, request)).toMatchObject({ code: 0, stderr: '' })
  })
})
