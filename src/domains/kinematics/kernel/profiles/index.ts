export { type JointMove, jointTrajectory } from './joint-trajectory.js'
export { type SCurve, sCurve } from './s-curve.js'
export { type TimeScalingKind, timeScaling } from './time-scaling.js'
export { type Trapezoid, trapezoid } from './trapezoid.js'
