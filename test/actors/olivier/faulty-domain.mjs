// A domain whose models misbehave in every way a host must survive. Loaded by its thread, so plain JavaScript.
import { defineDomain, operation } from '../../../dist/domains/index.js'
import { contract, data, list, number, ok, quantity, record } from '../../../dist/fabric/index.js'

const request = record({ value: number() })
const response = record({ value: quantity('m') })
const make = (name, model) =>
  operation(contract({ name: `faulty.${name}`, summary: name, request, response, errors: ['no'] }), model)

export const domain = defineDomain('faulty', [
  make('echo', ({ value }) => ok({ value })),
  make('refuse', () => ({ ok: false, error: { reason: 'no', message: 'there is no answer' } })),
  make('throw', () => {
    throw new Error('a bug in the model')
  }),
  make('violate', () => ok({ value: 'three metres' })),
  operation(
    contract({
      name: 'faulty.flood',
      summary: 'more than a frame holds',
      request,
      response: list(data(256)),
      errors: [],
    }),
    () => ok(Array(100_000).fill(new Uint8Array(200))),
  ),
  make('exit', () => process.exit(7)),
  make('hang', () => {
    for (;;);
  }),
])
