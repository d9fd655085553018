// Every example of every registered operation, asked at the door: its answer says what it rests on, and its certificate holds.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyKept } from '../../../src/cli/kept-answers.js'
import { builtInDomains } from '../../../src/domains/index.js'
import { type Basis, ContractRegistry, fromJson, type Json, toJson } from '../../../src/fabric/index.js'
import { type CertifyingDaemon, certifyingDaemon } from './certifying-daemon.js'

let daemon: CertifyingDaemon
beforeAll(async () => {
  daemon = await certifyingDaemon(false)
}, 60_000)
afterAll(() => daemon.stop())

const operations = builtInDomains.flatMap((domain) => domain.operations.map((operation) => ({ domain, ...operation })))
const registry = new ContractRegistry(operations.map(({ contract }) => contract))

describe.each(operations)('$contract.name', ({ domain, contract, examples }) => {
  test('says in its contract how it comes to its answers, and how near to the truth they are', () => {
    expect([contract.method, contract.accuracy]).toEqual([expect.stringMatching(/\S{3}/), expect.stringMatching(/\S/)])
  })

  test.each(examples)('brings the basis of: $goal', async ({ request }) => {
    const answer = await daemon.post('/v1/call', { operation: contract.name, request: request as Json }) // written as JSON
    expect(answer).toHaveProperty('ok')
    const read = fromJson(contract.request, request)
    if (!read.ok) throw new Error(read.error.message)
    expect(answer.request).toEqual(toJson(contract.request, read.value.value))
    const { assumptions, ...basis } = answer.basis as unknown as Basis // as the door writes it
    const { request: asked, response } = registry.operation(contract.name)!
    expect(basis).toEqual({
      operation: contract.name,
      domain: domain.name,
      domainVersion: domain.version,
      method: expect.stringMatching(/\S{3}/),
      errorBound: expect.stringMatching(/\d|exact|unit in the last place|of the answer/),
      requestSchema: asked.identity,
      responseSchema: response.identity,
    })
    // Each default that was filled in, and no more.
    expect(assumptions.map(({ path }) => path)).toEqual(read.value.assumptions.map(({ path }) => path))
    expect(await verifyKept(answer, await daemon.keys())).toMatchObject({ valid: true, operation: contract.name })
  })
})
