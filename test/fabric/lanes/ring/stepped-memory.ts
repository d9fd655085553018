// Shared memory of which a program gets one operation at a time: the globals through which the ring reaches its memory,
// replaced for as long as one program runs.

import { controlBytes } from '../../../../src/fabric/lanes/ring/memory.js'

/** Thrown out of a program that has done its one operation and is about to do another. */
export class Suspended extends Error {}

/** Where the sizes lie that are written once, before anybody runs: reading them is no step. */
const constantsFrom = 256

export interface StepOutcome {
  /** Results of all operations so far, the new one included. */
  readonly log: readonly unknown[]
  readonly done: boolean
  /** The control word on which the program went to sleep. */
  readonly asleep: number | undefined
  /** What the program threw of its own. */
  readonly thrown: unknown
}

const real = { Atomics, Int32Array, Uint8Array }

/**
 * Runs `program` from its beginning: the operations in `log` give what they gave before and touch nothing; the one after
 * them is done in earnest; there the program ends.
 *
 * @param notify wakes those who sleep on a control word, and says how many
 */
export async function step(
  memory: SharedArrayBuffer,
  program: (memory: SharedArrayBuffer) => void | Promise<void>,
  log: readonly unknown[],
  notify: (word: number) => number,
): Promise<StepOutcome> {
  const control = new real.Int32Array(memory, 0, controlBytes / 4)
  const results = [...log]
  let replayed = 0
  let acted = false
  let asleep: number | undefined
  let fellAsleep: () => void = () => {}
  const sleeping = new Promise<void>((resolve) => {
    fellAsleep = resolve
  })

  const operation = (act: () => unknown): unknown => {
    if (replayed < log.length) return log[replayed++]
    if (acted) throw new Suspended()
    acted = true
    const result = act()
    results.push(result)
    return result
  }
  /** 'ok' when a rerun finds that it was woken; undefined where it sleeps from now on. */
  const wait = (word: number, value: number): unknown => {
    if (replayed < log.length) return log[replayed++]
    if (acted) throw new Suspended()
    if (real.Atomics.load(control, word) !== value) return operation(() => 'not-equal')
    acted = true
    asleep = word
    fellAsleep()
    return undefined
  }

  const steppedAtomics = {
    load: (_: unknown, word: number) => operation(() => real.Atomics.load(control, word)),
    store: (_: unknown, word: number, value: number) => operation(() => real.Atomics.store(control, word, value)),
    exchange: (_: unknown, word: number, value: number) => operation(() => real.Atomics.exchange(control, word, value)),
    or: (_: unknown, word: number, value: number) => operation(() => real.Atomics.or(control, word, value)),
    notify: (_: unknown, word: number) => operation(() => notify(word)),
    wait: (_: unknown, word: number, value: number) => {
      const outcome = wait(word, value)
      if (outcome === undefined) throw new Suspended()
      return outcome
    },
    waitAsync: (_: unknown, word: number, value: number) => {
      const outcome = wait(word, value)
      if (outcome === 'not-equal') return { async: false, value: outcome }
      return { async: true, value: outcome === undefined ? new Promise(() => {}) : Promise.resolve(outcome) }
    },
  }
  const stepped = <T extends Int32Array | Uint8Array>(array: T): T =>
    new Proxy(array, {
      get(target, key) {
        const index = indexOf(key)
        if (index === undefined) return Reflect.get(target, key)
        const at = target.byteOffset + index * target.BYTES_PER_ELEMENT
        const isConstant = at >= constantsFrom && at < controlBytes
        return isConstant ? target[index] : operation(() => target[index])
      },
      set(target, key, value) {
        const index = indexOf(key)
        if (index === undefined) return false
        operation(() => {
          target[index] = value
        })
        return true
      },
    })
  // Only what the ring uses; anything else fails loudly as undefined.
  globalThis.Atomics = steppedAtomics as unknown as Atomics
  globalThis.Int32Array = steppedConstructor(real.Int32Array, stepped)
  globalThis.Uint8Array = steppedConstructor(real.Uint8Array, stepped)
  let done = false
  let thrown: unknown
  try {
    // Nothing but microtasks passes while this waits, so nobody else meets the replaced globals.
    await Promise.race([Promise.resolve(program(memory)).then(() => sleeping.constructor), sleeping]).then((end) => {
      done = end !== undefined
    })
  } catch (error) {
    if (!(error instanceof Suspended)) thrown = error
  } finally {
    Object.assign(globalThis, real)
  }
  return { log: results, done, asleep, thrown }
}

const indexOf = (key: string | symbol): number | undefined =>
  typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : undefined

/** `new` gives a stepped view where it would have given a view of the memory. */
function steppedConstructor<C extends Int32ArrayConstructor | Uint8ArrayConstructor>(
  constructor: C,
  stepped: <T extends Int32Array | Uint8Array>(array: T) => T,
): C {
  return new Proxy(constructor, {
    construct: (target, parameters) => stepped(Reflect.construct(target, parameters)),
  })
}
