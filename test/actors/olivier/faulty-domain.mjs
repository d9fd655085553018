// A domain whose models misbehave in every way a host must survive. Loaded by its thread, so plain JavaScript.
import { defineDomain, operation } from '../../../dist/domains/index.js'
import { contract, number, ok, quantity, record } from '../../../dist/fabric/index.js'

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
  make('exit', () => process.exit(7)),
  make('hang', () => {
    for (;;);
  }),
])
