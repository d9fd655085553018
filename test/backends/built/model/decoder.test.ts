import { crateCheckpoint, openDecoder } from '../../../../src/backends/built/model/index.js'
import { describeDecoder } from '../decoding.js'
import { livelyWeights, smallConfig, tensorsOf } from './model.js'
import { logitsOf } from './reference.js'

const weights = livelyWeights(smallConfig, 21)

describeDecoder('a CRATE decoder', {
  checkpoint: crateCheckpoint(smallConfig, weights, null),
  ...smallConfig,
  open: openDecoder,
  logitsOf: (tokens) => logitsOf(smallConfig, tensorsOf(smallConfig, weights), tokens),
  wrongConfigs: [{ width: 32 }, { heads: 3 }, { width: 1e9 }],
})
