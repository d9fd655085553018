// How people ask for robot arms. What has many rows, such as screw axes and poses, they attach.

import type { ContractExample } from '../../../fabric/schema/index.js'
import { given } from './given.js'

/** Lynch and Park, "Modern Robotics", exercise 4.2 and the tests of its library: an RRP arm, in the space and in the body frame. */
const home = [
  [-1, 0, 0, 0],
  [0, 1, 0, 6],
  [0, 0, -1, 2],
  [0, 0, 0, 1],
]
const spaceScrews = [
  [0, 0, 1, 4, 0, 0],
  [0, 0, 0, 0, 1, 0],
  [0, 0, -1, -6, 0, -0.1],
]
const bodyScrews = [
  [0, 0, -1, 2, 0, 0],
  [0, 0, 0, 0, 1, 0],
  [0, 0, 1, 0, 0, 0.1],
]
const target = [
  [0, 1, 0, -5],
  [1, 0, 0, 4],
  [0, 0, -1, 1.6858],
  [0, 0, 0, 1],
]
const planar = [
  { a: 0.5, alpha: 0 },
  { a: 0.3, alpha: 0 },
]
const scara = [{ a: 0 }, { a: 0.4 }, { a: 0.25, alpha: Math.PI }, { kind: 'prismatic' }]

export const forwardKinematicsDH: readonly ContractExample[] = [
  {
    goal: "Where is a UR5's flange at joint angles 0, -1.57, 1.57, 0, 0.5, 0?",
    request: { robot: 'UR5', q: [0, -1.57, 1.57, 0, 0.5, 0] },
  },
  {
    goal: 'forward kinematics of a Puma560 with q = 0.1, 0.8, -0.3, 0, 0.7, 0',
    request: { robot: 'Puma560', q: [0.1, 0.8, -0.3, 0, 0.7, 0] },
  },
  {
    goal: 'The pose of the attached two-link arm, in standard DH parameters, at 0.4 and 0.9.',
    request: { joints: planar, q: [0.4, 0.9] },
  },
]

export const forwardKinematicsMDH: readonly ContractExample[] = [
  {
    goal: 'Pose of a Franka Panda at q = 0, -0.785, 0, -2.356, 0, 1.571, 0.785',
    request: { robot: 'Panda', q: [0, -0.785, 0, -2.356, 0, 1.571, 0.785] },
  },
  {
    goal: "Forward kinematics by Craig's modified DH parameters, attached as joints, for 0.3, -0.6, 1.1, 0.12.",
    request: { joints: scara, q: [0.3, -0.6, 1.1, 0.12] },
  },
  {
    goal: 'Panda arm, all seven joints at 0.2 except the fourth at -1.5: where is the flange?',
    request: { robot: 'Panda', q: [0.2, 0.2, 0.2, -1.5, 0.2, 0.2, 0.2] },
  },
]

export const forwardKinematicsScrewSpace: readonly ContractExample[] = [
  {
    goal: 'Forward kinematics in the space frame from the attached M and screws at q = 1.2, 3, 2.5.',
    request: { M: home, screws: spaceScrews, q: [1.2, 3, 2.5] },
  },
  {
    goal: 'product of exponentials, space screws attached, joint positions 0, 0.5, -1',
    request: { M: home, screws: spaceScrews, q: [0, 0.5, -1] },
  },
  {
    goal: 'Which pose does the arm of the attached space screw axes have with joints at 0.2, 0.4 and 0.6?',
    request: { M: home, screws: spaceScrews, q: [0.2, 0.4, 0.6] },
  },
]

export const forwardKinematicsScrewBody: readonly ContractExample[] = [
  {
    goal: 'Forward kinematics in the body frame from the attached M and screws at q = 1.2, 3, 2.5.',
    request: { M: home, screws: bodyScrews, q: [1.2, 3, 2.5] },
  },
  {
    goal: 'product of exponentials, body screws attached, joint positions 0, 0.5, -1',
    request: { M: home, screws: bodyScrews, q: [0, 0.5, -1] },
  },
  {
    goal: 'Which pose does the arm of the attached body screw axes have with joints at 0.2, 0.4 and 0.6?',
    request: { M: home, screws: bodyScrews, q: [0.2, 0.4, 0.6] },
  },
]

