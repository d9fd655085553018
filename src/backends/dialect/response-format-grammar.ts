// Fireworks: GBNF in `response_format`. docs.fireworks.ai/structured-responses/structured-output-grammar-based: "you provide
// response_format field in the request like {"type": "grammar", "grammar": <your BNF grammar string>}".

import { type GrammarDialect, gbnfOf, grammarToWrite } from './grammar-dialect.js'

export const responseFormatGrammar: GrammarDialect = {
  name: 'response-format-grammar',
  grammar: ['gbnf'],
  fields: (constraint) => ({ response_format: { type: 'grammar', grammar: gbnfOf(grammarToWrite(constraint)) } }),
}
