// Data that a peer attaches to a goal, from bytes to typed values.

export { type InputMedia, inputBytesMax, readInput } from './read-input.js'
