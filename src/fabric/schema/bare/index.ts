// Plain BARE, the second rendering of a schema: bytes and schema text for peers in other languages.

export { bareCodecOf } from './codec.js'
export { bareText, type NamedSchema, readBareText, type TextLimits } from './text/index.js'
