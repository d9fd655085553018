// What OpenAI's forms have in common: why a choice ended, and how many tokens it took.

import type { Chunk } from '../backend.js'
import { countOf, fieldsOf } from './event-data.js'
import type { StreamEnding, StreamUsage } from './stream-reader.js'

/** Undefined of what is no end. A reason that nobody here knows is an end by itself: the filter judges the text. */
export function endingOf(finishReason: unknown): StreamEnding | undefined {
  if (typeof finishReason !== 'string' || finishReason === '') return undefined
  if (finishReason === 'length' || finishReason === 'max_output_tokens') return 'length'
  return finishReason === 'content_filter' ? 'filtered' : 'stop'
}

/** A prompt has tokens, and so has an answer: 0 is no figure. */
const toldOf = (value: unknown): number | undefined => countOf(value) || undefined

/** Chunks are counted as a token each, until `usage` tells what they were. */
export class TokenCount {
  usage: StreamUsage = {}
  private counted = 0

  take(tokens: number): void {
    this.counted += tokens
  }

  /** What `usage` tells beyond what was counted, as a chunk without text. */
  rest(told: unknown): readonly Chunk[] {
    const usage = fieldsOf(told)
    if (usage === undefined) return []
    const { prompt_tokens, completion_tokens, input_tokens, output_tokens } = usage
    const details = fieldsOf(usage.prompt_tokens_details) ?? fieldsOf(usage.input_tokens_details)
    const input = toldOf(prompt_tokens ?? input_tokens)
    const output = toldOf(completion_tokens ?? output_tokens)
    this.usage = {
      ...(input === undefined ? {} : { input }),
      // What came is more than what is told of it where a server tells nothing, or zeros.
      ...(output === undefined ? {} : { output: Math.max(output, this.counted) }),
      cached: countOf(details?.cached_tokens),
    }
    const tokens = Math.max(0, (output ?? 0) - this.counted)
    this.counted += tokens
    return tokens === 0 ? [] : [{ text: '', tokens }]
  }
}
