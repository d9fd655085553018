// Skeletons of questions about arms that are given by their screws. `<screw>` names the screws with their frame, `<axes>` without
// it; `<fk>` and `<jac>` name what is wanted with its frame, `<inframe>` is the frame alone.

import type { FieldValue, Meaning } from '../../meaning.js'
import type { Random } from '../../random.js'
import type { Phrasing } from '../phrasing.js'
import { jacobianStories, poseStories } from './arm-stories.js'
import { type Frame, jointCount, jointsValue, poseValue, screwAxes, screwsValue, wrongJoints } from './arms.js'
import { tellBeside } from './beside.js'

/** Screws and joints, and the home pose where it is wanted; each of the two kinds of data may come attached. */
export function screwArm(random: Random, frame: Frame, wants: { readonly home: boolean }): Map<string, FieldValue> {
  const count = jointCount(random)
  const meaning = new Map<string, FieldValue>()
  const attached = random.next()
  if (wants.home && attached > 0.2) meaning.set('M', poseValue(random))
  if (attached > 0.28 || attached < 0.06)
    meaning.set('screws', screwsValue(random, screwAxes(random, count, frame), frame))
  meaning.set('q', jointsValue(random, count))
  tellBeside(meaning, random, ['arm'], 0.05)
  return meaning
}

export const spaceWords: NonNullable<Phrasing['fragments']> = {
  inframe: [
    'in the space frame',
    'in the space frame',
    'in the fixed frame',
    'in the base frame',
    'in the fixed base frame',
    'in space coordinates',
    'expressed in the space frame',
    'in the S-frame',
    'in the s frame',
    'with respect to the fixed frame',
    'in the world frame',
    'in spatial form',
    'with everything seen from the base',
    'relative to the base frame',
    'in space form',
  ],
  screw: [
    'space screws',
    'space screws',
    'space-frame screws',
    'screw axes in the space frame',
    'spatial screw axes',
    'screws in the base frame',
    'space-frame screw axes',
    'screw axes (space frame)',
    'space twists',
    'screws seen from the base',
    'fixed-frame screws',
    'screw axes in the fixed frame',
    'spatial screws',
    'Slist (space frame)',
    'screws written in the space frame and not in the body one,',
    'space screws, seen from the base and not from the tool,',
    'screw axes given in the fixed frame, not in the body frame,',
    'screws (base frame, not tool frame)',
    'S-frame screws',
  ],
}

export const bodyWords: NonNullable<Phrasing['fragments']> = {
  inframe: [
    'in the body frame',
    'in the body frame',
    'in the tool frame',
    'in the end-effector frame',
    'in body coordinates',
    'expressed in the body frame',
    'in the B-frame',
    'in the b frame',
    'with respect to the tool frame',
    'in the moving frame of the hand',
    'in body form',
    'with everything seen from the tool',
    'relative to the end-effector frame',
    'in the hand frame',
  ],
  screw: [
    'body screws',
    'body screws',
    'body-frame screws',
    'screw axes in the body frame',
    'body screw axes',
    'screws in the tool frame',
    'body-frame screw axes',
    'screw axes (body frame)',
    'body twists',
    'screws seen from the tool',
    'screw axes in the end-effector frame',
    'B-frame screws',
    'Blist (body frame)',
    'body screws, written in the body frame and not in the base one,',
    'screws written in the body frame and not in the space one,',
    'screw axes given in the tool frame, not in the fixed frame,',
    'screws (tool frame, not base frame)',
    'tool-frame screws',
  ],
}

export const screwWords: NonNullable<Phrasing['fragments']> = {
  axes: ['screws', 'screw axes', 'screws', 'screw axes', 'joint screws', 'joint screw axes', 'twists', 'axes'],
  attachedArm: [
    'the attached arm',
    'the arm that i attached',
    'the attached robot',
    'the arm in the attachment',
    'the robot whose data are attached',
    'the arm described in the attached data',
    'our arm (data attached)',
  ],
}

