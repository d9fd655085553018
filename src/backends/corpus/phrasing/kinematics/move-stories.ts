// Moves told in product language and in stories, the limits in every order; with a jerk for the smooth ones.

const along: readonly string[] = [
  'no more than {maxSpeed} and no more than {maxAcceleration}, from stop to stop, {distance=plain} to travel. (how long at least|<timeask>)',
  'no more than {maxAcceleration} because of the <load>, no more than {maxSpeed} because of the <axis>, {distance=plain} to do. (shortest time|<timeask>)',
  'the <load> must not slip, so the <axis> is held to {maxAcceleration}; the belt allows {maxSpeed}; the way is {distance=plain}. <timeask>',
  'acceleration and braking are capped at {maxAcceleration}, speed at {maxSpeed}, and the <axis> has {distance=plain} to go between two stops. <timeask>',
  'it shall not run faster than {maxSpeed} nor pull harder than {maxAcceleration} on its {distance=plain}. <timeask>',
  'top speed {maxSpeed}, ramps {maxAcceleration}, stroke {distance=plain}, stop to stop. <timeask>',
  '{distance=plain} of stroke; the supplier guarantees {maxAcceleration} and {maxSpeed}. [{beside}. ]<timeask>',
  'our <axis> serves two stations {distance=plain} apart. it pulls away with {maxAcceleration} at most and brakes the same, its governor trips above {maxSpeed}. <timeask>',
  'the customer asks what a stroke of {distance=plain} takes if we promise {maxSpeed} and stay within {maxAcceleration}. <timeask>',
  'a lift for {distance=plain} of height. [{beside}. ]the motor gives {maxSpeed}; people accept {maxAcceleration}. <timeask>',
  'the model crane of my daughter may do {maxSpeed}; it gains and loses {maxAcceleration} at most; the hook has {distance=plain} to go. <timeask>',
  'the library robot brings a book from a shelf {distance=plain} away, standing at both ends, never quicker than {maxSpeed}, never harder than {maxAcceleration}. <timeask>',
]

const about: readonly string[] = [
  'no more than {maxSpeed} and no more than {maxAcceleration}, from stop to stop, {distance=turn} to turn. (how long at least|<timeask>)',
  'the <joint> swings {distance=turn} from standing to standing; acceleration is capped at {maxAcceleration}, speed at {maxSpeed}. <timeask>',
  'acceleration capped at {maxAcceleration}, speed capped at {maxSpeed}, the <joint> has to come round by {distance=turn} and stand. <timeask>',
  'the <joint> may do {maxSpeed} and gain {maxAcceleration}. [{beside}. ]it is to be turned by {distance=turn}. <timeask>',
  'the dish follows a new star {distance=turn} away. gear limit {maxAcceleration}, motor limit {maxSpeed}. <timeask>',
]

const both: readonly string[] = [
  'Given: acceleration limit {maxAcceleration}; speed limit {maxSpeed}; travel {distance}. Find: the shortest time from rest to rest',
  'Given: travel {distance}; acceleration limit {maxAcceleration}; speed limit {maxSpeed}. Find: least duration, peak speed',
  'rest to rest over {distance}, a up to {maxAcceleration}, v up to {maxSpeed}: <timeask>',
  'data sheet: a {maxAcceleration}, v {maxSpeed}. move: {distance}. <timeask>',
]

export const trapezoidStories: readonly string[] = [...along, ...about, ...both]

