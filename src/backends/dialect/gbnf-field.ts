// llama-server: GBNF in `grammar`, of /completion and of its OpenAI-like paths. llama.cpp, tools/server/README.md, "POST /completion":
// "`grammar`: Set grammar for grammar-based sampling." A field that it does not know it ignores, with status 200.

import { type GrammarDialect, gbnfOf, grammarToWrite } from './grammar-dialect.js'

export const gbnfField: GrammarDialect = {
  name: 'gbnf-field',
  grammar: ['gbnf'],
  fields: (constraint) => ({ grammar: gbnfOf(grammarToWrite(constraint)) }),
}
