// Programs of any number of lines, each line of a kind that is met in short programs too: arithmetic with measures, functions, lists,
// records, matches, calls. A line uses names of the lines shortly before it, so that a program has one long chain of uses.

const calls = [
  (name, before) =>
    `let ${name} = kinematics.stoppingDistance { speed = ${before.speed}; reactionTime = 1.5<s>; deceleration = 7.0<m/s^2> }`,
  (name, before) =>
    `let ${name} = kinematics.timeToCollision { gap = ${before.length}; speedSelf = 30.0<m/s>; speedLead = 72.0<km/h> }`,
]

/** One line in so many is a call: a program may have 64. */
const linesPerCall = 64

/** @type {readonly (readonly [kind: string, line: (name: string, before: Readonly<Record<string, string>>, index: number) => string])[]} */
const kinds = [
  ['length', (name, { length }, index) => `let ${name} = ${length} + ${index % 90}.5<m>`],
  ['time', (name, { time }) => `let ${name} = max ${time} 2.0<s> * 0.5`],
  ['speed', (name, { length, time }) => `let ${name} = ${length} / (${time} + 1.0<s>)`],
  ['area', (name, { length }) => `let ${name} (x: float<m>) : float<m^2> = x * ${length}`],
  ['length', (name, { area, length }) => `let ${name} = sqrt (${area} ${length})`],
  ['times', (name, { time }) => `let ${name} = [${time}; 2.0<min> * 60.0<s/min>; 0.0<_>]`],
  ['time', (name, { times }) => `let ${name} = ${times} |> List.map (fun x -> x * 2.0) |> List.sum`],
  ['trip', (name, { length, time }) => `let ${name} = { far = ${length}; long = ${time} }`],
  ['speed', (name, { trip }) => `let ${name} = if ${trip}.long > 3.0<s> then ${trip}.far / ${trip}.long else 1.0<m/s>`],
  ['pairing', (name) => `let ${name} x y = x * y`],
  ['length', (name, { pairing, speed, time }) => `let ${name} = ${pairing} ${speed} ${time}`],
  ['first', (name, { times }) => `let ${name} = List.tryHead ${times}`],
  ['time', (name, { first }) => `let ${name} = match ${first} with | Some x -> x | None -> 1.0<s>`],
]

/**
 * A program of `lines` lines, the result among them.
 *
 * @param {number} lines at least 14
 */
export function clefProgram(lines) {
  const text = ['let l = 12.0<m>', 'let t = 3.0<s>']
  let before = { length: 'l', time: 't', speed: '20.0<m/s>' }
  for (let index = 0; text.length < lines - 1; index++) {
    const name = `v${index}`
    if (index % linesPerCall === 13) {
      text.push(calls[Math.floor(index / linesPerCall) % calls.length](name, before))
      continue
    }
    const [kind, line] = kinds[index % kinds.length]
    text.push(line(name, before, index))
    before = { ...before, [kind]: name }
  }
  return [...text, `(${before.length}, ${before.time})`].join('\n')
}
