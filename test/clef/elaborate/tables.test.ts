// A table that comes attached or in an answer is a list of records to a program, and a table again where it goes on.

import { expect, it } from 'vitest'
import { checkProgram, elaborate, parseProgram, runPlan } from '../../../src/clef/index.js'
import { ok } from '../../../src/fabric/result.js'
import {
  choice,
  codecOf,
  contract,
  named,
  quantity,
  record,
  table,
  tableOf,
  text,
} from '../../../src/fabric/schema/index.js'

const trades = table(record({ id: text(), side: choice('buy', 'sell'), size: quantity('m') }))
const book = named('Trades', trades)
const echo = contract({
  name: 'test.echo',
  summary: 'for these tests',
  errors: [],
  request: record({ trades: book }),
  response: record({ trades, best: quantity('m') }),
})
const made = tableOf(trades, [
  { id: 'a', side: 'buy', size: 1 },
  { id: 'b', side: 'sell', size: 3 },
  { id: 'c', side: 'buy', size: 2 },
])
if (!made.ok) throw new Error(made.error.message)
const attached = made.value

async function ran(program: string) {
  const parsed = parseProgram(program)
  if (!parsed.ok) throw new Error(parsed.error[0]!.message)
  const goal = {
    text: '2',
    quantities: [{ kind: 'number', value: 2, span: { start: 0, end: 1 } } as const],
    inputs: [{ name: 'book', type: 'Trades', schema: book }],
  }
  const plan = elaborate(checkProgram(parsed.value, goal, [echo]))
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join('; '))
  const sent: unknown[] = []
  const run = await runPlan(plan.value, {
    inputs: new Map([['book', attached]]),
    invoke: async (_, request) => {
      sent.push(request)
      return ok({ trades: attached, best: 3 })
    },
  })
  if (!run.ok) throw new Error(run.error.error.message)
  const codec = codecOf(plan.value.resultSchema)
  expect(codec.encode(run.value.value as never).ok).toBe(true) // the schema was made for this value
  return { value: run.value.value, sent }
}

it('is worked with row by row', async () => {
  const text = 'input "book" |> List.filter (fun r -> r.side = "buy") |> List.sumBy (fun r -> r.size * $1)'
  expect((await ran(text)).value).toBe(6)
})

it('goes on as it came, and by column where rows were chosen', async () => {
  expect((await ran('test.echo { trades = input "book" }')).sent).toEqual([{ trades: attached }])
  const { sent, value } = await ran('let a = test.echo { trades = input "book" }\n(a.trades, List.length a.trades, a)')
  expect(sent).toHaveLength(1)
  expect(value).toEqual({ item1: attached, item2: 3, item3: { trades: attached, best: 3 } })
})
