// Wheels and bends told in stories, turning and radius in either order, each known by its words.

export const rimStories: readonly string[] = [
  'from the axle to the outside it is {radius}, and it turns at {omega}. <rimask>',
  'a <wheel>, half as wide across as you think, i mean {radius} from middle to edge, makes {omega}. <rimask>',
  'it does {omega}. [{beside}. ]from the hub to the rim you measure {radius}. <rimask>',
  'an ant holds on to the edge of my <wheel>, {radius} away from the middle, and the thing turns at {omega}. (how fast does the ant travel|<rimask>)',
  'chewing gum sticks on the rim, {radius} from the axle, the <wheel> runs {omega}. (speed of the gum|<rimask>)',
  'belt drive: pulley radius {radius}, shaft {omega}. (belt speed|<rimask>)',
  'shaft {omega}, pulley radius {radius}. [{beside}. ](belt speed, same as the rim|<rimask>)',
  'the data sheet allows {omega} and the disc has a radius of {radius}. what does its rim do then, in m/s',
  'Given: radius {radius}; rotational speed {omega}. Find: speed of the rim',
  'Given: {omega}; distance from the axis {radius}. Find: peripheral speed',
  'a point {radius} from the axis, turning {omega}: linear speed',
  'the tip of the blade is {radius} from the hub. the rotor makes {omega}. [{beside}. ](tip speed|<rimask>)',
  'how quick is the outermost horse of the carousel, {radius} from the pole, when it goes {omega}',
  'with {omega} on the clock and {radius} of radius, <rimask>',
]

export const bendStories: readonly string[] = [
  'the bend has {radius} of radius. [{beside}. ]the <vehicle> takes it with {speed}. <centrask>',
  'with {speed} into a bend of {radius}: <centrask>',
  'i hold {speed} all through the roundabout, whose lane is {radius} from the middle. [{beside}. ]<centrask>',
  'my [{heft} ]daughter sits {radius} from the pole of the carousel and goes round with {speed}. (what acceleration does she feel|<centrask>)',
  'a [{heft} ]dog runs round me on a leash of {radius} with {speed}. <centrask>',
  'the rope is {radius}, the bucket moves {speed}. <centrask>',
  'the velodrome turn has a radius of {radius}; my computer shows {speed}. (how much acceleration to the inside|<centrask>)',
  'the washing sticks to the drum wall, {radius} off the axis, moving at {speed}. <centrask>',
  'Given: radius of curvature {radius}; speed {speed}. Find: centripetal acceleration',
  'Given: speed {speed}; radius {radius}. Find: acceleration towards the centre',
  'the train leans into a curve of {radius} while the panel says {speed}. [{beside}. ](lateral acceleration|<centrask>)',
  'how much acceleration does a curve of {radius} ask of a <vehicle> at {speed}',
  'a swallow turns on a circle of {radius} at {speed}. <centrask>',
  'loop of a roller coaster, radius {radius}, cars at {speed} at the bottom. (acceleration towards the middle|<centrask>)',
]
