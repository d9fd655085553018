// One process with llama.cpp in it, from its start to its end, as whoever started it sees it.

import { type ChildProcess, fork } from 'node:child_process'
import { builtFile, err, type Fault, ok, type Result } from '../../../fabric/index.js'
import type { Clock } from '../../http/index.js'
import { notInstalled } from './install.js'
import { type Answer, type LoadOrder, type Order, type Question, type Word, wordSchema } from './messages.js'

/** Names of what a process needs of its environment to run; what else there is may be secret. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot'] as const
/** What is kept of its last words, in characters. */
const lastWordsMax = 4_096
const shownMax = 300

export interface ChildLimits {
  readonly startMs: number
  readonly silenceMs: number
}

/** How an answer can fail to come: the process is gone, and with it what it had read. */
export class ChildGone extends Error {}

export class EngineChild {
  /** Resolves once the model is loaded, or to why it is not. */
  readonly ready: Promise<Result<void, Fault>>
  /** Resolves to what it died of; `undefined` where it was told to. */
  readonly ended: Promise<string | undefined>
  private readonly process: ChildProcess
  private lastWords = ''
  private closing = false
  /** Once there is no process any more: what it died of. */
  private gone: string | undefined
  /** Why it is being ended, where that is our doing. */
  private stalled: string | undefined
  private stopWaiting = (): void => {}
  private told: (outcome: Result<void, Fault>) => void = () => {}
  private asked:
    | { readonly id: number; readonly answer: (answer: Answer) => void; readonly gone: (gone: ChildGone) => void }
    | undefined

  constructor(
    order: LoadOrder,
    private readonly limits: ChildLimits,
    private readonly clock: Clock,
  ) {
    const env = Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
    this.process = fork(builtFile(import.meta.url, './engine-process.js'), [], {
      // Its assertions would start a debugger to show where they failed.
      env: { ...env, NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true', GGML_NO_BACKTRACE: '1' },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.lastWords = (this.lastWords + text).slice(-lastWordsMax)
    })
    this.ready = new Promise((resolve) => {
      this.told = resolve
    })
    this.ended = new Promise((resolve) => {
      // `close` comes behind the last of its words; of one that could not be started there is an error alone.
      this.process.once('error', (error) => resolve(this.down(error.message)))
      this.process.once('close', (code, signal) => resolve(this.down(signal ?? `code ${code}`)))
    })
    this.process.on('message', (message) => this.hear(message))
    this.send(order)
    this.expectWord(limits.startMs, `it had not loaded its model after ${limits.startMs} ms`)
  }

  get pid(): number | undefined {
    return this.process.pid
  }

  /** Throws ChildGone. Only to be called when the question before was answered. */
  ask(question: Question): Promise<Answer> {
    if (this.asked !== undefined) throw new Error('a process answers one question at a time')
    if (this.gone !== undefined) return Promise.reject(new ChildGone(this.gone))
    return new Promise<Answer>((answer, gone) => {
      this.asked = { id: question.id, answer, gone }
      this.send(question)
      this.expectAnswer()
    })
  }

  /** The answer to the question is not wanted any more; it comes all the same. */
  cancel(): void {
    if (this.asked !== undefined) this.send({ kind: 'cancel', id: this.asked.id })
  }

  /** Resolves when there is no process any more. */
  async close(): Promise<void> {
    this.closing = true
    this.process.kill('SIGKILL')
    await this.ended
  }

  private send(order: Order): void {
    // What cannot be sent is answered by the end of the process.
    if (this.process.connected) this.process.send(order, () => {})
  }

  private hear(message: unknown): void {
    const read = wordSchema.safeParse(message)
    if (!read.success) {
      this.end('it said something that is no word of ours')
      return
    }
    this.stopWaiting()
    this.take(read.data)
  }

  private take(word: Word): void {
    switch (word.kind) {
      case 'ready':
        this.told(ok(undefined))
        return
      case 'unfit':
        this.told(err(word.missing ? notInstalled() : notLoaded(word.message)))
        return
      case 'reading':
        this.expectAnswer()
        return
      default: {
        const { asked } = this
        if (asked?.id !== word.id) return
        this.asked = undefined
        asked.answer(word)
      }
    }
  }

  private expectAnswer(): void {
    this.expectWord(this.limits.silenceMs, `it said nothing for ${this.limits.silenceMs} ms`)
  }

  private expectWord(ms: number, otherwise: string): void {
    this.stopWaiting()
    this.stopWaiting = this.clock.setTimer(ms, () => this.end(otherwise))
  }

  /** Native code that hangs hears no word: its process is ended. */
  private end(why: string): void {
    this.stalled ??= why
    this.process.kill('SIGKILL')
  }

  private down(how: string): string | undefined {
    this.stopWaiting()
    const why = this.stalled ?? `it ended with ${how}${this.said()}`
    this.gone = why
    this.told(err(notLoaded(why)))
    this.asked?.gone(new ChildGone(why))
    this.asked = undefined
    return this.closing ? undefined : why
  }

  /** What an assertion of its native code left on standard error. */
  private said(): string {
    const lines = this.lastWords.split('\n').filter((line) => line.trim() !== '')
    const line = lines.find((each) => /assert|abort|fatal/i.test(each)) ?? lines.at(-1)
    return line === undefined ? '' : `: ${line.trim().slice(0, shownMax)}`
  }
}

const notLoaded = (why: string): Fault => ({
  code: 'FAULT_BACKEND',
  message: `llama.cpp did not load the model: ${why}`,
})
