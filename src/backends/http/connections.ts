// Sockets to one server, kept for the next request. None is opened to an address that lies further out than the rung says.

import { lookup } from 'node:dns'
import { isIP, type LookupFunction, Socket } from 'node:net'
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { type Posture, within } from '../../fabric/index.js'
import { postureOfAddress } from './posture.js'
import { UpstreamFailure } from './upstream-failure.js'

/** Bytes of all headers of a reply. */
const headerBytesMax = 16 * 1024

export interface ConnectionOptions {
  /** What the rung's card says; a name that resolves to an address further out is FAULT_POLICY, before any socket. */
  readonly posture: Posture
  readonly connectMs: number
}

export class Connections {
  /** How far its sockets go at most. */
  readonly posture: Posture
  private readonly agent: Agent
  /** The agent does not know of these yet, and would leave them to themselves when it ends. */
  private readonly connecting = new Set<Socket>()

  constructor({ posture, connectMs }: ConnectionOptions) {
    this.posture = posture
    const connect = buildConnector({ timeout: connectMs, lookup: lookupWithin(posture) })
    // The limits of patience.ts hold; undici's own would end a slow but living stream.
    this.agent = new Agent({
      connect: (options, callback) => {
        // An address is not looked up.
        if (isIP(options.hostname) === 0 || within(postureOfAddress(options.hostname), posture))
          this.track(connect, options, callback)
        else queueMicrotask(() => callback(tooFar(options.hostname, posture), null))
      },
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: headerBytesMax,
      // One request a socket, so that to give one up frees the server from it and from nothing else.
      pipelining: 1,
    })
  }

  /** @param onSending told when there is a connection and the request goes into it */
  request(options: Dispatcher.RequestOptions, onSending: () => void): Promise<Dispatcher.ResponseData> {
    return this.agent.compose(telling(onSending)).request(options)
  }

  /** Ends all sockets, also those in use. */
  close(): Promise<void> {
    for (const socket of this.connecting) socket.destroy(new Error('closed'))
    return this.agent.destroy()
  }

  private track(connect: buildConnector.connector, ...[options, callback]: Parameters<buildConnector.connector>): void {
    // It gives the socket that it makes, which its type does not tell.
    const made: unknown = connect(options, (...result) => {
      if (made instanceof Socket) this.connecting.delete(made)
      callback(...result)
    })
    if (made instanceof Socket) this.connecting.add(made)
  }
}

const telling =
  (onSending: () => void): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        onSending()
        handler.onRequestStart?.(controller, context)
      },
      onResponseStart: (...started) => handler.onResponseStart?.(...started),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...ended) => handler.onResponseEnd?.(...ended),
      onResponseError: (...failed) => handler.onResponseError?.(...failed),
    })

/** Names are looked up by the system, and none of the addresses may lie further out than allowed. */
const lookupWithin =
  (posture: Posture): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '')
      const further = addresses.find(({ address }) => !within(postureOfAddress(address), posture))
      if (further !== undefined) return callback(tooFar(hostname, posture), '')
      const [first] = addresses
      if (options.all === true) callback(null, addresses)
      else callback(null, first?.address ?? '', first?.family)
    })

const tooFar = (hostname: string, posture: Posture): UpstreamFailure =>
  new UpstreamFailure(
    {
      code: 'FAULT_POLICY',
      message: `${hostname} lies further out than ${posture}, as its backend is said to be`,
    },
    'posture',
  )
