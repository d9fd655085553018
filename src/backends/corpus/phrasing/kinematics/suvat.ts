// How people ask about uniform acceleration in a line: word problems, car magazines, and givens in symbols.

import { literal } from '../../compose/template.js'
import { type FieldValue, type Meaning, type Mention, quantityValue } from '../../meaning.js'
import type { Random } from '../../random.js'
import { measure, measured, measuredBare, wrongMeasure } from '../../wording/measures.js'
import type { Phrasing } from '../phrasing.js'
import { besideFields, tellBeside, tellHeft } from './beside.js'
import { suvatClauses } from './suvat-clauses.js'
import { everySecond, suvatStories, suvatTurns } from './suvat-stories.js'

const rest = { kind: 'quantity', value: 0, unit: 'm/s' } as const
const fromRest = [
  'from rest',
  'from rest',
  'from rest',
  'from a standstill',
  'from standstill',
  'from a standing start',
  'from a stop',
]
const toRest = [
  'to rest',
  'to rest',
  'to a stop',
  'to a halt',
  'to a standstill',
  'to a complete stop',
  'to a full stop',
  'to standstill',
]
const atRest = ['at rest', 'stationary', 'at a standstill', 'standing still', 'motionless', 'parked', 'not moving']

const said = (random: Random, texts: readonly string[], manner: 'rest' | 'atRest'): Mention => ({
  text: random.pick(texts),
  means: rest,
  manner,
})

/** "0" in "from 0 to 60 mph": its unit is said with the number after it. */
const sharing = (value: number, unit: string): Mention => ({
  text: String(value),
  means: { kind: 'quantity', value, unit },
  manner: 'shared',
})

const names = ['u', 'v', 'a', 't', 's'] as const
type Name = (typeof names)[number]

function mentionOf(name: Name, random: Random): FieldValue {
  switch (name) {
    case 'u':
      return quantityValue(
        random.chance(0.4)
          ? random.chance(0.75)
            ? said(random, fromRest, 'rest')
            : said(random, atRest, 'atRest')
          : measured('anySpeed', random),
      )
    case 'v':
      return quantityValue(random.chance(0.2) ? said(random, toRest, 'rest') : measured('anySpeed', random))
    case 'a': {
      if (random.chance(0.1)) return quantityValue(measure(-random.integer(1, 9), 'm/s^2', random))
      const rate = random.chance(0.14) ? everySecond(random) : measured('acceleration', random)
      return quantityValue(rate, random.chance(0.25))
    }
    case 't':
      return quantityValue(measured('duration', random))
    case 's':
      return quantityValue(measured('displacement', random))
  }
}

function sample(random: Random): Meaning {
  const known = random.weighted<readonly Name[]>([
    [5, ['u', 'a', 't']],
    [4, ['u', 'v', 'a']],
    [4, ['u', 'v', 't']],
    [3, ['u', 'a', 's']],
    [3, ['u', 'v', 's']],
    [2, ['u', 't', 's']],
    [1.5, ['v', 'a', 't']],
    [1, ['v', 'a', 's']],
    [1, ['v', 't', 's']],
    [1, ['a', 't', 's']],
  ])
  const meaning = new Map<string, FieldValue>()
  for (const name of names) if (known.includes(name)) meaning.set(name, mentionOf(name, random))
  shareUnit(meaning, random)
  const unknown = names.filter((name) => !known.includes(name))
  const asked = random.weighted<readonly Name[]>([
    [8, [random.pick(unknown)]],
    [1.2, random.chance(0.5) ? unknown : [...unknown].reverse()],
    [0.8, []],
  ])
  if (asked.length === 1) meaning.set('solve', { kind: 'choice', name: asked[0]! })
  if (asked.length > 1) meaning.set('solve', { kind: 'choices', names: asked })
  tellBeside(meaning, random, ['road', 'rail', 'machine', 'pets', 'sport'], 0.1)
  tellHeft(meaning, random, [3, 90], 0.03)
  return meaning
}

/** Sometimes "from 10 to 30 m/s", one unit for both. */
function shareUnit(meaning: Map<string, FieldValue>, random: Random): void {
  const v = meaning.get('v')
  if (!meaning.has('u') || v?.kind !== 'quantity' || v.mention.manner !== undefined || !random.chance(0.35)) return
  const { means } = v.mention
  if (means.kind === 'quantity')
    meaning.set('u', quantityValue(sharing(random.pick([0, 0, 0, 5, 10, 20, 30, 50]), means.unit)))
}

