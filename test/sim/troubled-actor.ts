// A substituted edge: an actor in this thread that answers after a while, and now and then does what threads, processes and
// disks do: hangs, crashes, forgets, answers twice, fails.

import type { ActorOptions, Context, ReplyTo } from '../../src/actors/kernel/index.js'
import { err, type Fault, type Result } from '../../src/fabric/index.js'
import type { Dice } from './dice.js'

/** A crash that the simulation meant; any other is a defect. */
export class SimulatedCrash extends Error {
  override readonly name = 'SimulatedCrash'
}

export interface Troubles {
  readonly dice: Dice
  /** Probability that a message is not simply answered. */
  readonly rate: number
}

interface Asking<R> {
  readonly replyTo: ReplyTo<R>
}

/** `crash` is within the handler, `crash later` from outside one, as when a worker thread dies. */
type Fate = 'answer' | 'slow' | 'fault' | 'twice' | 'forget' | 'hang' | 'crash' | 'crash later'

const fates: readonly [Fate, ...Fate[]] = ['slow', 'slow', 'fault', 'twice', 'forget', 'hang', 'crash', 'crash later']

/**
 * @param answer what a sound one answers
 * @param first whether this is the first incarnation: it always starts, or there would be nothing to simulate
 */
export function troubledActor<R, M extends Asking<R>>(
  mailboxMax: number,
  { dice, rate }: Troubles,
  answer: (message: M) => Result<R, Fault>,
  first: boolean,
): Omit<ActorOptions<M>, 'name'> {
  return {
    mailboxMax,
    async init(context) {
      const timers = new Timers(context)
      if (!first) {
        if (dice.chance(rate)) await timers.after(dice.between(1, 3_000))
        if (dice.chance(rate)) throw new SimulatedCrash('it could not start')
      }
      return {
        receive(message) {
          const { replyTo } = message
          const reply = () => replyTo.reply(answer(message))
          const fate = dice.chance(rate) ? dice.pick(fates) : 'answer'
          switch (fate) {
            case 'answer':
              timers.call(dice.between(0, 30), reply)
              return
            case 'slow':
              timers.call(dice.between(100, 8_000), reply)
              return
            case 'fault':
              replyTo.reply(err({ code: 'FAULT_FRAME', offset: 0, message: 'a simulated fault' }))
              return
            case 'twice':
              reply()
              timers.call(dice.between(0, 30), reply)
              return
            case 'forget':
              return
            case 'hang':
              return dice.chance(0.5) ? timers.after(dice.between(1_000, 30_000)) : new Promise(() => {})
            case 'crash':
              throw new SimulatedCrash('it crashed on a message')
            case 'crash later':
              timers.call(dice.between(0, 500), () => context.fail(new SimulatedCrash('its thread died')))
          }
        },
        close: () => timers.cancelAll(),
      }
    },
  }
}

/** Timers that end with the actor that armed them. */
class Timers {
  private readonly cancels = new Set<() => void>()

  constructor(private readonly context: Pick<Context<never>, 'clock'>) {}

  call(ms: number, fire: () => void): void {
    const cancel = this.context.clock.setTimer(ms, () => {
      this.cancels.delete(cancel)
      fire()
    })
    this.cancels.add(cancel)
  }

  after(ms: number): Promise<void> {
    return new Promise((resolve) => this.call(ms, resolve))
  }

  cancelAll(): void {
    for (const cancel of this.cancels) cancel()
    this.cancels.clear()
  }
}
