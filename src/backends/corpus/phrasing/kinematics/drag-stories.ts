// Flights and falls with air, told in stories with their figures in every order.

export const heldFallStories: readonly string[] = [
  '{time} after the exit, terminal speed {terminalSpeed}: <dragask>',
  'i counted {time} until i pulled. [{beside}. ]flat on my belly i never get beyond {terminalSpeed}, that is my terminal speed. (how fast was i and how far down|<dragask>)',
  'the air would hold it at {terminalSpeed} in the end, its terminal speed. but it has fallen only {time}. <dragask>',
  'in the long run {terminalSpeed}, so far {time} from rest[, gravity {gravity}], air drag with the square of the speed. <dragask>',
  'a cat out of a high window, terminal speed {terminalSpeed}, {time} later. [{beside}. ](speed and way down|<dragask>)',
  'a hailstone that ends up at {terminalSpeed} is let go from rest. how fast is it {time} later, and how far did it get',
  'Given: time {time}; terminal speed {terminalSpeed}[; g {gravity}]. Find: speed and distance fallen, quadratic drag',
  'Given:[ g = {gravity};] terminal speed {terminalSpeed}; fall from rest lasting {time}. Find: speed reached, depth',
  'after {time} how near to its terminal speed of {terminalSpeed} is a <body>, and how much height is gone',
  'how much height is gone {time} after a jump if the air limits me to {terminalSpeed}',
  'the dummy was {time} on its way. its limit, the terminal speed, is {terminalSpeed}. [{beside}. ]<dragask>',
  'limit of speed by air {terminalSpeed}, fall time {time}, start from rest: depth and speed',
]

export const heldFlightStories = ({
  noun,
  short,
}: {
  readonly noun: string
  readonly short: string
}): readonly string[] => [
  `with air this time: {mass}, ${short}, Cd {dragCoefficient}, air {airDensity}; off it goes at {speed} and {angle}[ from {height}]. <dragask>`,
  `it is a <body> of {mass} with ${noun}. air {airDensity}, Cd {dragCoefficient}. leaving under {angle} with {speed}[, {height} up]. <dragask>`,
  `air of {airDensity}, drag coefficient {dragCoefficient}, ${short}, mass {mass}, tilt {angle}, speed {speed}[, height {height}]: how far with the drag counted`,
  `kicked at {angle} with {speed}, the air counted. the thing: {mass}, ${short}, Cd {dragCoefficient}. the air: {airDensity}. <dragask>`,
  `Given: mass {mass}; ${short}; drag coefficient {dragCoefficient}; air density {airDensity}; angle {angle}; speed {speed}[; height {height}][; g {gravity}]. Find: range with drag`,
  `Given: speed {speed}; angle {angle};[ height {height};] air density {airDensity}; drag coefficient {dragCoefficient}; ${short}; mass {mass}. Find: range and time of flight with air resistance`,
  `how much of the flight is left when the air brakes it? i mean where does it land: {angle}, {speed}, {mass}, ${short}, Cd {dragCoefficient}, air {airDensity}`,
  `at {angle} and {speed}, slowed by air of {airDensity}, a <body> with Cd {dragCoefficient}, ${noun} and {mass}. <dragask>`,
  `shuttle or ball, the air counts: {mass}, ${short}, coefficient {dragCoefficient}, density {airDensity}. hit at {speed}, {angle} upwards[, from {height}]. where does it land`,
]
