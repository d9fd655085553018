// A corpus from shards of its own seeds: the same for any number of threads, because the shards are always the same.

import { Piscina } from 'piscina'
import { builtFile, type Contract, type ContractExample } from '../../../fabric/index.js'
import type { Corpus, CorpusStatistics, Example } from '../../corpus/index.js'
import type { ShardTask } from './corpus-shard.js'

/** Fixed, so that the corpus does not depend on the machine. */
export const corpusShards = 8

export interface ShardedCorpusOptions {
  readonly seed: number
  readonly count: number
  readonly threads: number
  readonly contracts: readonly Contract[]
  /** By operation, for those without phrasings. */
  readonly examples?: Readonly<Record<string, readonly ContractExample[]>>
}

/** About `count` examples; texts that two shards have in common are kept once. */
export async function shardedCorpus({
  seed,
  count,
  threads,
  contracts,
  examples = {},
}: ShardedCorpusOptions): Promise<Corpus> {
  const pool = new Piscina<ShardTask, Corpus>({
    filename: builtFile(import.meta.url, './corpus-shard.js'),
    minThreads: threads,
    maxThreads: threads,
  })
  try {
    const tasks = Array.from({ length: corpusShards }, (_, shard) =>
      pool.run({ seed: seed * corpusShards + shard, count: Math.ceil(count / corpusShards), contracts, examples }),
    )
    return merged(await Promise.all(tasks))
  } finally {
    await pool.destroy()
  }
}

function merged(shards: readonly Corpus[]): Corpus {
  const kept = new Map<string, Example>()
  for (const { examples } of shards) {
    for (const example of examples) {
      const key = JSON.stringify([example.text, example.previous?.program])
      if (!kept.has(key)) kept.set(key, example)
    }
  }
  const examples = [...kept.values()]
  const total = shards.reduce((sum, shard) => sum + shard.examples.length, 0)
  return { examples, statistics: mergedStatistics(shards, total - examples.length) }
}

function mergedStatistics(shards: readonly Corpus[], duplicatesBetween: number): CorpusStatistics {
  const all = shards.map(({ statistics }) => statistics)
  const sum = (of: (statistics: CorpusStatistics) => number): number => all.reduce((total, one) => total + of(one), 0)
  const counts = (of: (statistics: CorpusStatistics) => Readonly<Record<string, number>>): Record<string, number> => {
    const names = [...new Set(all.flatMap((one) => Object.keys(of(one))))].sort()
    return Object.fromEntries(names.map((name) => [name, sum((one) => of(one)[name] ?? 0)]))
  }
  return {
    droppedByLexer: sum(({ droppedByLexer }) => droppedByLexer) / all.length,
    duplicates: sum(({ duplicates }) => duplicates) + duplicatesBetween,
    revised: sum(({ revised }) => revised),
    byKind: counts(({ byKind }) => byKind),
    byOperation: counts(({ byOperation }) => byOperation),
  }
}
