// The stream of /v1/completions, as vLLM has it: vllm/entrypoints/openai/completion/protocol.py, `CompletionStreamResponse`: `choices[0]` has
// `text`, `logprobs {tokens, token_logprobs, top_logprobs: [{text: logprob}]}`, `finish_reason` (stop, length, abort); the last event
// before `[DONE]` has no choices and `usage`, where `stream_options: {include_usage: true}` asked for it.

import type { Chunk } from '../backend.js'
import { ChoiceReader } from './choice-reader.js'
import { type Fields, fieldsOf, listOf, textOf } from './event-data.js'
import type { StreamForm } from './stream-reader.js'

class CompletionsReader extends ChoiceReader {
  protected said(choice: Fields): Chunk {
    const logprobs = fieldsOf(choice.logprobs)
    return { text: textOf(choice.text), tokens: listOf(logprobs?.tokens).length, ...this.likely(logprobs) }
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
