// Servers that take no grammar, Anthropic's and Mistral's among them, and those that were found to ignore theirs. What they write is
// held to it by the filter alone: it goes on behind the good beginning where they can be given one, and is revised elsewhere.

import type { GrammarDialect } from './grammar-dialect.js'

export const noGrammar: GrammarDialect = { name: 'none', grammar: [], fields: () => ({}) }
