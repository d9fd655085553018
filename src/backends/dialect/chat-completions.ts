// The stream of /v1/chat/completions. openai-node, src/resources/chat/completions/completions.ts, `ChatCompletionChunk`: `choices[0]` has
// `delta.content`, `logprobs.content: [{token, logprob, top_logprobs}]` and `finish_reason` (stop, length, content_filter, ..); the last event
// before `[DONE]` has no choices and `usage`, where `stream_options: {include_usage: true}` asked for it. vLLM, Fireworks and
// llama-server send the same.

import type { Chunk } from '../backend.js'
import type { ServerEvent } from '../http/event-stream.js'
import { fieldsOf, listOf, objectOf, textOf, unreadable } from './event-data.js'
import { endingOf, TokenCount } from './finish.js'
import { likelyTokens } from './likely-tokens.js'
import type { ReaderOptions, StreamEnding, StreamForm, StreamReader, StreamUsage } from './stream-reader.js'

class ChatReader implements StreamReader {
  ending: StreamEnding | undefined
  private readonly count = new TokenCount()

  constructor(private readonly options: ReaderOptions) {}

  get usage(): StreamUsage {
    return this.count.usage
  }

  read({ data }: ServerEvent): readonly Chunk[] {
    const event = objectOf(data)
    if (!Array.isArray(event.choices)) throw unreadable()
    const choice = fieldsOf(event.choices[0])
    const delta = fieldsOf(choice?.delta)
    const chunks = this.chunks(textOf(delta?.content), fieldsOf(choice?.logprobs)?.content)
    this.ending = endingOf(choice?.finish_reason) ?? this.ending
    return [...chunks, ...this.count.rest(event.usage)]
  }

  private chunks(text: string, told: unknown): readonly Chunk[] {
    const tokens = Math.max(listOf(told).length, text === '' ? 0 : 1)
    if (text === '' && tokens === 0) return []
    this.count.take(tokens)
    return [{ text, tokens, ...likelyTokens(told, this.options) }]
  }
}

export const chatCompletions: StreamForm = { name: 'chat-completions', reader: (options) => new ChatReader(options) }
