// One stream that a domain's thread has open: encodes each item, holds it to its contract and its deadline, and sends it.

import { at, CreditedSender, err, type Fault, type Frame, frameBytes, ok, type Result } from '../../fabric/index.js'
import { answerFrame, faultFrame, refusalFrames, usageFrame, violation } from './answer-frames.js'
import { MadeItems } from './made-items.js'
import { readRefusal } from './model-refusal.js'
import type { DomainClocks } from './served-domain.js'
import type { StreamedAnswer } from './streamed-answer.js'

/** Where frames go. */
export interface StreamOut {
  readonly frameBytesMax: number
  readonly send: (frames: readonly Frame[]) => void
  /** Called when a model that was waited for has come to its end. */
  readonly onReady: () => void
}

export interface StreamRequest {
  readonly correlation: number
  /** Milliseconds since the Unix epoch. */
  readonly deadline: number
  /** Index of the first item wanted. */
  readonly from: number
  /** What the model took until it had answered. */
  readonly seconds: number
}

export class OpenStream {
  readonly sender: CreditedSender<unknown>
  private readonly items: MadeItems
  private index: number
  /** The model's, with the encoding of what was sent. */
  private seconds: number
  private turnBegan = 0

  constructor(
    private readonly request: StreamRequest,
    private readonly answer: StreamedAnswer,
    private readonly clocks: DomainClocks,
    private readonly out: StreamOut,
  ) {
    this.index = request.from
    this.seconds = request.seconds
    const sink = { item: (item: unknown) => this.send(item), done: (end: Result<void, Fault>) => this.end(end) }
    this.items = new MadeItems(answer.items, () => {
      this.sender.resume()
      out.onReady()
    })
    this.sender = new CreditedSender(this.items, sink, request.from)
  }

  /** Whether its model is at work, be it for a stream that has ended. */
  get busy(): boolean {
    return this.items.busy
  }

  pump(itemsMax: number): void {
    this.turnBegan = this.clocks.monotonic()
    this.sender.pump(itemsMax)
    this.seconds += this.turnSeconds()
  }

  /** Ends the stream with a fault. */
  fail(fault: Fault): void {
    if (this.sender.ended) return
    this.sender.cancel()
    this.end(err(fault))
  }

  private turnSeconds(): number {
    return (this.clocks.monotonic() - this.turnBegan) / 1_000
  }

  private send(item: unknown): Result<void, Fault> {
    const { contract, field, countMax } = this.answer
    if (this.request.deadline <= this.clocks.wall())
      return err({ code: 'FAULT_EXPIRED', message: `the deadline passed at ${field}[${this.index}]` })
    if (this.index >= countMax) return err(violation(contract.name, tooMany(field, countMax)))
    const payload = this.encode(item)
    if (!payload.ok) return payload
    const actual = frameBytes(payload.value.byteLength)
    const limit = this.out.frameBytesMax
    if (actual > limit) return err({ code: 'FAULT_LIMIT', limit, actual, message: `A frame may have ${limit} bytes.` })
    this.index++
    this.out.send([answerFrame(this.request.correlation, 'item', this.answer.item, payload.value)])
    return ok(undefined)
  }

  /** Elements come from the model as they are: reading one may throw as the model itself may. */
  private encode(item: unknown): Result<Uint8Array, Fault> {
    const { contract, field, item: message } = this.answer
    try {
      const payload = message.codec.encode(item)
      return payload.ok ? payload : err(violation(contract.name, at(`${field}[${this.index}]`, payload.error)))
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      return err({ code: 'FAULT_DEFECT', message: `an element of the answer of ${contract.name} threw: ${reason}` })
    }
  }

  private end(end: Result<void, Fault>): void {
    const { correlation } = this.request
    this.out.send(end.ok ? this.lastFrames() : [faultFrame(correlation, end.error)])
  }

  private lastFrames(): readonly Frame[] {
    const { correlation } = this.request
    const { contract, response, rest } = this.answer
    const { refusal } = this.items
    const seconds = this.seconds + this.turnSeconds()
    if (refusal === undefined)
      return [usageFrame(correlation, seconds), answerFrame(correlation, 'reply', response, rest)]
    const said = readRefusal(contract, refusal)
    return said.ok ? refusalFrames(correlation, said.value, seconds) : [faultFrame(correlation, said.error)]
  }
}

const tooMany = (path: string, limit: number): Fault => ({
  code: 'FAULT_LIMIT',
  path,
  limit,
  actual: limit + 1,
  message: `${path} may have ${limit} elements`,
})
