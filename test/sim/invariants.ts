// What must hold whatever happens. The first thing that does not is what a run fails of.

import type { ActorView, ReplyTo, SystemView } from '../../src/actors/kernel/index.js'
import type { Intensity } from '../../src/actors/prospero/index.js'
import type { GoalRecord } from '../../src/fabric/index.js'

export type Invariant =
  | 'one outcome per goal'
  | 'one goal per key'
  | 'no outcome for a goal never sent'
  | 'own answer'
  | 'no answer before it is durable'
  | 'attempts within their maximum'
  | 'no attempt after the outcome'
  | 'mailboxes within bounds'
  | 'restart intensity'
  | 'asks settle once'
  | 'nothing left at rest'
  | 'comes to rest'
  | 'no defect'

export interface Violation {
  readonly invariant: Invariant
  readonly detail: string
}

/** What was promised when the tree was made; kept apart from what its parts were told, which a planted fault may change. */
export interface Promises {
  readonly attemptsMax: number
  /** By actor path; an actor that is not named holds none but control messages. */
  readonly mailboxMax: ReadonlyMap<string, number>
  readonly intensity: Intensity
  /** How many children's restarts one crash may bring about: 1 under oneForOne. */
  readonly restartsPerCrashMax: number
}

/** The supervisor, its timers and its children: each has a bounded number of control messages under way. */
const controlMax = 64

/** One message that an actor took on. */
interface Taken {
  readonly actor: string
  readonly incarnation: number
  readonly replyTo: ReplyTo<never>
  /** Whether it has to be answered, and not twice. */
  readonly once: boolean
  replies: number
}

export class Invariants {
  violation: Violation | undefined
  /** Answers given to asks that had settled before. */
  private lateReplies = 0
  private asksOpen = 0
  private restarts = 0
  private crashes = 0
  private gaveUp = false
  private readonly taken: Taken[] = []
  private readonly restartsAt = new Map<string, number[]>()

  constructor(private readonly promises: Promises) {}

  /** Only the first counts: what follows is its consequence. */
  violated(invariant: Invariant, detail: string): void {
    this.violation ??= { invariant, detail }
  }

  /** A new tree: what was counted of the last one's actors is done with. */
  born(): void {
    this.lateReplies = 0
    this.taken.length = 0
    this.restartsAt.clear()
  }

  // --- asks -----------------------------------------------------------------------------------------------------

  /** To be called by whoever asks from outside the tree; returns what to call when the answer comes. */
  asked(what: string): () => void {
    let open = true
    this.asksOpen++
    return () => {
      if (!open) this.violated('asks settle once', `${what} settled twice`)
      open = false
      this.asksOpen--
    }
  }

  /** A message that `actor` took, with its replies counted. */
  observed<M extends { readonly replyTo: ReplyTo<never> }>(
    message: M,
    actor: string,
    incarnation: number,
    once: boolean,
  ): M {
    const { replyTo } = message
    // One whose asker had given up while it waited in the mailbox need not be answered.
    const taken: Taken = { actor, incarnation, replyTo, once: once && !replyTo.settled, replies: 0 }
    this.taken.push(taken)
    const counted: ReplyTo<never> = {
      deadline: replyTo.deadline,
      get settled() {
        return replyTo.settled
      },
      reply: (outcome) => {
        taken.replies++
        if (replyTo.settled) this.lateReplies++
        if (once && taken.replies > 1) this.violated('one outcome per goal', `${actor} answered a message twice`)
        replyTo.reply(outcome)
      },
    }
    // The same message but for whom it is answered to.
    return { ...message, replyTo: counted }
  }

  /** The actor has gone down: nobody may wait for it any more. */
  died(actor: string, incarnation: number): void {
    for (const taken of this.taken) {
      if (taken.incarnation === incarnation && !taken.replyTo.settled) {
        this.violated('asks settle once', `${actor} died, and an ask of it did not fail at once`)
      }
    }
  }

