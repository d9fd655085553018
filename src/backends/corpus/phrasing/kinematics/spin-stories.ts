// Everyday words for uniform angular acceleration, in rpm and out in rpm: drums, fans, records, drills, wheels that run out.

/** Frames of wheels, with the words for the two ways that they may go and the rate at which they do. */
export const spinStories = ({
  changes,
  rate,
}: {
  readonly changes: string
  readonly rate: string
}): readonly string[] => [
  `the washing machine ${changes} from {omega0=plain} to {omega=plain}[ in {time}][ within {angle}][ ${rate}]. [{beside}. ]{solve}`,
  'the fan is switched off{trend=down} and goes from {omega0=plain} to {omega=plain}[ in {time}][ in {angle}][, losing {alpha=negated}]. {solve}',
  'the fan is switched on{trend=up} and goes from {omega0=plain} to {omega=plain}[ in {time}][ in {angle}][, gaining {alpha=plain}]. {solve}',
  'a drill gains{trend=up} {alpha=plain}[ from {omega0=plain}][ for {time}][ for {angle}][ until it turns at {omega=plain}]. {solve}',
  'a grinding disc loses{trend=down} {alpha=negated}[ from {omega0=plain}][ for {time}][ for {angle}][ until it turns at {omega=plain}]. {solve}',
  'it turns with {omega0=plain} and gains{trend=up} {alpha=plain}[ during {time}][ during {angle}]. how many rpm has it then{solve=omega}',
  'it turns with {omega0=plain} and loses{trend=down} {alpha=negated}[ during {time}][ during {angle}]. how many rpm has it then{solve=omega}',
  'the speed of rotation climbs{trend=up} by {alpha=plain}[ from {omega0=plain}][ to {omega=plain}][ while {time} go by][ while {angle} go by]. {solve}',
  'the speed of rotation drops{trend=down} by {alpha=negated}[ from {omega0=plain}][ to {omega=plain}][ while {time} go by][ while {angle} go by]. {solve}',
  'in the beginning {omega0=plain}, in the end {omega=plain}[, {time} in between][, {angle} in between]. evenly. {solve}',
  'in the end {omega=plain}, in the beginning {omega0=plain}[, {time} in between][, {angle} in between]. evenly. {solve}',
  'in the end it has {omega=plain}[, {time} it took][, {angle} it took]. the drive pulled with {alpha=plain}. {solve}',
  'tachometer before {omega0=plain}, tachometer after {omega=plain}[, stopwatch {time}][, counter {angle}]. {solve}',
  'tachometer after {omega=plain}, tachometer before {omega0=plain}[, stopwatch {time}][, counter {angle}]. {solve}',
  'the counter shows {angle} after {time}, at first the wheel turned with {omega0=plain}. {solve}',
  'the counter shows {angle} after {time}, at the end the wheel turned with {omega=plain}. {solve}',
  'the bicycle hangs on the stand, i give the wheel a kick: {omega0=plain}. it slows{trend=down} evenly[, by {alpha=negated}][, for {time}][, for {angle}][, down to {omega=plain}]. {solve}',
  'the merry-go-round comes down{trend=down} from {omega0=plain} to {omega=plain}[ while the children count {angle}][ while {time} pass][ with {alpha=negated}]. [{beside}. ]{solve}',
  'the centrifuge of the blood bank comes up{trend=up} from {omega0=plain} to {omega=plain}[ in {time}][ after {angle}][ at {alpha=plain}]. {solve}',
  'the record player gets from {omega0=plain} to {omega=plain}[ in {time}][ in {angle}]. {solve}',
  'a spindle must be at {omega=plain} {time} after {omega0=plain}. which angular acceleration is that{solve=alpha}',
  'a spindle must be at {omega=plain} after {angle}, beginning with {omega0=plain}. which angular acceleration is that{solve=alpha}',
  'how many times does the drum go round while it comes from {omega0=plain} to {omega=plain} in {time}{solve=angle}',
  'how many seconds does the rotor need from {omega0=plain} to {omega=plain} if it changes by {alpha=plain}{solve=time}',
  'what rpm has the mixer {time} later, now at {omega0=plain} and gaining{trend=up} {alpha=plain}{solve=omega}',
  'my potter wheel has {omega0=plain} when i take the foot off{trend=down}[, loses {alpha=negated}][, runs {time} more][, does {angle} more][, and has {omega=plain} then]. {solve}',
  'Given:[ initial spin {omega0=plain};][ final spin {omega=plain};][ angular acceleration {alpha=plain};][ time {time};][ angle {angle};] uniform. Find: {solve#noun}',
  'Given:[ angle {angle};][ time {time};][ final spin {omega=plain};][ initial spin {omega0=plain};] uniform angular acceleration. Find: {solve#noun}',
  'rotation card:[ from {omega0=plain}][ to {omega=plain}][ within {time}][ within {angle}][ at {alpha=plain}]; asked: {solve#noun}',
  `the hard disk ${changes}[ from {omega0=plain}][ to {omega=plain}][ during {time}][ during {angle}][ ${rate}]. {solve}`,
]
