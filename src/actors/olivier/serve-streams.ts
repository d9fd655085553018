// The streams that a domain's thread has open. Each holds its model's answer and gives its list away item by item, as far
// as credit goes; between turns the thread reads frames, so neither calls nor other streams wait for a long one.

import { type Fault, type Frame, type FrameView, readCredit, streamMessage } from '../../fabric/index.js'
import { faultFrame, refusalFrames } from './answer-frames.js'
import { OpenStream, type StreamOut } from './open-stream.js'
import { askModel, type DomainClocks, type ServedDomain } from './served-domain.js'
import { readStreamed } from './streamed-answer.js'

/** Streams that a thread keeps at once, each with its model's whole answer unless that is made lazily; more are FAULT_BUSY. */
export const streamsOpenMax = 32

/** Items of one stream in a turn. */
const itemsPerTurn = 64

export class DomainStreams {
  private readonly open = new Map<number, OpenStream>()

  constructor(
    private readonly domain: ServedDomain,
    private readonly clocks: DomainClocks,
    private readonly out: StreamOut,
  ) {}

  /** Takes a request frame of `constellation stream`. */
  begin(frame: FrameView): void {
    const { correlation } = frame
    const refused = this.admit(frame)
    if (refused !== undefined) this.out.send(refused)
    else this.settle(correlation)
  }

  /** Takes a credit frame; one for a stream that has ended crossed its end, and is let go. */
  grant(frame: FrameView): void {
    const stream = this.open.get(frame.correlation)
    if (stream === undefined) return
    const items = readCredit(frame.payload)
    if (items.ok) stream.sender.grant(items.value)
    else stream.fail(items.error)
    this.settle(frame.correlation)
  }

  cancel(correlation: number): void {
    this.open.get(correlation)?.sender.cancel()
    this.settle(correlation)
  }

  /** Gives each stream a turn. @returns whether one of them can go on without another word from its receiver */
  pump(): boolean {
    let more = false
    for (const [correlation, stream] of this.open) {
      stream.pump(itemsPerTurn)
      if (stream.sender.ready) more = true
      this.settle(correlation)
    }
    return more
  }

  private settle(correlation: number): void {
    if (this.open.get(correlation)?.sender.ended === true) this.open.delete(correlation)
  }

  /** Opens a stream, or says in frames why there is none. */
  private admit(frame: FrameView): readonly Frame[] | undefined {
    const { correlation, deadline } = frame
    const faulted = (fault: Fault) => [faultFrame(correlation, fault)]
    if (deadline <= this.clocks.wall())
      return faulted({ code: 'FAULT_EXPIRED', message: 'the deadline had passed on arrival' })
    if (this.open.size >= streamsOpenMax)
      return faulted({ code: 'FAULT_BUSY', message: `${streamsOpenMax} streams are open; one of them must end first` })
    const wanted = streamMessage.codec.decode(frame.payload)
    if (!wanted.ok) return faulted(wanted.error)
    const { operation: name, request, from, credit } = wanted.value
    const operation = this.domain.streaming(name)
    if (!operation.ok) return faulted(operation.error)

    const began = this.clocks.monotonic()
    const answered = askModel(operation.value, request, (answer) => readStreamed(operation.value, answer))
    if (!answered.ok) return faulted(answered.error)
    const seconds = (this.clocks.monotonic() - began) / 1_000
    const { value: said } = answered
    if (!said.ok) return refusalFrames(correlation, said.error, seconds)
    if (!said.value.ok) return faulted(said.value.error)
    const stream = new OpenStream({ correlation, deadline, from, seconds }, said.value.value, this.clocks, this.out)
    this.open.set(correlation, stream)
    stream.sender.grant(credit)
    return undefined
  }
}
