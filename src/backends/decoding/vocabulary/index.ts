export { byteLevelOf } from './byte-level.js'
export { vocabularyOfGguf } from './of-gguf.js'
