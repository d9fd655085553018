// Beyond single vanilla options at expiry: digitals, barriers, early exercise.

export { type AmericanValuation, valueAmerican } from './american.js'
export { type BarrierOption, type BarrierType, valueBarrier } from './barrier.js'
export {
  type PayoutCurrency,
  type Touch,
  valueDigital,
  valueDoubleNoTouch,
  valueGap,
  valueNoTouch,
  valueOneTouch,
} from './digital.js'