/** Home pose, screws and joints in, a pose out. */
export const poseFrames: readonly string[] = [
  ...poseStories,
  '<fk>: [<home>(, |; )][<axes> {screws}(, |; )]<atq>',
  '<fk>[, <home>][, <axes>( S|) = {screws=plain}], q = {q=plain}',
  '<fk> (of|for) a <robot> with [<home>( and |, )][<axes> {screws} ]<atq>',
  'what is the <posing> <inframe> (of|for) <attachedArm>{!screws} <atq>',
  '<fk> (of|for) <attachedArm>{!screws} <atq>',
  '<attachedArm>{!screws}{!M}: <fk> <atq>',
  'M and screws come with this message{!M}{!screws}. <fk> <atq>',
  '(home pose and <screw> are attached|M and the <screw> are in the attached data){!M}{!screws}. <whatis> the <posing> <atq>',
  'the home pose (M |)is attached{!M}, the <screw> are {screws}(. |, )<whatis> the <posing> <atq>',
  'the <screw> are attached{!screws}, the home pose is {M}(. |, )<whatis> the <posing> <atq>',
  'where is the <tool> of a <robot> with <screw> {screws}[ and <home>], joint values {q}',
  'where does the <tool> (end up|go|stand) <atq>? the <screw> are {screws}[, <home>]',
  '<calc> the <posing> from the <screw> {screws}[, <home>] <atq>',
  '<calc> the <posing> by the product of exponentials <inframe>[, <axes> {screws}][, <home>], <atq>',
  '<calc> (T|T of q|T of theta) by PoE <inframe>[: <home>][, <axes> {screws}], q = {q=plain}',
  '(given|let|take) [M = {M}(, |; )][<screw> {screws}( and |, |; )]q = {q=plain}(, |. |; )(find|determine|compute|give) the <posing>[ <inframe>]',
  '(given|for) the <screw> {screws} [and the home pose {M} ]of a <robot>, (find|determine|state|compute) the <posing> <atq>',
  '(question|task|problem|exercise): a <robot> has the <screw> {screws}[ and the home configuration M = {M}]. (determine|find|state|calculate) the <posing> <atq>',
  '(determine|state) the <posing> of a <robot> <atq>, the <screw> being {screws}[ and the home configuration {M}]',
  'form: <fk>\n[M: {M}\n][screws: {screws}\n]q: {q}',
  'op: <fk>[; M={M}][; screws={screws=plain}]; q={q=plain}',
  '<fk>\n[M = {M}\n][S = {screws=plain}\n]q = {q=plain}',
  '[M = {M}\n][<screw>: {screws}\n]q = {q=plain}\n(T = ?|T of q = ?|wanted: the <posing>|find T)',
  'i have a <robot> with <screw> {screws}[ and home pose {M}]. (i turn the joints to|the joints are at) {q}(. |, )(where is the <tool> now|what is the <posing>|which pose does the <tool> have)',
  'hello, i study robotics and i have a <robot>. the <screw> are {screws}[, the home pose is {M}]. if the joints are {q}, (what is the <posing>|how do i get the <posing>|which <posing> comes out)',
  'for my homework i must find the <posing> <inframe>. [M is {M}(, |. )][the <axes> are {screws}(, |. )]q is {q}',
  'please (check|verify|confirm) the <posing> our controller reports <atq>: [<home>, ]<screw> {screws}',
  'simulation check: <fk>[ with <axes> {screws}][, <home>], joint state {q}, (expected|reference) <posing>(?|)',
  'T <inframe> <atq>[, <home>][, <axes> {screws}]',
  '<atq>, what <posing> does the <tool> have? <screw> {screws}[, <home>]',
  '<atq> and <home>, where is the <tool>[ <inframe>]? <screw> {screws}',
  'with <screw> {screws}[ and <home>], move the joints to {q}: (which|what) <posing>',
  'joints at {q}. <screw>: {screws}. [home: {M}. ](pose|T|transform|<posing>)(?| please)',
  '{q=plain} are my joint angles, {screws=plain} the <screw>[ and {M} the home pose]. <whatis> the <posing>',
  'multiply out the exponentials <inframe>: [<home>, ]<axes> {screws}, <atq>',
  'PoE <inframe>, [<home>, ][<axes> {screws}, ]<atq>',
  'the commissioning protocol needs the <posing> <inframe> of a <robot> <atq>[ (<axes> {screws})][. <home>]',
  'after a joint move to {q} the <tool> of the <robot> should be where? <screw> {screws}[, home pose {M}]',
  '<canyou> (run|do|compute|evaluate) the <fk> <atq>[, <axes> {screws}][, <home>]',
  'calibration: <screw> {screws}[, <home>]. the encoders read {q}. <whatis> the <posing>',
  '(robotics lab|lab|exam), <fk>. [<axes> {screws}(. |, )][home pose {M}(. |, )]joint angles {q}(. |, )<whatis> (T|the <posing>)',
  'need the <posing> of the <tool>, <screw> {screws}[, <home>], (joints|q|joint values) {q}',
  'if <screw> {screws}[ and <home>] describe the <robot>, which <posing> belongs to the joint values {q}',
  'we calibrated the <robot>: <screw> {screws}[, home pose {M}]. tell me the <posing> <atq>',
  'which <posing> results <inframe> from the joint values {q}[, the <axes> {screws}][ and the home pose {M}]',
]

