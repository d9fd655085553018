// What a request's field takes is followed to where it is written; what is passed over on the way is checked all the same.

import { expect, it } from 'vitest'
import { diagnosticsOf } from '../registered.js'

const call = (gap: string) =>
  `kinematics.timeToCollision { gap = ${gap}; speedSelf = 30.0<m/s>; speedLead = 20.0<m/s> }`

it.each([
  [call('{ a = 5.0<m>; b = 1.0<m> + 1.0<s> }.a'), 'CLEF_DIMENSION'],
  [call('-{ a = 5.0<m>; b = nobody }.a'), 'CLEF_UNKNOWN_NAME'],
  [call('{ r = { a = 5.0<m> }; b = nobody }.r.a'), 'CLEF_UNKNOWN_NAME'],
  [call('{ a = 5.0<m>; b = (1.0<m> : float<s>) }.a'), 'CLEF_DIMENSION'],
  [`let r = { a = 5.0<m>; b = 1.0<m> + 1.0<s> }\n${call('r.a')}`, 'CLEF_DIMENSION'],
  [
    'finance.convert { amount = 1.0<EUR>; to = { a = "USD"; b = nobody }.a; market = input "market" }',
    'CLEF_UNKNOWN_NAME',
  ],
])('%s is %s', (text, code) => {
  expect(diagnosticsOf(text).map((said) => said.code)).toEqual([code])
})

it('a sound one is taken as it is written', () => {
  expect(diagnosticsOf(call('{ a = 5.0<m>; b = "x" }.a'))).toEqual([])
})
