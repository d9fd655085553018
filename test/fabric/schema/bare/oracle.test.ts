// Our bytes against those of another implementation, made from our `.bare` text.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInDomains } from '../../../../src/domains/index.js'
import { bareCodecOf, fromJson, messagesOf, type Schema } from '../../../../src/fabric/schema/index.js'
import { foreign, oracleOf } from './oracle.js'
import { anySample, leafSamples, leaves, type Sample } from './samples.js'

function agrees({ schema, value }: Sample): void {
  const codec = bareCodecOf<Schema>(schema)
  const oracle = oracleOf(schema)
  const theirs = oracle.encode(foreign(schema, value))
  const ours = codec.encode(value)
  if (!ours.ok) throw new Error(ours.error.message)
  expect(Buffer.from(ours.value).toString('hex')).toBe(Buffer.from(theirs).toString('hex'))
  expect(codec.decode(theirs)).toEqual({ ok: true, value })
  expect(oracle.decode(ours.value)).toEqual(foreign(schema, value))
}

describe('plain BARE and an independent implementation', () => {
  it.each(leaves.map((leaf) => [JSON.stringify(leaf.schema), leaf] as const))(
    'agree byte for byte, both ways: %s',
    (_schema, leaf) => {
      fc.assert(fc.property(leafSamples(leaf), agrees), { numRuns: 60 })
    },
  )

  it('agree for schemas of all kinds within one another', () => {
    fc.assert(fc.property(anySample, agrees), { numRuns: 500 })
  })

  const examples = builtInDomains.flatMap(({ operations }) =>
    operations.flatMap(({ contract, examples }) => examples.slice(0, 1).map(({ request }) => ({ contract, request }))),
  )

  it.each(examples)('agree on a request of $contract.name', ({ contract, request }) => {
    const { schema } = messagesOf(contract).request
    const read = fromJson(schema, request)
    if (!read.ok) throw new Error(read.error.message)
    agrees({ schema, value: read.value.value })
  })
})