export const sCurveStories: readonly string[] = [
  "so that the payload doesn't swing, jerk stays at {maxJerk}, acceleration at {maxAcceleration} and speed at {maxSpeed}, for a crane move of {distance=plain}. <curveask>",
  'the crane moves a [{heft} ]load by {distance=plain}. so that it does not swing the jerk is held to {maxJerk}; no more than {maxAcceleration}, no more than {maxSpeed}. <curveask>',
  'no more than {maxSpeed}, no more than {maxAcceleration}, jerk no more than {maxJerk}, {distance=plain} from stop to stop. <curveask>',
  'no more than {maxSpeed}, no more than {maxAcceleration}, jerk no more than {maxJerk}, a swing of {distance=turn} from stop to stop. <curveask>',
  'jerk capped at {maxJerk}, acceleration capped at {maxAcceleration}, speed capped at {maxSpeed}; the <axis> has {distance=plain} to do. <curveask>',
  'jerk capped at {maxJerk}, acceleration capped at {maxAcceleration}, speed capped at {maxSpeed}; the <joint> comes round by {distance=turn}. <curveask>',
  'for the sake of the wine in the glasses the tray lift changes its acceleration by no more than {maxJerk}. it may pull {maxAcceleration} and run {maxSpeed}. it rises {distance=plain}. <curveask>',
  'nobody in the cabin may stumble: acceleration up to {maxAcceleration}, growing by no more than {maxJerk}. nominal speed {maxSpeed}, hoisting height {distance=plain}. [{beside}. ]<curveask>',
  'acceleration may reach {maxAcceleration} but may only build up at {maxJerk}; the speed may reach {maxSpeed}; {distance} to do. <curveask>',
  'the sample tubes must not slosh. travel {distance=plain}; jerk {maxJerk}; then {maxSpeed} and {maxAcceleration} as usual limits. [{beside}. ]how long from stop to stop',
  'the camera dolly glides {distance=plain}, eases in and out with a jerk of {maxJerk}, at most {maxAcceleration}, at most {maxSpeed}. how long is the take',
  'the patient table of the scanner moves {distance=plain}: {maxJerk} of jerk so that nobody gets sick, {maxAcceleration}, {maxSpeed}. travel time',
  'a telescope comes round by {distance=turn}; so that the mirror does not ring, jerk {maxJerk}, acceleration {maxAcceleration}, rate {maxSpeed}. slew time',
  'Given: jerk limit {maxJerk}; acceleration limit {maxAcceleration}; speed limit {maxSpeed}; travel {distance}. Find: least time, rest to rest',
  'Given: travel {distance}; jerk limit {maxJerk}; acceleration limit {maxAcceleration}; speed limit {maxSpeed}. Find: total time and the peaks reached',
  'Given: speed limit {maxSpeed}; jerk limit {maxJerk}; acceleration limit {maxAcceleration}; travel {distance}. Find: duration of the smooth move',
  'data sheet: j {maxJerk}, a {maxAcceleration}, v {maxSpeed}. move: {distance}. S-curve time',
  'how much longer must i wait than without smoothing does not interest me, only the smooth time: {distance}, {maxSpeed}, {maxAcceleration}, smoothing by a jerk of {maxJerk}',
  'the ramps are rounded with {maxJerk}. between them {maxAcceleration} at most and {maxSpeed} at most, {distance} in all. <curveask>',
  'rounded ramps, jerk {maxJerk}: {distance} within {maxSpeed} and {maxAcceleration}, when is it there',
  'my elevator app asks: height {distance=plain}, jerk {maxJerk}, acceleration {maxAcceleration}, speed {maxSpeed}. ride time from door to door without doors',
  'the egg conveyor: [{beside}; ]eggs break above {maxJerk} of jerk or {maxAcceleration}; the belt does {maxSpeed}; the way is {distance=plain}. the quickest run that breaks none',
]

export const moveWords: Readonly<Record<'timeask' | 'load', readonly string[]>> = {
  timeask: [
    'how long does the trapezoidal move take',
    'how long does it need from stop to stop',
    'what is the shortest time',
    'when is it there at the earliest',
    'how many seconds at least',
    'how long does one such move last',
    'time of the move, ramps included',
    'what stroke time can be reached',
    'does it cruise at all, and how long is the whole',
    'what peak speed does it see and how long does it take',
    'is the profile a triangle, and how long is it',
    'least time from rest to rest',
  ],
  load: ['boxes', 'bottles', 'passengers', 'tiles', 'glass panes', 'cakes', 'eggs', 'pallet', 'books', 'crates'],
}
