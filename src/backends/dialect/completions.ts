// The stream of /v1/completions, as vLLM has it: vllm/entrypoints/openai/completion/protocol.py, `CompletionStreamResponse`: `choices[0]` has
// `text`, `logprobs {tokens, token_logprobs, top_logprobs: [{text: logprob}]}`, `finish_reason` (stop, length, abort); the last event
// before `[DONE]` has no choices and `usage`, where `stream_options: {include_usage: true}` asked for it.

import type { Chunk } from '../backend.js'
import type { ServerEvent } from '../http/event-stream.js'
import { fieldsOf, listOf, objectOf, textOf, unreadable } from './event-data.js'
import { endingOf, TokenCount } from './finish.js'
import type { ReaderOptions, StreamEnding, StreamForm, StreamReader, StreamUsage } from './stream-reader.js'

class CompletionsReader implements StreamReader {
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
    const chunks = choice === undefined ? [] : this.chunks(textOf(choice.text), choice.logprobs)
    this.ending = endingOf(choice?.finish_reason) ?? this.ending
    return [...chunks, ...this.count.rest(event.usage)]
  }

  private chunks(text: string, told: unknown): readonly Chunk[] {
    const logprobs = fieldsOf(told)
    const tokens = Math.max(listOf(logprobs?.tokens).length, text === '' ? 0 : 1)
    if (text === '' && tokens === 0) return []
    this.count.take(tokens)
    return [{ text, tokens, ...this.likely(logprobs) }]
  }

  private likely(logprobs: Readonly<Record<string, unknown>> | undefined): Pick<Chunk, 'logprob' | 'top'> {
    const own = listOf(logprobs?.token_logprobs)
    const tops = listOf(logprobs?.top_logprobs).map(fieldsOf)
    const sum = own.reduce<number>((all, one) => all + (typeof one === 'number' ? one : Number.NaN), 0)
    const top = Object.entries(tops.length === 1 ? (tops[0] ?? {}) : {}).flatMap(([text, logprob]) =>
      typeof logprob === 'number' ? [{ text, logprob }] : [],
    )
    return {
      ...(this.options.confidence && own.length > 0 && Number.isFinite(sum) ? { logprob: Math.min(0, sum) } : {}),
      ...(top.length === 0 ? {} : { top }),
    }
  }
}

export const completions: StreamForm = { name: 'completions', reader: (options) => new CompletionsReader(options) }
