// Where things are on their way: a projectile over the ground, the joints of an arm over time.

import type { jointTrajectory, projectile } from '../../domains/kinematics/contract.js'
import type { Infer } from '../../fabric/index.js'
import { CommandFailure } from '../output.js'
import type { Chart } from './chart.js'

const pointsOfPath = 121

/** Height over distance, from the launch to the ground. */
export function projectileChart(
  { speed, angle, height, gravity }: Infer<typeof projectile.request>,
  { flightTime }: Infer<typeof projectile.response>,
): Chart {
  const points = Array.from({ length: pointsOfPath }, (_, index) => {
    const t = (flightTime * index) / (pointsOfPath - 1)
    return [speed * Math.cos(angle) * t, height + t * (speed * Math.sin(angle) - (gravity * t) / 2)] as const
  })
  return {
    title: 'kinematics.projectile',
    panels: [
      { x: { name: 'distance', unit: 'm' }, y: { name: 'height', unit: 'm' }, lines: [{ name: 'path', points }] },
    ],
  }
}

/** Ends the command for a trajectory of fewer than two points. */
export function jointChart(
  { Tf }: Infer<typeof jointTrajectory.request>,
  { rows }: Infer<typeof jointTrajectory.response>,
): Chart {
  const [first] = rows
  if (first === undefined || rows.length < 2) {
    const message = 'a trajectory is drawn of two points and more'
    throw new CommandFailure({
      code: 'FAULT_SHAPE',
      path: 'rows',
      expected: 'two rows',
      actual: `${rows.length}`,
      message,
    })
  }
  const lines = first.map((_, joint) => ({
    name: `joint ${joint + 1}`,
    points: rows.map((row, index) => [(Tf * index) / (rows.length - 1), row[joint] ?? 0] as const),
  }))
  return {
    title: 'kinematics.jointTrajectory',
    panels: [{ x: { name: 'time', unit: 's' }, y: { name: 'joint position', unit: 'm, rad' }, lines }],
  }
}