/** Screws and joints in, a Jacobian out. */
export const jacobianFrames: readonly string[] = [
  ...jacobianStories,
  '<jac> (of|for) a <robot> with <axes> {screws}[,] <atq>',
  '<jac>: <axes> {screws}, <atq>',
  '<jac>, <axes> (S|=|) {screws=plain}, q = {q=plain}',
  '<jac>\n<axes>: {screws}\nq: {q}',
  '<jac> <atq>[, <axes> {screws}]',
  '<calc> the <jac> <atq>[ (for|with|from) the <axes> {screws}]',
  '<whatis> the <jac> of <attachedArm>{!screws} <atq>',
  '<attachedArm>{!screws}: <jac> <atq>',
  'the <screw> are attached{!screws}(. |, )<whatis> the <jac> <atq>',
  'the <axes> come with this message{!screws}. <jac> <atq>',
  '<jac> (of|for) <attachedArm>{!screws}, q = {q=plain}',
  '(given|let|take) the <screw> {screws} and q = {q=plain}(, |. |; )(find|determine|compute|give) the <jac>',
  '(given|for) a <robot> with <screw> {screws}, (find|determine|state|compute) the Jacobian matrix <atq>',
  '(question|task|problem|exercise): a <robot> has the <screw> {screws}. (determine|find|state|calculate) the <jac> <atq>',
  '(determine|state) the <jac> of a <robot> <atq>, the <axes> being {screws}',
  'how do joint speeds map to the twist of the <tool> <inframe> <atq>? <axes> {screws}',
  'which matrix takes the joint rates to the twist <inframe>, <axes> {screws}, <atq>',
  'the matrix from joint velocities to the (twist|velocity) of the <tool>[,] <inframe>: <axes> {screws}, joint values {q}',
  'jacobian <inframe>(: |, | - )<axes> {screws}, q {q}',
  'jacobian matrix <inframe> please, joints at {q}[, <axes> {screws}]',
  'J <inframe> <atq>[, <axes> {screws}]',
  'J of q <inframe>: q = {q=plain}[, <axes> {screws}]',
  'op: <jac>[; screws={screws=plain}]; q={q=plain}',
  'form: <jac>\n[screws: {screws}\n]q: {q}',
  'task=<jac>, [screws={screws=plain}, ]q={q=plain}',
  '[<screw>: {screws}\n]q = {q=plain}\n(J = ?|wanted: the <jac>|find the <jac>|-> <jac>)',
  'i have a <robot> with <screw> {screws}. the joints are at {q}(. |, )(what is the Jacobian|what is its Jacobian there|i need the Jacobian matrix)',
  'hello, i study robotics. my <robot> has the <screw> {screws} and the joints stand at {q}. (what is the <jac>|how does the <jac> look|can you give me the <jac>)',
  'for my homework i must write down the <jac> of a <robot>. the <axes> are {screws}, q is {q}',
  'please (check|verify|confirm) the <jac> our controller uses <atq>: <axes> {screws}',
  'simulation check: <jac>[ with <axes> {screws}], joint state {q}',
  'velocity kinematics <inframe>: <axes> {screws}, <atq>, (give|need|want) the (6xn matrix|Jacobian|columns of J)',
  'velocity kinematics: <jac> <atq>[, <axes> {screws}]',
  '<atq>, what is the <jac>? <axes> {screws}',
  'with <screw> {screws}, joints at {q}: Jacobian(?|)',
  'joints at {q}. <screw>: {screws}. (Jacobian|J|the Jacobian)(?| please)',
  '{q=plain} are my joint angles, {screws=plain} the <screw>. <whatis> the Jacobian',
  'is the <robot> near a singularity <atq>? give me the <jac>, <axes> {screws}',
  'for a singularity check i need the <jac> <atq>[; <axes> {screws}]',
  'for statics (torques from a wrench) i need the <jac> <atq>[, <axes> {screws}]',
  'the columns of the <jac> <atq>[, <axes> {screws}]',
  '<canyou> (compute|evaluate|work out|write out) the <jac> <atq>[ for <axes> {screws}]',
  'manipulability study: <jac>[, <axes> {screws}], (joints|q) {q}',
  'need the <jac>, <axes> {screws}, (joints|q|joint values) {q}',
  'how does the <tool> move when the joints move, <inframe>? i mean the Jacobian <atq>[, <axes> {screws}]',
  '(robotics lab|lab|exam): <jac>. <axes> {screws}. joint angles {q}',
  'we calibrated the <robot>: <screw> {screws}. tell me the Jacobian <atq>',
]

/** Joint values that no joint can have. */
export const jointMistakes: Phrasing['mayMistake'] = [
  { field: 'q', wrong: (random: Random, meaning: Meaning) => wrongJoints(random, meaning.get('q')) },
]
