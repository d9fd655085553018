export { Automaton, type AutomatonLimits, defaultAutomatonLimits } from './automaton.js'
export { type Configurations, DEAD } from './configurations.js'
export { STORED, UNKNOWN } from './transitions.js'
export { type ByteRange, utf8Sequences } from './utf8-ranges.js'
