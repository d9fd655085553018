// A worker thread that belongs to an actor: its rings, its greeting, and its end, which is the actor's end too.

import { Worker } from 'node:worker_threads'
import {
  createRingPair,
  err,
  type Fault,
  type FrameView,
  laneToWorker,
  type Result,
  type RingEnds,
  type RingLane,
} from '../../fabric/index.js'
import { type Context, FaultError } from '../kernel/index.js'

export interface OwnedThreadOptions<Greeting> {
  /** For faults, logs and debuggers. */
  readonly name: string
  /** The built module that the thread runs. */
  readonly entry: string
  /** What the thread is started with, given its ends of the rings. */
  readonly data: (ends: RingEnds) => object
  /** Heap of the thread, in MiB; Node's own limit when left out. */
  readonly heapMiBMax?: number
  /** The thread's first word: what it is, or the fault that keeps it from its work. Undefined for any other frame. */
  readonly readGreeting: (frame: FrameView) => Result<Greeting, Fault> | undefined
  /** Every frame after the greeting. */
  readonly onFrame: (frame: FrameView) => void
}

/** For how long a thread may be silent once an ask is late before it counts as hung and is replaced. */
export const hungAfterMs = 1_000

export class OwnedThread<Greeting> {
  readonly lane: RingLane
  private readonly worker: Worker
  private ended = false
  private stopExpecting: (() => void) | undefined
  private greet: (outcome: Result<Greeting, Fault>) => void = () => {}
  private readonly greeting = new Promise<Result<Greeting, Fault>>((resolve) => {
    this.greet = resolve
  })

  constructor(
    private readonly options: OwnedThreadOptions<Greeting>,
    private readonly context: Pick<Context<never>, 'signal' | 'fail' | 'clock'>,
  ) {
    const { name, entry, data, heapMiBMax } = options
    const [ours, theirs] = createRingPair()
    const resourceLimits = heapMiBMax === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMiBMax } }
    this.worker = new Worker(entry, { workerData: data(theirs), name, ...resourceLimits })
    this.worker.once('error', (error) => this.down(error))
    this.worker.once('exit', (code) => this.down(new Error(`the thread of ${name} ended with code ${code}`)))
    // Killed before its thread has greeted, an actor has no behaviour yet to close.
    context.signal.addEventListener('abort', () => void this.worker.terminate(), { once: true })
    this.lane = laneToWorker(name, ours, this.worker)
    this.lane.onFrame((frame) => this.receive(frame))
  }

  /** What the thread greeted with. Throws a FaultError, the thread ended, when it did not come to that. */
  async ready(): Promise<Greeting> {
    const greeting = await this.greeting
    if (greeting.ok) return greeting.value
    await this.close()
    throw new FaultError({ ...greeting.error, message: `${this.options.name}: ${greeting.error.message}` })
  }

  /**
   * Watches over an ask that the thread has been given; from its deadline on a word is expected.
   *
   * @param what for the crash line
   * @param deadline of the ask, on the injected clock
   * @param late called at the deadline: what the thread says to this ask from now on is worthless
   * @returns the unwatch, to be called when the ask is answered or the actor ends
   */
  watch(what: string, deadline: number, late: () => void = () => {}): () => void {
    const { clock } = this.context
    return clock.setTimer(deadline - clock.now(), () => {
      late()
      this.expectWord(what)
    })
  }

  /**
   * A thread can't be interrupted, only replaced: one that has something to say, and says nothing at all for `hungAfterMs`,
   * would hold up every later ask, so its actor fails.
   */
  expectWord(what: string): void {
    if (this.ended || this.stopExpecting !== undefined) return
    this.stopExpecting = this.context.clock.setTimer(hungAfterMs, () => {
      this.context.fail(new Error(`${what} is late, and the thread has said nothing for ${hungAfterMs} ms`))
    })
  }

  private heard(): void {
    this.stopExpecting?.()
    this.stopExpecting = undefined
  }

  /** Ends the thread; no word of it counts any more. */
  async close(): Promise<void> {
    this.ended = true
    this.heard()
    this.lane.close()
    await this.worker.terminate()
  }

  private receive(frame: FrameView): void {
    this.heard()
    const greeting = this.options.readGreeting(frame)
    if (greeting === undefined) this.options.onFrame(frame)
    else this.greet(greeting)
  }

  /** A thread that ends by itself takes its actor with it. */
  private down(error: Error): void {
    this.greet(err({ code: 'FAULT_ACTOR_DOWN', actor: this.options.name, message: error.message }))
    if (!this.ended) this.context.fail(error)
  }
}
