// The `constellation` command as a process of its own, as a shell runs it.

import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const repository = join(import.meta.dirname, '..', '..')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Standard output as NDJSON; throws where a line is no JSON. */
  readonly lines: () => readonly unknown[]
}

export function run(args: readonly string[], stdin = '', cwd = repository): Promise<Ran> {
  const child = spawn(process.execPath, [join(repository, 'bin', 'constellation.js'), ...args], {
    cwd,
    // No daemon listens on port 1, so commands that need one start the tree themselves.
    env: { ...process.env, CONSTELLATION_LISTEN_PORT: '1', CONSTELLATION_LOG_LEVEL: 'silent', NO_COLOR: '1' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdin.on('error', () => {}) // a command that reads no input may end before it is written
  child.stdin.end(stdin)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const lines = () =>
        stdout
          .split('\n')
          .filter((line) => line !== '')
          .map((line): unknown => JSON.parse(line))
      resolve({ code, stdout, stderr, lines })
    })
  })
}
