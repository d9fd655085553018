import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'

export interface NatsConnectOptions {
  /** Shown by the server's monitoring. */
  readonly name: string
  /** How long the connection may take, in ms. */
  readonly timeoutMs: number
  /** Whether a server that went is looked for without end; for a minute otherwise. */
  readonly patient?: boolean
}

/** A server that went is looked for this often and this long before the lane ends: a minute in all. */
const reconnectWaitMs = 500
const reconnectAttemptsMax = 120

/**
 * Connects to a NATS server.
 *
 * @param url `nats://127.0.0.1:4222`, with `user:password@` or `token@` where the server asks for it; several with commas between
 * @returns FAULT_ACTOR_DOWN where nobody answers, FAULT_POLICY where the server does not let us in
 */
export async function connectNats(
  url: string,
  { name, timeoutMs, patient = false }: NatsConnectOptions,
): Promise<Result<NatsConnection, Fault>> {
  try {
    const connection = await connect({
      ...serversOf(url),
      name,
      timeout: timeoutMs,
      maxReconnectAttempts: patient ? -1 : reconnectAttemptsMax,
      reconnectTimeWait: reconnectWaitMs,
    })
    return ok(connection)
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    const actor = withoutCredentials(url)
    if (/authorization|authentication/i.test(reason))
      return err({ code: 'FAULT_POLICY', message: `${actor} does not let us in: ${reason}.` })
    return err({ code: 'FAULT_ACTOR_DOWN', actor, message: `Nobody answers at ${actor}: ${reason}.` })
  }
}

interface Servers {
  readonly servers: string[]
  readonly user?: string
  readonly pass?: string
  readonly token?: string
}

/** The client library wants credentials beside the address, not in it. */
function serversOf(text: string): Servers {
  const urls = text.split(',').map((part) => new URL(part.trim()))
  const [{ username, password } = { username: '', password: '' }] = urls
  const servers = urls.map(({ host, protocol }) => `${protocol}//${host}`)
  if (username === '') return { servers }
  const user = decodeURIComponent(username)
  return password === '' ? { servers, token: user } : { servers, user, pass: decodeURIComponent(password) }
}

/** The address as it may be shown. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^@/]*@/g, '//')