  // --- goals ----------------------------------------------------------------------------------------------------

  attempted({ attemptsMax }: GoalRecord, number: number, before: Set<number>): void {
    const allowed = Math.min(this.promises.attemptsMax, attemptsMax ?? this.promises.attemptsMax)
    if (number > allowed || before.has(number)) {
      this.violated('attempts within their maximum', `attempt ${number} of ${allowed}, after ${before.size}`)
    }
    before.add(number)
  }

  // --- supervision ----------------------------------------------------------------------------------------------

  /** The supervisor logged a crash. `retries` is false when it does not restart the child. */
  crashed(child: string, retries: boolean, now: number): void {
    this.crashes++
    if (!retries) {
      // Where a crash takes siblings along, one that crashed meanwhile is logged without a restart of its own.
      this.gaveUp ||= this.promises.restartsPerCrashMax === 1
      return
    }
    const { restarts, periodMs } = this.promises.intensity
    const within = [...(this.restartsAt.get(child) ?? []), now].filter((at) => now - at < periodMs)
    this.restartsAt.set(child, within)
    if (within.length > restarts) {
      this.violated(
        'restart intensity',
        `${child} gets restart ${within.length} in ${periodMs} ms; ${restarts} are allowed`,
      )
    }
  }

  restarted(child: string): void {
    this.restarts++
    if (this.restarts > this.crashes * this.promises.restartsPerCrashMax) {
      this.violated('restart intensity', `${child} was restarted without a crash`)
    }
  }

  // --- at every step, at rest, at the end -------------------------------------------------------------------------

  atStep({ actors }: SystemView): void {
    for (const actor of actors) this.mailboxOf(actor)
  }

  private mailboxOf({ path, depth, children }: ActorView): void {
    const bound = this.promises.mailboxMax.get(path) ?? 0
    if (depth.user > bound) this.violated('mailboxes within bounds', `${path} holds ${depth.user} of ${bound} messages`)
    if (depth.control > controlMax)
      this.violated('mailboxes within bounds', `${path} holds ${depth.control} control messages`)
    for (const child of children) this.mailboxOf(child)
  }

  /** No turn waits and no timer is armed. */
  atRest(view: SystemView): void {
    if (this.asksOpen > 0) this.violated('asks settle once', `${this.asksOpen} asks never settled`)
    if (view.deadLetters.counts.reply !== this.lateReplies) {
      const { reply } = view.deadLetters.counts
      this.violated('asks settle once', `${this.lateReplies} late replies were given and ${reply} counted`)
    }
    const living = new Map(everyActor(view.actors).map((actor) => [actor.incarnation, actor]))
    for (const { path, asks } of living.values()) {
      if (asks > 0) this.violated('nothing left at rest', `${asks} asks of ${path} are open`)
    }
    for (const { actor, incarnation, replies, once } of this.taken) {
      if (once && replies === 0 && living.has(incarnation)) {
        this.violated('one outcome per goal', `${actor} lives and never answered what it took`)
      }
    }
    const supervised = view.actors.some(({ path }) => path === 'prospero')
    if (this.gaveUp && supervised) this.violated('restart intensity', 'the supervisor gave a child up and lives on')
  }

  /** Nothing is under way: a timer that is armed now was forgotten. */
  idle(timersArmed: number): void {
    if (timersArmed > 0)
      this.violated('nothing left at rest', `${timersArmed} timers are armed and nobody waits for them`)
  }

  /**
   * The system has been stopped.
   *
   * @param living children that have not gone down
   */
  atEnd({ actors }: SystemView, living: readonly string[]): void {
    const left = [...living, ...actors.map(({ path }) => path)]
    if (left.length > 0) this.violated('nothing left at rest', `${left} outlived the system`)
  }
}

const everyActor = (actors: readonly ActorView[]): readonly ActorView[] =>
  actors.flatMap((actor) => [actor, ...everyActor(actor.children)])
