// Goals and programs generated from the registered contracts: what the in-house models learn from.

export type { AttachedInput } from './compose/print-program.js'
export { drawnSubjects } from './drawn/index.js'
export type { Corpus, CorpusStatistics, Example, ExampleKind, Rejected } from './example.js'
export { type CorpusOptions, generateCorpus } from './generate-corpus.js'
export { Random } from './random.js'