export const suvat: Phrasing = {
  operation: 'kinematics.suvat',
  weight: 1.8,
  anyOf: ['t', 'a', 's', 'v', 'u'],
  sample,
  fragments: {
    car: [
      'car',
      'car',
      'train',
      'particle',
      'sprinter',
      'motorbike',
      'sled',
      'trolley',
      'rocket',
      'cyclist',
      'bus',
      'object',
      'block',
      'lift',
      'cart',
      'plane',
      'tram',
      'drone',
      'boat',
      'truck',
      'runner',
      'sports car',
      'skier',
      'lorry',
      'robot',
      'body',
      'puck',
      'electric car',
      'elevator',
      'dragster',
      'ball',
      'scooter',
      'bike',
      'jet',
      'shuttle',
      'cheetah',
      'tesla',
      'horse',
    ],
    acar: ['a <car>', 'a <car>', 'the <car>', 'a <car>', 'it', 'my <car>', 'something', 'a <car>'],
    it: ['it', 'it', 'the <car>', 'it'],
    accelerates: [
      'accelerates',
      'accelerates uniformly',
      'speeds up',
      'picks up speed',
      'accelerates steadily',
      'accelerates constantly',
      'pulls away',
      'gains speed',
    ],
    decelerates: [
      'decelerates',
      'slows down',
      'slows',
      'decelerates uniformly',
      'brakes',
      'loses speed',
      'decelerates steadily',
      'slows uniformly',
      'retards',
    ],
    findthe: [
      'find',
      'find the',
      'what is the',
      "what's the",
      'calculate the',
      'determine the',
      'give me the',
      'work out the',
      'i need the',
      'compute the',
      'solve for the',
      'get the',
      'how about the',
    ],
  },
  choices: {
    solve: {
      s: [
        'how far does <it> (go|travel|move|get)',
        'how far has <it> (gone|travelled|moved)',
        'what distance (does <it> cover|is covered|has been covered|does <it> travel)',
        'how far',
        '<calc> the (distance|displacement|distance covered|distance travelled)',
        'find s',
        'what is s',
        'distance covered',
        'how many metres is that',
        'over what distance',
        's=?',
        'how far along is <it>',
        'how much ground does it cover',
        'what is the displacement',
        'how long a runway does it need',
        'what distance does that take',
        'solve for s',
        'in what distance',
        'get s',
        'how far will <it> have (gone|travelled)',
        'what length of track is needed',
      ],
      v: [
        'how fast is <it> (then|going then|at the end|moving at the end)',
        'how fast is <it> going',
        'what (speed|velocity) does <it> reach',
        'what is (the|its) final (speed|velocity)',
        '<calc> the (final speed|final velocity|end speed)',
        'find v',
        'what is v',
        'v=?',
        'how fast does <it> end up',
        'final speed',
        'final velocity',
        'at what speed does <it> finish',
        'how quick is it at the end',
        'what speed has <it> got by then',
        'solve for v',
        'what does the speedometer read at the end',
        'how fast will <it> be going',
        'get v',
        'with what velocity does it end up',
        'top speed at the end',
      ],
      u: [
        'what was (the|its) (initial|starting|original) (speed|velocity)',
        'how fast was <it> going (at first|initially|to begin with|originally|before)',
        'find u',
        'what is u',
        'u=?',
        '<calc> the (initial|starting) (speed|velocity)',
        'initial speed',
        'initial velocity',
        'at what speed did <it> start',
        'what speed did it start with',
        'solve for u',
        'get u',
        'how fast did it start',
      ],
      a: [
        'what is (the|its) acceleration',
        'what acceleration is (that|needed|required|this)',
        'find a',
        'what is a',
        'a=?',
        '<calc> the (acceleration|constant acceleration|deceleration|rate of acceleration)',
        'acceleration',
        'how hard does <it> (accelerate|brake)',
        'at what rate does <it> accelerate',
        'average acceleration',
        'what deceleration is that',
        'solve for a',
        'get a',
        'how quickly is it speeding up',
        'how strong is the acceleration',
        'what is the rate of change of speed',
        'mean acceleration',
      ],
      t: [
        'how long does (<it>|it|that) take',
        'how long',
        'in what time',
        'how many seconds does (it|that) take',
        'what time does (it|that) take',
        'find t',
        'what is t',
        't=?',
        '<calc> the (time|time taken|duration)',
        'time taken',
        'how much time (passes|does it need|is needed|does it take)',
        'how long will it take',
        'after how long',
        'solve for t',
        'when does <it> get there',
        'get t',
        'what is the time',
        'for how long',
        'how quickly',
        'time needed',
      ],
    },
    'solve#noun': {
      s: [
        'distance',
        'displacement',
        's',
        'distance covered',
        'distance travelled',
        'how far',
        'the distance',
        'stretch covered',
      ],
      v: [
        'final speed',
        'final velocity',
        'v',
        'end speed',
        'the final speed',
        'how fast at the end',
        'speed at the end',
      ],
      u: ['initial speed', 'initial velocity', 'u', 'starting speed', 'the initial speed'],
      a: ['acceleration', 'a', 'acceleration needed', 'the acceleration', 'rate of acceleration'],
      t: ['time', 't', 'time taken', 'duration', 'how long', 'the time'],
    },
    'solve#symbol': { s: ['s'], v: ['v'], u: ['u'], a: ['a'], t: ['t'] },
  },
  frames: [
    ...suvatStories,
    'Given:[\nu = {u}][\nv = {v}][\na = {a=plain}][\nt = {t}][\ns = {s}]\nFind: {solve#noun}',
    'form: uniform acceleration[\ninitial speed: {u=plain}][\nfinal speed: {v=plain}][\nacceleration: {a=plain}][\ntime: {t}][\ndistance: {s}]\n(wanted|required|output): {solve#noun}',
    '[u={u=plain};][ v={v=plain};][ a={a=plain};][ t={t};][ s={s};] solve={solve#symbol}',
    `${literal('{')}[u: {u=plain}, ][v: {v=plain}, ][a: {a=plain}, ][t: {t}, ][s: {s}, ]solve: {solve#symbol}${literal('}')}`,
    '(Question|Q|Problem|Exercise|Task)(: | 3. | 4b. )A (particle|body|car|train|cyclist|trolley) moves in a straight line with constant acceleration[ {a=plain}][, starting {u=rest}][ with initial velocity {u=plain}][. Its final velocity is {v=plain}][. It travels {s}][. The motion lasts {t}]. (Determine|Find|Calculate|State) {solve#noun}',
    '(A particle|A body|P) moves with uniform acceleration from A to B[, a distance of {s}][, in {t}][. Its velocity at A is {u=plain}][. At B it is {v=plain}][. Its acceleration is {a=plain}]. (Find|Determine|State) {solve#noun}',
    'Determine {solve#noun}, given[ u = {u=plain},][ v = {v=plain},][ a = {a=plain},][ t = {t},][ s = {s},] for motion with constant acceleration',
    'constant acceleration[, u = {u}][, v = {v}][, a = {a=plain}][, t = {t}][, s = {s}], unknown: {solve#noun}',
    'v-t diagram, straight line[: it begins at {u=plain}][, ends at {v=plain}][, lasts {t}][, slope {a=plain}][, area under it {s}]. {solve}',
    'catapult launch of a (jet|glider): {u=rest}[, {s} of deck][, {t}][, {a=plain}][, end speed {v=plain}]. {solve}',
    'test track log: <car>[, entry {u=plain}][, exit {v=plain}][, section {s}][, {t} on the clock][, accelerometer {a=plain}]. {solve}',
    'lift motor data:[ start {u=rest},][ {a=plain} up,][ {t} ramp,][ {s} of ramp,][ reaching {v=plain},] {solve}',
    'product note, e-scooter:[ {u=rest}][ to {v=plain}][ in {t}][ over {s}][, acceleration {a=plain}]. {solve}',
    'the brochure says my <car> goes[ {u=rest}][ from {u=plain}] to {v=plain}[ in {t}][ within {s}][ with {a=plain}]. {solve}',
    'a conveyor (belt|roller) speeds a parcel up[ {u=rest}][ from {u=plain}][ to {v=plain}][ in {t}][ over {s}][ at {a=plain}]. {solve}',
    'a runaway (pram|shopping trolley|suitcase|wheelie bin) rolls down the ramp[, {u=rest}][, {s} long][, {t}][, gaining {a=plain}][, {v=plain} at the bottom]. {solve}',
    'my hamster starts in its tube {u=rest}[ and gains {a=plain}][ for {t}][ over {s}][ until it does {v=plain}]. {solve}',
    'on the slide my daughter starts {u=rest}[ and is down after {t}][ and the slide is {s} long][ and at the end she has {v=plain}][ and the acceleration is {a=plain}]. {solve}',
    'the bobsleigh crew pushes {u=rest}[ for {t}][ over {s}][ at {a=plain}][ up to {v=plain}]. {solve}',
    'a plane lands at {u=plain} and brakes evenly[ at {a=negated}][ for {t}][ over {s}][ down to {v=plain}][ {v=rest}]. {solve}',
    'a train leaves the station {u=rest}[ with {a=plain}][, {t} later we look][, after {s} we look][, it then does {v=plain}]. {solve}',
    'a metro slows evenly into the platform[ from {u=plain}][ at {a=negated}][ for {t}][ over {s}][ and comes {v=rest}][ to {v=plain}]. {solve}',
    'good day, i have a motion with same acceleration all the time.[ the begin speed is {u=plain}.][ it starts {u=rest}.][ the end speed is {v=plain}.][ the acceleration is {a=plain}.][ the time is {t}.][ the way is {s}.] {solve}',
    'please can somebody help, the teacher gave:[ beginning velocity {u=plain},][ end velocity {v=plain},][ acceleration {a=plain},][ time {t},][ way {s},] and asks {solve#noun}',
    'if it gets faster evenly[ {u=rest}][ from {u=plain}][ to {v=plain}][ by {a=plain}][ during {t}][ on a way of {s}], {solve}',
    '{solve#noun} wanted.[ u {u=plain}.][ v {v=plain}.][ a {a=plain}.][ t {t}.][ s {s}.] uniform acceleration',
    '{solve#noun}? known:[ start {u=plain},][ end {v=plain},][ accel {a=plain},][ duration {t},][ stretch {s},] straight line, constant acceleration',
    'kinematics row[ / u {u=plain}][ / v {v=plain}][ / a {a=plain}][ / t {t}][ / s {s}] -> {solve#symbol}',
    'dragster ticket:[ {u=rest},][ trap speed {v=plain},][ ET {t},][ strip {s},][ mean accel {a=plain},] {solve}',
    'speed goes[ from {u=plain}][ to {v=plain}][ in {t}][ over {s}] at an even rate[ of {a=plain}]. {solve}',
    'a puck slides over the ice[ at {u=plain} first][ and {v=plain} at the end][, losing {a=negated}][, {t} long][, {s} far]. {solve}',
    '(what|which) (final speed|speed|velocity) (does|will|would) <acar> have after (accelerating|speeding up) (at |with |){a=plain} for {t}[ {u=rest}][ from {u=plain}]{solve=v}',
    '(find|calculate|what is|give me) the distance <acar> (needs|takes|requires) to (reach|get to|hit) {v=plain}[ (starting |){u=rest}][ (with|at) {a=plain}]{solve=s}',
    'it (came|comes) {v=rest} in {s} from {u=plain}. {solve}',
    'it (came|comes) {v=rest} in {t} from {u=plain}. {solve}',
    '<acar> (moves|travels|goes) with (a |)constant acceleration (of |){a=plain} and covers {s} in {t}(, |. ){solve}',
    '<acar> (rolls|slides|moves|goes|travels) {s} in {t} (starting |){u=rest}(, |. |: ){solve}',
    '(rocket sled|dragster|sprint|launch|take-off|run)(, |: ){u=rest}, {s}, {t}(. |, |: ){solve}',
    '<acar> (slows|goes down|drops|brakes) from {u=plain} to {v=plain} (in|over|within) {t}(, |. |: ){solve}',
    'how long does <acar> (take|need) to (go|get|accelerate|speed up) from {u=plain} to {v=plain}[ at {a=plain}][ over {s}]{solve=t}',
    'how long does it take (<acar> |)to (go|get|accelerate) from {u=shared} to {v=plain}[ at {a=plain}][ over {s}]{solve=t}',
    '(initial velocity|initial speed|start speed) {u=plain}, (acceleration|accel) {a=plain}, (over|distance|for) {s}(: |, |. |; ){solve}',
    '{u=shared} to {v=plain} in {t}(, |: |. |; )(what acceleration is that|acceleration|find the acceleration|average acceleration){solve=a}',
    '{u=shared} to {v=plain} in {t}(, |: |. |; )(how far|what distance|distance covered|how much road){solve=s}',
    '(if|when|given that|suppose|since) <acar> (starts|begins|sets out) (at |with |){u=plain} and has {v=plain} after {t}, {solve}',
    '(the|a) <car> (gains|picks up) speed at {a=plain}(. |, |; )(after|in|within) {t}[ {u=rest}], {solve}',
    '(for how long|how many seconds) must <acar> accelerate at {a=plain} to (reach|hit|get to) {v=plain}[ {u=rest}][ from {u=plain}]{solve=t}',
    '<acar> (<accelerates>) {u=rest} at {a=plain}[ for {t}][ over {s}]. {solve}',
    '<acar> <accelerates> {u=rest}[ at {a=plain}][ for {t}][ over {s}][ to {v=plain}](. |, |; | - ){solve}',
    'starting {u=rest}, <acar> <accelerates>[ at {a=plain}][ for {t}][ (over|through) {s}][ to {v=plain}]. {solve}',
    '<acar> starts {u=rest} and (reaches|gets to|hits) {v=plain}[ (in|after) {t}][ (over|in) {s}]. {solve}',
    '<acar> (goes|accelerates|speeds up|gets|pulls) from {u=shared} to {v=plain}[ (in|over) {t}][ at {a=plain}][ (over|in|within) {s}]. {solve}',
    '{solve} (going|accelerating|getting|when going|if it goes|speeding up) from {u=shared} to {v=plain}[ (in|over) {t}][ at {a=plain}][ (over|in|within) {s}]',
    '(acceleration|accelerating|sprint|going|car) from {u=shared} to {v=plain}[ in {t}][ at {a=plain}][ over {s}], {solve}',
    '<acar> (travelling|moving|going|initially) (at |with |){u=plain} <accelerates> at {a=plain}[ for {t}][ (over|for) {s}][ to {v=plain}]. {solve}',
    '<acar> (travelling|moving|going|driving) at {u=plain} <decelerates> at {a=negated}[ for {t}][ (over|for) {s}][ to {v=plain}][ {v=rest}]. {solve}',
    '<acar> <decelerates> from {u=plain} (to {v=plain}|{v=rest})[ (in|within|over) {t}][ (over|in|within) {s}][ at {a=negated}]. {solve}',
    '<acar> (comes|slows|brakes|is brought) {v=rest}[ from {u=plain}][ (in|within) {t}][ (over|in|within) {s}][ (decelerating|braking|slowing|with a deceleration of|at) {a=negated}]. {solve}',
    '<acar> (moving|going) at {u=plain} (speeds up|accelerates|increases speed|goes|changes) to {v=plain}[ (in|over) {t}][ (over|in) {s}][ at {a=plain}]. {solve}',
    '{solve} if <acar> (starts|sets off|begins) (at |with |){u=plain}[ and <accelerates> at {a=plain}][ and <decelerates> at {a=negated}][ for {t}][ over {s}][ to {v=plain}]',
    '{solve} if <acar> <accelerates> {u=rest}[ at {a=plain}][ for {t}][ over {s}][ to {v=plain}]',
    '{solve} when <acar> <accelerates> at {a=plain} {u=rest}[ for {t}][ over {s}][ to {v=plain}]',
    '{solve} for <acar> (accelerating|speeding up|moving|going|starting) {u=rest}[ (at|with) {a=plain}][ (for|in) {t}][ (over|across) {s}][ to {v=plain}]',
    '<acar> covers {s}[ in {t}][ {u=rest}][ starting at {u=plain}][ accelerating at {a=plain}][ ending at {v=plain}][ coming {v=rest}]. {solve}',
    'it takes <acar> {t} to (go|get|accelerate|cover)[ from {u=plain}][ from {u=shared}][ to {v=plain}][ {v=rest}][ {s}][ at {a=plain}][ {u=rest}]. {solve}',
    '<acar> <accelerates> (at|by) {a=plain} for {t}[ {u=rest}][ from {u=plain}][ reaching {v=plain}][ covering {s}]. {solve}',
    'u(=| = |=|:){u}, v(=| = |=|:){v}, a(=| = |=|:){a=plain}(,|;|. |: | ->) (find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?)',
    'u(=| = |=|:){u}, a(=| = |=|:){a=plain}, t(=| = |=|:){t}(,|;|. |: | ->) (find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?)',
    'u(=| = |=|:){u}, v(=| = |=|:){v}, t(=| = |=|:){t}(,|;|. |: | ->) (find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?)',
    'u(=| = |=|:){u}, v(=| = |=|:){v}, s(=| = |=|:){s}(,|;|. |: | ->) (find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?)',
    'u(=| = |=|:){u}, a(=| = |=|:){a=plain}, s(=| = |=|:){s}(,|;|. |: | ->) (find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?)',
    'v(=| = |=|:){v}, a(=| = |=|:){a=plain}, t(=| = |=|:){t}(,|;|. |: | ->) (find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?)',
    'suvat: [u={u}, ][v={v}, ][a={a=plain}, ][s={s}, ][t={t}, ](find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?)',
    '(find {solve#symbol}|{solve#symbol}=?|{solve#symbol}?|what is {solve#symbol}|{solve}|find {solve#noun}|solve for {solve#symbol}|{solve#symbol} = ?) (given|with|from|for|when|if) [u(=| = ){u}, ][v(=| = ){v}, ][a(=| = ){a=plain}, ][s(=| = ){s}, ][t(=| = ){t}]',
    'suvat with [u={u} ][v={v} ][a={a=plain} ][s={s} ][t={t} ]{!solve}',
    'solve (the motion|suvat|the kinematics)( for|:|,) [u={u}, ][v={v}, ][a={a=plain}, ][s={s}, ][t={t}]{!solve}',
    '<findthe> {solve#noun} of <acar> (that|which) <accelerates>[ {u=rest}][ from {u=plain}][ at {a=plain}][ for {t}][ over {s}][ to {v=plain}]',
    '<findthe> {solve#noun}(: |, | for | given | with )(initial speed|u|initial velocity|starting at|start speed) {u=plain}[, (acceleration|a) {a=plain}][, (deceleration|slowing at) {a=negated}][, (time|t|after) {t}][, (distance|s|over) {s}][, (final speed|v|final velocity) {v}]',
    'with (an acceleration of|a constant|a steady acceleration of) {a=plain}[ (for|over|during) {t}][ {u=rest}][ from {u=plain}][ over {s}], {solve}',
    'after {t}( of accelerating|) at {a=plain}[ {u=rest}][ from {u=plain}], {solve}',
    'constant acceleration[ of {a=plain}][, start {u=plain}][, {u=rest}][, for {t}][, over {s}][, up to {v=plain}]: {solve}',
    '<acar> initially {u=atRest} <accelerates>[ at {a=plain}][ for {t}][ over {s}][ to {v=plain}]. {solve}',
    '<acar> is {u=atRest}(, then| and then|. it) <accelerates>[ at {a=plain}][ for {t}][ over {s}][ until it does {v=plain}]. {solve}',
    'the driver of <acar> (going|doing) {u=plain} (brakes|hits the brakes) and comes {v=rest}[ in {t}][ over {s}][ at {a=negated}]. {solve}',
  ],
  asks: [
    ...suvatTurns,
    'State {solve#noun}',
    'Determine {solve#noun}',
    'the acceleration is constant: {solve}',
    'constant acceleration all along, {solve}',
    'please fill in {solve#noun}',
    '{solve#noun} is missing, what is it',
    'i do not know {solve#noun}, please find it',
    '{solve}',
    '{solve}',
    '{solve}',
    '<findthe> {solve#noun}',
    'find {solve#noun}',
    '(solve it|find the rest|find everything else|what about the rest|find the unknowns|complete the motion|find the other two|solve the motion|work out the missing quantities){!solve}',
  ],
  labels: [
    'constant acceleration, {solve#noun}',
    'find {solve#noun}',
    'unknown: {solve#noun}',
    'uniformly accelerated motion',
    '{solve#noun} (SUVAT)',
    'five quantities, constant acceleration',
    'suvat',
    '{solve#noun}',
    '{solve#noun}',
    'constant acceleration',
    'kinematics',
    'uniform acceleration',
    'suvat problem',
    'equations of motion',
    '{solve#noun}',
    'motion in a line',
    '1d motion',
    'linear motion',
    'straight line motion',
    'solve suvat',
  ],
  clauses: { ...besideFields, ...suvatClauses },
  mayMiss: [
    { field: 'u', bare: (random) => measuredBare('anySpeed', random) },
    { field: 'v', bare: (random) => measuredBare('anySpeed', random) },
    { field: 'a', bare: (random) => measuredBare('acceleration', random) },
    { field: 't', bare: (random) => measuredBare('duration', random) },
    { field: 's', bare: (random) => measuredBare('displacement', random) },
  ],
  mayMistake: [
    { field: 'u', wrong: (random) => wrongMeasure('speed', random) },
    { field: 'v', wrong: (random) => wrongMeasure('speed', random) },
    { field: 'a', wrong: (random) => wrongMeasure('acceleration', random) },
    { field: 't', wrong: (random) => wrongMeasure('time', random) },
    { field: 's', wrong: (random) => wrongMeasure('length', random) },
  ],
}
