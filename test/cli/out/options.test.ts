import { describe, expect, it } from 'vitest'
import { type OutOptions, outOf } from '../../../src/cli/out/options.js'

describe('how an answer is written', () => {
  it.each<[OutOptions, object]>([
    [{}, { format: 'table', target: {} }],
    [{ json: true }, { format: 'json', target: {} }],
    [
      { json: true, format: 'json' },
      { format: 'json', target: {} },
    ],
    [
      { format: 'csv', rows: 'flagged' },
      { format: 'csv', target: {}, rows: 'flagged' },
    ],
    [{ output: 'new.CSV' }, { format: 'csv', target: { path: 'new.CSV', force: false } }],
    [{ output: 'new.arrow' }, { format: 'arrow', target: { path: 'new.arrow', force: false } }],
    [{ output: 'new.ndjson' }, { format: 'json', target: { path: 'new.ndjson', force: false } }],
    [
      { output: 'new.data', format: 'csv' },
      { format: 'csv', target: { path: 'new.data', force: false } },
    ],
    [
      { output: 'new.csv', json: true },
      { format: 'json', target: { path: 'new.csv', force: false } },
    ],
  ])('%j', (options, out) => expect(outOf(options)).toEqual(out))

  it.each<[OutOptions, RegExp]>([
    [{ json: true, format: 'csv' }, /ask for different things/],
    [{ format: 'arrow' }, /give --output FILE/],
    [{ output: 'answer.xls' }, /say the format with --format/],
    [{ rows: 'flagged' }, /--rows is for CSV and Arrow/],
    [{ force: true }, /--force is for --output/],
    [{ output: 'package.json' }, /there already/],
  ])('is not %j', (options, reason) => expect(() => outOf(options)).toThrow(reason))
})
