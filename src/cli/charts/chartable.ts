// The operations whose answers can be drawn, by name: help tells them before anything of them is loaded.

export const chartable = [
  'finance.scenario',
  'kinematics.sCurve',
  'kinematics.trapezoid',
  'kinematics.jointTrajectory',
  'kinematics.projectile',
] as const

export type Chartable = (typeof chartable)[number]
