// The server of the tests does not take a Lark definition on trust: what the dialect sends is what its constraint prints, or nothing is answered.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { larkTool } from '../../src/backends/dialect/index.js'
import { type WireServer, wireServer } from '../backends/wire/index.js'
import { constraintFor, grammarOfLark, stopping } from './goals.js'

let server: WireServer
beforeAll(async () => {
  server = await wireServer({ holds: true, lark: grammarOfLark, answer: () => 'nonsense' })
})
afterAll(() => server.close())

const ask = (fields: object): Promise<Response> =>
  fetch(`${server.url}/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm', input: [], stream: true, ...fields }),
  })

it('a definition that a constraint prints is answered, and one that is altered is not', async () => {
  const fields = larkTool.fields(constraintFor(stopping)) as { tools: { format: { definition: string } }[] } // its own
  const whole = await ask(fields)
  expect(whole.status).toBe(200)
  await whole.text()
  const [tool] = fields.tools
  tool!.format.definition = tool!.format.definition.replace('refuse', 'refuze')
  const altered = await ask(fields)
  expect(altered.status).toBe(400)
  expect(await altered.text()).toContain('no constraint prints')
})
