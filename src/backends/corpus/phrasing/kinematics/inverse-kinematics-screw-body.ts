// How people ask for the joint values that take an arm to a pose, by steps in the body frame from a first guess.

import { type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { measure } from '../../wording/measures.js'
import type { Clauses, Phrasing } from '../phrasing.js'
import { inverseStories } from './arm-stories.js'
import {
  armFragments,
  armJoints,
  homeClauses,
  jointCount,
  jointsValue,
  poseValue,
  screwAxes,
  screwClauses,
  screwsValue,
  wrongJoints,
} from './arms.js'
import { besideFields, tellBeside } from './beside.js'
import { bodyWords, screwWords } from './screw-arms.js'

/** "half a degree", "one millimetre". */
function worded(random: Random, unit: string): Mention {
  const [named, long] = unit === 'm' || unit === 'mm' ? (['mm', 'millimetre'] as const) : (['deg', 'degree'] as const)
  const value = random.pick([0.5, 1])
  return { text: value === 1 ? `one ${long}` : `half a ${long}`, means: { kind: 'quantity', value, unit: named } }
}

/** `0.001`, `1e-4`: tolerances stand bare, or in a unit. */
function tolerance(random: Random, units: readonly (readonly [unit: string, figures: readonly number[]])[]): Mention {
  if (random.chance(0.22)) {
    const [unit, figures] = random.pick(units)
    if (random.chance(0.3)) return worded(random, unit)
    return measure(random.pick(figures), unit, random)
  }
  const value = random.pick([0.1, 0.01, 0.01, 0.001, 0.001, 0.001, 0.0001, 0.0001, 0.00001, 0.000001, 0.005, 0.0005])
  const exponent = Math.floor(Math.log10(value) + 1e-9)
  const power = `${Math.round(value / 10 ** exponent)}e${exponent}`
  return { text: random.chance(0.45) || value < 1e-5 ? power : String(value), means: { kind: 'number', value } }
}

function sample(random: Random): Meaning {
  const count = jointCount(random)
  const meaning = new Map<string, FieldValue>()
  // One pose may come attached; of two, nobody could tell which is which.
  const attached = random.next()
  if (attached > 0.16) meaning.set('M', poseValue(random))
  if (random.chance(0.76)) meaning.set('screws', screwsValue(random, screwAxes(random, count, 'body'), 'body'))
  if (attached < 0.16 || attached > 0.24) meaning.set('target', poseValue(random))
  meaning.set('guess', jointsValue(random, count))
  if (random.chance(0.36)) {
    meaning.set(
      'eomg',
      quantityValue(
        tolerance(random, [
          ['rad', [0.001, 0.01, 0.005, 0.0001]],
          ['deg', [0.1, 0.5, 1, 0.05]],
        ]),
      ),
    )
  }
  if (random.chance(0.36)) {
    meaning.set(
      'ev',
      quantityValue(
        tolerance(random, [
          ['m', [0.001, 0.0001, 0.01]],
          ['mm', [0.1, 1, 0.5, 0.01]],
        ]),
      ),
    )
  }
  tellBeside(meaning, random, ['arm'], 0.05)
  return meaning
}

const targetClauses: Clauses = {
  with: [
    'to reach {target}',
    'for the target pose {target}',
    'with the target {target}',
    'so that the <tool> is at {target}',
    'for the desired pose {target}',
    'to get to T = {target}',
    'with the goal pose {target}',
    'where T_sd = {target}',
    'for T = {target}',
    'to bring the <tool> to {target}',
  ],
  say: [
    'the target pose is {target}',
    'the <tool> (must|should|has to) go to {target}',
    'the desired pose is {target}',
    'the goal is the pose {target}',
    'i want the <tool> at {target}',
    'the pose to reach is {target}',
    'T_target = {target}',
    'the <tool> is to reach {target}',
    'it must reach the pose {target}',
    'the wanted end-effector pose is {target}',
  ],
  tag: [
    'target: {target}',
    'target = {target}',
    'target={target}',
    'T = {target}',
    'T={target}',
    'T_sd = {target}',
    'desired pose: {target}',
    'goal pose: {target}',
    'pose to reach: {target}',
    'Td={target}',
    'target pose {target}',
    'T_target: {target}',
  ],
  vague: ['to the pick pose', 'to the pose that i want', 'for the target pose', 'to reach the part'],
}

const guessClauses: Clauses = {
  with: [
    '<from>',
    '<from>',
    '<from>',
    'with the initial guess {guess}',
    'with a first guess of {guess}',
    'taking {guess} as the first joint values',
    'with theta0 = {guess=plain}',
    'with q0 = {guess=plain}',
    'with the seed {guess}',
  ],
  say: [
    'the initial guess is {guess}',
    'start from the joint values {guess}',
    'my guess of the joints is {guess}',
    'the joints are now at {guess}, start there',
    'the first guess is {guess}',
    'the seed is {guess}',
    'begin with the joints at {guess}',
    'the iteration starts at {guess}',
    'the present joint values {guess} are the guess',
    'guess = {guess=plain}',
  ],
  tag: [
    'guess: {guess}',
    'guess = {guess=plain}',
    'guess={guess=plain}',
    'q0 = {guess=plain}',
    'theta0 = {guess=plain}',
    'initial guess: {guess}',
    'initial guess {guess}',
    'seed: {guess}',
    'start: {guess}',
    'thetalist0 = {guess=plain}',
    'init={guess=plain}',
    'q_init = {guess=plain}',
    'start joints {guess}',
  ],
  vague: ['from a reasonable guess', 'start wherever you like', 'from the present joint values', 'with the usual seed'],
}

export const inverseKinematicsScrewBody: Phrasing = {
  operation: 'kinematics.inverseKinematicsScrewBody',
  weight: 1,
  sample,
  joints: armJoints,
  fragments: {
    ...armFragments,
    ...screwWords,
    ...bodyWords,
    ik: [
      'inverse kinematics in the body frame',
      'inverse kinematics in the body frame',
      'inverse kinematics from body screws',
      'inverse kinematics with <screw>',
      'body-frame inverse kinematics',
      'numerical inverse kinematics in the body frame',
      'numerical IK, body frame,',
      'IK in the body frame',
      'body-frame IK',
      'IK with <screw>',
      'IKinBody',
      'iterative IK <inframe>',
      'Newton-Raphson IK <inframe>',
      'inverse kinematics <inframe>',
      'numeric inverse kinematics <inframe>',
      'IK by the body Jacobian',
      'reverse kinematics from body screws',
    ],
    sought: [
      'joint values',
      'joint angles',
      'joint angles',
      'joint positions',
      'q',
      'joint vector',
      'joint variables',
      'theta',
      'joint solution',
      'joint configuration',
    ],
    from: [
      'starting from {guess}',
      'starting from {guess}',
      'from the guess {guess}',
      'from the initial guess {guess}',
      'with initial guess {guess}',
      'with guess {guess}',
      'start at the joint values {guess}',
      'starting at theta0 = {guess=plain}',
      'from q0 = {guess=plain}',
      'seeded with {guess}',
      'beginning at the joints {guess}',
      'initial joint values {guess}',
      'guess = {guess=plain}',
    ],
    reach: [
      'target(=| = |: ){target}',
      'T(=| = ){target}',
      'target pose {target}',
      'desired pose {target}',
      'goal pose {target}',
      'pose to reach {target}',
      'T_sd = {target}',
      'to reach {target}',
    ],
    tol: [
      'eomg = {eomg}, ev = {ev}',
      'tolerances {eomg} in orientation and {ev} in position',
      'eomg={eomg} ev={ev}',
      '{eomg} rotational and {ev} translational tolerance',
      'orientation tolerance {eomg}, position tolerance {ev}',
      'eomg {eomg}',
      'ev {ev}',
    ],
  },
  frames: [
    ...inverseStories,
    '<ik>: [<home>, ][<axes> {screws}, ][<reach>, ]<from>[, <tol>]',
    '<ik>, [<home>, ][<axes> {screws}, ][<reach>, ]<from>[, <tol>]',
    '<ik>\n[M = {M}\n][B = {screws=plain}\n][T = {target}\n]guess = {guess=plain}[\neomg = {eomg}][\nev = {ev}]',
    '<ik>\n[M: {M}\n][screws: {screws}\n][target: {target}\n]guess: {guess}[\ntolerances: {eomg}, {ev}]',
    'op: <ik>[; M={M}][; screws={screws=plain}][; target={target}]; guess={guess=plain}[; eomg={eomg}][; ev={ev}]',
    'form: <ik>\n[home pose: {M}\n][body screws: {screws}\n][target pose: {target}\n]initial guess: {guess}',
    'IKinBody: [Blist = {screws=plain}, ][M = {M}, ][T = {target}, ]thetalist0 = {guess=plain}[, eomg = {eomg}][, ev = {ev}]',
    'which <sought> bring the <tool> to {target}? [<home>, ]<screw> {screws}, <from>',
    'which <sought> take a <robot> with <screw> {screws} to the pose {target}[, <home>], <from>[, <tol>]',
    'what must the joints be for the <tool> to be at {target}? <screw> {screws}[, <home>]. <from>',
    '<calc> the <sought> that reach the pose {target}, <screw> {screws}[, <home>], <from>[, <tol>]',
    '<calc> the <sought> for the target pose {target} by <ik>[, <axes> {screws}][, <home>], <from>',
    '<calc> the <sought> by <ik>, <from>[, target {target}][, <axes> {screws}][, <home>]',
    'solve the <ik>: [<reach>, ][<axes> {screws}, ][<home>, ]<from>',
    'solve for the <sought> with the body Jacobian: [<reach>, ][<axes> {screws}, ][<home>, ]<from>[, <tol>]',
    'Newton steps with the body Jacobian from {guess} until the <tool> is at {target}; <screw> {screws}[, <home>]',
    '(given|let|take) [M = {M}, ][the <screw> {screws}, ]and the target {target}(, |; |. )(find|determine|compute|give) the <sought>, <from>',
    '(given|for) a <robot> with <screw> {screws}[ and home pose {M}], (find|determine|state) the <sought> that attain {target}, <from>',
    '(question|task|problem|exercise): a <robot> has the <screw> {screws}[ and the home configuration M = {M}]. (determine|find|state) the <sought> with which its <tool> reaches {target}, <from>[, <tol>]',
    '(determine|state) the <sought> for which the <tool> attains the pose {target}, the <screw> being {screws}[ and the home pose {M}], <from>',
    '<ik> of <attachedArm>{!screws}: [<home>, ][<reach>, ]<from>[, <tol>]',
    '<ik> (of|for) <attachedArm>{!screws}[, <reach>], <from>[, <home>]',
    'the <screw> are attached{!screws}(. |, )[<home>. ]<ik> to the pose {target}, <from>',
    'the home pose is attached{!M}(. |, )<screw> {screws}(. |, )which <sought> reach {target}, <from>',
    'home pose and <screw> are attached{!M}{!screws}(. |, )which <sought> reach {target}, <from>[, <tol>]',
    'M (is attached|comes attached|in the attachment){!M}; <ik>: [<axes> {screws}, ]target {target}, <from>',
    'the target pose is attached{!target}(. |, )<ik>, [<axes> {screws}, ]M = {M}, <from>',
    'the attached pose is where the <tool> has to go{!target}(. |, )home pose {M}, [<screw> {screws}, ]<from>(. |, )<ik>',
    'bring the <tool> to {target}: <sought>(?|) <screw> {screws}[, <home>], <from>',
    'move the <tool> of our <robot> to {target}. <screw> {screws}[, <home>], the joints are now at {guess}. <sought>(?| please)',
    'i have a <robot> with <screw> {screws}[ and home pose {M}]. its <tool> must go to {target}. (which|what) <sought>(, |? )<from>',
    'hello, i study robotics. my <robot> has the <screw> {screws}[, the home pose is {M}]. i want the <tool> at {target}. how must i set the joints? my first guess is {guess}',
    'for my homework i must find the <sought> for the pose {target} with <ik>. [M is {M}(, |. )][the <axes> are {screws}(, |. )]first guess {guess}',
    'please (check|verify|confirm) the IK of our controller: <screw> {screws}[, <home>], target {target}, <from>[, <tol>]',
    'does the iteration converge? <ik>, [<axes> {screws}, ][<home>, ]target {target}, <from>[, <tol>]',
    'pick pose {target}. <robot> with <screw> {screws}[, <home>]. joints now {guess}. need the <sought>',
    'welding start at the pose {target}: <sought> by <ik>[, <axes> {screws}][, <home>], <from>',
    'simulation check: <ik>[ with <axes> {screws}][, <home>], target {target}, <from>, (expected|reference) <sought>',
    'T = {target}, [M = {M}, ]<screw> {screws}, guess {guess} -> <sought>',
    'target {target}, home {M}, <screw> {screws}, guess {guess}: joint angles?',
    '<from>, which <sought> put the <tool> at {target}[, <home>]? <screw> {screws}',
    '<from> and with <screw> {screws}, solve for {target}[, <home>]',
    'back out the <sought> from the pose {target}: <ik>[, <home>][, <axes> {screws}], <from>',
    '<canyou> (run|do|compute|solve) the <ik>[ for the target {target}], <from>[, <axes> {screws}][, <home>][, <tol>]',
    '(robotics lab|lab|exam), <ik>. [<axes> {screws}(. |, )][home pose {M}(. |, )][target {target}(. |, )]guess {guess}',
    'the camera sees the part at the pose {target}. <screw> {screws}[, <home>]. <from>, which <sought>',
    'with tolerances {eomg} and {ev}, <ik>[ to {target}], <from>[, <axes> {screws}][, <home>]',
    '<ik> to within {eomg} and {ev}: [<reach>, ]<from>[, <axes> {screws}][, <home>]',
    'need <sought> for {target}, <screw> {screws}[, <home>], <from>',
  ],
  asks: [
    'which <sought> reach it? use <ik>',
    'solve the <ik>',
    '<ik> please',
    'do the <ik>',
    'run the <ik>',
    '<calc> the <sought> by <ik>',
    'i need the <ik>',
    'give me the <sought> from the <ik>',
    'what must the joints be, by <ik>',
    'how must the joints be set? <ik>',
    '<canyou> do the <ik>',
    'find the <sought> with the body Jacobian',
    'which <sought> come out of the <ik>',
    'state the solution of the <ik>',
    'evaluate the <ik>',
    'to which <sought> does the <ik> converge',
    'where do the joints end up after the <ik>',
    'determine the <sought> with <ik>',
    'iterate the <ik> until it is there',
    'what does the <ik> give',
  ],
  labels: [
    '<ik>',
    '<ik>',
    '<ik>',
    'inverse kinematics, body frame',
    'IK (body frame)',
    'IK, body screws',
    'IKinBody',
    'numerical IK, body screws',
    'joint values for a pose, body screws',
    'inverseKinematicsScrewBody',
    'body-frame IK',
    'IK by Newton steps, body frame',
  ],
  clauses: {
    ...besideFields,
    M: homeClauses,
    screws: screwClauses,
    target: targetClauses,
    guess: guessClauses,
    eomg: {
      with: [
        'with an orientation tolerance of {eomg}',
        'with eomg = {eomg}',
        'to within {eomg} in orientation',
        'with a rotational tolerance of {eomg}',
        'with the angle right to {eomg}',
        'and an angular tolerance of {eomg}',
      ],
      say: [
        'the orientation may be off by {eomg}',
        'eomg is {eomg}',
        'the orientation tolerance is {eomg}',
        'the angular error must stay below {eomg}',
        'orientation to {eomg}',
      ],
      tag: ['eomg = {eomg}', 'eomg={eomg}', 'eomg: {eomg}', 'orientation tolerance: {eomg}', 'rot tol {eomg}'],
    },
    ev: {
      with: [
        'with a position tolerance of {ev}',
        'with ev = {ev}',
        'to within {ev} in position',
        'with a linear tolerance of {ev}',
        'with the position right to {ev}',
        'and a translational tolerance of {ev}',
      ],
      say: [
        'the position may be off by {ev}',
        'ev is {ev}',
        'the position tolerance is {ev}',
        'the linear error must stay below {ev}',
        'position to {ev}',
      ],
      tag: ['ev = {ev}', 'ev={ev}', 'ev: {ev}', 'position tolerance: {ev}', 'pos tol {ev}'],
    },
  },
  mayMiss: [{ field: 'guess' }, { field: 'guess' }, { field: 'target' }, { field: 'M' }, { field: 'screws' }],
  mayMistake: [
    { field: 'guess', wrong: (random, meaning) => wrongJoints(random, meaning.get('guess')) },
    { field: 'ev', wrong: (random) => measure(random.pick([0.1, 1, 2, 5]), random.pick(['s', 'kg']), random) },
    { field: 'eomg', wrong: (random) => measure(random.pick([0.1, 1, 2, 5]), random.pick(['s', 'mm']), random) },
  ],
}
