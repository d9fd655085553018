// The stream of /v1/chat/completions. openai-node, src/resources/chat/completions/completions.ts, `ChatCompletionChunk`: `choices[0]` has
// `delta.content`, `logprobs.content: [{token, logprob, top_logprobs}]` and `finish_reason` (stop, length, content_filter, ..); the last event
// before `[DONE]` has no choices and `usage`, where `stream_options: {include_usage: true}` asked for it. vLLM, Fireworks and
// llama-server send the same.

import type { Chunk } from '../backend.js'
import { ChoiceReader } from './choice-reader.js'
import { type Fields, fieldsOf, listOf, textOf } from './event-data.js'
import { likelyTokens } from './likely-tokens.js'
import type { StreamForm } from './stream-reader.js'

class ChatReader extends ChoiceReader {
  protected said(choice: Fields): Chunk {
    const told = fieldsOf(choice.logprobs)?.content
    const text = textOf(fieldsOf(choice.delta)?.content)
    return { text, tokens: listOf(told).length, ...likelyTokens(told, this.options) }
  }
}

export const chatCompletions: StreamForm = { name: 'chat-completions', reader: (options) => new ChatReader(options) }
