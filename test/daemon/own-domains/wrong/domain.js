// A third party's domain whose models are wrong in every way that its callers and its neighbours must survive.
import { parentPort } from 'node:worker_threads'
import { contract, defineDomain, err, list, number, ok, quantity, record } from '../../../../dist/index.js'

const kept = []
const unreadable = Object.create(null)

const model = {
  echo: ({ value }) => ok({ value }),
  throws: () => {
    throw new Error('a bug in the model')
  },
  throwsNothingReadable: () => {
    throw unreadable
  },
  violates: () => ok({ value: 'three metres' }),
  lacks: () => ok({}),
  answersNothing: () => undefined,
  promises: () => Promise.reject(new Error('nobody waits for this')),
  saysAnotherNo: () => err({ reason: 'notListed', message: 'no' }),
  saysNoWithoutWords: () => err({ reason: 'no', message: 7 }),
  inventsAFault: () => err({ code: 'FAULT_DIMENSION', path: 1, expected: {}, actual: [], message: null }),
  hidesAnError: () =>
    ok({
      get value() {
        throw new Error('a bad getter')
      },
    }),
  listensBadly: ({ value }) => {
    process.on('message', () => {
      throw new Error('a bad listener')
    })
    process.on('unhandledRejection', () => {
      throw new Error('a bad listener')
    })
    process.emit('message', value)
    return ok({ value })
  },
  breaksItsHouse: ({ value }) => {
    Array.prototype.flatMap = () => {
      throw new Error('no arrays here')
    }
    JSON.stringify = () => {
      throw new Error('no JSON here')
    }
    return ok({ value })
  },
  prints: ({ value }) => {
    // biome-ignore lint/suspicious/noConsole: what a model must not do to standard output
    console.log('{"not": "an answer"}')
    process.stdout.write('{"nor": "this"}\n')
    return ok({ value })
  },
  rejectsUnheard: ({ value }) => {
    Promise.reject(new Error('nobody hears this'))
    return ok({ value })
  },
  throwsLater: ({ value }) => {
    setImmediate(() => {
      throw new Error('after the answer')
    })
    return ok({ value })
  },
  unregisters: ({ value }) => {
    process.removeAllListeners()
    parentPort.removeAllListeners()
    parentPort.close()
    return ok({ value })
  },
  allocates: ({ value }) => ok({ value: new Uint8Array(2 ** 46).length + value }),
  aborts: () => process.abort(),
  waitsForever: () => new Promise(() => {}),
  exits: () => process.exit(0),
  hangs: () => {
    for (;;);
  },
  leaks: () => {
    for (;;) kept.push(Array(10_000).fill(kept.length))
  },
  // Buffers that nobody writes to take no memory, yet count as what they would take.
  hoards: ({ value }) => {
    kept.push(new Float64Array(3 * 2 ** 20))
    return ok({ value })
  },
  hoardsShared: ({ value }) => {
    kept.push(new SharedArrayBuffer(24 * 2 ** 20))
    return ok({ value })
  },
  hoardsWebAssembly: ({ value }) => {
    kept.push(new WebAssembly.Memory({ initial: 24 * 16 }))
    return ok({ value })
  },
  hoardsMeanwhile: () =>
    new Promise(() => {
      setInterval(() => kept.push(new Uint8Array(2 ** 20)), 1)
    }),
  litters: ({ value }) => ok({ value: value + new Uint8Array(72 * 2 ** 20).fill(1, 0, 4_096).at(-1) }),
  // V8 begins collections of its own over these, which are under way when the thread looks.
  littersMuch: ({ value }) => {
    const parts = Array.from({ length: 4 }, () => new Uint8Array(24 * 2 ** 20).fill(1, 0, 4_096))
    return ok({ value: value + parts.at(-1).at(-1) })
  },
  floods: () =>
    ok({
      value: 1,
      items: {
        *[Symbol.iterator]() {
          for (;;) yield { value: 1 }
        },
      },
    }),
}

const request = record({ value: number() })
const plain = record({ value: quantity('m') })
const flood = record({ value: quantity('m'), items: list(record({ value: number() }), { countMax: 1_000 }) })

const contracts = Object.fromEntries(
  Object.keys(model).map((operation) => [
    operation,
    contract({
      name: `wrong.${operation}`,
      summary: operation,
      request,
      response: operation === 'floods' ? flood : plain,
      ...(operation === 'floods' ? { stream: 'items' } : {}),
      errors: ['no'],
    }),
  ]),
)

export const domain = defineDomain({ name: 'wrong', version: '0.0.1', contract: contracts, model })
