// The models of kinematics, by operation.

export {
  forwardKinematicsDHModel as forwardKinematicsDH,
  forwardKinematicsMDHModel as forwardKinematicsMDH,
  forwardKinematicsScrewBodyModel as forwardKinematicsScrewBody,
  forwardKinematicsScrewSpaceModel as forwardKinematicsScrewSpace,
  inverseKinematicsPlanar2RModel as inverseKinematicsPlanar2R,
  inverseKinematicsScrewBodyModel as inverseKinematicsScrewBody,
  jacobianBodyModel as jacobianBody,
  jacobianSpaceModel as jacobianSpace,
  reachModel as reach,
} from './models/arms.js'
export {
  fallWithDragModel as fallWithDrag,
  launchAnglesModel as launchAngles,
  projectileDragModel as projectileDrag,
  projectileModel as projectile,
  terminalVelocityModel as terminalVelocity,
} from './models/flight.js'
export {
  freeFallModel as freeFall,
  suvatModel as suvat,
  verticalThrowModel as verticalThrow,
} from './models/line.js'
export {
  closingModel as closing,
  overtakeModel as overtake,
  riverCrossingModel as riverCrossing,
  stoppingDistanceModel as stoppingDistance,
  timeToCollisionModel as timeToCollision,
} from './models/meeting.js'
export {
  jointTrajectoryModel as jointTrajectory,
  sCurveModel as sCurve,
  timeScalingModel as timeScaling,
  trapezoidModel as trapezoid,
} from './models/profiles.js'
export {
  angularSuvatModel as angularSuvat,
  centripetalModel as centripetal,
  rimSpeedModel as rimSpeed,
} from './models/rotation.js'
