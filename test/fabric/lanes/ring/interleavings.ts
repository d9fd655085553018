// Runs two programs over one piece of shared memory in every order in which their atomic operations can fall.
//
// The programs are ordinary code, so they can't be stopped in the middle. Instead each step runs a program again from
// its beginning: it is given the results that its earlier operations had, does one new operation in earnest, and is
// thrown out at the next. A program may therefore read plain memory only where a rerun finds what the first run found.

/** A program under test. It must be deterministic but for the results of its atomic operations. */
export type Program = (memory: SharedArrayBuffer) => void

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
}

export interface Exploration {
  readonly states: number
  /** Runs in which somebody sleeps and nobody is left to wake them, each as the order of the threads' steps. */
  readonly stuck: readonly string[]
}

class Suspended extends Error {}

/** Explores from `memory` as it is; `Atomics` must be replaceable while this runs. */
export function explore(memory: SharedArrayBuffer, programs: readonly Program[]): Exploration {
  const real = Atomics
  const live = new Uint8Array(memory)
  const seen = new Set<string>()
  const stuck: string[] = []
  const start: State = {
    memory: live.slice(),
    threads: programs.map(() => ({ log: [], done: false, asleep: undefined })),
  }
  const pending: { state: State; order: string }[] = [{ state: start, order: '' }]
  try {
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { state, order } = next
      const key = JSON.stringify([Array.from(state.memory.subarray(0, 256)), state.threads])
      if (seen.has(key)) continue
      seen.add(key)
      const enabled = state.threads.flatMap((thread, i) => (thread.done || thread.asleep !== undefined ? [] : [i]))
      if (enabled.length === 0 && state.threads.some((thread) => !thread.done)) stuck.push(order)
      for (const i of enabled) {
        live.set(state.memory)
        const threads = step(real, memory, programs, state.threads, i)
        pending.push({ state: { memory: live.slice(), threads }, order: order + i })
      }
    }
  } finally {
    globalThis.Atomics = real
  }
  return { states: seen.size, stuck }
}

/** Lets thread `which` do one operation. */
function step(
  real: Atomics,
  memory: SharedArrayBuffer,
  programs: readonly Program[],
  before: readonly Thread[],
  which: number,
): Thread[] {
  const threads = [...before]
  let log = [...before[which]!.log]
  let asleep: number | undefined
  let replayed = 0
  let acted = false

  const operation = (act: () => unknown): unknown => {
    if (replayed < log.length && !acted) return log[replayed++]
    if (acted) throw new Suspended()
    acted = true
    const result = act()
    log = [...log, result]
    return result
  }
  const wake = (word: number): number => {
    let woken = 0
    for (const [i, thread] of threads.entries()) {
      if (thread.asleep !== word) continue
      threads[i] = { ...thread, asleep: undefined, log: [...thread.log, 'ok'] }
      woken++
    }
    return woken
  }
  const fake = {
    load: (array: Int32Array, word: number) => operation(() => real.load(array, word)),
    store: (array: Int32Array, word: number, value: number) => operation(() => real.store(array, word, value)),
    exchange: (array: Int32Array, word: number, value: number) => operation(() => real.exchange(array, word, value)),
    or: (array: Int32Array, word: number, value: number) => operation(() => real.or(array, word, value)),
    notify: (_: Int32Array, word: number) => operation(() => wake(word)),
    wait: (array: Int32Array, word: number, value: number) => {
      if (replayed < log.length || acted) return operation(() => undefined)
      if (real.load(array, word) !== value) return operation(() => 'not-equal')
      asleep = word
      throw new Suspended()
    },
  }
  // Only what the ring uses; anything else fails loudly as undefined.
  globalThis.Atomics = fake as unknown as Atomics
  let done = false
  try {
    programs[which]!(memory)
    done = true
  } catch (thrown) {
    if (!(thrown instanceof Suspended)) throw thrown
  } finally {
    globalThis.Atomics = real
  }
  threads[which] = { log, done, asleep }
  return threads
}
