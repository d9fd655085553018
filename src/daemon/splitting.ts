// How domains split long work: as configured, or as the machine has processors.

import { availableParallelism } from 'node:os'
import type { Splitting } from '../domains/index.js'
import type { Config } from './config/index.js'

const threadsUnasked = 8

export const splittingOf = ({ threadsMax, splitRowsMin }: Config['domains']): Splitting => ({
  // One processor is left to those who talk.
  threads: threadsMax ?? Math.max(1, Math.min(threadsUnasked, availableParallelism() - 1)),
  rowsMin: splitRowsMin,
})
