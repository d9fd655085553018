// Constrained decoding: one grammar, compiled once, steers any model over any vocabulary and judges any text.
export { Automaton, type AutomatonLimits, DEAD, defaultAutomatonLimits } from './automaton/index.js'
export { ValidatingFilter, type Verdict } from './filter.js'
export { tokenizeGreedily } from './forced-run.js'
export { type Matcher, TokenAutomaton } from './matcher.js'
export { buildTokenTrie, type Spelling, type TokenTrie, type Vocabulary } from './token-trie.js'
export { byteLevelOf, vocabularyOfGguf } from './vocabulary/index.js'
