// The contracts of kinematics; coherent SI, angles in radians.

export {
  forwardKinematicsDH,
  forwardKinematicsMDH,
  forwardKinematicsScrewBody,
  forwardKinematicsScrewSpace,
  inverseKinematicsPlanar2R,
  inverseKinematicsScrewBody,
  jacobianBody,
  jacobianSpace,
  reach,
} from './contracts/arms.js'
export { fallWithDrag, launchAngles, projectile, projectileDrag, terminalVelocity } from './contracts/flight.js'
export { freeFall, suvat, verticalThrow } from './contracts/line.js'
export { closing, overtake, riverCrossing, stoppingDistance, timeToCollision } from './contracts/meeting.js'
export { jointTrajectory, sCurve, timeScaling, trapezoid } from './contracts/profiles.js'
export { angularSuvat, centripetal, rimSpeed } from './contracts/rotation.js'
