// Chases told by roles: who leads, who follows and how far apart they are stand in every order, each known by its words.

const chaserFirst: readonly string[] = [
  'i hold {chaser.speed=plain}, she does {lead.speed=plain}, and she has {gap} on me. (when do i overtake her|when am i level with her|after how long do i pass her)',
  'i hold {chaser.speed=plain}[ and gain {chaser.acceleration=plain}]. already {gap} up the road is a colleague on her bicycle doing {lead.speed=plain}. (when do i draw level|when do i overtake her)',
  'we cycle {chaser.speed=plain}. the tram we want to pass is {gap} further on and rolls at {lead.speed=plain}. (when do we pass it|when are we level with its front)',
  'our drone flies {chaser.speed=plain}[ and can add {chaser.acceleration=plain}]; the other one, {gap} in front, flies {lead.speed=plain}. (when are they side by side|when does ours overtake)',
  'my horse trots {chaser.speed=plain}, his walks {lead.speed=plain} and he is {gap} on. (when do i come past him|after what time am i beside him)',
  'a ferry at {chaser.speed=plain} wants past a barge {gap} before its bow that makes {lead.speed=plain}. (when does it draw level|<catchask>)',
  'i step on it {chaser.speed=rest} with {chaser.acceleration=plain}. the moped that i want to catch is {gap} away by then and holds {lead.speed=plain}. (when do i have it|after how many seconds am i level)',
  'starting {chaser.speed=rest} and gaining {chaser.acceleration=plain}, when does a scooter draw level with a bus that rolls steadily at {lead.speed=plain} and is already {gap} up the road',
  'the police motorbike takes off {chaser.speed=rest} at {chaser.acceleration=plain}. at that moment the speeder is {gap} away and goes on at {lead.speed=plain}. (when is he caught|how long does the chase last)',
  'the greyhound leaps {chaser.speed=rest} with {chaser.acceleration=plain} after a lure that is {gap} on and runs at {lead.speed=plain}. <catchask>',
  'pursuer {chaser.speed=plain}[, accelerating {chaser.acceleration=plain}]; pursued {lead.speed=plain}; head start {gap}. (when level|<otime>|<catchask>)',
  'the faster skater does {chaser.speed=plain}, the slower one {lead.speed=plain}, and the slower has {gap} of lead. (when does the lead change|<catchask>)',
  'rear robot {chaser.speed=plain}, front robot {lead.speed=plain}, {gap} between them, parallel lanes: (when is the rear one level|<otime>)',
  'A follower with speed {chaser.speed=plain}[ and acceleration {chaser.acceleration=plain}] is {gap} behind a leader with speed {lead.speed=plain}. (Find|Determine|State) the time until it overtakes',
  'on my e-bike i do {chaser.speed=plain}. [{beside}. ]he, on the old bike, has {gap} on me but does only {lead.speed=plain}. when do i overtake',
  'the cutter makes {chaser.speed=plain}, its target {lead.speed=plain}, the chart shows {gap} between them. when does the cutter come alongside',
]

