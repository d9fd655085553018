// The local rung as a thread loads it, with a ledger that holds nothing.
import { createBackend as create } from '../../../dist/backends/local/index.js'
import { builtInContracts } from '../../../dist/daemon/index.js'

export const createBackend = (options) => create(options, { contracts: builtInContracts, egress: async () => {} })
