// A real nats-server for tests, on loopback and a port of its own choosing. Where none is installed its tests are skipped, loudly.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const hasNatsServer = spawnSync('nats-server', ['--version']).status === 0

if (!hasNatsServer)
  process.stderr.write('SKIPPED: no nats-server on this machine (Debian: apt-get install nats-server)\n')

export interface NatsServer {
  /** `nats://127.0.0.1:4222` */
  readonly url: string
  readonly port: number
  /** Stops its process where it stands, and has it go on. Its connections stay. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

export interface NatsServerOptions {
  /** 0 takes any free one; a given one starts the server anew where another had been. */
  readonly port?: number
  /** Text of a configuration file. */
  readonly config?: string
}

export async function startNatsServer({ port = 0, config = '' }: NatsServerOptions = {}): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nats-'))
  const file = join(folder, 'nats.conf')
  writeFileSync(file, config)
  const place = ['--addr', '127.0.0.1', '--port', port === 0 ? '-1' : String(port)]
  const server = spawn('nats-server', [...place, '--config', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  const taken = await portOf(server)
  rmSync(folder, { recursive: true })
  return {
    url: `nats://127.0.0.1:${taken}`,
    port: taken,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return
      const gone = once(server, 'exit')
      server.kill('SIGKILL')
      await gone
    },
  }
}

async function portOf(server: ChildProcess): Promise<number> {
  if (server.stderr === null) throw new Error('nats-server was started without a pipe')
  let port = 0
  for await (const line of createInterface({ input: server.stderr })) {
    port = Number(/Listening for client connections on 127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? port)
    if (line.includes('Server is ready')) {
      server.stderr.resume()
      return port
    }
  }
  throw new Error('nats-server ended before it was ready')
}
