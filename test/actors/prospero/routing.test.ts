import { expect, test } from 'vitest'
import type { ReplyTo } from '../../../src/actors/kernel/index.js'
import { actorChild, RoutingTable, supervise } from '../../../src/actors/prospero/index.js'
import { elapse, quiesce, testSystem } from '../kernel/test-system.js'

interface Call {
  readonly text: string
  readonly replyTo: ReplyTo<string>
}

const names = ['finance.priceBook', 'finance.sum']

const registered = (name: string, identity = `identity of ${name}`) => ({ contract: { name }, request: { identity } })
const operations = names.map((name) => registered(name))

async function routed() {
  const kit = testSystem()
  const table = new RoutingTable<Call>()
  table.declare(operations)
  let lives = 0
  const domain = actorChild<Call>(
    { id: 'finance', backoff: { initialMs: 100, maxMs: 100 } },
    () => ({
      init() {
        const life = ++lives
        return {
          receive({ text, replyTo }) {
            if (text === 'crash') throw new Error('crash')
            replyTo.reply({ ok: true, value: `${text} from life ${life}` })
          },
        }
      },
    }),
    (ref) => table.bind(operations, ref),
  )
  const spec = { name: 'prospero', strategy: 'oneForOne', shutdownMs: 5_000, children: [domain] } as const
  const call = async (name: string, text: string) => {
    const route = table.route(registered(name))
    return route.ok ? route.value.ask<string>((replyTo) => ({ text, replyTo }), { timeoutMs: 1_000 }) : route
  }
  return { ...kit, table, spec, call }
}

test('an operation is down before its server is up, served after, and never unknown', async () => {
  const { system, spec, call } = await routed()
  expect(await call('finance.sum', 'hello')).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
  await supervise(system, spec)
  expect(await call('finance.sum', 'hello')).toEqual({ ok: true, value: 'hello from life 1' })
})

test('the route follows a restart; the stale reference answers down at once', async () => {
  const { system, spec, call, table, clock } = await routed()
  await supervise(system, spec)
  const stale = table.route(registered('finance.sum'))
  if (!stale.ok) throw new Error(stale.error.message)
  expect(await call('finance.priceBook', 'crash')).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
  expect(await call('finance.sum', 'meanwhile')).toMatchObject({
    error: { code: 'FAULT_ACTOR_DOWN', actor: 'prospero/finance' },
  })
  await quiesce()
  await elapse(clock, 100)
  expect(await call('finance.sum', 'hello')).toEqual({ ok: true, value: 'hello from life 2' })
  const asked = await stale.value.ask<string>((replyTo) => ({ text: 'hello', replyTo }), { timeoutMs: 1_000 })
  expect(asked).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
})

test('the end of an old incarnation does not unroute the one bound since', async () => {
  const { system } = await routed()
  const table = new RoutingTable<string>()
  const spawn = (name: string) => system.spawn<string>({ name, init: () => ({ receive() {} }) })
  const [old, fresh] = [spawn('old'), spawn('fresh')]
  table.bind([registered('x.y')], old)
  table.bind([registered('x.y')], fresh)
  old.kill('test')
  expect(table.route(registered('x.y'))).toEqual({ ok: true, value: fresh })
})

test.each([
  ['finance.price', names],
  ['weather.tomorrow', names],
])('%s is unknown, with the names that lie nearest', async (name, candidates) => {
  const { table } = await routed()
  expect(table.route(registered(name))).toMatchObject({ error: { code: 'FAULT_UNKNOWN_OPERATION', name, candidates } })
})

test('a request of the same name and another schema goes to another server, or to none', async () => {
  const { system, table } = await routed()
  const spawn = (name: string) => system.spawn<Call>({ name, init: () => ({ receive() {} }) })
  const [first, second] = [spawn('first'), spawn('second')]
  table.bind([registered('finance.sum', 'a1')], first)
  table.bind([registered('finance.sum', 'b2')], second)
  expect(table.route(registered('finance.sum', 'a1'))).toEqual({ ok: true, value: first })
  expect(table.route(registered('finance.sum', 'b2'))).toEqual({ ok: true, value: second })
  expect(table.route(registered('finance.sum', 'c3'))).toMatchObject({
    error: { code: 'FAULT_UNKNOWN_OPERATION', name: 'finance.sum' },
  })
})
