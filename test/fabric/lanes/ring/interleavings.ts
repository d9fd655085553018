// Runs programs over one piece of shared memory in every order in which their operations on it can fall: atomic operations,
// and plain reads and writes of the ring alike.
//
// The programs are ordinary code, so they can't be stopped in the middle. Instead each step runs a program again from
// its beginning: it is given the results that its earlier operations had, does one new operation in earnest, and is
// thrown out at the next.

import { step } from './stepped-memory.js'

/** A program under test. It must be deterministic but for the results of its operations on the memory. */
export type Program = (memory: SharedArrayBuffer) => void | Promise<void>

export interface Search {
  /** Programs of threads that live on, in the order of their numbers. */
  readonly threads: readonly Program[]
  /** Number of a thread that may also be killed before any of its operations. */
  readonly mortal?: number
  /** Runs once the mortal thread has ended, in whichever way: what its owner does then. */
  readonly afterwards?: Program
}

export interface Exploration {
  /** Different states that were met. */
  readonly states: number
  /** Runs in which somebody sleeps and nobody is left to wake them, each as the order of the threads' steps; k is the kill. */
  readonly stuck: readonly string[]
  /** Runs in which a program threw, with what it said. */
  readonly broken: readonly string[]
}

interface Thread {
  /** Results of the operations done so far. */
  readonly log: readonly unknown[]
  readonly done: boolean
  /** The word it sleeps on. */
  readonly asleep: number | undefined
}

interface State {
  readonly memory: Uint8Array
  readonly threads: readonly Thread[]
  readonly order: string
}

const unstarted: Thread = { log: [], done: false, asleep: undefined }
const ended = (thread: Thread): Thread => ({ ...thread, done: true, asleep: undefined })

/** Explores from `memory` as it is. */
export async function explore(
  memory: SharedArrayBuffer,
  { threads, mortal, afterwards }: Search,
): Promise<Exploration> {
  const programs = afterwards === undefined ? threads : [...threads, afterwards]
  const live = new Uint8Array(memory)
  const begin = live.slice()
  const seen = new Set<string>()
  const stuck: string[] = []
  const broken: string[] = []

  const canRun = (state: State, i: number): boolean => {
    const thread = state.threads[i]!
    const isDue = i < threads.length || (mortal !== undefined && state.threads[mortal]!.done)
    return isDue && !thread.done && thread.asleep === undefined
  }
  const advance = async ({ memory: before, threads: all, order }: State, i: number): Promise<State> => {
    live.set(before)
    const next = [...all]
    const wake = (word: number): number => {
      let woken = 0
      for (const [other, thread] of next.entries()) {
        if (thread.asleep !== word) continue
        next[other] = { ...thread, asleep: undefined, log: [...thread.log, 'ok'] }
        woken++
      }
      return woken
    }
    const { log, done, asleep, thrown } = await step(memory, programs[i]!, all[i]!.log, wake)
    const steps = order + i
    if (thrown !== undefined) broken.push(`${steps}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    next[i] = { log, done: done || thrown !== undefined, asleep }
    return { memory: live.slice(), threads: next, order: steps }
  }

  const pending: State[] = [{ memory: begin, threads: programs.map(() => unstarted), order: '' }]
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    const key = JSON.stringify([[...state.memory.subarray(0, 256)], state.threads])
    if (seen.has(key)) continue
    seen.add(key)
    const enabled = programs.flatMap((_, i) => (canRun(state, i) ? [i] : []))
    if (enabled.length === 0 && state.threads.some((thread) => !thread.done)) stuck.push(state.order)
    for (const i of enabled) pending.push(await advance(state, i))
    if (mortal !== undefined && !state.threads[mortal]!.done) {
      const killed = state.threads.map((thread, i) => (i === mortal ? ended(thread) : thread))
      pending.push({ ...state, threads: killed, order: `${state.order}k` })
    }
  }
  live.set(begin)
  return { states: seen.size, stuck, broken }
}
