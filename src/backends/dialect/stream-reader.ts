// What a server's events say, whatever their form.

import type { Chunk } from '../backend.js'
import type { ServerEvent } from '../http/event-stream.js'

/** `stop`: by itself. `length`: at its limit of tokens, or of its context. `filtered`: by the provider's own content filter. */
export type StreamEnding = 'stop' | 'length' | 'filtered'

export interface StreamUsage {
  readonly input?: number
  readonly output?: number
  /** Tokens of the prompt that the server had read before. */
  readonly cached?: number
}

/** Reads one stream; made anew for each. */
export interface StreamReader {
  /** What an event brings. Throws an UpstreamFailure where it is none of this form, or tells an error. */
  read(event: ServerEvent): readonly Chunk[]
  /** Undefined until the server has said that it is done: a stream that closes before was cut off. */
  readonly ending: StreamEnding | undefined
  /** As far as it was told. */
  readonly usage: StreamUsage
}

export interface StreamForm {
  readonly name: string
  reader(options: ReaderOptions): StreamReader
}

export interface ReaderOptions {
  /** Whether chunks tell the model's probabilities as its confidence; else as what stands in for a bad token alone. */
  readonly confidence: boolean
}