const leadFirst: readonly string[] = [
  'she does {lead.speed=plain}, i hold {chaser.speed=plain}, and {gap} lie between us. (when do i overtake|when do we run side by side)',
  "it's doing {lead.speed=plain}. i'm doing {chaser.speed=plain}[ and picking up {chaser.acceleration=plain}]. it has {gap} on me. when do i go past",
  'he jogs {lead.speed=plain}, [{beside}, ]i run {chaser.speed=plain}, he left early and has {gap} already. (when do i catch up with him|when do i pass him)',
  'the van in front rolls along at {lead.speed=plain}, my motorbike does {chaser.speed=plain}, and there is {gap} to make good before i am beside it. (how long|<catchask>)',
  'A car travels at {lead.speed=plain}. A second car, {gap} behind it, travels at {chaser.speed=plain}[ and accelerates at {chaser.acceleration=plain}]. (When does the second overtake the first|Determine the time until the second car draws level|How long does the second take to overtake)',
  'A car passes a police post at {lead.speed=plain}. When it is {gap} past, a patrol car starts {chaser.speed=rest} and accelerates at {chaser.acceleration=plain}. (How long until it draws level|Determine the time to overtake|When does it catch the car)',
  'leader {lead.speed=plain}, follower {chaser.speed=plain}[ gaining {chaser.acceleration=plain}], {gap} in it. (<otime>|when level|<catchask>)',
  'the one to be caught does {lead.speed=plain}; the one who catches starts {chaser.speed=rest} with {chaser.acceleration=plain}, {gap} further back. <catchask>',
  'a snail makes {lead.speed=plain}. a beetle comes behind with {chaser.speed=plain}. the snail is {gap} in front. when does the beetle walk past her',
  'the slow train does {lead.speed=plain} on the left track. the express does {chaser.speed=plain} on the right one. [{beside}. ]{gap} are between them now. when are the engines side by side',
  'the smuggler keeps {lead.speed=plain}. the customs boat, still with engines off, goes after him {chaser.speed=rest} with {chaser.acceleration=plain} when he is {gap} out. when does it come alongside',
  'his speed {lead.speed=plain}, mine {chaser.speed=plain}, his advantage {gap}. (when is it gone|when am i level|time to overtake)',
  '{lead.speed=plain} for the leader, {chaser.speed=plain} for the one behind[, who speeds up by {chaser.acceleration=plain}], {gap} of head start. <catchask>',
  'the tractor goes {lead.speed=plain} and is {gap} up the lane. i come with {chaser.speed=plain}. when can i be next to it',
  'the mouse runs {lead.speed=plain} and has {gap} on the cat. the cat, so far {chaser.speed=atRest}, jumps after it with {chaser.acceleration=plain}. when is the mouse caught',
  'the getaway car, {lead.speed=plain}, is {gap} down the street before the [{heft} ]police dog gets going {chaser.speed=rest} with {chaser.acceleration=plain}. when is the dog level with it',
  'the bus pulls away {lead.speed=rest} at {lead.acceleration=plain}. i, {gap} behind its door, sprint with {chaser.speed=plain}. (when do i reach the door|after how many seconds am i level with it)',
  'the leading sled loses {lead.acceleration=negated} from its {lead.speed=plain}; ours, {gap} behind on the other lane, keeps {chaser.speed=plain}. when do we go past',
]

const gapFirst: readonly string[] = [
  'he has {gap} on me. i hold {chaser.speed=plain}, he does {lead.speed=plain}. (when do i overtake him|when am i level)',
  '{gap} separate us. mine is the faster boat with {chaser.speed=plain}; hers makes {lead.speed=plain}. when am i alongside',
  '{gap} behind him, i start {chaser.speed=rest} with {chaser.acceleration=plain}; he keeps to {lead.speed=plain}. (when do i draw level|<catchask>)',
  'Car A is {gap} ahead of car B. B does {chaser.speed=plain}[ and accelerates at {chaser.acceleration=plain}], A does {lead.speed=plain}. (When does B overtake A|Find the time at which B draws level)',
  'already {gap} up the road, and doing {lead.speed=plain}, is the break; the bunch rides {chaser.speed=plain}[ and lifts the pace by {chaser.acceleration=plain}]. (when is the break caught|when does the bunch sweep past)',
  'a head start of {gap} for my little sister. [{beside}. ]i run {chaser.speed=plain}, she runs {lead.speed=plain}. when do i overtake her',
  'the gap: {gap}. the hunter: {chaser.speed=plain}. the hunted: {lead.speed=plain}. <catchask>',
  'from {gap} back a truck at {chaser.speed=plain} pulls out to pass one at {lead.speed=plain}. (how long until the cabs are level|<catchask>)',
  'Given: head start {gap}; chaser {chaser.speed=plain}[, {chaser.acceleration=plain}]; leader {lead.speed=plain}. Find: time of overtaking',
  'Given: chaser {chaser.speed}[ with {chaser.acceleration=plain}]; leader {lead.speed=plain}[ with {lead.acceleration=plain}]; head start {gap}. Find: when they are level',
  'Given: leader {lead.speed=plain}; chaser {chaser.speed}[ with {chaser.acceleration=plain}]; initial gap {gap}. Find: time until the chaser is level',
]

const accelerationFirst: readonly string[] = [
  'with {chaser.acceleration=plain} {chaser.speed=rest}, a motorbike goes after a lorry that is {gap} on and does {lead.speed=plain}. <catchask>',
  'with {chaser.acceleration=plain} {chaser.speed=rest}, my kart chases his, which does {lead.speed=plain} and is {gap} away. when do i overtake',
  'accelerating at {chaser.acceleration=plain}, now at {chaser.speed=plain}, we follow a coach that does {lead.speed=plain}, {gap} ahead of us. when do we draw level',
  'a gain of {chaser.acceleration=plain} {chaser.speed=rest} for the chaser, a steady {lead.speed=plain} for the chased, {gap} at the start: <catchask>',
]

export const overtakeStories: readonly string[] = [
  ...chaserFirst,
  ...chaserFirst,
  ...leadFirst,
  ...gapFirst,
  ...gapFirst.slice(0, 8),
  ...accelerationFirst,
]
