// A sound domain in plain JavaScript, without a package.json.
import { contract, defaulted, defineDomain, described, err, ok, quantity, record } from '../../../../dist/index.js'

const freeFall = contract({
  name: 'falling.freeFall',
  summary: 'Time and speed of a fall from rest without drag.',
  request: record({
    height: described('the height of the fall', quantity('m')),
    gravity: defaulted(described('the acceleration of gravity', quantity('m/s^2')), { value: 9.80665, unit: 'm/s^2' }),
  }),
  response: record({ time: quantity('s'), impactSpeed: quantity('m/s') }),
  errors: ['domain'],
})

export const domain = defineDomain({
  name: 'falling',
  version: '1.0.0',
  contract: { freeFall },
  model: {
    freeFall: ({ height, gravity }) =>
      height < 0 || gravity <= 0
        ? err({ reason: 'domain', message: 'height and gravity must point the same way' })
        : ok({ time: Math.sqrt((2 * height) / gravity), impactSpeed: Math.sqrt(2 * height * gravity) }),
  },
  examples: {
    freeFall: [
      { goal: 'How long does a fall of 20 m take?', request: { height: { value: 20, unit: 'm' } } },
      { goal: 'How fast is a stone after falling 45 ft?', request: { height: { value: 45, unit: 'ft' } } },
      {
        goal: 'free fall from 3 m where gravity is 1.62 m/s^2',
        request: { height: { value: 3, unit: 'm' }, gravity: { value: 1.62, unit: 'm/s^2' } },
      },
    ],
  },
})
