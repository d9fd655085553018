// The requests of one rung to its one server.

import { nearer, type Posture } from '../../fabric/index.js'
import {
  type AskOptions,
  ask,
  askJson,
  type BackendServices,
  Connections,
  type EventReply,
  postureOfUrl,
} from '../http/index.js'
import type { LocalOptions } from './local-options.js'

/** Where a server is: by its address; a name that says nothing of that is held to the network. */
export function localPosture({ url, posture }: Pick<LocalOptions, 'url' | 'posture'>): Posture {
  if (posture !== undefined) return posture
  const { hostname } = new URL(url)
  const told = postureOfUrl(new URL(url))
  const isName = /[a-z]/i.test(hostname) && !hostname.startsWith('[')
  return isName ? nearer(told, 'in-network') : told
}

export class ServerCalls {
  readonly posture: Posture
  private readonly connections: Connections
  private readonly root: URL

  constructor(
    private readonly options: LocalOptions,
    private readonly services: BackendServices,
    /** Empty for none. */
    private readonly key: string,
  ) {
    const { url, patience } = options
    this.root = new URL(url.endsWith('/') ? url : `${url}/`)
    this.posture = localPosture(options)
    this.connections = new Connections({ posture: this.posture, connectMs: patience.connectMs })
  }

  /** Where the server is, for the card, logs and metrics. */
  get address(): URL {
    return this.root
  }

  async get(path: string, signal?: AbortSignal): Promise<unknown> {
    return (await askJson(this.request(path, '', 'application/json', signal))).json
  }

  async post(path: string, body: object, signal?: AbortSignal): Promise<unknown> {
    return (await askJson(this.request(path, JSON.stringify(body), 'application/json', signal))).json
  }

  stream(path: string, body: object, signal?: AbortSignal): Promise<EventReply> {
    return ask(this.request(path, JSON.stringify(body), 'text/event-stream', signal))
  }

  close(): Promise<void> {
    return this.connections.close()
  }

  private request(path: string, body: string, accept: string, signal: AbortSignal | undefined): AskOptions {
    const { patience, retry } = this.options
    const { egress, clock, random = Math.random } = this.services
    return {
      url: new URL(path, this.root),
      headers: {
        accept,
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
        ...(this.key === '' ? {} : { authorization: `Bearer ${this.key}` }),
      },
      body,
      connections: this.connections,
      secrets: [this.key],
      patience,
      retry,
      egress,
      random,
      ...(clock === undefined ? {} : { clock }),
      ...(signal === undefined ? {} : { signal }),
    }
  }
}
