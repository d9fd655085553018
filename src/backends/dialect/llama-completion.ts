// The stream of llama-server's /completion. llama.cpp, tools/server/README.md and server-task.cpp (`to_json_non_oaicompat`): parts have
// `content`, `tokens`, `stop: false` and, where `n_probs` was asked for, `completion_probabilities`; the last one has `stop: true`,
// `stop_type` (eos, word, limit), `tokens_predicted`, `tokens_evaluated`, `tokens_cached`, `truncated`. There is no `[DONE]`.

import type { Chunk } from '../backend.js'
import type { ServerEvent } from '../http/event-stream.js'
import { countOf, listOf, objectOf, textOf, unreadable } from './event-data.js'
import { likelyTokens } from './likely-tokens.js'
import type { ReaderOptions, StreamEnding, StreamForm, StreamReader, StreamUsage } from './stream-reader.js'

class LlamaCompletionReader implements StreamReader {
  ending: StreamEnding | undefined
  usage: StreamUsage = {}
  private counted = 0

  constructor(private readonly options: ReaderOptions) {}

  read({ data }: ServerEvent): readonly Chunk[] {
    const fields = objectOf(data)
    if (typeof fields.content !== 'string') throw unreadable()
    const { content: text, stop } = fields
    if (stop === true) return this.last(text, fields)
    // A token that ends within a character has no text yet.
    const tokens = Math.max(listOf(fields.tokens).length, text === '' ? 0 : 1)
    this.counted += tokens
    return text === '' && tokens === 0 ? [] : [this.chunk(text, tokens, fields.completion_probabilities)]
  }

  private last(text: string, fields: Readonly<Record<string, unknown>>): readonly Chunk[] {
    const { stop_type: type, tokens_predicted, tokens_evaluated, tokens_cached } = fields
    // Up to 2024 there were `stopped_eos`, `stopped_word` and `stopped_limit` instead.
    this.ending = textOf(type) === 'limit' || fields.stopped_limit === true ? 'length' : 'stop'
    const output = countOf(tokens_predicted)
    this.usage = { input: countOf(tokens_evaluated), output, cached: countOf(tokens_cached) }
    const tokens = Math.max(0, output - this.counted)
    return text === '' && tokens === 0 ? [] : [this.chunk(text, tokens, fields.completion_probabilities)]
  }

  private chunk(text: string, tokens: number, told: unknown): Chunk {
    return { text, tokens, ...likelyTokens(told, this.options) }
  }
}

export const llamaCompletion: StreamForm = {
  name: 'llama-completion',
  reader: (options) => new LlamaCompletionReader(options),
}
