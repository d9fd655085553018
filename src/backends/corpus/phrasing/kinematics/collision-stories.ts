// Collisions told by roles: who is behind, who is in front and how far apart they are stand in every order, each known by its words.

const leadFirst: readonly string[] = [
  'the lorry in front does {speedLead=plain}, i come up behind it at {speedSelf}, and {gap} are left. <leadask>',
  "it's doing {speedLead=plain} and i'm doing {speedSelf}, same lane, {gap} apart, brakes gone. <leadask>",
  'he crawls at {speedLead=plain}. i am at {speedSelf} and not looking. his bumper is {gap} away. (after how many seconds do i hit it|<leadask>)',
  'lead vehicle {speedLead}, own vehicle {speedSelf}, distance {gap}, no braking: (TTC|<ttc>)',
  'A car moves at {speedLead=plain}. Another follows it in the same lane at {speedSelf}, {gap} behind. Neither driver brakes. (Find|Determine|State) the time to collision',
  'a hay cart rolls ahead of me at {speedLead=plain}. [{beside}. ]my speed is {speedSelf}, my distance {gap}. (when do i run into it|<leadask>)',
  'the tram before ours keeps {speedLead=plain}, ours keeps {speedSelf}, on one track with {gap} in between. (when do they touch|<leadask>)',
  'front drone {speedLead=plain}, rear drone {speedSelf}, one corridor, spacing {gap}. (when do they bump|time to contact)',
  'the one i follow has {speedLead=plain}, i have {speedSelf}, {gap} is all the room there is. <leadask>',
  'a goose waddles along the lane with {speedLead=plain}; my sledge comes down behind it with {speedSelf}; {gap} to go. (when do i bump into it|<leadask>)',
  'speed of the leader {speedLead}; speed of the follower {speedSelf}; clear distance {gap}; <ttc>?',
  'the barge ahead logs {speedLead=plain}, we log {speedSelf} straight at its stern, the radar says {gap}. (when do we ram it|time to contact)',
  'the leader cruises at {speedLead=plain}, {gap} up the road, and i close in with {speedSelf} without braking. <leadask>',
  'ahead of me a moped does {speedLead=plain} at {gap}; i do {speedSelf}; [{beside}; ]nobody brakes. <leadask>',
  'the snow plough does {speedLead=plain}. it is {gap} before my bonnet. i slide on ice with {speedSelf}. <leadask>',
  'lead {speedLead}, range {gap}, ego {speedSelf}. <ttc>?',
  'ahead: {speedLead}, at {gap}. behind: {speedSelf}. no one brakes. (when is the impact|<ttc>)',
  'a tractor keeps {speedLead=plain} on the lane. {gap} after it comes my cousin with {speedSelf} and his eyes on the phone. (after how many seconds does he crash into it|<leadask>)',
  'in the tunnel the train in front has slowed to {speedLead=plain}, {gap} away; ours still runs {speedSelf} on the same track. (time to the collision|<leadask>)',
  '(the|a) {speedLead=rest} lorry stands across my lane, {gap} ahead, and i have {speedSelf} on the clock. <leadask>',
  '{speedLead=rest}, that is what the bus in front is. i have {speedSelf} and {gap}. <leadask>',
  'target {speedLead}, closing vehicle {speedSelf}, separation {gap} -> TTC',
]

const gapFirst: readonly string[] = [
  '{gap} in front of me somebody does {speedLead=plain}, and i am rolling at {speedSelf} with no brakes. <leadask>',
  'A car is {gap} behind another. It travels at {speedSelf}, the other at {speedLead=plain}, both without braking. (Find|State|Determine) the time to collision',
  'Gap {gap}, own speed {speedSelf}, lead speed {speedLead}. Time to collision?',
  'the gap is {gap}. the lead does {speedLead=plain}. i do {speedSelf}. <leadask>',
  '{gap} up the road a van dawdles at {speedLead=plain}. i am coming at {speedSelf}, same lane. <leadask>',
  'only {gap} left to his tail lights. he is at {speedLead=plain}, i am at {speedSelf}. <leadask>',
  'i see it {gap} ahead, {speedLead=rest}, while i do {speedSelf}. <leadask>',
  'radar: {gap} to the track in front, which moves at {speedLead=plain}; we move at {speedSelf}; same course. (time to contact|when do we ram it|<ttc>)',
  'distance {gap}; leader {speedLead}; follower {speedSelf}; wanted: <ttc>',
  'it is {gap} to the sledge in front, that one slides with {speedLead=plain}, mine with {speedSelf}. (when do i crash into it|<leadask>)',
  'range to target {gap}, target speed {speedLead}, ego speed {speedSelf}, TTC',
  '{gap} of road, then a cyclist at {speedLead=plain}. [{beside}. ]the coach behind him does {speedSelf} and its driver is asleep. <leadask>',
  'Given: headway {gap}; front vehicle {speedLead}; rear vehicle {speedSelf}. Find: time to collision',
  'Given: spacing {gap}; rear {speedSelf}; front {speedLead}. Find: the time left before they collide',
]

const selfFirst: readonly string[] = [
  'i do {speedSelf}, there are {gap} left, and the camper before me does {speedLead=plain}. <leadask>',
  'my speed {speedSelf}, the distance {gap}, his speed {speedLead}. (TTC|<leadask>)',
  'our train runs at {speedSelf}. {gap} ahead on the same rails a goods train runs at {speedLead=plain}. nobody brakes. (when is the crash|<leadask>)',
  'rolling at {speedSelf} with {gap} to the car in front, which keeps {speedLead=plain}: <leadask>',
  'follower {speedSelf}, headway {gap}, leader {speedLead}: <ttc>?',
  'cruise control at {speedSelf}; the display says {gap} to the next car and {speedLead} for it. if the radar fails to brake, <leadask>',
  "i'm on {speedSelf}. he's on {speedLead=plain}. [{beside}. ]bumper to bumper it is {gap}. <leadask>",
  'Given: follower {speedSelf}; leader {speedLead}; gap {gap}. Find: TTC',
  'Given: own speed {speedSelf}; distance to the vehicle ahead {gap}; its speed {speedLead}. Find: how long until contact',
  'a [{heft} ]trolley rolls at {speedSelf} towards the one before it, {gap} away, which rolls at {speedLead=plain} on the same aisle. (when do they bump|<leadask>)',
]

const maybeNever: readonly string[] = [
  'the one ahead does {speedLead=plain}, i do {speedSelf}, gap {gap}. do we ever collide, and if so when',
  'i at {speedSelf}, he at {speedLead=plain}, {gap} in between, one lane. maybe he gets away from me, maybe i hit him: time to collision please',
  'TTC even if the leader is the quicker one: leader {speedLead=plain}, follower {speedSelf}, gap {gap}',
  'does the follower at {speedSelf} ever run into the leader at {speedLead=plain} that is {gap} ahead? give the time to collision',
  'gap {gap}, lead {speedLead=plain}, self {speedSelf}: is there a collision at all and in how many seconds',
]

export const collisionStories: readonly string[] = [
  ...leadFirst,
  ...leadFirst.slice(12),
  ...gapFirst,
  ...selfFirst,
  ...maybeNever,
]
