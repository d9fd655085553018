// The face of the llama-shaped twin: its training, its decoding, and its tensors by name for export.
export { twinCheckpoint } from './checkpoint.js'
export { parseTwinConfig, type TwinConfig } from './config.js'
export { decoding, openDecoder } from './decoder.js'
export { layerTensor, parameterCount, twinTensors } from './tensors.js'
export { train } from './train.js'
