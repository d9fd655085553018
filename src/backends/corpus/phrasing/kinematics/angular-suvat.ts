// How people ask about uniform angular acceleration: motors that spin up, wheels that coast down, turns until then.

import { type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { measure, measured, measuredAlike, measuredBare, wrongMeasure } from '../../wording/measures.js'
import type { Phrasing } from '../phrasing.js'
import { angularClauses } from './angular-suvat-clauses.js'
import { besideFields, tellBeside } from './beside.js'
import { braced } from './fall-fragments.js'
import { spinStories } from './spin-stories.js'

const names = ['omega0', 'omega', 'alpha', 'time', 'angle'] as const
type Name = (typeof names)[number]

const unitOf = ({ means }: Mention): string => (means.kind === 'quantity' ? means.unit : 'rpm')
const figureOf = ({ means }: Mention): number =>
  means.kind === 'quantity' || means.kind === 'number' ? means.value : 0

/** No turning, with a unit or as the bare number, which needs none. */
const zero = (random: Random, unit: string): Mention =>
  random.chance(0.6)
    ? measure(0, unit, random)
    : { text: random.pick(['0', 'zero', 'zero']), means: { kind: 'number', value: 0 } }

const stillness = { kind: 'quantity', value: 0, unit: 'rad/s' } as const

/** No turning, in words. */
const still = (random: Random, isUp: boolean): Mention => ({
  text: isUp
    ? random.pick([
        'from rest',
        'from rest',
        'from rest',
        'from a standstill',
        'from standstill',
        'from a standing start',
      ])
    : random.pick([
        'to rest',
        'to rest',
        'to a standstill',
        'to a stop',
        'to a halt',
        'to a complete stop',
        'to a full stop',
      ]),
  means: stillness,
  manner: 'rest',
})

/** The same frames for wheels that start or end at rest. */
const withRest = (frames: readonly string[]): readonly string[] =>
  frames.flatMap((frame) => {
    const started = frame.replace(/\bfrom \{omega0=(?:plain|shared)\}/g, '{omega0=rest}')
    const ended = frame.replace(/\bto \{omega=plain\}/g, '{omega=rest}').replace('{omega0=shared}', '{omega0=plain}')
    return [...new Set([frame, started, ended])]
  })

/** The angular velocities at both ends; one of them is often nothing at all. */
function ends(meaning: Map<string, FieldValue>, known: readonly Name[], isUp: boolean, random: Random): void {
  const [slow, fast] = [...measuredAlike('spinSpeed', 2, random)].sort((a, b) => figureOf(a) - figureOf(b)) as [
    Mention,
    Mention,
  ]
  const unit = unitOf(fast)
  const none = random.chance(0.45) ? still(random, isUp) : zero(random, unit)
  const low = random.chance(0.55) || figureOf(slow) === figureOf(fast) ? none : slow
  const [omega0, omega] = isUp ? [low, fast] : [fast, low]
  const both = known.includes('omega0') && known.includes('omega')
  // "from 0 to 3000 rpm": a number without its unit shares that of the next one.
  const shares =
    both &&
    low.manner === undefined &&
    omega.means.kind === 'quantity' &&
    (omega0.means.kind === 'number' || random.chance(0.3))
  const shared = { text: String(figureOf(omega0)), means: { kind: 'quantity', value: figureOf(omega0), unit } } as const
  if (known.includes('omega0')) meaning.set('omega0', quantityValue(shares ? { ...shared, manner: 'shared' } : omega0))
  if (known.includes('omega')) meaning.set('omega', quantityValue(omega))
}

function sample(random: Random): Meaning {
  const known = random.weighted<readonly Name[]>([
    [5, ['omega0', 'alpha', 'time']],
    [5, ['omega0', 'omega', 'time']],
    [4, ['omega0', 'omega', 'alpha']],
    [4, ['omega0', 'omega', 'angle']],
    [2, ['omega0', 'time', 'angle']],
    [2, ['omega0', 'alpha', 'angle']],
    [1.5, ['omega', 'alpha', 'time']],
    [1, ['omega', 'alpha', 'angle']],
    [1, ['omega', 'time', 'angle']],
    [1, ['alpha', 'time', 'angle']],
  ])
  const isUp = random.chance(0.6)
  const meaning = new Map<string, FieldValue>()
  ends(meaning, known, isUp, random)
  if (known.includes('alpha')) {
    const isSigned = !isUp && random.chance(0.15)
    meaning.set(
      'alpha',
      isSigned
        ? quantityValue(measure(-random.integer(1, 40), 'rad/s^2', random))
        : quantityValue(measured('angularAcceleration', random), !isUp),
    )
  }
  if (known.includes('time')) meaning.set('time', quantityValue(measured('duration', random)))
  if (known.includes('angle')) meaning.set('angle', quantityValue(measured('angleTurned', random)))
  const unknown = names.filter((name) => !known.includes(name))
  const asked = random.weighted<readonly Name[]>([
    [8, [random.pick(unknown)]],
    [1.2, random.chance(0.5) ? unknown : [...unknown].reverse()],
    [0.8, []],
  ])
  // What is asked for and which way it goes shape the words; the program names neither.
  if (asked.length === 1) meaning.set('solve', { kind: 'choice', name: asked[0]! })
  if (asked.length > 1) meaning.set('solve', { kind: 'choices', names: asked })
  meaning.set('trend', { kind: 'choice', name: isUp ? 'up' : 'down' })
  tellBeside(meaning, random, ['machine'], 0.08)
  return meaning
}

/** Words that fit only one of the two ways; used once in a text. */
const changes =
  '(spins up{trend=up}|speeds up{trend=up}|accelerates{trend=up}|runs up{trend=up}|is accelerated{trend=up}|gets faster{trend=up}|slows down{trend=down}|coasts down{trend=down}|spins down{trend=down}|runs down{trend=down}|is braked{trend=down}|loses speed{trend=down}|slows{trend=down})'
const change =
  '(spin up{trend=up}|speed up{trend=up}|accelerate{trend=up}|run up{trend=up}|slow down{trend=down}|coast down{trend=down}|spin down{trend=down}|run down{trend=down})'
const changing =
  '(spinning up{trend=up}|speeding up{trend=up}|accelerating{trend=up}|running up{trend=up}|slowing down{trend=down}|coasting down{trend=down}|spinning down{trend=down}|braking{trend=down})'
const rate =
  '((at|with|at a rate of|with an angular acceleration of) {alpha=plain}|(at|with an angular deceleration of|at a rate of) {alpha=negated})'
const noted =
  '((alpha|α|angular acceleration)(=| = | ){alpha=plain}|(angular deceleration|decel|slowing at|braking at) {alpha=negated})'

export const angularSuvat: Phrasing = {
  operation: 'kinematics.angularSuvat',
  weight: 1.4,
  anyOf: ['time', 'alpha', 'omega0', 'omega', 'angle'],
  listable: ['time'],
  sample,
  fragments: {
    wheel: [
      'wheel',
      'wheel',
      'flywheel',
      'flywheel',
      'motor',
      'electric motor',
      'fan',
      'ceiling fan',
      'saw blade',
      'circular saw',
      'hard disk',
      'DVD',
      'turntable',
      'record player',
      'spin dryer',
      'washing machine drum',
      'centrifuge',
      'carousel',
      'merry-go-round',
      'potter wheel',
      'grinding wheel',
      'rotor',
      'turbine',
      'wind turbine',
      'drill',
      'bicycle wheel',
      'shaft',
      'gyroscope',
      'propeller',
      'spindle',
      'servo',
      'roulette wheel',
      'spinning top',
      'fidget spinner',
      'mixer',
      'disc',
      'reaction wheel',
      'ferris wheel',
      'pulley',
      'hamster wheel',
      'figure skater',
      'hammer thrower',
      'engine crankshaft',
      'drone rotor',
    ],
    awheel: ['a <wheel>', 'a <wheel>', 'the <wheel>', 'my <wheel>', 'our <wheel>'],
    it: ['it', 'it', 'the <wheel>'],
    turnsword: ['revolutions', 'turns', 'full turns', 'rotations', 'times round'],
  },
  choices: {
    solve: {
      angle: [
        'how many <turnsword> does <it> make',
        'how many <turnsword> (is that|are that|does that take|are made)',
        'through what angle does <it> turn',
        'what angle does <it> turn through',
        'how far does <it> turn',
        '<calc> the (number of revolutions|number of turns|angle turned|angular displacement|total angle)',
        'how often does <it> go round',
        'how many times does <it> go round',
        'over how many <turnsword>',
        'find theta',
        'theta=?',
        'what is the angular displacement',
        'revolutions?',
        'how many revs',
        'by what angle has it turned',
        'number of turns until then',
      ],
      omega: [
        'how fast is <it> turning (then|at the end|afterwards)',
        'what (angular velocity|angular speed|speed of rotation|rpm) does <it> reach',
        'what is the final angular velocity',
        '<calc> the (final angular velocity|final angular speed|final speed of rotation|end speed in rad/s)',
        'how many rpm does <it> end up with',
        'find omega',
        'what is omega at the end',
        'final omega?',
        'at what rate does <it> spin afterwards',
        'with what angular speed does <it> end',
        'how quickly does <it> rotate by then',
        'what does the tachometer show at the end',
        'final rpm?',
      ],
      omega0: [
        'how fast was <it> turning (at first|initially|before|in the beginning|at the start)',
        'what was the initial angular velocity',
        '<calc> the (initial angular velocity|initial angular speed|starting rpm|starting speed of rotation)',
        'find omega0',
        'what is omega_0',
        'initial omega?',
        'at what angular speed did <it> start',
        'what rpm did it have to begin with',
        'with what speed of rotation did <it> start',
      ],
      alpha: [
        'what is (the|its) angular acceleration',
        '<calc> the (angular acceleration|angular deceleration|mean angular acceleration|constant angular acceleration)',
        'what angular acceleration is that',
        'find alpha',
        'what is alpha',
        'alpha=?',
        'what angular acceleration (does it have|is needed|does that need)',
        'how quickly does its rotation change, in rad/s²',
        'how strong is the angular acceleration',
        'angular acceleration?',
        'at what rate does its spin change',
        'which angular acceleration must the drive give',
      ],
      time: [
        'how long does (it|that) take',
        'how many seconds does (it|that) take',
        'how long until then',
        'in what time',
        '<calc> the (time|time taken|run-up time|time needed|duration)',
        'find t',
        't=?',
        'what time does it need',
        'how long',
        'how much time passes',
        'when is that reached',
        'after how many seconds',
        'time?',
        'how long must i wait',
      ],
    },
    'solve#noun': {
      angle: [
        'number of revolutions',
        'number of turns',
        'angle turned',
        'angular displacement',
        'theta',
        'revolutions',
        'total angle',
      ],
      omega: ['final angular velocity', 'final omega', 'final angular speed', 'omega', 'final rpm'],
      omega0: ['initial angular velocity', 'omega0', 'initial angular speed', 'starting rpm', 'omega_0'],
      alpha: [
        'angular acceleration',
        'alpha',
        'angular acceleration',
        'the angular acceleration',
        'rate of spin change',
      ],
      time: ['time', 't', 'time taken', 'duration', 'run time', 'time needed'],
    },
  },
  frames: withRest([
    ...spinStories({ changes, rate }),
    `<awheel> ${changes} from {omega0=plain} to {omega=plain}[ in {time}][ ${rate}][ (over|within|in) {angle}](. |, | - ){solve}`,
    `<awheel> ${changes} from {omega0=shared} to {omega=plain}[ in {time}][ ${rate}][ (over|within|in) {angle}](. |, | - ){solve}`,
    `<awheel> (goes|changes|is brought|is taken) from {omega0=plain} to {omega=plain}[ in {time}][ ${rate}][ (over|within) {angle}](. |, |; ){solve}`,
    `<awheel> (goes|changes|is brought|is taken) from {omega0=shared} to {omega=plain}[ in {time}][ ${rate}][ (over|within) {angle}](. |, |; ){solve}`,
    `from {omega0=shared} to {omega=plain}[ in {time}][ ${rate}][ (over|within) {angle}](: |, | - ){solve}`,
    `{omega0=shared} to {omega=plain}[ in {time}][ ${rate}][ over {angle}](: |, | - |. )(<wheel>, |)(find {solve#noun}|{solve#noun}?|{solve})`,
    `{solve} (if|when) <awheel> ${changes} from {omega0=shared} to {omega=plain}[ in {time}][ ${rate}][ over {angle}]`,
    `{solve} (if|when) <awheel> ${changes} from {omega0=plain}[ to {omega=plain}][ in {time}][ ${rate}][ over {angle}]`,
    `<awheel> (turning|spinning|rotating|running) at {omega0=plain} ${changes}[ ${rate}][ for {time}][ to {omega=plain}][ over {angle}](. |, |; ){solve}`,
    `<awheel> (turns|spins|runs|rotates) at {omega0=plain} and then ${changes}[ ${rate}][ for {time}][ to {omega=plain}][ (within|over) {angle}](. |, |; ){solve}`,
    `<awheel> (starts|begins) (at|with|from) {omega0=plain} and ${changes}[ ${rate}][ for {time}][ to {omega=plain}][ (over|through) {angle}](. |, ){solve}`,
    `starting (at|from|with) {omega0=plain}, <awheel> ${changes}[ ${rate}][ for {time}][ to {omega=plain}][ (over|through) {angle}](. |, ){solve}`,
    `<awheel> ${changes} ${rate} for {time}[ from {omega0=plain}][ (and reaches|ending at) {omega=plain}](. |, | - ){solve}`,
    `<awheel> ${changes} ${rate}[ from {omega0=plain}][ to {omega=plain}][ (while it turns|over|during) {angle}][ for {time}](. |, | - ){solve}`,
    `<awheel> (is switched on|is turned on|gets power){trend=up} and reaches {omega=plain} (after|in) {time}[ from {omega0=plain}][ ${rate}](. |, ){solve}`,
    `<awheel> (is switched off|is turned off|loses power){trend=down} at {omega0=plain}(, | and )(it |)(coasts|runs down|slows)[ ${rate}][ for {time}][ to {omega=plain}][ in {angle}](. |, | - ){solve}`,
    `after switching (on{trend=up}|off{trend=down}), <awheel> goes from {omega0=plain} to {omega=plain}[ in {time}][ ${rate}][ over {angle}](. |, ){solve}`,
    `<awheel> (makes|does|turns) {angle} (in|within|during) {time}[ (starting at|starting with|from) {omega0=plain}][ (ending at|and is then at) {omega=plain}][ ${rate}](. |, ){solve}`,
    `(during|within|over) {angle} <awheel> ${changes}[ from {omega0=plain}][ to {omega=plain}][ ${rate}][, taking {time}](. |, ){solve}`,
    `<awheel> needs {angle} to ${change}[ from {omega0=plain}][ to {omega=plain}][ ${rate}](. |, | - ){solve}`,
    `<awheel> needs {time} to ${change}[ from {omega0=plain}][ to {omega=plain}][ ${rate}][ and makes {angle} in it](. |, | - ){solve}`,
    `it takes {time} (for <awheel> |)to (go|get|come) from {omega0=plain} to {omega=plain}(. |, | - ){solve}`,
    `it takes {time} for <awheel> to (go|get|come) from {omega0=shared} to {omega=plain}(. |, | - ){solve}`,
    `how long does <awheel> (take|need) to (go|get|come|run) from {omega0=plain} to {omega=plain}[ ${rate}][ over {angle}]{solve=time}`,
    `how long does <awheel> (take|need) to (go|get|come|run) from {omega0=shared} to {omega=plain}[ ${rate}][ over {angle}]{solve=time}`,
    `how many (revolutions|turns|rotations) does <awheel> make[ (going|while it goes) from {omega0=plain} to {omega=plain}][ in {time}][ ${rate}]{solve=angle}`,
    `how many (revolutions|turns|rotations) (while|when) <awheel> ${changes}[ from {omega0=plain}][ to {omega=plain}][ in {time}][ ${rate}]{solve=angle}`,
    `what angular (acceleration|deceleration) (brings|takes) <awheel> from {omega0=plain} to {omega=plain}[ in {time}][ (in|over|within) {angle}]{solve=alpha}`,
    `what angular (acceleration|deceleration) (brings|takes) <awheel> from {omega0=shared} to {omega=plain}[ in {time}][ (in|over|within) {angle}]{solve=alpha}`,
    `what angular velocity does <awheel> (have|reach) after ${changing} ${rate}[ for {time}][ over {angle}][ from {omega0=plain}]{solve=omega}`,
    `(what|which) (rpm|angular speed|angular velocity) has <awheel> after {time} (of ${changing} |)${rate}[ from {omega0=plain}]{solve=omega}`,
    `(omega0|ω0|w0|omega_0)(=| = ){omega0=plain}(,|;|) (omega|ω|w)(=| = ){omega=plain}(,|;|) t(=| = ){time}(,|;|. | ->) (find {solve#noun}|{solve#noun}?|{solve})`,
    `(omega0|ω0|w0|omega_0)(=| = ){omega0=plain}(,|;|) (alpha|α)(=| = ){alpha=plain}(,|;|) t(=| = ){time}(,|;|. | ->) (find {solve#noun}|{solve#noun}?|{solve})`,
    `(omega0|ω0|w0|omega_0)(=| = ){omega0=plain}(,|;|) (omega|ω|w)(=| = ){omega=plain}(,|;|) (theta|θ|phi)(=| = ){angle}(,|;|. | ->) (find {solve#noun}|{solve#noun}?|{solve})`,
    `(omega0|ω0|w0|omega_0)(=| = ){omega0=plain}(,|;|) (omega|ω|w)(=| = ){omega=plain}(,|;|) (alpha|α)(=| = ){alpha=plain}(,|;|. | ->) (find {solve#noun}|{solve#noun}?|{solve})`,
    '(angular suvat|rotational kinematics|rotation|angular motion|uniform angular acceleration)(: |, | - )[omega0={omega0=plain}, ][omega={omega=plain}, ][alpha={alpha=plain}, ][t={time}, ][theta={angle}, ](find {solve#noun}|{solve#noun}?|{solve})',
    '(find {solve#noun}|{solve#noun}?|solve for {solve#noun}|{solve}) (given|with|from|for)[ omega0 = {omega0=plain},][ omega = {omega=plain},][ alpha = {alpha=plain},][ t = {time},][ theta = {angle},] (angular motion|rotation|constant angular acceleration)',
    'solve (the rotation|the angular motion|the rotational motion|this spin)[, omega0 {omega0=plain}][, omega {omega=plain}][, alpha {alpha=plain}][, time {time}][, angle {angle}]{!solve}',
    `(spin-up{trend=up}|run-up{trend=up}|acceleration ramp{trend=up}|coast-down{trend=down}|run-down{trend=down}|braking{trend=down})( test|) of <awheel>(: |, | - )[(start|from) {omega0=plain}, ][(end|to) {omega=plain}, ][{time}, ][${noted}, ][{angle}, ](find {solve#noun}|{solve#noun}?|{solve})`,
    `(motor|spindle|servo|drive|axis)(: |, | - )[from {omega0=plain} ][to {omega=plain} ][in {time} ][${noted} ][over {angle}](, | - |; |. )({solve#noun}|{solve#noun}?|{solve})`,
    `(determine|calculate|find|state) the {solve#noun} of a (wheel|flywheel|disc|rotor|shaft) (that|which) ${changes} uniformly[ from {omega0=plain}][ to {omega=plain}][ in {time}][ ${rate}][ (while turning through|in) {angle}]`,
    `a (wheel|disc|flywheel|rotor) ${changes} uniformly[ from {omega0=plain}][ to {omega=plain}][ in {time}][ ${rate}][ (while turning through|in) {angle}]. (find|calculate|determine) the {solve#noun}`,
    `with a (constant|steady|uniform) angular (acceleration of {alpha=plain}|deceleration of {alpha=negated})[ for {time}][ from {omega0=plain}][ to {omega=plain}][ over {angle}](, | - |: )<awheel> (turns|keeps turning|changes its spin)(. |, ){solve}`,
    `(the|a) <wheel> has an angular (acceleration of {alpha=plain}|deceleration of {alpha=negated})(. |, |; )[(it starts at|at first it does) {omega0=plain}, ][(it ends at|then it does) {omega=plain}, ][(for|during) {time}, ][(it turns|through) {angle}, ]{solve}`,
    `the (DVD|record|hard disk|turntable) in my (player|computer|living room) ${changes}[ from {omega0=plain}][ to {omega=plain}][ in {time}][ ${rate}][ over {angle}](. |, ){solve}`,
    `we (push the merry-go-round{trend=up}|pedal the wheel faster{trend=up}|brake the carousel{trend=down}|press the brake on the wheel{trend=down})(: |, )[from {omega0=plain} ][to {omega=plain} ][in {time} ][${rate} ][during {angle}](. |, ){solve}`,
    `(please|kindly|dear sir), my <wheel> ${changes}[ from {omega0=plain}][ to {omega=plain}][ in {time}][ ${rate}][ with {angle}]. {solve}`,
    `question( 4| 15|): a <wheel> ${changes}[ from {omega0=plain}][ to {omega=plain}][ in {time}][ ${rate}][ during {angle}]. (calculate|find) the {solve#noun}`,
    braced(
      '"op": "angular motion"[, "omega0": "{omega0=plain}"][, "omega": "{omega=plain}"][, "alpha": "{alpha=plain}"][, "time": "{time}"][, "angle": "{angle}"], "solve": "{solve#noun}"',
    ),
    '(task|calc|type): angular motion[; omega0: {omega0=plain}][; omega: {omega=plain}][; alpha: {alpha=plain}][; time: {time}][; angle: {angle}]; (find|want|output): {solve#noun}',
    `(need|want|looking for) {solve#noun}(: |, | - )<wheel>[, (initially|starts at) {omega0=plain}][, (finally|ends at) {omega=plain}][, (takes|for) {time}][, ${noted}][, (turns|makes) {angle}]`,
    'the <wheel> is at {omega0=plain} now(. |, )[(it changes by|alpha is) {alpha=plain}](. |, |){solve} after {time}',
    `(finally|at the end) <awheel> (does|turns at|has) {omega=plain}[ after {time}][ (of|with) an angular acceleration of {alpha=plain}][ and {angle}][, it began with {omega0=plain}](. |, ){solve}`,
  ]),
  asks: [
    '{solve}',
    '{solve}',
    '{solve}',
    'find {solve#noun}',
    '<calc> the {solve#noun}',
    'i need {solve#noun} of this rotation',
    'please tell {solve#noun} of the turning',
    'what about {solve#noun} of the <wheel>',
    'determine {solve#noun}, the angular acceleration being constant',
    'the question is: {solve}',
    '(find everything else|find the rest of this rotation|solve the angular motion|what are the missing angular quantities|complete the rotation|work out the unknowns of the rotation|give all about this rotation){!solve}',
  ],
  labels: [
    'angular suvat',
    '{solve#noun}, rotation',
    '{solve#noun} of a <wheel>',
    '<wheel> {solve#noun}',
    'rotational kinematics',
    'uniform angular acceleration',
    'angular motion',
    'constant angular acceleration',
    'spin-up{trend=up}',
    'spin-down{trend=down}',
    '<wheel> run-up{trend=up}',
    '<wheel> coasting down{trend=down}',
    'rotation of a <wheel>',
    'angular kinematics',
    'rotation problem',
    'circular motion with angular acceleration',
    '<wheel>, uniform change of spin',
  ],
  clauses: { ...besideFields, ...angularClauses },
  mayMiss: [
    { field: 'omega0', bare: (random) => measuredBare('spinSpeed', random) },
    { field: 'omega', bare: (random) => measuredBare('spinSpeed', random) },
    { field: 'alpha', bare: (random) => measuredBare('angularAcceleration', random) },
    { field: 'time', bare: (random) => measuredBare('duration', random) },
    { field: 'angle', bare: (random) => measuredBare('angleTurned', random) },
  ],
  mayMistake: [
    { field: 'omega0', wrong: (random) => wrongMeasure('angularSpeed', random) },
    { field: 'omega', wrong: (random) => wrongMeasure('angularSpeed', random) },
    { field: 'alpha', wrong: (random) => wrongMeasure('angularAcceleration', random) },
    { field: 'time', wrong: (random) => wrongMeasure('time', random) },
    { field: 'angle', wrong: (random) => wrongMeasure('angleTurned', random) },
  ],
}
