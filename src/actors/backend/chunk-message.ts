// How what a model writes travels from its thread. A server's words pass here first: nothing that it says may be more than a message
// holds, or the thread would fall over it.

import type { Chunk, TopToken } from '../../backends/index.js'
import { count, type Infer, list, message, number, optional, record, text } from '../../fabric/index.js'
import { programBytesMax } from './prompt-message.js'

const topMax = 128
const topBytesMax = 256

export const chunkMessage = message(
  'constellation chunk',
  record({
    text: text(programBytesMax),
    tokens: count(),
    logprob: optional(number()),
    top: optional(list(record({ text: text(topBytesMax), logprob: number() }), { countMax: topMax })),
  }),
)

type ChunkRecord = Infer<typeof chunkMessage.schema>

/** UTF-16 units of which a message holds any: 3 bytes each at most. */
const pieceMax = Math.floor(programBytesMax / 3)

/** Servers write -Infinity for what their grammar excludes: no number that travels. It is as good as never. */
const never = -1e6

/** The chunks of one stream as they are sent. */
export class ChunkWriter {
  /** Half of a character whose other half is in the next chunk. */
  private half = ''

  /**
   * The same chunk in as many messages as it takes, tokens and probability with the first. Of a text beyond any answer only so much
   * is sent as shows that it is too long.
   */
  write({ text: said, tokens, logprob, top }: Chunk): readonly ChunkRecord[] {
    const whole = (this.half + said).slice(0, programBytesMax + 1)
    this.half = /[\ud800-\udbff]$/.exec(whole)?.[0] ?? ''
    const [first = '', ...rest] = inPieces(whole.slice(0, whole.length - this.half.length))
    const likely = logprob === undefined ? undefined : finite(logprob)
    const head: ChunkRecord = {
      text: first,
      tokens,
      ...(likely === undefined ? {} : { logprob: likely }),
      ...(top === undefined || rest.length > 0 ? {} : { top: choicesOf(top) }),
    }
    return [head, ...rest.map((piece) => ({ text: piece, tokens: 0, logprob: 0 }))]
  }

  /** What is left when the stream has ended: half of a character that never came, as decoders show it. */
  end(): readonly ChunkRecord[] {
    return this.half === '' ? [] : [{ text: '\ufffd', tokens: 0, logprob: 0 }]
  }
}

function inPieces(whole: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < whole.length; at += pieces.at(-1)!.length) {
    const piece = whole.slice(at, at + pieceMax)
    pieces.push(/[\ud800-\udbff]$/.test(piece) && piece.length > 1 ? piece.slice(0, -1) : piece)
  }
  return pieces
}

/** What may stand in for a token; what is longer than a message holds cannot. */
const choicesOf = (top: readonly TopToken[]): TopToken[] =>
  top.slice(0, topMax).flatMap(({ text: said, logprob }) => {
    const likely = finite(logprob)
    return likely === undefined || Buffer.byteLength(said) > topBytesMax ? [] : [{ text: said, logprob: likely }]
  })

/** A logarithm that travels; undefined for what is no number. */
const finite = (logprob: number): number | undefined => (Number.isNaN(logprob) ? undefined : Math.max(logprob, never))
