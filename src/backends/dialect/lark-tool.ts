// OpenAI's Responses: a custom tool whose input is held to a Lark grammar, and that has to be called. openai-node, src/resources/responses/
// responses.ts: `CustomTool {type: 'custom', name, description?, format?}`, with `format: {type: 'grammar', syntax: 'lark', definition}`, and
// `ToolChoiceCustom {type: 'custom', name}`. (Chat completions have the same tool one level deeper, but their chunks are typed for
// functions alone, so a custom tool's input is not read from them.)

import { type GrammarDialect, grammarToWrite, larkOf } from './grammar-dialect.js'

const name = 'clef_request'

export const larkTool: GrammarDialect = {
  name: 'lark-tool',
  grammar: ['lark'],
  fields: (constraint) => ({
    tools: [
      {
        type: 'custom',
        name,
        description: 'Takes the answer: one request in Clef.',
        format: { type: 'grammar', syntax: 'lark', definition: larkOf(grammarToWrite(constraint)) },
      },
    ],
    tool_choice: { type: 'custom', name },
    parallel_tool_calls: false,
  }),
}
