export { Automaton, type AutomatonLimits, defaultAutomatonLimits } from './automaton.js'
export { type Configurations, DEAD } from './configurations.js'
export { type ByteRange, utf8Sequences } from './utf8-ranges.js'
