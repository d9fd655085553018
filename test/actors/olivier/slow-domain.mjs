// A domain whose models take their time, or await what never comes, and tell afterwards what became of them. Loaded by its thread, so
// plain JavaScript.
import { defineDomain, ModelRefused } from '../../../dist/domains/index.js'
import { contract, count, list, number, ok, record } from '../../../dist/fabric/index.js'

const request = record({ value: number() })
const response = record({ value: number() })

const account = { begun: 0, steps: 0, stopped: 0 }
let release = () => {}
let released

/** Goes on with a turn of the event loop for each step, until it has done them all or is told to stop. */
async function steps({ value }, { signal, progress }) {
  account.begun++
  for (let step = 0; step < value; step++) {
    if (signal.aborted) {
      account.stopped++
      throw signal.reason
    }
    account.steps++
    // Told at once that it is at work.
    progress(Math.max(step, value / 100), value)
    await new Promise((resolve) => setImmediate(resolve))
  }
  progress(value, value)
  return ok({ value })
}

const no = { reason: 'no', message: 'there is no answer' }

const model = {
  steps,
  echo: ({ value }) => ok({ value }),
  /** Answers at once, and says so a moment before. */
  tells: ({ value }, { progress }) => {
    progress(1, 2)
    return ok({ value })
  },
  /** Answers when `release` is called. */
  held: async ({ value }) => {
    released ??= new Promise((resolve) => {
      release = resolve
    })
    await released
    return ok({ value })
  },
  release: ({ value }) => {
    release()
    released = undefined
    return ok({ value })
  },
  never: () => new Promise(() => {}),
  refuseLater: async () => ({ ok: false, error: no }),
  throwLater: async () => {
    await Promise.resolve()
    throw new Error('a bug after a while')
  },
  violateLater: async () => ok({ value: 'three' }),
  account: () => ok(account),
  rows: async ({ value }, { signal }) => ok({ rows: rows(value, signal) }),
  stuckAt: ({ value }) => ok({ rows: sticking(value) }),
  deaf: ({ value }) => ok({ rows: deaf(value) }),
  refusesAt: ({ value }) => ok({ rows: refusing(value) }),
  refusesLaterAt: ({ value }) => ok({ rows: refusingLater(value) }),
}

async function* rows(wanted, signal) {
  try {
    for (let n = 0; n < wanted; n++) {
      account.steps++
      // A row that is long in the making: it comes with the word to stop, and not before.
      if (n === 5 && wanted === 7) await new Promise((resolve) => signal.addEventListener('abort', resolve))
      else await new Promise((resolve) => setImmediate(resolve))
      if (signal.aborted) return
      yield n
    }
  } finally {
    account.stopped++
  }
}

/** Never comes to its row `at`, whoever tells it to stop. */
async function* sticking(at) {
  for (let n = 0; n < at; n++) yield n
  await new Promise(() => {})
}

/** Looks at no signal, and comes to its end only when it is let go. */
async function* deaf(wanted) {
  try {
    for (let n = 0; n < wanted; n++) {
      account.steps++
      await new Promise((resolve) => setImmediate(resolve))
      yield n
    }
  } finally {
    await new Promise((resolve) => setImmediate(resolve))
    account.stopped++
  }
}

function* refusing(at) {
  for (let n = 0; n < at; n++) yield n
  throw new ModelRefused(no)
}

async function* refusingLater(at) {
  yield* refusing(at)
}

const single = (name) => contract({ name: `slow.${name}`, summary: name, request, response, errors: ['no'] })
const streaming = (name) =>
  contract({
    name: `slow.${name}`,
    summary: name,
    request,
    response: record({ rows: list(count(), { countMax: 100_000 }) }),
    stream: 'rows',
    errors: ['no'],
  })
const told = contract({
  name: 'slow.account',
  summary: 'what became of them',
  request,
  response: record({ begun: count(), steps: count(), stopped: count() }),
  errors: [],
})

export const domain = defineDomain({
  name: 'slow',
  version: '1.0.0',
  contract: {
    ...Object.fromEntries(Object.keys(model).map((name) => [name, single(name)])),
    account: told,
    rows: streaming('rows'),
    stuckAt: streaming('stuckAt'),
    deaf: streaming('deaf'),
    refusesAt: streaming('refusesAt'),
    refusesLaterAt: streaming('refusesLaterAt'),
  },
  model,
})
