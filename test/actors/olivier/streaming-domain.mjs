// A domain that makes rows when they are asked for, counts them, and gets into trouble at a given one. Loaded by its thread,
// so plain JavaScript.
import { defineDomain } from '../../../dist/domains/index.js'
import { choice, contract, count, list, number, ok, optional, record, text } from '../../../dist/fabric/index.js'

const rowsMax = 100_000
const bytesOfText = 4_000
const row = record({ n: count(), text: text(32 * 1024 * 1024) })
const troubles = ['throw', 'violate', 'exit', 'hang', 'large']

let made = 0
let closed = 0

function* rows({ rows: wanted, trouble, at }) {
  try {
    for (let n = 0; n < wanted; n++) {
      if (n === at && trouble === 'throw') throw new Error('a bug between two rows')
      if (n === at && trouble === 'exit') process.exit(7)
      if (n === at && trouble === 'hang') for (;;);
      if (n === at && trouble === 'violate') yield { n, text: 7 }
      const bytes = n === at && trouble === 'large' ? 24 * 1024 * 1024 : bytesOfText
      made++
      yield { n, text: String.fromCharCode(97 + (n % 26)).repeat(bytes) }
    }
  } finally {
    closed++
  }
}

const streaming = (name, countMax = rowsMax) =>
  contract({
    name: `streaming.${name}`,
    summary: name,
    request: record({ rows: count(), trouble: optional(choice(...troubles)), at: optional(count()) }),
    response: record({ title: text(), rows: list(row, { countMax }) }),
    stream: 'rows',
    errors: ['no'],
  })

const answering =
  (title, from = rows) =>
  (request) =>
    ok({ title, rows: from(request) })

export const domain = defineDomain({
  name: 'streaming',
  version: '1.0.0',
  contract: {
    rows: streaming('rows'),
    few: streaming('few', 10),
    misshapen: streaming('misshapen'),
    noRows: streaming('noRows'),
    refuse: contract({
      name: 'streaming.refuse',
      summary: 'no',
      request: record({ rows: count() }),
      response: record({ rows: list(row) }),
      stream: 'rows',
      errors: ['no'],
    }),
    account: contract({
      name: 'streaming.account',
      summary: 'what was made until now, and the bytes that the thread holds',
      request: record({ value: number() }),
      response: record({ made: count(), closed: count(), heapBytes: number() }),
      errors: [],
    }),
  },
  model: {
    rows: answering('rows'),
    few: answering('rows'),
    misshapen: answering(7),
    noRows: answering('rows', () => 7),
    refuse: () => ({ ok: false, error: { reason: 'no', message: 'there are no rows' } }),
    account: () => ok({ made, closed, heapBytes: process.memoryUsage().heapUsed }),
  },
})
