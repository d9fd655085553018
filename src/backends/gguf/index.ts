// GGUF files: read, checked and written. Of their weights nothing is read.
export { type CheckedGguf, checkedGgufHead, checkGguf, checkGgufFile, type GgufHead } from './check.js'
export type { GgufTensor, GgufValue } from './layout.js'
export { readGgufMetadata } from './read.js'
export { type WrittenTensor, type WrittenValue, writeGguf } from './write.js'
