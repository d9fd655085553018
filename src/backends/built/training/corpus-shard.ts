// One shard of a corpus, generated in a pool's thread. Coarse, stateless work: what piscina is for.

import type { Contract, ContractExample } from '../../../fabric/index.js'
import { type Corpus, generateCorpus } from '../../corpus/index.js'

export interface ShardTask {
  readonly seed: number
  readonly count: number
  readonly contracts: readonly Contract[]
  readonly examples: Readonly<Record<string, readonly ContractExample[]>>
}

// biome-ignore lint/style/noDefaultExport: a piscina worker's task is its default export
export default (task: ShardTask): Corpus => generateCorpus(task)
