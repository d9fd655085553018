import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { shownAddress } from '../address.js'

export interface NatsConnectOptions {
  /** Shown by the server's monitoring. */
  readonly name: string
  /** How long the connection may take, in ms. */
  readonly timeoutMs: number
  /** Whether a server that went is looked for without end; for some seconds otherwise. */
  readonly patient?: boolean
}

/** A server that went is looked for this often and this long before the lane ends: for five seconds, in which it may be restarted. */
const reconnectWaitMs = 500
const reconnectAttemptsMax = 10
/** What a server gets to take what was published before a connection is left. */
const partingMs = 2_000

/**
 * Connects to a NATS server.
 *
 * @param url `nats://127.0.0.1:4222`, with `user:password@` or `token@` where the server asks for it; several with commas between.
 *   `tls://` refuses a server without TLS, `nats://` uses it where the server has it
 * @returns FAULT_ACTOR_DOWN where nobody answers, FAULT_POLICY where the server does not let us in
 */
export async function connectNats(
  url: string,
  { name, timeoutMs, patient = false }: NatsConnectOptions,
): Promise<Result<NatsConnection, Fault>> {
  const actor = shownAddress(url)
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
    if (/authorization|authentication/i.test(reason))
      return err({ code: 'FAULT_POLICY', message: `${actor} does not let us in: ${reason}.` })
    return err({ code: 'FAULT_ACTOR_DOWN', actor, message: `Nobody answers at ${actor}: ${reason}.` })
  }
}

/** Ends a connection once the server has what was published; one that is lost is not waited for. Never rejects. */
export async function leave(connection: NatsConnection): Promise<void> {
  if (connection.isClosed()) return
  const timer = setTimeout(() => void connection.close(), partingMs)
  try {
    await connection.drain()
  } catch {
    // Drained while it was lost: there is nobody to send to.
    await connection.close()
  } finally {
    clearTimeout(timer)
  }
}

/** The client library wants credentials beside the address, not in it, and takes no notice of the scheme. */
function serversOf(text: string): Pick<NodeConnectionOptions, 'servers' | 'user' | 'pass' | 'token' | 'tls'> {
  const urls = text.split(',').map((part) => new URL(part.trim()))
  const [{ username, password } = { username: '', password: '' }] = urls
  const servers = urls.map(({ host }) => host)
  const tls = urls.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}
  if (username === '') return { servers, ...tls }
  const user = decodeURIComponent(username)
  return password === ''
    ? { servers, token: user, ...tls }
    : { servers, user, pass: decodeURIComponent(password), ...tls }
}
