// A real daemon as its own process, as systemd would run it.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const repository = join(import.meta.dirname, '..', '..')

export interface Exit {
  readonly code: number | null
  readonly stderr: string
}

/** Starts `constellation` and collects what it says until it ends. */
export function started(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child: ChildProcess = spawn(process.execPath, [join(repository, 'bin', 'constellation.js'), ...args], {
    cwd: repository,
    env: { ...process.env, CONSTELLATION_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  const listeners: (() => void)[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    for (const listener of listeners) listener()
  })
  const ended = new Promise<Exit>((resolve) => {
    child.once('close', (code) => resolve({ code, stderr }))
  })
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(stderr)
        if (match !== null) resolve(match)
      }
      listeners.push(look)
      look()
      void ended.then(({ code }) => reject(new Error(`ended with ${code} before it said ${pattern}: ${stderr}`)))
    })
  return { child, ended, says }
}

export interface Served {
  readonly url: string
  readonly lane: string
  readonly pid: number
  /** Where its journal is. */
  readonly directory: string
  /** Ends it as a crash would; `terminate` then only clears away. */
  kill(): Promise<Exit>
  terminate(): Promise<Exit>
}

/**
 * A daemon on a free loopback port with a journal of its own; `terminate` sends SIGTERM and waits.
 *
 * @param options of `serve`
 */
export async function served(
  env: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<Served> {
  const directory = env.CONSTELLATION_DATA_DIRECTORY ?? (await mkdtemp(join(tmpdir(), 'constellation-served-')))
  const { child, ended, says } = started(['serve', ...options], {
    CONSTELLATION_LISTEN_PORT: '0',
    ...env,
    CONSTELLATION_DATA_DIRECTORY: directory,
  })
  const [, url] = await says(/listening on (http:\/\/\S+?);/)
  return {
    url: url!,
    lane: `${url!.replace('http', 'ws')}/v1/lane`,
    pid: child.pid!,
    directory,
    kill() {
      child.kill('SIGKILL')
      return ended
    },
    async terminate() {
      child.kill('SIGTERM')
      const exit = await ended
      await rm(directory, { recursive: true, force: true })
      return exit
    },
  }
}
