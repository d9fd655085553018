// A door on a free port with a test desk behind it, and ways to knock.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach } from 'vitest'
import { type Door, type DoorOptions, openDoor } from '../../../src/actors/door/index.js'
import { type Clock, systemClock } from '../../../src/actors/kernel/index.js'
import { TestDesk } from './test-desk.js'

export const limits = {
  host: '127.0.0.1',
  port: 0,
  token: '',
  origins: [],
  connectionsMax: 64,
  requestsInFlightMax: 4,
  goalsInFlightMax: 2,
  bodyBytesMax: 4 * 1024 * 1024,
  deadlineMsMax: 10_000,
} satisfies Omit<DoorOptions, 'desk'>

/** The ways in for frames. */
export const ways = ['WebSocket', 'unix socket'] as const
export type Way = (typeof ways)[number]

export interface OpenDoor {
  readonly door: Door
  readonly desk: TestDesk
  readonly url: string
  readonly laneUrl: string
  /** Where lanes are to be had, by how. */
  readonly lanes: Readonly<Record<Way, string>>
  /** Lines that the door logged. */
  readonly lines: Record<string, unknown>[]
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  get(path: string, headers?: Record<string, string>): Promise<Reply>
}

export interface Reply {
  readonly status: number
  // Whatever JSON came back; tests match it.
  readonly body: Record<string, unknown>
  readonly text: string
}

const opened: Door[] = []
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'door-'))
})
afterEach(async () => {
  for (const door of opened.splice(0)) await door.close()
  rmSync(directory, { recursive: true })
})

/** A path in a folder of this test's own. */
export const pathOf = (name: string): string => join(directory, name)
let doors = 0

export async function open(options: Partial<DoorOptions> = {}, clock: Clock = systemClock): Promise<OpenDoor> {
  const desk = new TestDesk()
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) })
  const unix = pathOf(`${doors++}`)
  const result = await openDoor({ desk, ...limits, unix, ...options }, clock, log)
  if (!result.ok) throw new Error(result.error.message)
  const door = result.value
  opened.push(door)
  const { url } = door
  const fetched = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, init)
    const text = await response.text()
    return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
  const laneUrl = `${url.replace('http', 'ws')}/v1/lane`
  return {
    door,
    desk,
    url,
    laneUrl,
    lanes: { WebSocket: laneUrl, 'unix socket': `unix:${options.unix ?? unix}` },
    lines,
    get: (path, headers = {}) => fetched(path, { headers }),
    post: (path, body, headers = {}) =>
      fetched(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

/** Waits until `condition` holds, by turns of the event loop: what it waits for is on its way. */
export async function until(condition: () => boolean): Promise<void> {
  const patience = performance.now() + 20_000
  while (!condition()) {
    if (performance.now() > patience) throw new Error('it never came to be')
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
