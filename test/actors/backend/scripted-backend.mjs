// A backend that does what the goal's text tells it to, right or wrong. Loaded by its thread, so plain JavaScript.
import { BackendFailure } from '../../../dist/backends/index.js'

/** Proposals that were freed before they had finished. */
let abandoned = 0

const turn = () => new Promise((resolve) => setImmediate(resolve))

const acts = {
  async *whole() {
    yield { text: 'refuse ', tokens: 2 }
    yield { text: 'outOf', tokens: 0 }
    await turn()
    yield { text: 'Scope', tokens: 3 }
  },
  /** Leaves the grammar and writes on for as long as it is let. */
  async *stray({ signal }) {
    yield { text: 'refuse ', tokens: 4 }
    for (;;) {
      yield { text: 'nonsense', tokens: 1 }
      await turn()
      if (signal.aborted) return
    }
  },
  /** Writes one letter without end. */
  async *ramble({ signal }) {
    while (!signal.aborted) {
      yield { text: 'a'.repeat(100), tokens: 1 }
      await turn()
    }
  },
  /** Sends chunks with nothing in them for as long as it is let. */
  async *drip({ signal }) {
    while (!signal.aborted) {
      yield { text: '', tokens: 0 }
      await turn()
    }
  },
  async *short() {
    yield { text: 'refuse out', tokens: 5 }
  },
  async *silent() {},
  // biome-ignore lint/correctness/useYield: it fails before it has anything to say.
  async *fail() {
    throw new BackendFailure({ code: 'FAULT_LIMIT', limit: 8, actual: 9, message: 'say it in fewer words' })
  },
  async *failLate() {
    yield { text: 'refuse ', tokens: 7 }
    throw new BackendFailure({ code: 'FAULT_BACKEND', message: 'the server went away' })
  },
  // biome-ignore lint/correctness/useYield: a defect.
  async *defect() {
    throw new Error('a bug in the backend')
  },
  // biome-ignore lint/correctness/useYield: it takes its thread with it.
  async *exit() {
    process.exit(7)
  },
  /** Says nothing until it is freed. */
  // biome-ignore lint/correctness/useYield: it has nothing to say.
  async *wait({ signal }) {
    while (!signal.aborted) await turn()
  },
  /** Blocks its thread for good: nothing can be said to it any more. */
  // biome-ignore lint/correctness/useYield: it never gets to it.
  async *hang() {
    for (;;);
  },
  /** Answers as soon as another proposal was freed. */
  async *freed({ signal }) {
    while (abandoned === 0 && !signal.aborted) await turn()
    yield { text: 'refuse unsafe', tokens: 0 }
  },
  /** Gives a currency for a distance and two speeds; told to revise, does what was asked. */
  async *reprice({ previous }) {
    if (previous === undefined)
      yield { text: 'kinematics.timeToCollision { gap = $1; speedSelf = $1; speedLead = $1 }', tokens: 1 }
    else yield { text: 'finance.priceBook { book = input "book"; market = input "market"; reporting = $1 }', tokens: 1 }
  },
  async *add() {
    yield { text: 'finance.sum { amounts = [$1; $2] }', tokens: 9 }
  },
  async *brake() {
    yield { text: 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }', tokens: 9 }
  },
  async *convert() {
    yield { text: 'finance.convert { amount = $1; to = $2; market = input "market" }', tokens: 9 }
  },
  /** Asks for another field when it is told to revise. */
  async *revise({ previous }) {
    yield { text: previous === undefined ? 'clarify gap' : `clarify ${previous.path}`, tokens: 1 }
  },
}

export async function createBackend(options) {
  if (options.refuses) return { ok: false, error: { code: 'FAULT_CHECKPOINT', path: 'weights', message: 'no weights' } }
  if (options.neverReady) await new Promise(() => setInterval(() => {}, 1_000))
  return {
    ok: true,
    value: {
      name: 'scripted',
      rung: 'scripted',
      posture: 'on-host',
      capabilities: {
        grammar: [],
        slots: true,
        tokenIds: false,
        logprobs: false,
        prefill: false,
        abort: true,
        lora: false,
        deterministic: true,
      },
      async *propose(prompt, _constraint, { signal }) {
        const [name] = prompt.text.split(' ')
        let finished = false
        try {
          yield* (acts[name] ?? acts.whole)({ signal, previous: prompt.previous })
          finished = !signal.aborted
        } finally {
          if (!finished) abandoned++
        }
      },
    },
  }
}
