// Prospero: starts its children in order, restarts them by their specs, stops them in reverse, gives up by dying.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { ActorRef, Behaviour, Context, Exit, Lifecycle, Parent } from '../kernel/index.js'
import { Child } from './child.js'
import { CHILD_DEFAULTS, type ChildOptions, type ChildSpec } from './child-spec.js'
import { logCrash } from './crash-line.js'
import { Escalation, StartFailure } from './failures.js'
import { affected, type Strategy } from './strategy.js'
import type { SupervisorView } from './supervision-view.js'

export interface SupervisorSpec {
  readonly name: string
  readonly strategy: Strategy
  /** In start order. */
  readonly children: readonly ChildSpec[]
  /** What stopping all children gets in total, when the supervisor gives up or is stopped with a larger budget. */
  readonly shutdownMs: number
}

/** A supervisor whose children have all reported ready. Watch `actor` for its end: an `Escalation` means it gave up. */
export interface Supervisor {
  readonly actor: Lifecycle
  inspect(): SupervisorView
}

/**
 * Starts a supervisor and, in order, its children.
 *
 * @param signal aborted when nobody waits for it to be ready any more: it is killed
 * @returns the fault of the child that did not start; those before it are stopped again by then
 */
export async function supervise(
  parent: Parent,
  spec: SupervisorSpec,
  signal?: AbortSignal,
): Promise<Result<Supervisor, Fault>> {
  const ids = new Set(spec.children.map((child) => child.id))
  if (ids.size !== spec.children.length) throw new Error(`${spec.name} has two children of one id`)
  let supervision: Supervision | undefined
  const actor: ActorRef<never, Notice> = parent.spawn<never, Notice>({
    name: spec.name,
    async init(context) {
      supervision = new Supervision(spec, context)
      await supervision.startAll()
      return supervision
    },
  })
  signal?.addEventListener('abort', () => actor.kill('it was not ready in time'), { once: true })
  const ready = await actor.whenReady()
  if (ready.ok) return ok({ actor, inspect: () => viewOf(spec, actor, supervision) })
  const exit = await actor.whenTerminated()
  if (exit.kind !== 'crashed' || !(exit.error instanceof StartFailure)) return ready
  return err({ ...exit.error.fault, message: exit.error.message })
}

/** A supervisor as the child of another, which restarts it, children and all, when it gives up. */
export function supervisorChild(child: Omit<ChildOptions, 'kind' | 'id'>, spec: SupervisorSpec): ChildSpec {
  return {
    ...CHILD_DEFAULTS,
    // The children's own start budgets hold; one that hung is not to be cut short from above.
    startMs: spec.children.reduce((sum, { startMs }) => sum + startMs, 1_000),
    shutdownMs: spec.shutdownMs,
    ...child,
    id: spec.name,
    kind: 'supervisor',
    start: (parent, signal) => supervise(parent, spec, signal),
  }
}

type Notice =
  | { readonly type: 'child-down'; readonly child: Child; readonly incarnation: number; readonly exit: Exit }
  | { readonly type: 'restart-due'; readonly child: Child; readonly ticket: number }
  | { readonly type: 'start-failed'; readonly child: Child; readonly fault: Fault }

class Supervision implements Behaviour<never, Notice> {
  readonly #spec: SupervisorSpec
  readonly #context: Context<never, Notice>
  readonly children: readonly Child[]

  constructor(spec: SupervisorSpec, context: Context<never, Notice>) {
    this.#spec = spec
    this.#context = context
    this.children = spec.children.map((child) => new Child(child, context))
  }

  /** Throws a StartFailure, with what had started stopped again, when a child does not report ready. */
  async startAll(): Promise<void> {
    for (const child of this.children) {
      if (child.spec.startsAside) {
        this.#startAside(child)
        continue
      }
      const started = await this.#start(child)
      if (started.ok) continue
      await this.#stop(this.children, this.#deadline())
      throw new StartFailure(child.spec.id, started.error)
    }
  }

  receive(): void {}

  async control(notice: Notice): Promise<void> {
    const { child } = notice
    if (notice.type === 'restart-due') {
      if (child.isDue(notice.ticket)) await this.#restart(child)
    } else if (notice.type === 'start-failed') {
      if (child.state === 'starting') await this.#ended(child, startFailed(child, notice.fault))
    } else if (child.is(notice.incarnation)) {
      await this.#ended(child, notice.exit)
    } else {
      // It crashed by itself just before a stop of ours: a line in the log is all that is left to do.
      logCrash(this.#context.log, this.#context.self.path, child, notice.exit)
    }
  }

  async close(exit: Exit, deadline: number): Promise<void> {
    // After a crash or a kill the kernel has killed the children already; what remains is to cancel restarts.
    await this.#stop(this.children, exit.kind === 'stopped' ? Math.min(deadline, this.#deadline()) : 0)
  }

  async #ended(child: Child, exit: Exit): Promise<void> {
    child.ended(exit)
    const delayMs = child.wantsRestart(exit) ? child.takeRestart() : undefined
    logCrash(this.#context.log, this.#context.self.path, child, exit, delayMs)
    if (!child.wantsRestart(exit)) return
    if (delayMs === undefined) {
      await this.#stop(this.children, this.#deadline())
      throw new Escalation(this.#context.self.path, child.spec.id, child.spec.intensity, exit)
    }
    const group = affected(this.#spec.strategy, this.children, child)
    await this.#stop(group, this.#deadline())
    for (const member of group) {
      if (member.state === 'stopped' && member.spec.restart !== 'temporary') member.awaitRestart()
    }
    child.scheduleRestart(delayMs, (ticket) => {
      this.#context.self.control({ type: 'restart-due', child, ticket })
    })
  }

  async #restart(first: Child): Promise<void> {
    for (const child of affected(this.#spec.strategy, this.children, first)) {
      if (child.state !== 'backoff') continue
      if (child.spec.startsAside) {
        this.#startAside(child)
        continue
      }
      const started = await this.#start(child)
      if (started.ok) continue
      // A failed start is one more failure of this child; those after it wait for its next restart.
      return this.#ended(child, startFailed(child, started.error))
    }
  }

  #startAside(child: Child): void {
    void this.#start(child).then((started) => {
      if (!started.ok) this.#context.self.control({ type: 'start-failed', child, fault: started.error })
    })
  }

  #start(child: Child): Promise<Result<void, Fault>> {
    return child.start((incarnation, exit) => {
      this.#context.self.control({ type: 'child-down', child, incarnation, exit })
    })
  }

  /** Last started first, each with its own budget at most, all under one deadline. */
  async #stop(children: readonly Child[], deadline: number): Promise<void> {
    const { clock, log, self } = this.#context
    for (const child of [...children].reverse()) {
      const exit = await child.stop(Math.max(0, deadline - clock.now()))
      if (exit?.kind === 'killed')
        log.warn({ event: 'stop-forced', supervisor: self.path, child: child.spec.id }, exit.why)
    }
  }

  #deadline(): number {
    return this.#context.clock.now() + this.#spec.shutdownMs
  }
}

const startFailed = (child: Child, fault: Fault): Exit => ({
  kind: 'crashed',
  error: new StartFailure(child.spec.id, fault),
})

function viewOf(spec: SupervisorSpec, actor: Lifecycle, supervision: Supervision | undefined): SupervisorView {
  return {
    name: spec.name,
    path: actor.path,
    incarnation: actor.incarnation,
    state: actor.state,
    strategy: spec.strategy,
    children: supervision?.children.map((child) => child.inspect()) ?? [],
  }
}
