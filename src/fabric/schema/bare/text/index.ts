export { bareText, type NamedSchema } from './bare-text.js'
export { readBareText } from './read-bare-text.js'
export type { TextLimits } from './resolve.js'
