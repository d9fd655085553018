// The asker's end of the process that reads files of Parquet and Arrow.

import { type ChildProcess, fork } from 'node:child_process'
import { builtFile, err, type Fault, type Result } from '../../fabric/index.js'
import type { ColumnarFormat, ColumnarTable } from './columnar.js'

const heapMegabytes = 768
const outOfMemory: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGTRAP', 'SIGKILL'])

/** One file at a time. A file that breaks it costs its own reading; the next gets another process. */
export class ReaderProcess {
  private child: ChildProcess | undefined
  private readonly kill = (): void => this.close()

  /** @param readingMs how long one file may take */
  constructor(private readonly readingMs = 30_000) {}

  read(format: ColumnarFormat, bytes: Uint8Array): Promise<Result<ColumnarTable, Fault>> {
    const child = this.running()
    return new Promise((resolve) => {
      const settle = (result: Result<ColumnarTable, Fault>): void => {
        clearTimeout(timer)
        child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error')
        resolve(result)
      }
      const broken = (fault: Fault): void => {
        this.close()
        settle(err(fault))
      }
      const timer = setTimeout(() => broken(tooLong(this.readingMs / 1_000)), this.readingMs)
      child.once('message', (result) => settle(result as Result<ColumnarTable, Fault>)) // what columnar-process sends
      // Out of memory aborts it, traps, or has the system kill it; anything else is no file's doing.
      child.once('exit', (code, signal) => broken(outOfMemory.has(signal) ? tooLarge : ended(`${signal ?? code}`)))
      child.once('error', ({ message }) => broken(ended(message)))
      child.send({ format, bytes })
    })
  }

  close(): void {
    process.off('exit', this.kill)
    this.child?.kill('SIGKILL')
    this.child = undefined
  }

  private running(): ChildProcess {
    if (this.child !== undefined) return this.child
    process.once('exit', this.kill)
    this.child = fork(builtFile(import.meta.url, './columnar-process.js'), [], {
      serialization: 'advanced', // bytes and bigints as they are
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return this.child
  }
}

const ended = (how: string): Fault => ({ code: 'FAULT_DEFECT', message: `the reader of files ended: ${how}` })

const tooLong = (seconds: number): Fault => ({
  code: 'FAULT_LIMIT',
  limit: seconds,
  actual: seconds,
  message: `reading the file took longer than ${seconds} s`,
})

const tooLarge: Fault = {
  code: 'FAULT_LIMIT',
  limit: heapMegabytes,
  actual: heapMegabytes,
  message: `reading the file took more than ${heapMegabytes} MiB of memory`,
}
