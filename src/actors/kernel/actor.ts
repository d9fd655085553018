// One actor: its turns and its end.

import type { Fault } from '../../fabric/fault.js'
import { ok, type Result } from '../../fabric/result.js'
import type { ActorRef, ActorState, ActorView } from './actor-ref.js'
import type { ActorOptions, Behaviour, Context, EventLog } from './behaviour.js'
import { Children } from './children.js'
import type { Clock } from './clock.js'
import { actorDown, asError, describeExit, type Exit } from './exit.js'
import type { Host, Place } from './host.js'
import { Inbox } from './inbox.js'
import { LifeEvents } from './life-events.js'
import { MAILBOX_MAX_DEFAULT } from './mailbox.js'
import { NactNode } from './nact-node.js'

// Enough that nact's price per message vanishes, few enough that timers and other actors get their turn.
const MESSAGES_PER_TURN_MAX = 64
// What `close` gets after a crash or a kill, when no stop budget says otherwise.
const CLEANUP_MS_MAX = 5_000

export class Actor<M, C> implements ActorRef<M, C>, Context<M, C> {
  readonly path: string
  readonly incarnation: number
  readonly tell: ActorRef<M, C>['tell']
  readonly control: ActorRef<M, C>['control']
  readonly ask: ActorRef<M, C>['ask']
  readonly #host: Host
  readonly #place: Place
  readonly #node: NactNode
  readonly #inbox: Inbox<M, C>
  readonly #init: ActorOptions<M, C>['init']
  #starting: Promise<Behaviour<M, C>> | undefined
  #behaviour: Behaviour<M, C> | undefined
  #phase: 'open' | 'draining' | 'closing' | 'down' = 'open'
  #turnScheduled = false
  #exit: Exit | undefined
  #terminated = false
  #stopDeadline = 0
  #cancelStopTimer: (() => void) | undefined
  // Made when first needed: an idle actor should weigh little.
  #events: LifeEvents | undefined
  #childPlace: Place | undefined
  #abort: AbortController | undefined

  constructor(host: Host, place: Place, options: ActorOptions<M, C>) {
    this.#host = host
    this.#place = place
    this.#init = options.init
    this.path = place.path === '' ? options.name : `${place.path}/${options.name}`
    this.incarnation = host.nextIncarnation()
    const capacity = options.mailboxMax ?? MAILBOX_MAX_DEFAULT
    this.#inbox = new Inbox(this.path, this.incarnation, host, capacity, () => this.#scheduleTurn())
    this.tell = this.#inbox.tell
    this.control = this.#inbox.control
    this.ask = this.#inbox.ask
    this.#node = new NactNode(place.node, options.name, () => this.#turn())
    place.siblings.add(this)
    this.#scheduleTurn()
  }

  // --- as a reference -------------------------------------------------------------------------------------------

