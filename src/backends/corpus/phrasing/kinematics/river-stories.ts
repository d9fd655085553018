// Crossings told by roles: who is fast, what flows and how far it is over stand in every order, each known by its words.

const boatFirst: readonly string[] = [
  'our launch makes {boatSpeed} in still water. the stream runs with {current}. bank to bank it is {width}. <crossask>',
  'i hold {boatSpeed} through the water in my kayak, the brook is {width} over and comes down at {current}. <crossask>',
  'my otter swims {boatSpeed} in the pool at home. now she is in a canal {width} wide with a flow of {current} and wants the stone exactly opposite. <crossask>',
  'the dinghy motor pushes us {boatSpeed} on a lake. here the tide sets {current} along the quay, and it is {width} to the steps right opposite. <crossask>',
  'the tram of the water, our little ferry, is good for {boatSpeed}; what it fights is {current} of flow; what it covers is {width}. <crossask> (it has to berth|berthing) exactly opposite',
  'engine set for {boatSpeed} by the log, estuary {width} from mole to mole, ebb {current}. (heading to stay on the line and the minutes|<crossask>)',
  'on flat water my sister rows {boatSpeed}. across the {width} of river here, which slides by at {current}, she wants a straight line. <crossask>',
  'a swimmer good for {boatSpeed} in the lane pool meets a stream of {current}. the banks are {width} apart, no drift wanted. <crossask>',
]

const currentFirst: readonly string[] = [
  'the stream runs with {current}, our launch makes {boatSpeed} in still water and from bank to bank it is {width}. <crossask>',
  'the ebb takes everything along at {current}. i can motor {boatSpeed}. the harbour mouth is {width} over. how do i steer to go <across> and how long does it last',
  'with {current} of water coming from the left, a canoe good for {boatSpeed} and {width} to the far side, <crossask>',
  'the brook behind our house comes down at {current}. my duck paddles {boatSpeed} and the brook is {width} broad. <crossask>',
  'tide {current}, ferry {boatSpeed} by the log, fairway {width}. (crab angle and minutes over|<crossask>)',
  'leaves float past at {current}, so much for the river. the dog swims {boatSpeed}, the far bank is {width} off, and he wants to come out right opposite. <crossask>',
  'first the flow: {current}. then the craft: {boatSpeed} in still water. then the breadth: {width}. (which course goes straight over, and how long is it|<crossask>)',
  'a cork drifts by at {current}, that is the flow. we row {boatSpeed}. {width} of water. <crossask>',
  'the lock keeper says the canal is drawing {current} today. our narrowboat does {boatSpeed}. it is {width} to the mooring directly opposite. <crossask>',
  'the river takes you along by {current} whatever you do. you swim {boatSpeed}. the island opposite lies {width} away. in which direction must you swim to arrive exactly there, and after how long',
  'the flood current in the estuary is {current}; the pilot boat does {boatSpeed} through the water and has {width} to go, track at right angles to the flow. <crossask>',
  'the water carries {current} down the valley. it is {width} to the other side, and in still water i would do {boatSpeed}. <crossask>',
  'at {current} goes the stream, {width} is its width, my boat alone has {boatSpeed}. please how do i steer to come <across> and how long does it need',
  'stream {current}, breadth {width}, craft {boatSpeed}. (course and time for going straight over|<crossask>)',
  'since the rain the river pulls with {current}. it has grown to {width} across. my boat still only makes {boatSpeed}. <crossask>',
  'current meter {current}, chart says {width} shore to shore, speed log {boatSpeed}: (crab angle and crossing time|<crossask>)',
  'driftwood passes me at {current}. the opposite jetty is {width} off. i paddle at {boatSpeed} when nothing flows. <crossask>',
  'the strait sets {current} to the north. it is {width} over, and our tender logs {boatSpeed}. which heading holds the line due across, and for how long',
]

