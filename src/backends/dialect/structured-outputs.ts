// vLLM from 0.12 on: `structured_outputs: {grammar}`, of /v1/completions and /v1/chat/completions. vLLM, vllm/entrypoints/openai/
// completion/protocol.py (`structured_outputs: StructuredOutputsParams | None`) and docs/features/structured_outputs.md, which tells
// that `guided_grammar` was removed in 0.12.0. It reads Lark too, and takes for GBNF what has a line with `::=`
// (v1/structured_output/utils.py, `grammar_is_likely_lark`).

import { type GrammarDialect, gbnfOf, grammarToWrite } from './grammar-dialect.js'

export const structuredOutputs: GrammarDialect = {
  name: 'structured-outputs',
  grammar: ['gbnf'],
  fields: (constraint) => ({ structured_outputs: { grammar: gbnfOf(grammarToWrite(constraint)) } }),
}
