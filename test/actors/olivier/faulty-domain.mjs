// A domain whose models misbehave in every way a host must survive. Loaded by its thread, so plain JavaScript.
import { defineDomain } from '../../../dist/domains/index.js'
import { contract, data, list, number, ok, quantity, record } from '../../../dist/fabric/index.js'

const request = record({ value: number() })
const response = record({ value: quantity('m') })

const model = {
  echo: ({ value }) => ok({ value }),
  refuse: () => ({ ok: false, error: { reason: 'no', message: 'there is no answer' } }),
  clash: () => ({
    ok: false,
    error: { code: 'FAULT_DIMENSION', path: 'value', expected: 'm', actual: 's', message: 'no metres are seconds' },
  }),
  throw: () => {
    throw new Error('a bug in the model')
  },
  violate: () => ok({ value: 'three metres' }),
  flood: () => ok(Array(100_000).fill(new Uint8Array(200))),
  exit: () => process.exit(7),
  hang: () => {
    for (;;);
  },
}

const contractOf = (name) => contract({ name: `faulty.${name}`, summary: name, request, response, errors: ['no'] })
const flood = contract({
  name: 'faulty.flood',
  summary: 'more than a frame holds',
  request,
  response: list(data(256)),
  errors: [],
})

export const domain = defineDomain({
  name: 'faulty',
  version: '1.0.0',
  contract: { ...Object.fromEntries(Object.keys(model).map((name) => [name, contractOf(name)])), flood },
  model,
})
