import { architecture } from '../../../../src/backends/built/model/architecture.js'
import { describeGradients } from '../gradients.js'
import { livelyWeights, smallConfig, tensorsOf } from './model.js'
import { lossOf } from './reference.js'

for (const [name, config] of [
  ['CRATE with two iterations', smallConfig],
  ['CRATE with one iteration', { ...smallConfig, istaIterations: 1 }],
  [
    'CRATE with three iterations, one layer, four heads',
    { ...smallConfig, width: 32, heads: 4, shiftedHeads: 2, layers: 1, istaIterations: 3 },
  ],
] as const) {
  describeGradients(name, architecture, config, livelyWeights(config, 9), (weights, { tokens, lossFrom }) =>
    lossOf(config, tensorsOf(config, weights), tokens, lossFrom),
  )
}
