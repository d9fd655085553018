// A book of plain numbers, the same at every run, for what is measured without text: positions as the pricing kernel of the finance
// domain holds them, by column or by row. 1,000 of them are 57 KB.

import { choice, codecOf, list, quantity, record, table } from '../../dist/fabric/index.js'

const position = record({
  type: choice('call', 'put'),
  notional: quantity('EUR'),
  spot: quantity('USD / EUR'),
  strike: quantity('USD / EUR'),
  domesticYield: quantity('1 / yr'),
  foreignYield: quantity('1 / yr'),
  vol: quantity('yr^(-1/2)'),
  expiry: quantity('yr'),
})

export const bookByRow = record({ positions: list(position) })
export const bookByColumn = record({ positions: table(position) })

/** @param {number} count */
export const plainBook = (count) =>
  Array.from({ length: count }, (_, i) => ({
    type: i % 2 === 0 ? 'call' : 'put',
    notional: (1 + (i % 40)) * 500_000,
    spot: 1.1 + (i % 7) / 1_000,
    strike: 1.05 + (i % 97) / 1_000,
    domesticYield: 0.05 + (i % 3) / 1_000,
    foreignYield: 0.02 + (i % 5) / 1_000,
    vol: 0.07 + (i % 11) / 1_000,
    expiry: (1 + (i % 24)) / 12,
  }))

export function encoded(schema, value) {
  const payload = codecOf(schema).encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}
