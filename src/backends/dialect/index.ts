// How servers are handed a grammar, and what their streams look like.

export { chatCompletions } from './chat-completions.js'
export { completions } from './completions.js'
export { gbnfField } from './gbnf-field.js'
export type { BodyFields, GrammarDialect } from './grammar-dialect.js'
export { larkTool } from './lark-tool.js'
export { llamaCompletion } from './llama-completion.js'
export { noGrammar } from './no-grammar.js'
export { responseFormatGrammar } from './response-format-grammar.js'
export { responses } from './responses.js'
export type { StreamEnding, StreamForm, StreamReader, StreamUsage } from './stream-reader.js'
export { structuredOutputs } from './structured-outputs.js'
