// The gateway rung as a thread loads it, with a ledger that holds nothing.
import { createBackend as create } from '../../../dist/backends/gateway/index.js'
import { builtInContracts } from '../../../dist/daemon/index.js'

const env = { CF_TOKEN: 'cf-token' }

export const createBackend = (options) => create(options, { contracts: builtInContracts, egress: async () => {}, env })
