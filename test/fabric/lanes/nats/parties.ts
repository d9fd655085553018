// Daemons and diallers on one NATS server, whose messages are words.

import type { NatsConnection } from '@nats-io/transport-node'
import { encodeHello, type Frame, type FrameView, noTrace } from '../../../../src/fabric/frame.js'
import {
  connectNats,
  NatsLane,
  NatsServingLane,
  type NatsServingOptions,
  subjectOf,
} from '../../../../src/fabric/lanes/nats/index.js'
import { readFault, streamMessage } from '../../../../src/fabric/peer/index.js'
import { message, record, text } from '../../../../src/fabric/schema/index.js'
import { encodeCredit } from '../../../../src/fabric/stream/index.js'

export const shout = message('words.shout request', record({ word: text() }))
export const shoutSubject = subjectOf(shout.name)!

export const contractsOf = (...messages: readonly (typeof shout)[]) =>
  messages.map(({ name, digest }) => ({ name, identity: digest }))

export const plain = (kind: Frame['kind'], correlation: number, payload: Uint8Array): Frame => ({
  kind,
  flags: 0,
  schema: shout.short,
  source: 0,
  target: 0,
  correlation,
  deadline: Date.now() + 60_000,
  trace: noTrace,
  payload,
})

export function streamFrame(correlation: number, from: number, credit: number): Frame {
  const payload = streamMessage.codec.encode({ operation: 'words.shout', request: bytes('all'), from, credit })
  if (!payload.ok) throw new Error(payload.error.message)
  return { ...plain('request', correlation, payload.value), schema: streamMessage.short }
}

export const creditFrame = (correlation: number, items: number): Frame => ({
  ...plain('credit', correlation, encodeCredit(items)),
  schema: { low: 0, high: 0 },
})

export const bytes = (word: string): Uint8Array => new TextEncoder().encode(word)
export const words = (frame: FrameView): string => new TextDecoder().decode(frame.payload.slice())

export function faultOf(frame: FrameView) {
  if (frame.kind !== 'fault') throw new Error(`a ${frame.kind} is no fault`)
  return readFault(frame.payload.slice())
}

export interface Daemon {
  readonly lane: NatsServingLane
  readonly nats: NatsConnection
  /** All frames that came. */
  readonly got: readonly FrameView[]
  /** Resolves with the first frame of a kind that comes, or has come. */
  first(kind: Frame['kind']): Promise<FrameView>
}

export interface Dialler {
  readonly lane: NatsLane
  readonly nats: NatsConnection
  readonly greeting: FrameView
  /** The greeting, and what came after. */
  readonly frames: readonly FrameView[]
  /** Resolves when so many have come. */
  until(count: number): Promise<readonly FrameView[]>
}

/** Opens parties on a server and closes them together. */
export class Parties {
  readonly #url: () => string
  readonly #open: { close(): void; readonly closed: Promise<unknown> }[] = []

  constructor(url: () => string) {
    this.#url = url
  }

  async connection(name: string): Promise<NatsConnection> {
    const connected = await connectNats(this.#url(), { name, timeoutMs: 5_000 })
    if (!connected.ok) throw new Error(connected.error.message)
    return connected.value
  }

  /** A daemon that does with each frame what `work` does; by default it answers requests with its name and their word. */
  async daemon(
    name: string,
    options: Partial<NatsServingOptions> = {},
    work = (frame: FrameView, lane: NatsServingLane): void => {
      if (frame.kind === 'request') lane.send(plain('reply', frame.correlation, bytes(`${name}: ${words(frame)}`)))
    },
    connection: Promise<NatsConnection> = this.connection(name),
  ): Promise<Daemon> {
    const nats = await connection
    const lane = new NatsServingLane(name, nats, {
      subjects: [shoutSubject],
      contracts: contractsOf(shout),
      ...options,
    })
    const got: FrameView[] = []
    const heard = new Heard()
    lane.onFrame((frame) => {
      got.push(frame.copy())
      work(frame, lane)
      heard.tell()
    })
    this.#open.push(lane)
    await nats.flush()
    const first = async (kind: Frame['kind']): Promise<FrameView> => {
      await heard.until(() => got.some((frame) => frame.kind === kind))
      return got.find((frame) => frame.kind === kind)!
    }
    return { lane, nats, got, first }
  }

  /** A dialler that has greeted. */
  async dialler(): Promise<Dialler> {
    const nats = await this.connection('dialler')
    const lane = new NatsLane('daemons', nats)
    this.#open.push(lane)
    const frames: FrameView[] = []
    const heard = new Heard()
    lane.onFrame((frame) => {
      frames.push(frame.copy())
      heard.tell()
    })
    const until = async (count: number): Promise<readonly FrameView[]> => {
      await heard.until(() => frames.length >= count)
      return frames
    }
    const hello = encodeHello({ frameBytesMax: 4_096, token: '', contracts: [] })
    lane.send({ ...plain('hello', 0, hello), schema: { low: 0, high: 0 } })
    await until(1)
    return { lane, nats, greeting: frames[0]!, frames, until }
  }

  async closeAll(): Promise<void> {
    for (const lane of this.#open) lane.close()
    await Promise.all(this.#open.splice(0).map(({ closed }) => closed))
  }
}

class Heard {
  #waiting: (() => void)[] = []

  tell(): void {
    for (const tell of this.#waiting.splice(0)) tell()
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
