// Runs programs over one piece of shared memory in every order in which their atomic operations can fall. Plain reads and
// writes go with the atomic operation before them, and it is shown besides that none of them races: then no finer order
// of theirs could be told from one of these.
//
// The programs are ordinary code, so they can't be stopped in the middle. Instead each step runs a program again from
// its beginning: it is given the results that its earlier operations had, does one new operation in earnest, and is
// thrown out at the next.

import { words } from '../../../../src/fabric/lanes/ring/memory.js'
import { HappensBefore } from './happens-before.js'
import { type Program, step } from './stepped-memory.js'

export interface Search {
  /** What each thread runs. Deterministic but for the results of its operations on the memory. */
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
  /** Runs in which a program threw or raced, with what there is to say about it. */
  readonly broken: readonly string[]
}

interface Thread {
  /** Results of the operations done so far. */
  readonly log: readonly unknown[]
  readonly key: string
  readonly done: boolean
  /** The word it sleeps on. */
  readonly asleep: number | undefined
}

interface State {
  readonly memory: Uint8Array
  readonly threads: readonly Thread[]
  readonly known: HappensBefore
  readonly order: string
}

/**
 * Words that publish something. Those of the sleepers don't count: order that comes by a sleeper's word alone must not
 * hide a race.
 */
const publishing: readonly number[] = [words.head, words.slabHead, words.tail]

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
  const advance = async (state: State, i: number): Promise<State> => {
    live.set(state.memory)
    const next = [...state.threads]
    const known = new HappensBefore(state.known)
    const order = state.order + i
    if (i === threads.length && mortal !== undefined) known.join(i, mortal)
    const { log, key, done, asleep, thrown } = await step(memory, programs[i]!, next[i]!.log, {
      atomic(kind, word) {
        if (!publishing.includes(word)) return
        if (kind !== 'store') known.acquire(i, word)
        if (kind !== 'load') known.release(i, word)
      },
      plain(kind, place) {
        if (known[kind](i, place)) broken.push(`${order}: the ${kind} of word ${place} is a race`)
      },
      notify(word) {
        const sleepers = [...next.entries()].filter(([, thread]) => thread.asleep === word)
        for (const [other, thread] of sleepers)
          next[other] = { ...thread, asleep: undefined, log: [...thread.log, 'ok'], key: `${thread.key}+` }
        return sleepers.length
      },
    })
    if (thrown !== undefined) broken.push(`${order}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    next[i] = { log, key, done: done || thrown !== undefined, asleep }
    return { memory: live.slice(), threads: next, known, order }
  }

  const unstarted: Thread = { log: [], key: '', done: false, asleep: undefined }
  const pending: State[] = [
    { memory: begin, threads: programs.map(() => unstarted), known: new HappensBefore(programs.length), order: '' },
  ]
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    const key = [state.memory.subarray(0, 256).join(), ...state.threads.map((thread) => thread.key)].join('\n')
    if (seen.has(key)) continue
    seen.add(key)
    const enabled = programs.flatMap((_, i) => (canRun(state, i) ? [i] : []))
    if (enabled.length === 0 && state.threads.some(({ done }) => !done)) stuck.push(state.order)
    for (const i of enabled) pending.push(await advance(state, i))
    if (mortal !== undefined && !state.threads[mortal]!.done) {
      const killed = state.threads.map((thread, i) =>
        i === mortal ? { ...thread, key: 'killed', done: true, asleep: undefined } : thread,
      )
      pending.push({ ...state, threads: killed, order: `${state.order}k` })
    }
  }
  live.set(begin)
  return { states: seen.size, stuck, broken }
}
