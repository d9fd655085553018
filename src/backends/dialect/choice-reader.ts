// What the streams of OpenAI's two older forms share: an event has choices, of which one is asked for, and `usage` at last.

import type { Chunk } from '../backend.js'
import type { ServerEvent } from '../http/event-stream.js'
import { type Fields, fieldsOf, objectOf, unreadable } from './event-data.js'
import { endingOf, TokenCount } from './finish.js'
import type { ReaderOptions, StreamEnding, StreamReader, StreamUsage } from './stream-reader.js'

export abstract class ChoiceReader implements StreamReader {
  ending: StreamEnding | undefined
  private readonly count = new TokenCount()

  constructor(protected readonly options: ReaderOptions) {}

  get usage(): StreamUsage {
    return this.count.usage
  }

  read({ data }: ServerEvent): readonly Chunk[] {
    const event = objectOf(data)
    if (!Array.isArray(event.choices)) throw unreadable()
    const choice = fieldsOf(event.choices[0])
    const chunks = choice === undefined ? [] : this.counted(this.said(choice))
    this.ending = endingOf(choice?.finish_reason) ?? this.ending
    return [...chunks, ...this.count.rest(event.usage)]
  }

  /** What a choice says, with as many tokens as it has probabilities of. */
  protected abstract said(choice: Fields): Chunk

  /** A text of which no tokens are told is one. */
  private counted(said: Chunk): readonly Chunk[] {
    const tokens = Math.max(said.tokens, said.text === '' ? 0 : 1)
    if (tokens === 0) return []
    this.count.take(tokens)
    return [{ ...said, tokens }]
  }
}
