// What questions about arms by Denavit-Hartenberg parameters share, whichever of the two conventions they mean. `<fk>` names what
// is wanted with its convention, `<conv>` is the convention alone ("by modified DH"), `<table>` the parameters.

import { attachedValue, choiceValue, type FieldValue, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { matrixOf } from '../../wording/arrays.js'
import type { Clauses, Phrasing } from '../phrasing.js'
import { jointCount, jointsValue, transform } from './arms.js'
import { tellBeside } from './beside.js'
import { knownArmStories } from './planar-stories.js'

export type Robot = 'UR5' | 'Puma560' | 'Panda'

/** A robot that everybody knows, or the parameters of another that come attached. */
export function chainOfJoints(
  random: Random,
  robots: readonly (readonly [weight: number, robot: Robot])[],
): Map<string, FieldValue> {
  const robot = random.chance(0.68) ? random.weighted(robots) : undefined
  const count = robot === undefined ? jointCount(random) : robot === 'Panda' ? 7 : 6
  const meaning = new Map<string, FieldValue>()
  if (robot === undefined) meaning.set('joints', attachedValue)
  else meaning.set('robot', choiceValue(robot))
  meaning.set('q', jointsValue(random, count))
  if (random.chance(0.16)) meaning.set('tool', random.chance(0.3) ? attachedValue : toolValue(random))
  tellBeside(meaning, random, ['arm'], 0.07)
  return meaning
}

const toolValue = (random: Random): FieldValue => quantityValue(matrixOf(random, transform(random)))

export const robotNames: NonNullable<Phrasing['choices']> = {
  robot: {
    UR5: [
      'UR5',
      'UR5',
      'UR5',
      'UR5 arm',
      'UR5 robot',
      'Universal Robots UR5',
      'Universal Robots UR5 cobot',
      'UR5 cobot',
      'UR-5',
      'UR 5',
      'UR5 from Universal Robots',
    ],
    Puma560: [
      'Puma560',
      'Puma 560',
      'Puma 560',
      'PUMA 560',
      'PUMA560',
      'Puma-560',
      'Unimation Puma 560',
      'Puma 560 arm',
      'Puma560 robot',
      'old Puma 560',
      'Unimate PUMA 560',
    ],
    Panda: [
      'Panda',
      'Panda',
      'Franka Panda',
      'Franka Emika Panda',
      'Panda arm',
      'Panda robot',
      'Franka Emika Panda robot',
      'Franka arm (the Panda)',
      'Panda from Franka Emika',
      'seven-axis Panda',
    ],
  },
}

export const chainFragments: NonNullable<Phrasing['fragments']> = {
  which: ['a {robot}', 'the {robot}', 'the {robot}', 'our {robot}', 'my {robot}', 'a standard {robot}', '{robot}'],
  attachedArm: [
    'the attached arm',
    'the arm in the attached table',
    'the robot whose <table> is attached',
    'the attached <table>',
    'the arm that i attached',
    'the attached robot',
    'the joints in the attachment',
    'our own arm (see the attached <table>)',
    'the arm of the attached <table>',
  ],
}

/** Clauses of what the two operations take beside the joint values. */
export const robotClauses: Clauses = {
  with: ['for the {robot}', 'of the {robot}', 'on a {robot}', 'with a {robot}', 'for our {robot}', 'on the {robot}'],
  say: [
    'the robot is a {robot}',
    'we use a {robot}',
    'i work with a {robot}',
    'the arm is the {robot}',
    'it is a {robot}',
    'our lab has a {robot}',
    'the robot in the cell is a {robot}',
    'a {robot} is installed',
    'i have a {robot}',
  ],
  tag: [
    'robot: {robot}',
    'robot = {robot}',
    'robot={robot}',
    'arm: {robot}',
    '{robot}',
    'model: {robot}',
    'type {robot}',
    'machine: {robot}',
    'robot {robot}',
    'manipulator: {robot}',
  ],
  vague: ['for our robot', 'on the arm in the lab', 'for the robot that we have', 'with the arm'],
}

export const toolClauses: Clauses = {
  with: [
    'with the tool {tool}',
    'with tool transform {tool}',
    'carrying a tool with the transform {tool}',
    'and the tool {tool}',
    'with a gripper mounted by {tool}',
    'with flange-to-tool transform {tool}',
    'plus the tool offset {tool}',
    'tool frame {tool} seen from the last joint',
  ],
  say: [
    'the tool transform is {tool}',
    'the tool sits at {tool} from the last joint',
    'a gripper is mounted with the transform {tool}',
    'the tool is {tool}',
    'from the flange to the tool it is {tool}',
    'T_tool = {tool}',
  ],
  tag: [
    'tool: {tool}',
    'tool = {tool}',
    'tool={tool}',
    'T_tool = {tool}',
    'tool transform {tool}',
    'tool offset: {tool}',
  ],
}

/** Known robots, or attached parameters, and joint values in, a pose out. */
export const chainFrames: readonly string[] = [
  ...knownArmStories,
  '<fk> of <which> <atq>',
  '<fk> of <which> <atq>',
  '<fk>: {robot}, <atq>',
  '<fk>, {robot}, q = {q=plain}',
  '<fk> for <which>, joint values {q}',
  '{robot} <fk>, q = {q=plain}',
  '{robot} <fk> {q}',
  '{robot}: <fk> <atq>',
  '{robot}, {q=plain}, <fk>',
  '<whatis> the <posing> of <which> <conv> <atq>',
  'where is the <tool> of <which> <atq>, <conv>',
  'where does the <tool> of <which> (stand|end up|go) <atq>(, |? )(<conv>|i use <table>)',
  '<calc> the <posing> of <which> <atq> <conv>',
  '<calc> the <posing> <conv> for <which>, joints {q}',
  '(given|take|for) <which> and q = {q=plain}(, |: )(find|determine|compute|give) the <posing> <conv>',
  '(question|task|problem|exercise): <which> stands with its joints at {q}. (determine|find|state|calculate) the <posing> <conv>',
  '(determine|state) the <posing> of the {robot}, <conv>, <atq>',
  'form: <fk>\nrobot: {robot}\nq: {q}[\ntool: {tool}]',
  'op: <fk>; robot={robot}; q={q=plain}[; tool={tool}]',
  'robot: {robot}\n(joints|q|joint values): {q}\n(wanted|find): the <posing>, <conv>',
  'robot={robot} q={q=plain} -> <fk>',
  'i have <which>. (i turn the joints to|its joints are at) {q}(. |, )(where is the <tool> now|what is the <posing>)(, |? )(<conv>|<conv> please)',
  'hello, i study robotics and we have <which> in the lab. with the joints at {q}, (what is the <posing>|how do i get the <posing>|which <posing> comes out) <conv>',
  'for my homework i must do the <fk> of <which>. the joint angles are {q}',
  'please (check|verify|confirm) the <posing> that the controller of <which> reports <atq>, <conv>',
  'simulation check: {robot}, joint state {q}, <fk>(, expected pose|)',
  '<posing> of the {robot} <atq>, <conv>[, tool {tool}]',
  '<conv>, the <posing> of <which> <atq>',
  '<atq>, what <posing> does <which> have <conv>',
  'move <which> to {q}: (which|what) <posing> <conv>',
  'joints of <which> at {q}. (pose|T|transform|<posing>)( please|) <conv>',
  '{q=plain} are the joint angles of <which>. <whatis> the <posing> <conv>',
  'the commissioning protocol needs the <posing> of <which> <atq>, <conv>',
  'after a joint move to {q} the <tool> of <which> should be where, <conv>',
  '<canyou> (run|do|compute|evaluate) the <fk> of <which> <atq>',
  '<fk> with a tool: {robot}, q {q}, tool {tool=plain}',
  '<fk> of <which> with the tool {tool=plain} <atq>',
  'with the gripper at {tool=plain} from the flange, <whatis> the tool pose of <which> <atq> <conv>',
  '<fk> of <which> with the attached tool{tool=attached}, joint values {q}',
  'the tool transform is attached{tool=attached}. <fk> of <which> <atq>',
  '<fk> of <attachedArm>{joints=attached} <atq>',
  '<fk> of <attachedArm>{joints=attached} <atq>',
  '<fk> for <attachedArm>{joints=attached}, q = {q=plain}',
  '<attachedArm>{joints=attached}: <fk> <atq>',
  '<whatis> the <posing> of <attachedArm>{joints=attached} <conv> <atq>',
  'the <table> is attached{joints=attached}(. |, )<whatis> the <posing> <atq>',
  'i attach the <table>{joints=attached}(. |, )<whatis> the <posing> (when the joints are at|for the joints) {q}',
  'the attached table{joints=attached} has the <table> of my arm. the joints are at {q}. <whatis> the <posing>',
  'take the <table> in the attachment{joints=attached} and give the <posing> <atq>',
  '<calc> T from the attached <table>{joints=attached}, q = {q=plain}[, tool {tool=plain}]',
  'from the <table> (attached){joints=attached} and the joint values {q}, (determine|find|compute) the <posing>',
  'form: <fk>\njoints: (attached|see attachment){joints=attached}\nq: {q}[\ntool: {tool=plain}]',
  'multiply out the link transforms of <attachedArm>{joints=attached} <atq>, <conv>',
  'multiply out the link transforms of <which> <atq>, <conv>',
  'where does the <tool> of <attachedArm>{joints=attached} go <atq>(, |? )<conv>',
  'my own arm, <table> attached{joints=attached}, joints at {q}. <fk>',
  'we built an arm; its <table> is attached{joints=attached}. <fk> <atq>',
]
