// How people ask for the joint positions along a timed straight move in joint space.

import { choiceValue, type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { arrayOf } from '../../wording/arrays.js'
import { bareNumber, measure, wrongMeasure } from '../../wording/measures.js'
import { onGrid } from '../../wording/number-words.js'
import type { Phrasing } from '../phrasing.js'
import { pathStories } from './scaling-stories.js'

const bare = (value: number): Mention => ({ text: String(value), means: { kind: 'number', value }, manner: 'bare' })

/** Both ends of the move, bracketed or as figures one after the other. */
function ends(random: Random): readonly [FieldValue, FieldValue] {
  const joints = random.weighted([
    [4, 2],
    [5, 3],
    [1.5, 4],
    [1, 5],
    [3, 6],
    [0.7, 7],
  ] as const)
  const unit = random.weighted([
    [6, undefined],
    [2, 'rad'],
    [4, 'deg'],
    [0.4, 'm'],
  ] as const)
  const [most, step] =
    unit === 'deg' ? [170, 5] : unit === 'm' ? [1.2, 0.05] : random.pick([[3, 0.1] as const, [1.6, 0.05] as const])
  const value = () => (unit === 'm' ? onGrid(random, 0, most, step) : onGrid(random, -most / 2, most, step)) || 0
  const start = random.chance(0.3) ? Array.from({ length: joints }, () => 0) : Array.from({ length: joints }, value)
  const end = Array.from({ length: joints }, value)
  if (joints > 1 && joints < 4 && random.chance(0.14)) {
    const said = (values: readonly number[]): FieldValue => ({
      kind: 'quantities',
      mentions: values.map((one) => (unit === undefined ? bareNumber(one, random) : measure(one, unit, random))),
    })
    return [said(start), said(end)]
  }
  const last = quantityValue(arrayOf(random, end, unit))
  if (unit === undefined || random.chance(0.7)) return [quantityValue(arrayOf(random, start, unit)), last]
  // "[0, 0] to [30, 45] deg": one unit for both.
  const unitless = arrayOf(random, start)
  return [quantityValue({ ...unitless, means: { kind: 'array', items: start, unit }, manner: 'shared' }), last]
}

function sample(random: Random): Meaning {
  const [start, end] = ends(random)
  const duration = random.chance(0.6) ? random.integer(1, 12) : onGrid(random, 0.5, 6, 0.25)
  const points = random.chance(0.6) ? random.integer(3, 12) : random.pick([15, 20, 21, 25, 30, 50, 51, 100, 101, 200])
  const method = random.chance(0.2)
    ? quantityValue(bare(random.pick([3, 5])))
    : choiceValue(random.pick(['cubic', 'quintic']))
  return new Map<string, FieldValue>([
    ['start', start],
    ['end', end],
    ['Tf', quantityValue(random.chance(0.35) ? bare(duration) : measure(duration, 's', random))],
    [
      'N',
      quantityValue(
        random.chance(0.9)
          ? { text: String(points), means: { kind: 'number', value: points } }
          : bareNumber(points, random),
      ),
    ],
    ['method', method],
  ])
}

/** Joints in a unit of something else. */
function wrongJoints(random: Random, value: FieldValue | undefined): Mention {
  if (value?.kind !== 'quantity' || value.mention.means.kind !== 'array')
    return measure(random.integer(2, 40), random.pick(['kg', 'm/s', 'N']), random)
  const items = value.mention.means.items.filter((item) => typeof item === 'number')
  return arrayOf(random, items, random.pick(['kg', 'm/s']))
}

export const jointTrajectory: Phrasing = {
  operation: 'kinematics.jointTrajectory',
  listable: ['Tf'],
  sample,
  fragments: {
    robot: [
      'robot',
      'arm',
      'robot arm',
      'manipulator',
      'cobot',
      'SCARA',
      'gripper arm',
      'six-axis robot',
      'leg',
      'puppet arm',
      'excavator toy',
      'camera crane',
      'desk lamp',
    ],
    traj: [
      'joint trajectory',
      'joint trajectory',
      'joint-space trajectory',
      'trajectory in joint space',
      'point-to-point joint trajectory',
      'straight-line move in joint space',
      'joint move',
      'PTP joint trajectory',
      'trajectory of the joints',
      'joint path over time',
    ],
    give: [
      'generate',
      'compute',
      'give me',
      'make',
      'produce',
      'plan',
      'calculate',
      'i need',
      'list',
      'sample',
      'write out',
      'tabulate',
      'please make',
      'work out',
      'build',
    ],
    trajask: [
      'give the joint trajectory',
      'list the joint positions',
      'what are the joint positions along the way',
      'generate the joint trajectory',
      'give me the table of joint values',
      'where are the joints at each sample',
      'compute the joint trajectory',
      'what does each row of the joint trajectory look like',
      'show the rows of the joint trajectory',
      'tabulate the joints over the move',
      'which joint values do i send one after the other',
      'plan the joint move',
      'i need all joint values of the way',
      'make the joint path',
      'print the joint-space trajectory',
      'what joint angles does it pass through',
    ],
    samples: ['samples', 'waypoints', 'rows', 'steps', 'set-points', 'frames', 'time samples', 'positions'],
    scaling: ['time scaling', 'time scaling', 'polynomial', 'time law', 'interpolation', 'profile', 'timing', 'blend'],
  },
  choices: {
    method: {
      cubic: ['cubic', 'cubic', 'cubic', 'third-order', 'third order'],
      quintic: ['quintic', 'quintic', 'quintic', 'fifth-order', 'fifth order'],
    },
    'method#plain': { cubic: ['cubic'], quintic: ['quintic'] },
  },
  frames: [
    ...pathStories,
    'Joint trajectory request\nstart: {start}\nend: {end}\nTf: ({Tf}|{Tf=bare})\nN: {N}\nmethod: ({method#plain}|{method=bare})',
    'Given:\nstart joints {start}\nend joints {end}\nduration ({Tf}|{Tf=bare})\n{N} points\n{method} time scaling\nFind: the joint positions',
    'our robot barista parks with joints {start} and pours with joints {end}. the move takes {Tf} and is {method} in time. print {N} lines of joint values for the log',
    'for the animation i need {N} key frames. the arm begins at joints {start}, finishes at joints {end}, all in {Tf}, with {method} easing',
    'the surgeon robot must go gently, {method} timing, {Tf}, from joints ({start}|{start=shared}) to {end}. list where its joints are at {N} equally spaced times',
    'Problem 11. A manipulator moves in joint space from {start} to {end} in {Tf} with {method} time scaling. Tabulate the joints at {N} equally spaced instants',
    'simulator input wanted: {N} rows, joints start {start}, joints end {end}, {method}, ({Tf}|Tf={Tf=bare})',
    'show how the joints travel: start vector {start}, end vector {end}, {Tf} long, {method}, {N} rows',
    'teach pendant export: joints {start}, then joints {end}; time {Tf}; profile {method}; {N} rows',
    'dance move for the toy robot: joints {start} at the beat, joints {end} after {Tf}, {N} positions in all, {method} polynomial',
    '<give> (a|the) <traj> from ({start}|{start=shared}) to {end} in ({Tf}|Tf = {Tf=bare}) with {N} (points|<samples>) and {method} <scaling>',
    '<give> (a|the) {method} <traj> from ({start}|{start=shared}) to {end}, ({Tf}|Tf={Tf=bare}), {N} (points|<samples>)',
    '<give> {N} <samples> of a {method} <traj>, joints ({start}|{start=shared}) to {end}, (duration |in |){Tf}',
    '<traj>: start {start}, end {end}, (Tf|T|duration) ({Tf}|{Tf=bare}), N {N}, (method {method#plain}|{method#plain}|order {method=bare}|method order {method=bare})',
    '<traj>, (q0|qs|start|thetastart)( = |=|: ){start}, (q1|qf|qe|end|thetaend)( = |=|: ){end}, (Tf|T)( = |=)({Tf}|{Tf=bare}), N( = |=){N}, (method( = |=|: )({method#plain}|{method=bare})|{method#plain})',
    'start={start}; end={end}; Tf=({Tf}|{Tf=bare}); N={N}; method=({method#plain}|{method=bare}) -> (rows|joint trajectory|trajectory)',
    'jointTrajectory start={start} end={end} Tf=({Tf}|{Tf=bare}) N={N} method=({method#plain}|{method=bare})',
    '(the|a|my|our) <robot> (moves|goes|swings) from joints {start} to joints {end} in {Tf}, {method} <scaling>, {N} <samples>. <trajask>',
    '(the|a|my|our) <robot> stands at joint angles {start} and should go to joint angles {end} within {Tf}. use {method} <scaling> and {N} <samples>. <trajask>',
    'move the joints from ({start}|{start=shared}) to {end} in {Tf} (using|with) {method} <scaling>; (give|show|print) {N} (points|<samples>) of the way',
    'take the <robot> from q = {start} to q = {end}, {method} <scaling>, {Tf}, and (list|give|print) {N} <samples>',
    'interpolate the joints from ({start}|{start=shared}) to {end} over {Tf} with {method} <scaling>, {N} (points|<samples>)',
    'interpolate between joint vectors {start} and {end}: {N} <samples>, {method}, ({Tf}|Tf = {Tf=bare})',
    'i have joint angles {start} now and want {end} after {Tf}. {N} <samples>, {method} <scaling>(. |, )(<trajask>|how do the joints go)',
    '{N} (points|<samples>), {Tf}, {method} <scaling>, joint vector {start} to joint vector {end}(: |, |. )(<trajask>|joint trajectory)',
    '{method} <scaling>, {N} <samples> over {Tf}, joints from ({start}|{start=shared}) to {end}(: |, |. )<trajask>',
    'with {method} <scaling>, what joint values does the <robot> have at {N} equally spaced moments when going from joints ({start}|{start=shared}) to {end} in {Tf}',
    'at {N} equal times of a {Tf} move from joints {start} to joints {end}, where are the joints? {method} <scaling>',
    '(question|task|problem|exercise): joints move in a straight line in joint space from ({start}|{start=shared}) to {end} in {Tf}, {method} time scaling. (list|state|calculate|determine) the joint positions at {N} equally spaced times',
    'determine the rows of the {method} joint trajectory, start {start}, end {end}, duration {Tf}, {N} points',
    'state {N} joint positions, ends included, for a {method} time-scaled move from joints {start} to joints {end} lasting {Tf}',
    'form: joint trajectory\n(start|from): {start}\n(end|to): {end}\n(Tf|duration|total time): ({Tf}|{Tf=bare})\n(N|points|number of points): {N}\n(method|time scaling|order): ({method#plain}|{method=bare})',
    'ticket: <robot> replay, joints from ({start}|{start=shared}) to {end}, {Tf}, {method#plain}, {N} rows as a table',
    'controller input: q_start {start}, q_end {end}, (duration|time) ({Tf}|{Tf=bare}), {N} (points|<samples>), (scaling|order) ({method#plain}|{method=bare})',
    '(Modern Robotics|Lynch and Park) style joint trajectory: thetastart = {start}, thetaend = {end}, Tf = ({Tf}|{Tf=bare}), N = {N}, method = ({method=bare}|{method#plain})',
    'hello, i want my (small |)<robot> to go smooth from the joint angles ({start}|{start=shared}) to {end}. it may take {Tf}. please give {N} <samples> with {method} <scaling>',
    'hello, for school we must make a table of the joints: begin {start}, finish {end}, time {Tf}, {N} rows, {method} <scaling>',
    'the puppet has to raise its arm: joints {start} at first, {end} at last, {Tf} long, {N} frames, {method} <scaling>. <trajask>',
    'the lamp bends from joint angles ({start}|{start=shared}) to {end} during {Tf}; film it in {N} frames with {method} easing(: |. |, )(joint values per frame|<trajask>)',
    'teach in A, joints {start}, and B, joints {end}; go A to B in {Tf}, {method}, {N} <samples>',
    'pick to place in joint space: joints ({start}|{start=shared}) -> {end}, {Tf}, {method}, N = {N}',
    'joints ({start}|{start=shared}) -> {end}, ({Tf}|Tf {Tf=bare}), ({method#plain}|order {method=bare}), {N} (points|<samples>)',
    'from joint angles ({start}|{start=shared}) to {end}, {Tf}, {method}, {N} points(, please|)',
    'how do the joints run from ({start}|{start=shared}) to {end} in {Tf} under {method} <scaling>? {N} <samples> (please|are enough|will do)',
    'split the joint move from ({start}|{start=shared}) to {end} into {N} <samples>, (lasting {Tf}|{Tf} in all|total {Tf}), {method} <scaling>',
    'smooth start and stop for the joints, ({start}|{start=shared}) to {end}, polynomial of order {method=bare}, ({Tf}|Tf {Tf=bare}), {N} (points|<samples>)',
    '<give> (a|the) <traj> of order {method=bare}: start {start}, end {end}, (Tf = {Tf=bare}|duration {Tf}), N = {N}',
    'order {method=bare} time scaling, joints from ({start}|{start=shared}) to {end}, ({Tf}|Tf = {Tf=bare}), {N} (points|<samples>)(. |, )<trajask>',
    'i must send {N} joint set-points to the drive, first {start}, last {end}, (time |in |){Tf}, {method} <scaling>. <trajask>',
    'simulation step: initial joints {start}, goal joints {end}, horizon {Tf}, {N} nodes, {method} <scaling>. <trajask>',
  ],
  asks: [
    'Determine the joint positions at equal times',
    'State the rows of the joint trajectory',
    'please fill in the joint trajectory table',
    '<trajask>',
    '<trajask>',
    '<trajask>',
    'give the rows of the joint trajectory',
    'the <robot> makes a straight move in joint space. <trajask>',
    'compute the joint-space trajectory',
    'what joint values does the <robot> go through',
    'plan the joint trajectory for the <robot>',
  ],
  labels: [
    'Joint trajectory',
    'joint trajectory, table',
    'joint positions at equal times',
    '<traj>',
    '<traj>',
    'joint trajectory',
    'joint trajectory',
    'joint-space move, table of joints',
    'trajectory of joints',
    'PTP in joint space',
    'robot joint trajectory',
    'joint interpolation',
  ],
  clauses: {
    start: {
      with: [
        'with joints going from {start=shared} to {end}',
        'from joints {start=shared} to {end}',
        'going from joint angles {start=shared} to {end}',

        'from joints {start}',
        'starting at joints {start}',
        'with start {start}',
        'from joint angles {start}',
        'beginning at q = {start}',
        'with the joints starting at {start}',
      ],
      say: [
        'the joints go from {start=shared} to {end}',
        'the move is from joints {start=shared} to {end}',
        'joint angles change from {start=shared} to {end}',

        'the joints start at {start}',
        'at the start the joints are {start}',
        'the start is {start}',
        'it begins with joints {start}',
        'the <robot> starts at joints {start}',
        'the first joint vector is {start}',
        'initial joint angles are {start}',
        'now the joints are at {start}',
        'q start is {start}',
        'the starting configuration is {start}',
      ],
      tag: [
        'joints {start=shared} to {end}',
        'joints {start=shared} -> {end}',
        'from {start=shared} to {end}',

        'start<eq>{start}',
        'q0={start}',
        'start: {start}',
        'from joints {start}',
        'thetastart={start}',
        'initial joints {start}',
        'q_start = {start}',
        'joints at start {start}',
        'begin joints {start}',
        'start joints: {start}',
      ],
      vague: ['from where it stands', 'from the home joints', 'from the present joints'],
    },
    end: {
      with: [
        'to joints {end}',
        'ending at joints {end}',
        'with end {end}',
        'to joint angles {end}',
        'finishing at q = {end}',
        'with the joints ending at {end}',
      ],
      say: [
        'the joints end at {end}',
        'at the end the joints are {end}',
        'the end is {end}',
        'it finishes with joints {end}',
        'the <robot> stops at joints {end}',
        'the last joint vector is {end}',
        'final joint angles are {end}',
        'the joints should come to {end}',
        'q end is {end}',
        'the goal configuration is {end}',
      ],
      tag: [
        'end<eq>{end}',
        'q1={end}',
        'end: {end}',
        'to joints {end}',
        'thetaend={end}',
        'final joints {end}',
        'q_end = {end}',
        'joints at end {end}',
        'goal joints {end}',
        'end joints: {end}',
      ],
      vague: ['to the folded joints', 'to the pick joints', 'to the other end'],
    },
    Tf: {
      with: [
        'in {Tf}',
        'over {Tf}',
        'within {Tf}',
        'with a duration of {Tf}',
        'lasting {Tf}',
        'with Tf = {Tf=bare}',
        'for Tf = {Tf=bare}',
        'taking {Tf}',
      ],
      say: [
        'it takes {Tf}',
        'the move lasts {Tf}',
        'the duration is {Tf}',
        'the total time is {Tf}',
        'it should be there after {Tf}',
        'Tf is {Tf=bare}',
        'Tf = {Tf=bare}',
        'the whole move takes {Tf}',
        'the final time is {Tf}',
      ],
      tag: [
        'Tf={Tf}',
        'T={Tf}',
        'duration {Tf}',
        'time {Tf}',
        'in {Tf}',
        'Tf={Tf=bare}',
        'Tf = {Tf=bare}',
        'T<eq>{Tf=bare}',
        'total time {Tf}',
        'move time {Tf}',
      ],
      vague: ['in a short time', 'quickly', 'in the usual time'],
    },
    N: {
      with: [
        'with {N} <samples>',
        'in {N} <samples>',
        'with N = {N}',
        'as {N} <samples>',
        'sampled at {N} points',
        'with {N} points',
        'at {N} equal times',
      ],
      say: [
        'there should be {N} points',
        'we want {N} <samples>',
        'N is {N}',
        'N = {N}',
        'the number of points is {N}',
        'it is sampled {N} times',
        'i need {N} rows',
        'give {N} <samples>',
        'the table has {N} rows',
      ],
      tag: [
        'N={N}',
        'N = {N}',
        '{N} points',
        'points: {N}',
        '{N} <samples>',
        'N: {N}',
        'number of points {N}',
        'rows {N}',
        'samples<eq>{N}',
      ],
      vague: ['with a few points', 'with enough points', 'in many small steps'],
    },
    method: {
      with: [
        'with {method} time scaling',
        'using {method} <scaling>',
        'with a {method} polynomial',
        'under {method} time scaling',
        'by a polynomial of order {method=bare}',
        'with time scaling of order {method=bare}',
      ],
      say: [
        'the time scaling is {method=cubic}cubic',
        'the time scaling is {method=quintic}quintic',
        'we use {method=cubic}cubic time scaling',
        'we use {method=quintic}quintic time scaling',
        'the method is {method=cubic}cubic',
        'the method is {method=quintic}quintic',
        'it is timed by {method=cubic}a cubic polynomial',
        'it is timed by {method=quintic}a quintic polynomial',
        'it follows {method=cubic}a third-order polynomial',
        'it follows {method=quintic}a fifth-order polynomial',
        'the order of the polynomial is {method=bare}',
        'the method is order {method=bare}',
      ],
      tag: [
        '{method=cubic}cubic',
        '{method=quintic}quintic',
        'method<eq>{method=cubic}cubic',
        'method<eq>{method=quintic}quintic',
        'scaling: {method=cubic}cubic',
        'scaling: {method=quintic}quintic',
        '{method=cubic}third order',
        '{method=quintic}fifth order',
        'method={method=bare}',
        'order {method=bare}',
        'polynomial order {method=bare}',
      ],
      vague: ['with smooth timing', 'with some polynomial', 'with the usual time scaling'],
    },
  },
  mayMiss: [{ field: 'start' }, { field: 'end' }, { field: 'Tf' }, { field: 'N' }, { field: 'method' }],
  mayMistake: [
    { field: 'Tf', wrong: (random) => wrongMeasure('time', random) },
    { field: 'start', wrong: (random, meaning) => wrongJoints(random, meaning.get('start')) },
    { field: 'end', wrong: (random, meaning) => wrongJoints(random, meaning.get('end')) },
  ],
}
