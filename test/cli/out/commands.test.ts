// --format, --output, --rows and the chart as a shell uses them.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { arrowTable } from '../../../src/cli/data/arrow.js'
import { readXml } from '../charts/svg.js'
import { fileOf } from '../folder.js'
import { run } from '../run-command.js'

// Each runs one to three commands, which start a tree of actors each.
vi.setConfig({ testTimeout: 90_000 })

const folder = join(dirname(fileOf('here', '')), 'out')
mkdirSync(folder)
const path = (name: string): string => join(folder, name)

const data = ['--with', 'book=examples/fx-book.csv', '--with', 'market=examples/market.json']
const joints = '{"start": [0, 1], "end": [1, -1], "Tf": {"value": 2, "unit": "s"}, "N": 3, "method": "cubic"}'
const sum = '{"amounts": [{"amount": 0.1, "unit": "EUR"}, {"amount": 0.2, "unit": "EUR"}]}'
const mixed = '{"amounts": [{"amount": 1, "unit": "EUR"}, {"amount": 1, "unit": "USD"}]}'

describe('call', () => {
  it('writes the rows that stream as CSV, and tells what they leave out', async () => {
    const ran = await run(['call', 'finance.priceBook', '{}', ...data, '--output', path('prices.csv')])
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    expect(ran.stderr).toMatch(/not in these rows: totalReporting, currencyExposure, flagged/)
    const [header = '', first = ''] = readFileSync(path('prices.csv'), 'utf8').split('\n')
    expect(header).toContain('pvReporting [USD]')
    expect(first).toMatch(/^FX-001,/)
  })

  it('writes another list of the answer', async () => {
    const ran = await run(['call', 'finance.priceBook', '{}', ...data, '--format', 'csv', '--rows', 'flagged'])
    expect(ran.stdout).toMatch(/^position,kind,field,expected,actual\nFX-002,dimension,strike,/)
  })

  it('writes Arrow', async () => {
    expect(await run(['call', 'kinematics.jointTrajectory', joints, '--output', path('joints.arrow')])).toMatchObject({
      code: 0,
    })
    const { headings, rows } = arrowTable(readFileSync(path('joints.arrow')))
    expect(headings.map(({ name }) => name)).toEqual(['1', '2'])
    expect(rows).toEqual([
      [0, 1],
      [0.5, 0],
      [1, -1],
    ])
  })

  it('prints one row on standard output, all digits and the unit', async () => {
    expect(await run(['call', 'finance.sum', sum, '--format', 'csv'])).toMatchObject({
      code: 0,
      stdout: 'value [EUR]\n0.30000000000000004\n',
    })
  })

  it('writes no file where there is no answer, and says so by its exit code', async () => {
    const ran = await run(['call', 'finance.sum', mixed, '--output', path('none.csv')])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(/FAULT_DIMENSION/)
    expect(existsSync(path('none.csv'))).toBe(false)
    const uneven = joints.replace('[1, -1]', '[1]')
    const streamed = await run(['call', 'kinematics.jointTrajectory', uneven, '--output', path('uneven.arrow')])
    expect(streamed).toMatchObject({ code: 1, stdout: '' })
    expect(readdirSync(folder).filter((name) => name.includes('uneven') || name.includes('none'))).toEqual([])
  })

  it('keeps a file that is there unless it is forced', async () => {
    const there = fileOf('there.json', 'mine')
    const refused = await run(['call', 'finance.sum', sum, '--output', there])
    expect(refused).toMatchObject({ code: 1 })
    expect(readFileSync(there, 'utf8')).toBe('mine')
    await run(['call', 'finance.sum', sum, '--output', there, '--force'])
    expect(JSON.parse(readFileSync(there, 'utf8'))).toMatchObject({ ok: { unit: 'EUR' } })
  })

  it('writes a batch as one table, with why a line has no answer', async () => {
    const batch = fileOf('batch.ndjson', [
      { id: 'a', operation: 'finance.sum', request: JSON.parse(sum) },
      { id: 'b', operation: 'finance.sum', request: JSON.parse(mixed) },
    ])
    const { stdout } = await run(['call', '--batch', batch, '--format', 'csv'])
    const [header = '', first, second] = stdout.split('\n')
    expect(header).toMatch(/^id,ok \[EUR\],fault\.code,/)
    expect(first).toMatch(/^a,0\.30000000000000004,/)
    expect(second).toMatch(/^b,,FAULT_DIMENSION,/)
  })
})

describe('run', () => {
  it('writes what a program comes to', async () => {
    const program = 'finance.checkBook { book = input "book" }'
    const ran = await run(['run', '-', '--with', 'book=examples/fx-book.csv', '--format', 'csv'], program)
    expect(ran.stdout).toMatch(/^position,kind,field,expected,actual\nFX-002,/)
  })

  it('writes nothing where it comes to none', async () => {
    const ran = await run(['run', '-', '--format', 'csv'], 'finance.nothing {}')
    expect(ran).toMatchObject({ code: 1, stdout: '' })
  })
})

describe('chart', () => {
  it('draws what call answered', async () => {
    const answer = await run(['call', 'kinematics.jointTrajectory', joints, '--json'])
    const ran = await run(['chart', '-', '--title', 'Arm <1>', '--output', path('arm.svg')], answer.stdout)
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    expect(readXml(readFileSync(path('arm.svg'), 'utf8')).name).toBe('svg')
  })

  it('says what can be drawn', async () => {
    const ran = await run(['chart', fileOf('fault.json', '{"fault": {}}'), '--output', path('fault.svg')])
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.stderr).toMatch(/FAULT_SHAPE.*finance\.scenario.*no answer/)
    expect(existsSync(path('fault.svg'))).toBe(false)
  })
})
