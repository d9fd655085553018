// Constrained decoding: one grammar, compiled once, steers any model over any vocabulary and judges any text.
export { Automaton, type AutomatonLimits, defaultAutomatonLimits } from './automaton/index.js'
export { ValidatingFilter, type Verdict } from './filter.js'
export { dropStraddled, tokenizeGreedily } from './forced-run.js'
export { type Matcher, TokenAutomaton } from './matcher.js'
export { buildTokenTrie, type TokenTrie, type Vocabulary } from './token-trie.js'
