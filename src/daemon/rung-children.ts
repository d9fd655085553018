// The rungs as supervised children. One alone is a child like any other: without it there is no start. Of a chain each is started on the
// side, and tried again for as long as the daemon runs: one that serves is enough.

import { type BackendHostOptions, backendHost, type Propose } from '../actors/backend/index.js'
import { actorChild, type ChildOptions, type ChildSpec, supervisorChild } from '../actors/prospero/index.js'
import { err, type Fault, ok, type Result } from '../fabric/index.js'
import type { NamedRung } from './rung-names.js'
import type { RungSeat } from './rung-seat.js'

/** What is the same for all rungs. */
export interface RungSurroundings extends Pick<BackendHostOptions, 'contracts' | 'examples' | 'postureMax' | 'ledger'> {
  readonly supervised: Pick<ChildOptions, 'intensity' | 'shutdownMs'>
  readonly onReport: (rung: string, report: Parameters<BackendHostOptions['onReport'] & {}>[0]) => void
}

/** Once one rung serves, the others have this long to be there from the beginning. */
const graceMs = 5_000

/** A server that is away costs a thread each time it is looked for. */
const triedAgain = {
  intensity: { restarts: 1_000_000, periodMs: 600_000 },
  backoff: { initialMs: 500, maxMs: 30_000 },
} as const

/** @param seats of the rungs, in their order */
export function rungChildren(
  rungs: readonly NamedRung[],
  seats: readonly RungSeat[],
  surroundings: RungSurroundings,
): readonly ChildSpec[] {
  const { supervised } = surroundings
  const specs = rungs.map((rung, index) => rungChild(rung, seats[index]!, surroundings)) // a seat for each
  if (specs.length === 1) return specs.map((spec) => ({ ...spec, id: 'backend' }))
  const firstWords = new FirstWords(specs.length)
  const children = specs.map(
    (spec): ChildSpec => ({ ...spec, ...triedAgain, startsAside: true, start: firstWords.heard(spec.start) }),
  )
  const shutdownMs = supervised.shutdownMs ?? 5_000
  const supervisor = supervisorChild(
    { ...supervised },
    { name: 'backends', strategy: 'oneForOne', children, shutdownMs },
  )
  return [
    {
      ...supervisor,
      startMs: Math.max(...specs.map(({ startMs }) => startMs)) + graceMs,
      async start(parent, signal) {
        const started = await supervisor.start(parent, signal)
        if (!started.ok) return started
        const enough = await firstWords.enough((fire) => parent.clock.setTimer(graceMs, fire))
        if (enough.ok) return started
        await started.value.actor.stop(graceMs)
        return enough
      },
    },
  ]
}

function rungChild(rung: NamedRung, seat: RungSeat, { supervised, onReport, ...host }: RungSurroundings): ChildSpec {
  const { name, startMs } = rung
  return actorChild<Propose>(
    { ...supervised, id: name, kind: 'worker', startMs },
    () =>
      backendHost({
        ...rung,
        ...host,
        onReport: (report) => onReport(name, report),
        onReady: (card) => {
          seat.card = card
        },
      }),
    (ref) => seat.bind(ref),
  )
}

type Start = ChildSpec['start']

/** What came of the first start of each rung of a chain. */
class FirstWords {
  readonly #faults: Fault[] = []
  #standing = 0
  #told: () => void = () => {}
  readonly #count: number

  constructor(count: number) {
    this.#count = count
  }

  /** The same start, listened to once. */
  heard(start: Start): Start {
    let first = true
    return async (parent, signal) => {
      const started = await start(parent, signal)
      if (!first) return started
      first = false
      if (started.ok) this.#standing++
      else this.#faults.push(started.error)
      this.#told()
      return started
    }
  }

  /** Resolves when enough is known: all have been heard, or one serves and the others took their time. */
  enough(afterGrace: (fire: () => void) => () => void): Promise<Result<void, Fault>> {
    return new Promise((resolve) => {
      let cancel: (() => void) | undefined
      const settle = (outcome: Result<void, Fault>): void => {
        cancel?.()
        this.#told = () => {}
        resolve(outcome)
      }
      this.#told = () => {
        const wrong = this.#faults.find(isSetting)
        const heard = this.#standing + this.#faults.length
        if (wrong !== undefined) settle(err(wrong))
        else if (heard === this.#count) settle(this.#standing > 0 ? ok(undefined) : err(this.#none()))
        else if (this.#standing > 0) cancel ??= afterGrace(() => settle(ok(undefined)))
      }
      this.#told()
    })
  }

  #none(): Fault {
    const message = `no rung of the chain could start: ${this.#faults.map((fault) => fault.message).join('; ')}`
    return { ...this.#faults[0]!, message } // there is one for each rung
  }
}

/** A wrong setting does not mend itself: it is told at once, as it is of a rung alone. */
const isSetting = ({ code, path }: Fault): boolean =>
  code === 'FAULT_CHECKPOINT' || (code === 'FAULT_CONFIG' && path !== undefined)
