import { describe, expect, it } from 'vitest'
import { fileOf } from './folder.js'
import { type Ran, run } from './run-command.js'

const compare = (...args: string[]): Promise<Ran> => run(['compare', ...args])
const recordOf = (fields: object): string => JSON.stringify({ kind: 'record', fields, exactlyOne: [] })

const time = { kind: 'quantity', dimension: 's' }
const older = fileOf('older.json', recordOf({ time, side: { kind: 'choice', names: ['left', 'right'] } }))
const newer = fileOf('newer.json', recordOf({ time, side: { kind: 'choice', names: ['left', 'right', 'middle'] } }))

describe('compare', () => {
  it('tells what two versions are to each other, and why', async () => {
    const message =
      'side has the names left, right in the older schema and has the names left, right, middle in the newer; ' +
      'older readers refuse some newer messages'
    expect(await compare(older, newer)).toMatchObject({ code: 0, stderr: '', stdout: `backward\n  ${message}\n` })
    const json = await compare(older, newer, '--json')
    expect(json.code).toBe(0)
    expect(json.lines()).toEqual([
      {
        kind: 'backward',
        reasons: [
          {
            path: 'side',
            expected: 'left, right',
            actual: 'left, right, middle',
            message,
            breaks: 'reading new',
            loses: 'some',
          },
        ],
      },
    ])
    expect((await compare(newer, older)).stdout).toMatch(/^forward\n/)
  })

  it('shows both dimensions where one has changed, and has done its work', async () => {
    const other = fileOf('other.json', recordOf({ time: { kind: 'quantity', dimension: 'm/s^2' } }))
    const ran = await compare(older, other, '--json')
    expect(ran.code).toBe(0)
    expect(ran.lines()).toMatchObject([
      { kind: 'incompatible', reasons: [{ path: 'time', expected: 's', actual: 'm / s^2', breaks: 'both' }, {}] },
    ])
  })

  it('takes messages of this version by name, and what schema prints of one', async () => {
    const name = 'finance.priceBook request'
    const [document, text] = await Promise.all([
      run(['schema', name, '--format', 'document', '--json']),
      run(['schema', name, '--json']),
    ])
    const compared = await Promise.all([
      compare(fileOf('told.json', document.stdout), name, '--json'),
      run(['compare', '-', name, '--json'], text.stdout),
    ])
    for (const ran of compared) expect(ran.lines()).toEqual([{ kind: 'full', reasons: [] }])
  })

  it('knows the defaults that a document tells', async () => {
    const fields = { time, lane: { kind: 'count' } }
    const defaulted = { ...fields, lane: { kind: 'defaulted', of: fields.lane, value: 2 } }
    const shorter = fileOf('shorter.json', recordOf({ time }))
    expect((await compare(fileOf('canonical.json', recordOf(fields)), shorter)).stdout).toMatch(/^backward\n/)
    expect((await compare(fileOf('document.json', recordOf(defaulted)), shorter)).stdout).toBe('full\n')
  })

  it('fails on what is no schema, no file and no message', async () => {
    const broken = fileOf('broken.json', '{"kind":"record","fields":{"a":{"kind":"nope"}},"exactlyOne":[]}')
    const faults = [
      [
        'finance.sum requst',
        { code: 'FAULT_UNKNOWN_OPERATION', candidates: expect.arrayContaining(['finance.sum request']) },
      ],
      [broken, { code: 'FAULT_SHAPE', path: expect.stringContaining('broken.json') }],
      [fileOf('text.json', 'not JSON'), { code: 'FAULT_SYNTAX' }],
      ['-', { code: 'FAULT_SYNTAX' }],
    ] as const
    const runs = await Promise.all(faults.map(([place]) => compare(place, place === '-' ? '-' : newer, '--json')))
    for (const [index, [, fault]] of faults.entries()) {
      expect(runs[index]?.code).toBe(1)
      expect(runs[index]?.lines()).toMatchObject([{ fault }])
    }
  })
})
