// llama.cpp as a rung uses it: always there, though its process may die. A death costs the question in hand, and a restart.

import { type Fault, ok, type Result } from '../../../fabric/index.js'
import { BackendFailure } from '../../failure.js'
import type { BackendServices, Clock } from '../../http/index.js'
import { ChildGone, type ChildLimits, EngineChild } from './engine-child.js'
import type { Answer, LoadOrder, Question } from './messages.js'
import { type RestartLimits, Restarts } from './restarts.js'

export interface EngineOptions {
  readonly order: LoadOrder
  /** Whether the files are still those that were checked; asked before each process but the first. */
  readonly recheck: () => Promise<Result<void, Fault>>
  readonly limits: ChildLimits
  readonly restarts: RestartLimits
  readonly clock: Clock
  readonly log?: BackendServices['log']
  /** Told once there were too many deaths. */
  readonly giveUp?: (fault: Fault) => void
}

type Asked = Question extends infer One ? (One extends Question ? Omit<One, 'id'> : never) : never

export class SupervisedEngine {
  /** What is to be asked; rejects with a BackendFailure once there is none and will be none. */
  private current: Promise<EngineChild>
  private child: EngineChild
  private readonly restarts: Restarts
  private nextId = 0
  private closed = false
  private stopPause = (): void => {}
  /** Settles with the answer to the last question, wanted or not. */
  private last: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly options: EngineOptions,
    first: EngineChild,
  ) {
    this.restarts = new Restarts(options.restarts)
    this.child = first
    this.current = Promise.resolve(first)
    void this.watch(first)
  }

  /** A first process that can't load its model is not replaced: the next would come to the same. */
  static async start(options: EngineOptions): Promise<Result<SupervisedEngine, Fault>> {
    const child = new EngineChild(options.order, options.limits, options.clock)
    const ready = await child.ready
    if (ready.ok) return ok(new SupervisedEngine(options, child))
    await child.close()
    return ready
  }

  /** Of the process in hand; another after each restart. */
  get pid(): number | undefined {
    return this.child.pid
  }

  /** Resolves when nothing is being worked on. */
  get idle(): Promise<unknown> {
    return this.last
  }

  /**
   * Waits for what was asked before. Throws a BackendFailure where the process dies over it, and the signal's reason as soon as that is
   * aborted; the process then stops reading at its next block.
   */
  async ask(asked: Asked, signal: AbortSignal | undefined): Promise<Answer> {
    signal?.throwIfAborted()
    const before = this.last
    const answered = (async () => {
      await before
      const child = await this.current
      if (signal?.aborted) return undefined
      const stop = (): void => child.cancel()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        return await child.ask({ ...asked, id: this.nextId++ })
      } catch (thrown) {
        throw thrown instanceof ChildGone ? new BackendFailure(diedOver(thrown.message), 'down') : thrown
      } finally {
        signal?.removeEventListener('abort', stop)
      }
    })()
    this.last = answered.catch(() => {})
    const answer = await unlessAborted(answered, signal)
    if (answer === undefined) throw signal?.reason
    return answer
  }

  async close(): Promise<void> {
    this.closed = true
    this.stopPause()
    await this.child.close()
  }

  /** Until the end of a process: what then? */
  private async watch(child: EngineChild): Promise<void> {
    const why = await child.ended
    if (this.closed || why === undefined) return
    this.current = this.another(why)
    // Where nobody asks, nobody hears of it here.
    this.current.catch(() => {})
  }

  private async another(why: string): Promise<EngineChild> {
    const { clock, log, giveUp } = this.options
    for (let reason = why; ; ) {
      const pause = this.restarts.pauseAfterDeath(clock.now())
      if (pause === undefined) {
        const fault = gaveUp(this.options.restarts, reason)
        log?.('warn', fault.message)
        giveUp?.(fault)
        throw new BackendFailure(fault, 'down')
      }
      log?.('warn', `the process of llama.cpp is gone, and another starts in ${pause} ms: ${reason}`)
      await this.pause(pause)
      if (this.closed) throw new BackendFailure(diedOver(reason), 'down')
      const started = await this.startAgain()
      if (started.ok) return started.value
      reason = started.error.message
    }
  }

  private async startAgain(): Promise<Result<EngineChild, Fault>> {
    const { order, recheck, limits, clock } = this.options
    const checked = await recheck()
    if (!checked.ok) return checked
    const child = new EngineChild(order, limits, clock)
    this.child = child
    const ready = await child.ready
    if (ready.ok) {
      void this.watch(child)
      return ok(child)
    }
    await child.close()
    return ready
  }

  /** Ends at once when this is closed. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.options.clock.setTimer(ms, resolve)
      this.stopPause = () => {
        cancel()
        resolve()
      }
    })
  }
}

/** What comes later is heard by nobody. */
function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error) // of an abort without a reason it is an AbortError
    signal.addEventListener('abort', stop, { once: true })
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

const diedOver = (why: string): Fault => ({
  code: 'FAULT_BACKEND',
  message: `the process of llama.cpp was lost in the middle of an answer, and another takes its place: ${why}`,
})

const gaveUp = ({ countMax, periodMs }: RestartLimits, why: string): Fault => ({
  code: 'FAULT_BACKEND',
  message: `the process of llama.cpp was lost more than ${countMax} times within ${periodMs} ms, the last time because ${why}`,
})
