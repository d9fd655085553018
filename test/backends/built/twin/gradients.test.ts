import { architecture } from '../../../../src/backends/built/twin/architecture.js'
import { describeGradients } from '../gradients.js'
import { livelyWeights, smallConfig, tensorsOf } from './model.js'
import { lossOf } from './reference.js'

for (const [name, config] of [
  ['the twin with a tied head', smallConfig],
  ['the twin with a head of its own', { ...smallConfig, tiedHead: false }],
  ['the twin with one layer and four heads', { ...smallConfig, width: 32, heads: 4, layers: 1 }],
] as const) {
  describeGradients(name, architecture, config, livelyWeights(config, 9), (weights, { tokens, lossFrom }) =>
    lossOf(config, tensorsOf(config, weights), tokens, lossFrom),
  )
}
