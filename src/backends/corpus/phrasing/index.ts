// All phrasings, by operation.

import { aggregate } from './finance/aggregate.js'
import { atmStrike } from './finance/atm-strike.js'
import { checkBook } from './finance/check-book.js'
import { convert } from './finance/convert.js'
import { crossRate } from './finance/cross-rate.js'
import { currencyExposure } from './finance/currency-exposure.js'
import { forwardRate } from './finance/forward-rate.js'
import { greeks } from './finance/greeks.js'
import { hedgeAmount } from './finance/hedge-amount.js'
import { impliedVol } from './finance/implied-vol.js'
import { priceAmerican } from './finance/price-american.js'
import { priceBarrier } from './finance/price-barrier.js'
import { priceBook } from './finance/price-book.js'
import { priceDigital } from './finance/price-digital.js'
import { priceOption } from './finance/price-option.js'
import { priceStrategy } from './finance/price-strategy.js'
import { scenario } from './finance/scenario.js'
import { strikeFromDelta } from './finance/strike-from-delta.js'
import { sum } from './finance/sum.js'
import { volQuote } from './finance/vol-quote.js'
import { angularSuvat } from './kinematics/angular-suvat.js'
import { centripetal } from './kinematics/centripetal.js'
import { closing } from './kinematics/closing.js'
import { fallWithDrag } from './kinematics/fall-with-drag.js'
import { forwardKinematicsDH } from './kinematics/forward-kinematics-dh.js'
import { forwardKinematicsMDH } from './kinematics/forward-kinematics-mdh.js'
import { forwardKinematicsScrewBody } from './kinematics/forward-kinematics-screw-body.js'
import { forwardKinematicsScrewSpace } from './kinematics/forward-kinematics-screw-space.js'
import { freeFall } from './kinematics/free-fall.js'
import { inverseKinematicsPlanar2R } from './kinematics/inverse-kinematics-planar-2r.js'
import { inverseKinematicsScrewBody } from './kinematics/inverse-kinematics-screw-body.js'
import { jacobianBody } from './kinematics/jacobian-body.js'
import { jacobianSpace } from './kinematics/jacobian-space.js'
import { jointTrajectory } from './kinematics/joint-trajectory.js'
import { launchAngles } from './kinematics/launch-angles.js'
import { overtake } from './kinematics/overtake.js'
import { projectile } from './kinematics/projectile.js'
import { projectileDrag } from './kinematics/projectile-drag.js'
import { reach } from './kinematics/reach.js'
import { rimSpeed } from './kinematics/rim-speed.js'
import { riverCrossing } from './kinematics/river-crossing.js'
import { sCurve } from './kinematics/s-curve.js'
import { stoppingDistance } from './kinematics/stopping-distance.js'
import { suvat } from './kinematics/suvat.js'
import { terminalVelocity } from './kinematics/terminal-velocity.js'
import { timeScaling } from './kinematics/time-scaling.js'
import { timeToCollision } from './kinematics/time-to-collision.js'
import { trapezoid } from './kinematics/trapezoid.js'
import { verticalThrow } from './kinematics/vertical-throw.js'
import type { Phrasing } from './phrasing.js'

export const phrasings: readonly Phrasing[] = [
  priceBook,
  checkBook,
  priceOption,
  convert,
  priceAmerican,
  priceBarrier,
  scenario,
  hedgeAmount,
  priceDigital,
  forwardRate,
  crossRate,
  atmStrike,
  strikeFromDelta,
  volQuote,
  impliedVol,
  aggregate,
  currencyExposure,
  priceStrategy,
  greeks,
  sum,
  stoppingDistance,
  projectile,
  suvat,
  timeToCollision,
  closing,
  overtake,
  riverCrossing,
  trapezoid,
  sCurve,
  timeScaling,
  jointTrajectory,
  reach,
  inverseKinematicsPlanar2R,
  freeFall,
  verticalThrow,
  launchAngles,
  terminalVelocity,
  projectileDrag,
  fallWithDrag,
  centripetal,
  rimSpeed,
  angularSuvat,
  forwardKinematicsScrewBody,
  forwardKinematicsScrewSpace,
  jacobianBody,
  jacobianSpace,
  forwardKinematicsDH,
  forwardKinematicsMDH,
  inverseKinematicsScrewBody,
]
