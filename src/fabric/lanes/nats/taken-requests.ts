// The requests that a daemon has taken over NATS and not answered: where each answer goes, and where its asker reaches the daemon.
// They are numbered anew as they come in, since every asker counts for itself.

import { createHash, randomUUID } from 'node:crypto'
import { createInbox } from '@nats-io/transport-node'
import type { FrameKind } from '../../frame/layout.js'
import type { Frame } from '../../frame/write.js'
import { AnswerMemory, type Remembered } from './answer-memory.js'
import { asksForStream } from './stream-request.js'

interface Request {
  /** Where its answers go. */
  reply: string
  /** As its asker numbered it. */
  readonly correlation: number
  readonly isStream: boolean
  /** Last part of the subject on which its asker reaches us. Nobody else can guess it. */
  readonly part: string
  /** What it is remembered by; undefined for one that is done each time it is asked. */
  readonly key: string | undefined
  readonly digest: string
}

export class TakenRequests {
  readonly #open = new Map<number, Request>()
  readonly #memory = new AnswerMemory()
  #own = createInbox()
  #count = 0

  /** Subject below which askers reach us. */
  get own(): string {
    return this.#own
  }

  /** From now on askers reach us elsewhere: to those who look for us where we were, we are gone. */
  move(): void {
    this.#own = createInbox()
  }

  /** What is known of a request under its key, if it is the same request; `another` if it is not. */
  known(key: string | undefined, data: Uint8Array): Remembered | 'another' | undefined {
    const remembered = key === undefined ? undefined : this.#memory.recall(key)
    return remembered === undefined || remembered.digest === digestOf(data) ? remembered : 'another'
  }

  /** Takes a request. A stream is never remembered: its answer is more than one frame. @returns its number here */
  open(frame: Frame, data: Uint8Array, reply: string, key: string | undefined): number {
    const local = ++this.#count
    const isStream = asksForStream(frame)
    const kept = isStream ? undefined : key
    const digest = kept === undefined ? '' : digestOf(data)
    const part = `${local}-${randomUUID()}`
    this.#open.set(local, { reply, correlation: frame.correlation, isStream, part, key: kept, digest })
    if (kept !== undefined) this.#memory.keep(kept, { digest, local })
    return local
  }

  get(local: number): Readonly<Request> | undefined {
    return this.#open.get(local)
  }

  /** Where its asker reaches us. */
  addressOf(local: number): string {
    return `${this.#own}.${this.#open.get(local)?.part}`
  }

  /** The request that a subject of ours belongs to. */
  reachedBy(subject: string): number | undefined {
    const part = subject.slice(this.#own.length + 1)
    const local = Number.parseInt(part, 10)
    return this.#open.get(local)?.part === part ? local : undefined
  }

  /** It was asked again: its answers go where they are waited for last. */
  redirect(local: number, reply: string): void {
    const request = this.#open.get(local)
    if (request !== undefined) request.reply = reply
  }

  /** It has its final frame. Faults are not remembered: another time it may go well. */
  answered(local: number, kind: FrameKind, bytes: Uint8Array): void {
    const { key, digest } = this.#open.get(local) ?? {}
    this.#open.delete(local)
    if (key === undefined || digest === undefined) return
    if (kind === 'fault') this.#memory.forget(key)
    else this.#memory.keep(key, { digest, local, answer: bytes })
  }

  /** It is not wanted any more. */
  forget(local: number): void {
    const key = this.#open.get(local)?.key
    this.#open.delete(local)
    if (key !== undefined) this.#memory.forget(key)
  }

  streams(): readonly number[] {
    return [...this.#open].flatMap(([local, { isStream }]) => (isStream ? [local] : []))
  }

  clear(): void {
    this.#open.clear()
  }
}

const digestOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('base64')
