import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fileOf } from './folder.js'
import { run } from './run-command.js'

const ran = async (program: string, ...options: readonly string[]) => {
  const result = await run(['run', '-', ...options, '--json'], program)
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return result.lines()
}

describe('run', () => {
  it('makes the calls of the example program, one of them on a condition', async () => {
    const path = fileURLToPath(new URL('../../examples/reaction.clef', import.meta.url))
    const json = await run(['run', path, '--json'])
    // 0.8 s at 25 m/s, then 20 m at a difference of 30 km/h.
    expect(json.lines()).toMatchObject([
      { ok: { item1: { value: 20, unit: 'm' }, item2: { time: { value: expect.closeTo(2.4, 12), unit: 's' } } } },
    ])
    const table = await run(['run', path])
    expect(table.stdout).toMatch(/time\W+2\.4 s/)
  })

  it('reads attached data by its type, and has the market of the examples', async () => {
    const book = fileOf(
      'hedges.json',
      JSON.stringify([
        {
          id: 'h1',
          pair: 'EURUSD',
          type: 'call',
          strike: { value: 1.1, unit: 'EUR/USD' },
          notional: { amount: 1_000_000, unit: 'EUR' },
          tenor: '3M',
        },
      ]),
    )
    const flags = await ran('finance.checkBook { book = input "hedges" }', '--with', `hedges:Book=${book}`)
    expect(flags).toMatchObject([{ ok: { flagged: [{ position: 'h1', field: 'strike' }] } }])
    const converted = await ran('finance.convert { amount = 5.0<EUR>; to = "USD"; market = input "market" }')
    expect(converted).toMatchObject([{ ok: { amount: { unit: 'USD' } } }])
  })

  it.each([
    ['kinematics.stoppingDistance { speed = 20.0<kg> }', { diagnostics: expect.anything() }],
    ['let a =', { diagnostics: [{ code: 'CLEF_SYNTAX' }] }],
    ['$1', { diagnostics: [{ code: 'CLEF_UNKNOWN_QUANTITY' }] }],
    ['1.0 / 0.0', { fault: { code: 'FAULT_RANGE' } }],
    [
      'kinematics.timeToCollision { gap = 10.0<m>; speedSelf = 1.0<m/s>; speedLead = 2.0<m/s> }',
      { domainError: { reason: 'never' } },
    ],
    [
      'match attempt (kinematics.timeToCollision { gap = 10.0<m>; speedSelf = 1.0<m/s>; speedLead = 2.0<m/s> }) with\n' +
        '| Ok r -> Some r.time\n| Error _ -> None',
      { ok: null },
    ],
  ])('%s is a result of its kind', async (program, result) => {
    expect(await ran(program)).toMatchObject([result])
  })

  it('says what it wants where it was not given it', async () => {
    const missing = await run(['run', 'no-such-file.clef'])
    expect(missing.code).toBe(1)
    expect(missing.stderr).toContain('no-such-file.clef')
    const untyped = await run(['run', '-', '--with', 'hedges=hedges.csv'], '1.0')
    expect(untyped.code).toBe(1)
    expect(untyped.stderr).toContain('name:Type')
  })
})
