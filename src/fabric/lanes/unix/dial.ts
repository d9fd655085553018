import { createConnection } from 'node:net'
import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { UnixLane, type UnixLaneOptions } from './lane.js'

/** What a socket address has room for, in bytes of UTF-8. A longer one would be cut without a word. */
export const unixPathBytesMax = 107

/** FAULT_CONFIG for a path that no socket can have. */
export function unixPathFault(path: string, setting: string): Fault | undefined {
  const bytes = new TextEncoder().encode(path).byteLength
  if (bytes > 0 && bytes <= unixPathBytesMax && !path.includes('\0')) return undefined
  const message = `The path of a unix socket has 1 to ${unixPathBytesMax} bytes and no zeros; '${path.slice(0, 255)}' has ${bytes}.`
  return { code: 'FAULT_CONFIG', path: setting, message }
}

/**
 * A lane to whoever listens on a unix socket.
 *
 * @param path of the socket
 * @returns FAULT_ACTOR_DOWN where nobody listens there, or we may not connect; FAULT_CONFIG for a path that can't be
 */
export function dialUnix(path: string, options: UnixLaneOptions = {}): Promise<Result<UnixLane, Fault>> {
  const wrong = unixPathFault(path, 'path')
  if (wrong !== undefined) return Promise.resolve(err(wrong))
  return new Promise((resolve) => {
    const socket = createConnection({ path })
    const refused = (error: Error): void => {
      const message = `Nobody answers on ${path}: ${error.message}.`
      resolve(err({ code: 'FAULT_ACTOR_DOWN', actor: path, message }))
    }
    socket.once('error', refused)
    socket.once('connect', () => {
      socket.off('error', refused)
      resolve(ok(new UnixLane(path, socket, options)))
    })
  })
}
