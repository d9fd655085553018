// Meetings told by roles: who comes from here, who from there and how far it is in between stand in every order.

export const meetingStories: readonly string[] = [
  'she comes at {speedB}, i go to her at {speedA}, {gap} lie between our doors. (when do we meet|when and where do we meet)',
  'from my end i cycle {speedA}. from her end she cycles {speedB}. [{beside}. ]the towpath between is {gap}. (when and where do we meet|<meetask>)',
  '{gap} of track, a train from the left with {speedA}, one from the right with {speedB}. (when do they pass each other|<meetask>)',
  '{speedA} is what the first does, {speedB} the second, head-on, and {gap} is the distance. <meetask>',
  'the first does {speedA}, the distance is {gap}, the second comes against it with {speedB}. <meetask>',
  'the ferry there does {speedA}, the ferry back {speedB}, both cast off now, {gap} of water. [{beside}. ](when are they abreast|<meetask>)',
  'my drone flies to yours at {speedA}, yours to mine at {speedB}; now {gap}. when do they meet',
  'a hedgehog sets out at {speedA}; from {gap} away another one trots towards it at {speedB}. <meetask>',
  'the postman comes up the valley with {speedA}. i go down to meet him with {speedB}. in the morning there were {gap} between us. <meetask>',
  'two trams on one loop, nose to nose, {speedA} the one and {speedB} the other, [{beside}, ]{gap} apart: after how long do they meet',
  'Given: first body {speedA}; second body, moving towards it, {speedB}; distance {gap}. Find: time and place of the meeting',
  'Given: distance {gap}; A towards B {speedA}; B towards A {speedB}. Find: when they meet, how far from A',
  'the gap of {gap} closes from both sides: {speedA} from A, {speedB} from B. (when is it shut|<meetask>)',
  'the swimmers start at both ends of a {gap} bay and swim to each other, {speedA} the one, {speedB} the other. [{beside}. ]<meetask>',
  'a colleague walks from the canteen to me at {speedB}. i walk to him at {speedA}. the corridor is {gap} long. <meetask>',
  'grandpa drives to us at {speedA}, we drive to him at {speedB}, {gap} from garage to garage. [{beside}. ](where do we wave|when do we meet)',
]
