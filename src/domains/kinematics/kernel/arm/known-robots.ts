// Robots that people know by name, with the tables that their makers or the literature publish. An arm's pose does not depend on the
// convention that its table is written in, so that each may be asked for by either.

import type { DomainError } from '../../../../fabric/fault.js'
import type { Result } from '../../../../fabric/result.js'
import { forwardKinematicsDH, forwardKinematicsMDH, type Joint } from './denavit-hartenberg.js'
import { multiply, type Transform, unlessPose } from './transform.js'

export type RobotName = 'UR5' | 'Puma560' | 'Panda'

interface KnownRobot {
  readonly convention: 'standard' | 'modified'
  readonly joints: readonly Joint[]
  /** m along the last axis, from the frame of the last row to the flange */
  readonly flange: number
}

const right = Math.PI / 2
const revolute = (a: number, alpha: number, d: number): Joint => ({ kind: 'revolute', a, alpha, d, theta: 0 })

const robots: Readonly<Record<RobotName, KnownRobot>> = {
  // Universal Robots, CB3 user manual: "DH parameters, UR5 serie 3", and its article "DH Parameters for calculations of kinematics
  // and dynamics".
  UR5: {
    convention: 'standard',
    joints: [
      revolute(0, right, 0.089159),
      revolute(-0.425, 0, 0),
      revolute(-0.39225, 0, 0),
      revolute(0, right, 0.10915),
      revolute(0, -right, 0.09465),
      revolute(0, 0, 0.0823),
    ],
    flange: 0,
  },
  // Corke and Armstrong-Helouvry, "A search for consensus among model parameters reported for the PUMA 560 robot", ICRA 1994, as in
  // Corke's Robotics Toolbox for MATLAB: the base is at the height of the shoulder.
  Puma560: {
    convention: 'standard',
    joints: [
      revolute(0, right, 0),
      revolute(0.4318, 0, 0),
      revolute(0.0203, -right, 0.15005),
      revolute(0, right, 0.4318),
      revolute(0, -right, 0),
      revolute(0, 0, 0),
    ],
    flange: 0,
  },
  // Franka Emika, "Denavit-Hartenberg parameters" of its control interface documentation (Craig's convention), to the flange.
  Panda: {
    convention: 'modified',
    joints: [
      revolute(0, 0, 0.333),
      revolute(0, -right, 0),
      revolute(0, right, 0.316),
      revolute(0.0825, right, 0),
      revolute(-0.0825, -right, 0.384),
      revolute(0, right, 0),
      revolute(0.088, right, 0),
    ],
    flange: 0.107,
  },
}

/** The pose of a known robot's flange, or of a tool on it. Errors as with the table's own convention. */
export function robotPose(name: RobotName, q: readonly number[], tool?: Transform): Result<Transform, DomainError> {
  const { convention, joints, flange } = robots[name]
  const refused = tool === undefined ? undefined : unlessPose('the tool', tool)
  if (refused !== undefined) return refused
  const arm = { joints, tool: tool === undefined ? along(flange) : multiply(along(flange), tool) }
  return convention === 'standard' ? forwardKinematicsDH(arm, q) : forwardKinematicsMDH(arm, q)
}

const along = (z: number): Transform => [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, z],
  [0, 0, 0, 1],
]
