// The numbers of the kinematics domain: pure functions on plain numbers in SI units and radians.

export { projectile, type Throw, type Trajectory } from './projectile.js'
export { type KinematicsReason, refusal } from './refusal.js'
export { STANDARD_GRAVITY } from './standard-gravity.js'
export { type Brake, type Stop, type StoppingDistance, stoppingDistance } from './stopping-distance.js'
export { type SuvatSolution, solveSuvat } from './suvat.js'
export { SUVAT_NAMES, type SuvatName, type SuvatValues } from './suvat-values.js'
export { type Following, timeToCollision } from './time-to-collision.js'
