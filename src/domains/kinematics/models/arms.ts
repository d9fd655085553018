// The models of robot arms. Everything arrives as plain numbers in metres and radians.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { ModelOf } from '../../define-domain.js'
import type * as contract from '../contracts/arms.js'
import {
  type Arm,
  forwardKinematicsBody,
  forwardKinematicsDH,
  forwardKinematicsMDH,
  forwardKinematicsSpace,
  inverseKinematicsBody,
  type Joint,
  jacobianBody,
  jacobianSpace,
  planarReach,
  planarSolutions,
  refusal,
  robotPose,
  type Transform,
} from '../kernel/index.js'

type Chain = Infer<typeof contract.forwardKinematicsDH.request>
type Pose = Result<Transform, DomainError>

/** By the joints' table in its convention, or by a known robot's own. */
function poseOf({ joints, robot, q, tool }: Chain, byTable: (arm: Arm, q: readonly number[]) => Pose) {
  const ofTool = tool === undefined ? {} : { tool }
  if (robot !== undefined && joints === undefined) return asT(robotPose(robot, q, tool))
  if (robot !== undefined || joints === undefined) return refusal('domain', 'an arm is given by its joints or its name')
  return asT(byTable({ joints: joints.map(asJoint), ...ofTool }, q))
}

/** Textbooks' R and P mean the same. */
const asJoint = ({ kind, ...row }: NonNullable<Chain['joints']>[number]): Joint => ({
  kind: kind === 'revolute' || kind === 'R' ? 'revolute' : 'prismatic',
  ...row,
})

const asT = (pose: Pose) => (pose.ok ? ok({ T: pose.value }) : pose)

export const forwardKinematicsDHModel: ModelOf<typeof contract.forwardKinematicsDH> = (request) =>
  poseOf(request, forwardKinematicsDH)

export const forwardKinematicsMDHModel: ModelOf<typeof contract.forwardKinematicsMDH> = (request) =>
  poseOf(request, forwardKinematicsMDH)

export const forwardKinematicsScrewSpaceModel: ModelOf<typeof contract.forwardKinematicsScrewSpace> = (request) =>
  asT(forwardKinematicsSpace(request.M, request.screws, request.q))

export const forwardKinematicsScrewBodyModel: ModelOf<typeof contract.forwardKinematicsScrewBody> = (request) =>
  asT(forwardKinematicsBody(request.M, request.screws, request.q))

export const jacobianSpaceModel: ModelOf<typeof contract.jacobianSpace> = ({ screws, q }) => {
  const J = jacobianSpace(screws, q)
  return J.ok ? ok({ J: J.value }) : J
}

export const jacobianBodyModel: ModelOf<typeof contract.jacobianBody> = ({ screws, q }) => {
  const J = jacobianBody(screws, q)
  return J.ok ? ok({ J: J.value }) : J
}

export const inverseKinematicsPlanar2RModel: ModelOf<typeof contract.inverseKinematicsPlanar2R> = (request) => {
  const solutions = planarSolutions(request)
  return solutions.ok ? ok({ solutions: solutions.value }) : solutions
}

export const inverseKinematicsScrewBodyModel: ModelOf<typeof contract.inverseKinematicsScrewBody> = (request) =>
  inverseKinematicsBody(request)

export const reachModel: ModelOf<typeof contract.reach> = ({ l1, l2 }) => planarReach(l1, l2)