const widthBeforeBoat: readonly string[] = [
  'it flows {current}, it is {width} broad, and whoever crosses straight makes {boatSpeed} in still water. <crossask>',
  'Determine the heading and the time of a straight crossing, the stream running at {current}, the banks being {width} apart and the craft making {boatSpeed} in still water',
  'current {current}, river {width}, boat {boatSpeed}, landing exactly opposite. <crossask>',
  'today the tide is {current}. to the steps on the other side it is {width}. our gig makes {boatSpeed} under oars. <crossask>',
  'at {current} the channel sweeps past the fort, {width} away from us, and the launch can only do {boatSpeed}. what heading gets us to the fort gate right opposite, and how long are we under way',
  'stream of {current}. other bank at {width}. my swimming: {boatSpeed}. (where to aim so that i do not drift, how long|<crossask>)',
  'when the gates open the canal flows {current}; it measures {width}; a rowing eight does {boatSpeed}. <crossask>',
  'the delta arm runs {current} past our camp. on the far side, {width} off, is the shop, exactly opposite. our inflatable goes {boatSpeed}. <crossask>',
]

const widthFirst: readonly string[] = [
  'A river is {width} wide. A boat travels at {boatSpeed} in still water. The current is {current}. (Find|Determine|State) the heading that takes it straight across and the time taken',
  'the river is {width} wide, the boat does {boatSpeed} in still water, the current is {current}. <crossask>',
  'it is {width} over to my grandfather, i row {boatSpeed}, the water between us flows {current}. <crossask>',
  '{width} of estuary lie between the two slipways. we log {boatSpeed}; the tide sets {current} across us. <crossask>',
  '{width} of canal, {current} of draw from the weir, {boatSpeed} from the outboard. (what heading for straight over and how long|<crossask>)',
  'the gorge is {width} broad at the rope bridge. it rushes through at {current}. my packraft gets {boatSpeed} out of my arms. <crossask>',
  'there are {width} between the ferry ramps. the water goes by at {current}, the ferry would go {boatSpeed} if it stood still. <crossask>',
  'over {width} of river, flowing {current}, a beaver at {boatSpeed} heads for the lodge exactly opposite. <crossask>',
  'distance over {width}; craft {boatSpeed}; flow {current}; landing point directly opposite; <crossask>',
]

const stories: readonly string[] = [
  '[{beside}. ]my uncle runs the ferry. it makes {boatSpeed} by itself, the Danube has {current} at the village and {width} lie between the piers. he must not be carried down. <crossask>',
  '[{beside}. ]our scout raft does {boatSpeed} with all paddles. yesterday we measured the stream with an orange: {current}. the far meadow is {width} away. <crossask>',
  '[{beside}. ]a colleague commutes by kayak. he holds {boatSpeed}, the tide in the estuary pushes {current} sideways, the slip on the other shore is {width} over. <crossask>',
  'every second the water takes us along, {current} to be exact. we ourselves can do {boatSpeed}. [{beside}. ]the pier straight opposite is {width} off. <crossask>',
  'survey drone on floats: [{beside}; ]thrusters {boatSpeed}, flow {current}, cross-section {width}. it has to follow the section square to the flow. (heading offset, duration|<crossask>)',
  'a [{heft} ]dog sees his stick on the other bank right opposite him, {width} away. the brook runs {current} and he swims {boatSpeed}. <crossask>',
  'in swimming club they timed me: {boatSpeed}. [{beside}. ]today i want to go over the Rhine arm, it runs {current}, it is {width} broad, and i want to come out opposite my towel. <crossask>',
  'a [{heft} ]moose swims with {boatSpeed} over a fjord arm of {width}, while the tide goes {current} along the shore. it goes <across>. <crossask>',
  'Given: speed of the stream {current}; speed of the boat relative to the water {boatSpeed}; breadth {width}. Find: (a) direction of the bow; (b) time of passage straight across',
  'Given: breadth of the river {width}; boat relative to the water {boatSpeed}; river relative to the bank {current}. Find: heading for a straight crossing; duration',
  'Given: boat in still water {boatSpeed}; stream {current}; breadth {width}. Find: angle upstream, time over',
]

export const riverStories: readonly string[] = [
  ...boatFirst,
  ...currentFirst,
  ...widthBeforeBoat,
  ...widthFirst,
  ...stories,
]
