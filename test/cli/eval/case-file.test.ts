import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCaseFile } from '../../../src/cli/eval/case-file.js'

const read = (json: unknown) => readCaseFile(JSON.stringify(json))

describe('a file of goals', () => {
  it('reads, the one of this repository too', () => {
    const file = readCaseFile(readFileSync(new URL('../../eval/goals.json', import.meta.url), 'utf8'))
    expect(file.ok && file.value.length).toBeGreaterThan(100)
  })

  it('may leave out what is expected, and arguments of calls', () => {
    expect(read({ cases: [{ id: 'a', text: 'hello' }] })).toEqual({ ok: true, value: [{ id: 'a', text: 'hello' }] })
    expect(read({ cases: [{ id: 'a', text: 'x', expect: { outcome: 'ok', calls: [{ op: 'a.b' }] } }] })).toMatchObject({
      ok: true,
      value: [{ expect: { calls: [{ op: 'a.b', args: {} }] } }],
    })
  })

  it.each([
    ['cases', {}],
    ['cases.0.text', { cases: [{ id: 'a' }] }],
    [
      'cases.1.expect.outcome',
      {
        cases: [
          { id: 'a', text: 'x' },
          { id: 'b', text: 'y', expect: { outcome: 'fine' } },
        ],
      },
    ],
  ])('that is wrong at %s says so', (path, json) => {
    expect(read(json)).toMatchObject({ ok: false, error: { code: 'FAULT_SHAPE', path } })
  })

  it('that is no JSON says so', () => {
    expect(readCaseFile('{"cases": [')).toMatchObject({ ok: false, error: { code: 'FAULT_SYNTAX' } })
  })
})
