// One question to a server of the tests.

import {
  type AskOptions,
  Connections,
  type EgressNote,
  type EventReply,
  type ServerEvent,
  UpstreamFailure,
} from '../../../src/backends/http/index.js'

export const patience = { connectMs: 1_001, firstChunkMs: 2_002, idleMs: 3_003, totalMs: 30_030 }
export const retry = { attemptsMax: 3, baseMs: 100, maxMs: 5_000 }

export const body = JSON.stringify({ model: 'm', messages: [], stream: true, stream_options: { include_usage: true } })

export interface Asking {
  readonly options: AskOptions
  /** What was told before it left. */
  readonly notes: EgressNote[]
  readonly connections: Connections
}

export function asking(url: string, more: Partial<AskOptions> = {}): Asking {
  const connections = new Connections({ posture: 'on-host', connectMs: 600_000 })
  const notes: EgressNote[] = []
  const options: AskOptions = {
    url: new URL(url),
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    secrets: [],
    body,
    connections,
    patience,
    retry,
    egress: async (note) => {
      notes.push(note)
    },
    random: () => 0,
    ...more,
  }
  return { options, notes, connections }
}

export async function all({ events }: EventReply): Promise<ServerEvent[]> {
  const read: ServerEvent[] = []
  for await (const event of events) read.push(event)
  return read
}

/** How a promise failed; fails itself where it did not, or not by a server. */
export async function failureOf(promise: Promise<unknown>): Promise<UpstreamFailure> {
  const thrown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (thrown instanceof UpstreamFailure) return thrown
  throw new Error(`no failure of a server: ${thrown}`)
}