  get state(): ActorState {
    if (this.#phase !== 'open') return this.#phase
    return this.#behaviour === undefined ? 'starting' : 'running'
  }

  whenReady(): Promise<Result<void, Fault>> {
    return this.state === 'running' ? Promise.resolve(READY) : this.#lifeEvents().whenReady()
  }

  whenTerminated(): Promise<Exit> {
    return this.#lifeEvents().whenTerminated()
  }

  watch(onDown: (exit: Exit) => void): () => void {
    return this.#lifeEvents().watch(onDown, (call) => this.#contain(call))
  }

  stop(budgetMs: number): Promise<Exit> {
    const deadline = this.clock.now() + budgetMs
    if (budgetMs <= 0) {
      this.#forceStop('it got no time to stop')
    } else if (this.#phase === 'open') {
      this.#phase = 'draining'
      this.#inbox.narrow('control-only', 'it is stopping')
      this.#armStop(deadline, budgetMs)
      this.#scheduleTurn()
    } else if (this.#phase !== 'down' && deadline < this.#stopDeadline) {
      this.#armStop(deadline, budgetMs)
    }
    return this.whenTerminated()
  }

  kill(why: string): void {
    this.#end({ kind: 'killed', why })
  }

  inspect(): ActorView {
    const { path, incarnation, state } = this
    return { path, incarnation, state, ...this.#inbox.inspect(), children: this.#childPlace?.siblings.inspect() ?? [] }
  }

  // --- as the context of its behaviour --------------------------------------------------------------------------

  get self(): ActorRef<M, C> {
    return this
  }

  get clock(): Clock {
    return this.#host.clock
  }

  get random(): () => number {
    return this.#host.random
  }

  get log(): EventLog {
    return this.#host.log
  }

  get signal(): AbortSignal {
    this.#abort ??= new AbortController()
    if (this.#phase === 'down') this.#abort.abort()
    return this.#abort.signal
  }

  spawn<N, D = never>(options: ActorOptions<N, D>): ActorRef<N, D> {
    if (this.#phase === 'down') throw new Error(`${this.path} is down and can't spawn ${options.name}`)
    this.#childPlace ??= { path: this.path, node: this.#node, siblings: new Children() }
    return new Actor(this.#host, this.#childPlace, options)
  }

  fail(error: Error): void {
    this.#end({ kind: 'crashed', error })
  }

  // --- turns ----------------------------------------------------------------------------------------------------

  #scheduleTurn(): void {
    if (this.#turnScheduled || this.#phase === 'down') return
    this.#turnScheduled = true
    this.#node.wake()
  }

  async #turn(): Promise<void> {
    try {
      if (this.#behaviour === undefined) await this.#begin()
      const behaviour = this.#behaviour
      for (let n = 0; n < MESSAGES_PER_TURN_MAX && behaviour !== undefined && !this.#inbox.isEmpty; n++) {
        const pending = this.#inbox.handleNext(behaviour)
        if (pending !== undefined) await pending
      }
      if (this.#phase === 'draining' && this.#inbox.isIdle) await this.#close()
    } catch (thrown) {
      this.#crash(asError(thrown))
    }
    this.#turnScheduled = false
    if (!this.#inbox.isEmpty) this.#scheduleTurn()
  }

  async #begin(): Promise<void> {
    // The async call turns a throw of a synchronous init into a rejection.
    this.#starting = (async () => this.#init(this))()
    const behaviour = await this.#starting
    if (this.#phase === 'down') return
    this.#behaviour = behaviour
    this.#starting = undefined
    this.#events?.ready()
  }

  #crash(error: Error): void {
    if (this.#phase === 'down') this.#failedAfterDeath(error)
    else this.#end({ kind: 'crashed', error })
  }

  // --- the end --------------------------------------------------------------------------------------------------

  #armStop(deadline: number, budgetMs: number): void {
    this.#cancelStopTimer?.()
    this.#stopDeadline = deadline
    this.#cancelStopTimer = this.clock.setTimer(budgetMs, () =>
      this.#forceStop(`its ${budgetMs} ms to stop were spent`),
    )
  }

  #forceStop(why: string): void {
    if (this.#phase !== 'down') this.#host.stopForced()
    this.kill(why)
  }

  async #close(): Promise<void> {
    this.#phase = 'closing'
    this.#inbox.narrow('shut', 'it is stopping')
    const exit: Exit = { kind: 'stopped' }
    await this.#behaviour?.close?.(exit, this.#stopDeadline)
    await this.#childPlace?.siblings.stopAll(this.clock, this.#stopDeadline)
    this.#goDown(exit)
    this.#terminate()
  }

  #end(exit: Exit): void {
    if (this.#phase === 'down') return
    const closeCalled = this.#phase === 'closing'
    this.#goDown(exit)
    void this.#cleanUp(exit, closeCalled)
  }

  /** All that happens at the instant of death, in this order. */
  #goDown(exit: Exit): void {
    if (this.#phase === 'down') return
    this.#phase = 'down'
    this.#exit = exit
    this.#cancelStopTimer?.()
    this.#childPlace?.siblings.killAll(`its parent ${this.path} went down`)
    this.#node.stop()
    this.#abort?.abort()
    this.#inbox.abandon(describeExit(exit))
    if (exit.kind === 'crashed') this.#contain(() => this.#host.crashed(this.path, this.incarnation, exit.error))
    this.#events?.down(exit, this.#downFault(exit), (call) => this.#contain(call))
  }

  async #cleanUp(exit: Exit, closeCalled: boolean): Promise<void> {
    if (this.#starting === undefined && this.#behaviour === undefined) return this.#terminate()
    const cancelTimer = this.clock.setTimer(CLEANUP_MS_MAX, () => this.#terminate())
    if (!closeCalled) {
      try {
        // Killed while it was starting: what init goes on to acquire must be released too.
        const behaviour = this.#behaviour ?? (await this.#starting?.catch(ignore))
        await behaviour?.close?.(exit, this.clock.now() + CLEANUP_MS_MAX)
      } catch (thrown) {
        this.#failedAfterDeath(asError(thrown))
      }
    }
    await this.#childPlace?.siblings.allTerminated()
    cancelTimer()
    this.#terminate()
  }

  #terminate(): void {
    if (this.#terminated || this.#exit === undefined) return
    this.#terminated = true
    this.#place.siblings.remove(this)
    this.#events?.terminated(this.#exit)
  }

  /** Made late, it learns what it has missed. */
  #lifeEvents(): LifeEvents {
    if (this.#events !== undefined) return this.#events
    this.#events = new LifeEvents()
    if (this.#behaviour !== undefined) this.#events.ready()
    if (this.#exit !== undefined)
      this.#events.down(this.#exit, this.#downFault(this.#exit), (call) => this.#contain(call))
    if (this.#exit !== undefined && this.#terminated) this.#events.terminated(this.#exit)
    return this.#events
  }

  #downFault(exit: Exit): Fault {
    return actorDown(this.path, describeExit(exit))
  }

  /** A handler or `close` of a dead actor that ran on: its failure changes nothing any more, but is not hidden. */
  #failedAfterDeath(error: Error): void {
    this.log.warn({ event: 'failed-after-death', actor: this.path, incarnation: this.incarnation, err: error })
  }

  /** Runs a callback of someone else, whose defect must not become this actor's. */
  #contain(call: () => void): void {
    try {
      call()
    } catch (thrown) {
      this.log.error({ event: 'callback-failed', actor: this.path, err: asError(thrown) })
    }
  }
}

const READY = ok<void>(undefined)

function ignore(): undefined {
  return undefined
}
