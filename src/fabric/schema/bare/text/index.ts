export { bareText, type NamedSchema } from './bare-text.js'
export type { TextLimits } from './leaf-schemas.js'
export { readBareText } from './read-bare-text.js'
