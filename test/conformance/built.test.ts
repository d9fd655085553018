import { ok } from '../../src/fabric/index.js'
import { conform } from './conform.js'
import { builtModel } from './model-answer.js'

conform(
  'the in-house model',
  { open: async () => ok({ backend: await builtModel(), close: async () => {} }) },
  { asksServer: false },
)
