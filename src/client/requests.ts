// Requests, as many as may wait at once, each across the lanes that it takes.

import type { Failure, Question, Until } from '../fabric/exchange/index.js'
import type { DomainError, Fault } from '../fabric/fault.js'
import type { Progress } from '../fabric/peer/index.js'
import { err, type Result } from '../fabric/result.js'
import type { Connection } from './connection.js'
import type { Link } from './link.js'

export interface AskOptions {
  /** Stops waiting and tells the daemon so. */
  readonly signal?: AbortSignal | undefined
  /** How long an answer is wanted, in ms, 60,000 by default; the daemon's own limit holds where it is shorter. */
  readonly patienceMs?: number | undefined
}

export interface CallOptions extends AskOptions {
  /**
   * Hears how far long work is, ahead of the answer: `done` of `total` parts, growing; from the start again where the call was sent once
   * more over another connection. A daemon that tells nothing is waited for as ever. May not throw.
   */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** A request in the words of one daemon, and how to read its answer. */
export interface Worded<T> {
  readonly question: Question
  /** Paths of what is left out of it, because that daemon does not know it. */
  readonly dropped: readonly string[]
  read(payload: Uint8Array<ArrayBufferLike>): Result<T, Fault>
}

export interface Errand<T> {
  word(link: Link, until: Until): Promise<Result<Worded<T>, Failure>>
  /** Whether an answer to a request sent once more says only that the daemon has no room for it yet. */
  readonly turnedAway?: (answer: T) => boolean
}

const patienceMsDefault = 60_000

export class Requests {
  readonly connection: Connection
  readonly #max: number
  #inFlight = 0

  /** @param max requests that may wait for their end at once */
  constructor(connection: Connection, max: number) {
    this.connection = connection
    this.#max = max
  }

  /** FAULT_BUSY while there is no room for one more. */
  get full(): Fault | undefined {
    if (this.#inFlight < this.#max) return undefined
    const message = `This client waits for ${this.#max} answers; ask again when one has come.`
    return { code: 'FAULT_BUSY', message }
  }

  /** @returns what was answered, or why there is no answer. Never rejects */
  run<T>(errand: Errand<T>, options: CallOptions): Promise<Result<T, Fault | DomainError>> {
    const { full } = this
    return full === undefined ? this.counted(this.#run(errand, options)) : Promise.resolve(err(full))
  }

  #run<T>(errand: Errand<T>, options: CallOptions): Promise<Result<T, Fault | DomainError>> {
    const until = this.until(options)
    const { onProgress } = options
    return acrossLanes(this.connection, until, (link) => asked(link, errand, until, onProgress), errand.turnedAway)
  }

  /** Counts a request as in flight until it has come to its end. */
  async counted<T>(ended: Promise<T>): Promise<T> {
    this.#inFlight++
    try {
      return await ended
    } finally {
      this.#inFlight--
    }
  }

  until({ patienceMs = patienceMsDefault, signal }: AskOptions): Until {
    const deadline = this.connection.clock.wall() + patienceMs
    return signal === undefined ? { deadline } : { deadline, signal }
  }
}

/**
 * Asks on one lane after another, while an answer is wanted: again where a request was lost with its lane, and a little
 * later where it came back to a lane or a daemon that has no room, because everything came back at once.
 */
export async function acrossLanes<T>(
  connection: Connection,
  until: Until,
  ask: (link: Link) => Promise<Result<T, Failure>>,
  turnedAway: (answer: T) => boolean = () => false,
): Promise<Result<T, Fault | DomainError>> {
  for (let again = 0; ; again++) {
    const link = await connection.link(until)
    if (!link.ok) return link
    const answered = await ask(link.value)
    if (!answered.ok && answered.error.by === 'lane' && connection.resumes) {
      await connection.drop(link.value)
      continue
    }
    const noRoom = answered.ok ? turnedAway(answered.value) : isBusy(answered.error)
    if (again === 0 || !noRoom) return answered.ok ? answered : err(answered.error.error)
    const paused = await connection.pause(again, until)
    if (!paused.ok) return paused
  }
}

async function asked<T>(
  link: Link,
  errand: Errand<T>,
  until: Until,
  onProgress: CallOptions['onProgress'],
): Promise<Result<T, Failure>> {
  const worded = await errand.word(link, until)
  if (!worded.ok) return worded
  const answered = await link.exchange.ask(worded.value.question, until, onProgress)
  if (!answered.ok) return answered
  const read = worded.value.read(answered.value)
  return read.ok ? read : err({ by: 'peer', error: read.error })
}

const isBusy = ({ error }: Failure): boolean => 'code' in error && error.code === 'FAULT_BUSY'
