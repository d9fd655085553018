// The one default that falls share.

import { defaulted, described, quantity } from '../../../fabric/schema/index.js'

/** Standard gravity (CGPM 1901). */
export const gravity = () =>
  defaulted(described('the acceleration of gravity', quantity('m/s^2')), { value: 9.80665, unit: 'm/s^2' })
