// Shared memory on which a program does one atomic operation at a time: the globals through which the ring reaches its
// memory, replaced for as long as one program runs.

import { controlBytes } from '../../../../src/fabric/lanes/ring/memory.js'

/**
 * A program under test.
 *
 * @param mark says that from here on only `position` matters of what the program did, and the values of the control words
 *   that it saw last: runs that agree in these need not both be followed
 */
export type Program = (memory: SharedArrayBuffer, mark: (position: string) => void) => void | Promise<void>

/** Thrown out of a program that has done its one operation and is about to do another. */
class Suspended extends Error {}

/** Told of each new operation. */
export interface Observer {
  atomic(kind: 'load' | 'store' | 'swap', word: number): void
  plain(kind: 'read' | 'write', place: number): void
  /** Wakes those who sleep on a control word, and says how many. */
  notify(word: number): number
}

export interface StepOutcome {
  /** Results of all operations so far, the new ones included. */
  readonly log: readonly unknown[]
  /** What decides how the program goes on. */
  readonly key: string
  readonly done: boolean
  /** The control word on which the program went to sleep. */
  readonly asleep: number | undefined
  /** What the program threw of its own. */
  readonly thrown: unknown
}

/** Where the sizes lie that are written before anybody runs. */
const constantsFrom = 256

const real = { Atomics, Int32Array, Uint8Array }

/**
 * Runs `program` from its beginning: the operations in `log` give what they gave before and touch nothing; the next atomic
 * operation is done in earnest, and with it the plain ones up to the next; there the program ends.
 */
export async function step(
  memory: SharedArrayBuffer,
  program: Program,
  log: readonly unknown[],
  observer: Observer,
): Promise<StepOutcome> {
  const control = new real.Int32Array(memory, 0, controlBytes / 4)
  const results = [...log]
  let replayed = 0
  let acted = false
  let asleep: number | undefined
  const lastSeen = new Map<number, unknown>()
  let position = ''
  let marked = 0

  const perform = (act: () => unknown): unknown => {
    const result = act()
    results.push(result)
    replayed++
    return result
  }
  const atomic = (kind: 'load' | 'store' | 'swap', word: number, act: () => unknown): unknown => {
    if (replayed >= log.length) {
      if (acted) throw new Suspended()
      acted = true
      observer.atomic(kind, word)
      perform(act)
    } else replayed++
    const result = results[replayed - 1]
    if (kind !== 'store') lastSeen.set(word, result)
    return result
  }
  const plain = (kind: 'read' | 'write', place: number, act: () => unknown): unknown => {
    if (replayed < log.length) return log[replayed++]
    observer.plain(kind, place)
    return perform(act)
  }
  /** 'not-equal', or 'ok' once it was woken; undefined where it sleeps from now on. */
  const wait = (word: number, value: number): unknown => {
    if (replayed < log.length) return log[replayed++]
    if (acted) throw new Suspended()
    acted = true
    if (real.Atomics.load(control, word) !== value) return perform(() => 'not-equal')
    asleep = word
    return undefined
  }

  const steppedAtomics = {
    load: (_: unknown, word: number) => atomic('load', word, () => real.Atomics.load(control, word)),
    store: (_: unknown, word: number, value: number) =>
      atomic('store', word, () => real.Atomics.store(control, word, value)),
    exchange: (_: unknown, word: number, value: number) =>
      atomic('swap', word, () => real.Atomics.exchange(control, word, value)),
    or: (_: unknown, word: number, value: number) => atomic('swap', word, () => real.Atomics.or(control, word, value)),
    notify: (_: unknown, word: number) => atomic('load', word, () => observer.notify(word)),
    wait: (_: unknown, word: number, value: number) => {
      const outcome = wait(word, value)
      if (outcome === undefined) throw new Suspended()
      return outcome
    },
    waitAsync: (_: unknown, word: number, value: number) => {
      const outcome = wait(word, value)
      if (outcome === 'not-equal') return { async: false, value: outcome }
      return { async: true, value: outcome === undefined ? Promise.reject(new Suspended()) : Promise.resolve(outcome) }
    },
  }
  const view = <T extends Int32Array | Uint8Array>(array: T): T =>
    new Proxy(array, {
      get(target, key) {
        const place = placeOf(target, key)
        // Values are Int32Array's or Uint8Array's own; only the elements of the ring are watched.
        if (place === undefined) return Reflect.get(target, key)
        return plain('read', place, () => Reflect.get(target, key))
      },
      set(target, key, value) {
        const place = placeOf(target, key)
        if (place === undefined) return false
        plain('write', place, () => Reflect.set(target, key, value))
        return true
      },
    })
  // Only what the ring uses; anything else fails loudly as undefined.
  globalThis.Atomics = steppedAtomics as unknown as Atomics
  globalThis.Int32Array = viewing(real.Int32Array, view)
  globalThis.Uint8Array = viewing(real.Uint8Array, view)
  let done = false
  let thrown: unknown
  try {
    // Nothing but microtasks passes while this waits, so nobody else meets the replaced globals.
    await program(memory, (at) => {
      position = at
      marked = replayed
    })
    done = true
  } catch (error) {
    if (!(error instanceof Suspended)) thrown = error
  } finally {
    Object.assign(globalThis, real)
  }
  const key = JSON.stringify([position, [...lastSeen].sort(), results.slice(marked), done, asleep])
  return { log: results, key, done, asleep, thrown }
}

/** The word of the memory that an element lies in; undefined for what is no element, or never changes. */
function placeOf(array: Int32Array | Uint8Array, key: string | symbol): number | undefined {
  if (typeof key === 'symbol' || !/^\d+$/.test(key)) return undefined
  const at = array.byteOffset + Number(key) * array.BYTES_PER_ELEMENT
  return at >= constantsFrom && at < controlBytes ? undefined : at >> 2
}

/** `new` gives a watched view where it would have given a plain one. */
const viewing = <C extends Int32ArrayConstructor | Uint8ArrayConstructor>(
  made: C,
  view: <T extends Int32Array | Uint8Array>(array: T) => T,
): C => new Proxy(made, { construct: (target, parameters) => view(Reflect.construct(target, parameters)) })
