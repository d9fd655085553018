// Messages that no actor will ever handle: every one is counted, the latest are kept for inspection.

/** `reply` is an answer that came after its ask had settled (expired, cancelled, answered before). */
export type DeadLane = 'user' | 'control' | 'reply'

export interface DeadLetter {
  /** Path of the actor that the message was for; for a reply, of the one that was asked. */
  readonly actor: string
  readonly incarnation: number
  readonly lane: DeadLane
  /** The message's `type` or constructor. Its content is not kept: it may hold a peer's data. */
  readonly label: string
  /** Wall time, ms since the Unix epoch. */
  readonly at: number
}

export interface DeadLetterView {
  readonly counts: Readonly<Record<DeadLane, number>>
  /** Oldest first, at most `SAMPLES_MAX`. */
  readonly recent: readonly DeadLetter[]
}

const SAMPLES_MAX = 64

export class DeadLetters {
  readonly #counts: Record<DeadLane, number> = { user: 0, control: 0, reply: 0 }
  readonly #recent: DeadLetter[] = []

  record(actor: string, incarnation: number, lane: DeadLane, message: unknown, at: number): void {
    this.#counts[lane]++
    if (this.#recent.length === SAMPLES_MAX) this.#recent.shift()
    this.#recent.push({ actor, incarnation, lane, label: labelOf(message), at })
  }

  inspect(): DeadLetterView {
    return { counts: { ...this.#counts }, recent: [...this.#recent] }
  }
}

function labelOf(message: unknown): string {
  if (typeof message !== 'object' || message === null) return typeof message
  if ('type' in message && typeof message.type === 'string') return message.type
  return message.constructor?.name ?? 'object'
}
