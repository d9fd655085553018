// The face of the model built here from scratch: CRATE with key shift, its training and its decoding.
export { crateCheckpoint } from './checkpoint.js'
export { type CrateConfig, parseCrateConfig } from './config.js'
export { decoding, openDecoder } from './decoder.js'
export { crateTensors, parameterCount } from './tensors.js'
export { train } from './train.js'