export const jacobianSpace: readonly ContractExample[] = [
  {
    goal: 'The space Jacobian of the attached screws at q = 0.2, 1.1, 0.1.',
    request: { screws: spaceScrews, q: [0.2, 1.1, 0.1] },
  },
  {
    goal: 'jacobian in the space frame, attached axes, joints 0, 1, 0.5',
    request: { screws: spaceScrews, q: [0, 1, 0.5] },
  },
  {
    goal: 'Give me the Jacobian in the space frame of this arm when its joints are at -0.7, 2 and 1.3.',
    request: { screws: spaceScrews, q: [-0.7, 2, 1.3] },
  },
]

export const jacobianBody: readonly ContractExample[] = [
  {
    goal: 'The body Jacobian of the attached screws at q = 0.2, 1.1, 0.1.',
    request: { screws: bodyScrews, q: [0.2, 1.1, 0.1] },
  },
  {
    goal: 'jacobian in the body frame, attached axes, joints 0, 1, 0.5',
    request: { screws: bodyScrews, q: [0, 1, 0.5] },
  },
  {
    goal: 'Give me the Jacobian in the body frame of this arm when its joints are at -0.7, 2 and 1.3.',
    request: { screws: bodyScrews, q: [-0.7, 2, 1.3] },
  },
]

export const inverseKinematicsPlanar2R: readonly ContractExample[] = [
  {
    goal: 'A planar arm has links of 0.5 m and 0.3 m. Which joint angles take its tip to x 0.4 m, y 0.35 m?',
    request: { l1: given(0.5, 'm'), l2: given(0.3, 'm'), x: given(0.4, 'm'), y: given(0.35, 'm') },
  },
  {
    goal: '2R inverse kinematics: l1 = 1 m, l2 = 0.8 m, x = -0.6 m, y = 1.1 m',
    request: { l1: given(1, 'm'), l2: given(0.8, 'm'), x: given(-0.6, 'm'), y: given(1.1, 'm') },
  },
  {
    goal: 'My leg robot has a thigh of 120 mm and a shank of 140 mm. Solve for the foot at x = 60 mm, y = -200 mm.',
    request: { l1: given(120, 'mm'), l2: given(140, 'mm'), x: given(60, 'mm'), y: given(-200, 'mm') },
  },
]

export const inverseKinematicsScrewBody: readonly ContractExample[] = [
  {
    goal: 'Which joint positions reach the attached target to 0.001 rad and 0.0001 m? Start from 1.5, 2.5, 3.',
    request: { M: home, screws: bodyScrews, target, guess: [1.5, 2.5, 3], eomg: 0.001, ev: 0.0001 },
  },
  {
    goal: 'Inverse kinematics in the body frame for the attached arm and target, guess 1.5, 2.5, 3, to 0.01 rad and 0.001 m',
    request: { M: home, screws: bodyScrews, target, guess: [1.5, 2.5, 3], eomg: 0.01, ev: 0.001 },
  },
  {
    goal: 'Solve the arm for the attached target by Newton steps from 1, 2.8, 3.5, within 0.002 rad and 0.0005 m.',
    request: { M: home, screws: bodyScrews, target, guess: [1, 2.8, 3.5], eomg: 0.002, ev: 0.0005 },
  },
]

export const reach: readonly ContractExample[] = [
  {
    goal: 'How near and how far does an arm of two links, 0.45 m and 0.35 m, reach?',
    request: { l1: given(0.45, 'm'), l2: given(0.35, 'm') },
  },
  {
    goal: 'workspace radii of a planar 2R arm: l1 = 300 mm, l2 = 200 mm',
    request: { l1: given(300, 'mm'), l2: given(200, 'mm') },
  },
  {
    goal: 'An excavator has a boom of 5.7 m and a stick of 2.9 m. What is its greatest reach?',
    request: { l1: given(5.7, 'm'), l2: given(2.9, 'm') },
  },
]
