// A backend that does what the goal's text tells it to, right or wrong. Loaded by its thread, so plain JavaScript.
import { setTimeout } from 'node:timers/promises'
import { Automaton, BackendFailure, ValidatingFilter } from '../../../dist/backends/index.js'

/** Proposals that were freed before they had finished. */
let abandoned = 0

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A text, and more of it for as long as it is let. */
async function* straying(text, signal) {
  for (const piece of text.match(/.{1,8}/g)) yield { text: piece, tokens: 1 }
  while (!signal.aborted) {
    yield { text: ' and so on', tokens: 1 }
    await turn()
  }
}

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
  /** Writes far more than any answer at once. */
  async *flood() {
    yield { text: 'a'.repeat(4 * 1024 * 1024), tokens: 1 }
  },
  /** Writes a smile in two halves, as servers do that count in UTF-16. */
  async *halves() {
    yield { text: 'say \ud83d', tokens: 1 }
    await turn()
    yield { text: '\ude00.', tokens: 1 }
  },
  /** Begins a smile and ends. */
  async *half() {
    yield { text: 'say \ud83d', tokens: 1 }
  },
  /** Tells what it thought of as servers do: what their sampler excludes at -Infinity, and now and then a whole page. */
  async *numbers({ prefix }) {
    const top = [
      { text: ' unsafe', logprob: Number.NEGATIVE_INFINITY },
      { text: ' speed'.repeat(100), logprob: -1 },
      { text: ' speed', logprob: Number.NaN },
      { text: ' gap', logprob: -2 },
    ]
    if (prefix === undefined) yield { text: 'clarify', tokens: 1, logprob: 0 }
    if (prefix === undefined) yield { text: ' because', tokens: 1, logprob: Number.NEGATIVE_INFINITY, top }
  },
  /** Sends chunks without ever waiting, for as long as it is let. */
  async *spin({ signal }) {
    while (!signal.aborted) yield { text: '', tokens: 0 }
  },
  /** Sends chunks with nothing in them for as long as it is let. */
  async *drip({ signal }) {
    while (!signal.aborted) {
      yield { text: '', tokens: 0 }
      await turn()
    }
  },
  /** Takes tokens and writes nothing. */
  async *count({ signal }) {
    while (!signal.aborted) {
      yield { text: '', tokens: 50 }
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
  /** Leaves the grammar, and waits with the signal in its hands, as sockets do. */
  async *strayAndWait({ signal }) {
    yield { text: 'nonsense', tokens: 1 }
    await setTimeout(3_600_000, undefined, { signal })
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
  /** Talks between the fields that it asks for; goes on where it is given a beginning. */
  async *wander({ prefix, signal }) {
    if (prefix !== undefined) yield { text: ' gap', tokens: 2 }
    else yield* straying('clarify speed, please', signal)
  },
  /** Knows no grammar and no beginning. */
  async *deaf({ signal }) {
    yield* straying('Sure! Here is the program that you asked for.', signal)
  },
  /** Knows no grammar, but tells what else it thought of. */
  async *unsure({ prefix = '' }) {
    const said = [' because', ' unsafe', ' gap']
    const top = said.map((text, rank) => ({ text, logprob: -rank }))
    if (prefix === '') yield { text: 'clarify', tokens: 1, logprob: 0 }
    if (prefix.length < 20) yield { text: said[0], tokens: 1, logprob: 0, top }
  },
  /** A server that starts its grammar anew behind the beginning that it is given, and keeps to that. */
  async *server({ prefix, residual, signal }) {
    if (prefix === undefined) {
      yield* straying('clarify gap, please', signal)
      return
    }
    const automaton = Automaton.compile(residual)
    const filter = new ValidatingFilter(automaton.value)
    for (const text of filter.choices(100)) {
      if (text.startsWith(' ') && filter.fork().feed(`${text}speedSelf`).firstBadOffset === undefined)
        yield { text: `${text}speedSelf`, tokens: 1 }
    }
  },
  /** Goes on with what it has bound; the other way round when it is told to revise. */
  async *chain({ previous }) {
    const amount = previous === undefined ? 'a' : 'a.amount'
    yield {
      text: `let a = finance.convert { amount = $1; to = $2; market = input "market" }\nlet b = finance.sum { amounts = [${amount}; $3] }\nb`,
      tokens: 9,
    }
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
        wholePrograms: false,
        tokenIds: false,
        logprobs: false,
        prefill: false,
        abort: true,
        lora: false,
        deterministic: true,
        ...options.capabilities,
      },
      async *propose(prompt, { residual }, { signal, prefix }) {
        const [name] = prompt.text.split(' ')
        let finished = false
        try {
          yield* (acts[name] ?? acts.whole)({ signal, previous: prompt.previous, prefix, residual })
          finished = !signal.aborted
        } finally {
          if (!finished) abandoned++
        }
      },
    },
  }
}
