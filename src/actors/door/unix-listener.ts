// A unix socket to come in by. Its file is the owner's alone, goes away with the listener, and replaces one that a crash
// has left behind.

import { existsSync, type Stats, unlinkSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import { err, type Fault, ok, type Result, unixPathFault } from '../../fabric/index.js'
import { asError } from '../kernel/index.js'

const setting = 'listen.unix'
/** Of the mask that a new file's mode is taken through: nothing for others, and nothing to execute. */
const ownersAlone = 0o177

export class UnixListener {
  readonly path: string
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #file: Stats | undefined

  private constructor(path: string, server: Server) {
    this.path = path
    this.#server = server
    server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
  }

  /**
   * Listens; `take` gets each connection. FAULT_CONFIG with the path of the setting for a path that can't be had, one that
   * somebody answers on, and a file there that is no socket.
   */
  static async open(
    path: string,
    take: (socket: Socket) => void,
    onError: (error: Error) => void,
  ): Promise<Result<UnixListener, Fault>> {
    const wrong = unixPathFault(path, setting)
    if (wrong !== undefined) return err(wrong)
    const server = createServer(take)
    const listener = new UnixListener(path, server)
    const first = await listening(server, path)
    const failed = first?.code === 'EADDRINUSE' ? await listener.#replaceStale() : first && notListening(path, first)
    if (failed !== undefined) return err(failed)
    server.on('error', onError)
    listener.#file = await lstat(path)
    return ok(listener)
  }

  /** Whether peers still find the socket by its path. */
  async reachable(): Promise<Result<void, Fault>> {
    const now = await fileAt(this.path)
    if (now !== undefined && now.ino === this.#file?.ino && now.dev === this.#file.dev) return ok(undefined)
    const message = `The socket file ${this.path} was taken away; restart the daemon to have it again.`
    return err({ code: 'FAULT_ACTOR_DOWN', actor: 'door', message })
  }

  /** Takes nobody in any more; the file is gone when this returns. Settles when the last connection has ended. */
  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  /** Cuts off who is left. */
  destroy(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async #replaceStale(): Promise<Fault | undefined> {
    const { path } = this
    const file = await fileAt(path)
    const inUse = (message: string): Fault => ({ code: 'FAULT_CONFIG', path: setting, message })
    if (file !== undefined && !file.isSocket()) return inUse(`${path} is a file and no socket; it is left as it is.`)
    if (await answers(path)) return inUse(`Somebody answers on ${path}; choose another ${setting}.`)
    try {
      unlinkSync(path)
    } catch (thrown) {
      if (!isGone(thrown)) return notListening(path, asError(thrown))
    }
    const failure = await listening(this.#server, path)
    return failure && notListening(path, failure)
  }
}

/** Why it can't listen there, or undefined once it does. */
function listening(server: Server, path: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => {
      server.off('listening', done)
      resolve(error)
    }
    const done = (): void => {
      server.off('error', failed)
      resolve(undefined)
    }
    server.once('error', failed)
    server.once('listening', done)
    // The file is made before `listen` returns. To change its mode afterwards would leave a moment in which others come in.
    const before = process.umask(ownersAlone)
    try {
      server.listen(path)
    } finally {
      process.umask(before)
    }
  })
}

const fileAt = async (path: string): Promise<Stats | undefined> => {
  try {
    return await lstat(path)
  } catch {
    return undefined
  }
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ path })
    const say = (answered: boolean): void => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', () => say(true))
    // Only a refusal shows that nobody is there: where we may not connect, somebody may be.
    socket.once('error', (error: NodeJS.ErrnoException) => say(error.code !== 'ECONNREFUSED' && !isGone(error)))
  })

const isGone = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'

function notListening(path: string, { message }: Error): Fault {
  const folder = dirname(path)
  // The system says the same of a folder that is not there as of one that we may not write to.
  const why = existsSync(folder) ? message : `there is no folder ${folder}`
  return { code: 'FAULT_CONFIG', path: setting, message: `Can't listen on ${path}: ${why}.` }
}
