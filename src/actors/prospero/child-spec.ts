// What a supervisor is told about its children, as data.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type ActorOptions, type ActorRef, FaultError, type Lifecycle, type Parent } from '../kernel/index.js'
import type { SupervisorView } from './supervision-view.js'

/**
 * `permanent` is always restarted, `transient` unless it stopped normally, `temporary` never. A stop that the
 * supervisor itself asked for is no reason to restart.
 */
export type Restart = 'permanent' | 'transient' | 'temporary'

/** `worker`: an actor that owns a worker thread and crashes when the thread does. */
export type ChildKind = 'actor' | 'worker' | 'supervisor'

/** More than `restarts` within any `periodMs` and the supervisor gives up. */
export interface Intensity {
  readonly restarts: number
  readonly periodMs: number
}

/** The n-th restart within the period waits initialMs * 2^(n-1), at most maxMs, of which a random half is taken off. */
export interface Backoff {
  readonly initialMs: number
  readonly maxMs: number
}

/** A child that reported ready. */
export interface Running {
  readonly actor: Lifecycle
  /** For a child that is itself a supervisor. */
  readonly inspect?: () => SupervisorView
}

export interface ChildSpec {
  /** Unique under its supervisor. */
  readonly id: string
  readonly kind: ChildKind
  readonly restart: Restart
  /** What `start` gets to report ready. */
  readonly startMs: number
  /**
   * Its supervisor does not wait for it: it is started on the side, and a start that fails is a failure like any other, not the end of
   * whoever waits for the supervisor. For `oneForOne` alone.
   */
  readonly startsAside?: true
  /** What a graceful stop gets before the child is killed. */
  readonly shutdownMs: number
  readonly intensity: Intensity
  readonly backoff: Backoff
  /**
   * Makes a new incarnation and resolves when it is ready.
   *
   * @param parent what is spawned under it dies with the supervisor
   * @param signal aborted when `startMs` is spent: whatever was begun has to be ended
   */
  start(parent: Parent, signal: AbortSignal): Promise<Result<Running, Fault>>
}

/** All of a child spec that has a usual value; OTP's default intensity. */
export const CHILD_DEFAULTS = {
  kind: 'actor',
  restart: 'permanent',
  startMs: 10_000,
  shutdownMs: 5_000,
  intensity: { restarts: 1, periodMs: 5_000 },
  backoff: { initialMs: 50, maxMs: 5_000 },
} as const satisfies Omit<ChildSpec, 'id' | 'start'>

export type ChildOptions = { readonly id: string } & Partial<Omit<ChildSpec, 'id' | 'start'>>

/**
 * The spec of a child that is one actor, named by its id.
 *
 * @param actor options for each incarnation, made anew so that no state survives a restart
 * @param onReady called with each incarnation once it is ready and before it counts as running: bind its routes here
 */
export function actorChild<M, C = never>(
  child: ChildOptions,
  actor: () => Omit<ActorOptions<M, C>, 'name'>,
  onReady?: (ref: ActorRef<M, C>) => void,
): ChildSpec {
  return {
    ...CHILD_DEFAULTS,
    ...child,
    async start(parent, signal) {
      const ref = parent.spawn<M, C>({ ...actor(), name: child.id })
      signal.addEventListener('abort', () => ref.kill('it was not ready in time'), { once: true })
      const ready = await ref.whenReady()
      if (!ready.ok) return err(await reasonOf(ref, ready.error))
      onReady?.(ref)
      return ok({ actor: ref })
    },
  }
}

/** Why an actor did not get ready: the fault that its init threw, if it threw one. */
async function reasonOf(actor: Lifecycle, fallback: Fault): Promise<Fault> {
  const exit = await actor.whenTerminated()
  return exit.kind === 'crashed' && exit.error instanceof FaultError ? exit.error.fault : fallback
}
