// The language node as an actor: goals side by side, limits that only shrink, and postures that fail closed.

import { afterEach, describe, expect, it } from 'vitest'
import type { DefaultInput } from '../../../src/actors/language-node/index.js'
import { readAnswer } from '../../../src/client/index.js'
import { readDefaultMarket } from '../../../src/daemon/default-market.js'
import { builtInContracts, readConfig } from '../../../src/daemon/index.js'
import { ContractRegistry, err, type Fault, type OutcomeRecord, ok, type Result } from '../../../src/fabric/index.js'
import { quiesce } from '../kernel/test-system.js'
import { type LivingNode, livingNode } from './living-node.js'

let node: LivingNode | undefined
afterEach(async () => {
  await node?.stop()
})

const answerOf = (outcome: Result<OutcomeRecord, Fault>) => {
  const answer = outcome.ok && outcome.value.answer !== undefined ? readAnswer(outcome.value.answer) : undefined
  return answer?.ok ? answer.value.json : outcome
}

async function defaultMarket(): Promise<readonly DefaultInput[]> {
  const config = readConfig({ env: {} })
  if (!config.ok) throw new Error(config.error[0]?.message)
  const market = await readDefaultMarket(config.value.inputs.market, new ContractRegistry(builtInContracts))
  if (!market.ok) throw new Error(market.error.message)
  return market.value
}

describe('a goal', () => {
  it('is answered exactly, by way of backend, Composer and domain', async () => {
    node = await livingNode()
    const outcome = await node.ask({ text: 'add 5 EUR and 7 EUR' })
    expect(answerOf(outcome)).toEqual({ amount: 12, unit: 'EUR' })
    expect(outcome).toMatchObject({
      ok: true,
      value: { rung: 'scripted', posture: 'on-host', bytesLeft: 0, tokens: 9 },
    })
    expect(outcome.ok && outcome.value.timings.domain).toBeGreaterThan(0)
    expect(outcome.ok && outcome.value.timings.total).toBeGreaterThanOrEqual(
      outcome.ok ? outcome.value.timings.domain : 0,
    )
  })

  it('waits for no other: many run side by side, each with its own outcome', async () => {
    node = await livingNode()
    const living = node
    const stuck = living.ask({ text: 'drip' }, 60_000)
    const asked = Array.from({ length: 30 }, (_, i) => living.ask({ text: `add ${i} EUR and 7 EUR` }))
    expect((await Promise.all(asked)).map(answerOf)).toEqual(
      Array.from({ length: 30 }, (_, i) => ({ amount: i + 7, unit: 'EUR' })),
    )
    living.backend.kill('the test is over')
    expect(await stuck).toMatchObject({ ok: true, value: { kind: 'fault', fault: { code: 'FAULT_ACTOR_DOWN' } } })
  })

  it('that contains a mismatch comes back as the fault', async () => {
    node = await livingNode()
    expect(await node.ask({ text: 'brake from 72 km/h, reaction time 1.5 s, braking at 5 m/s' })).toMatchObject({
      ok: true,
      value: { kind: 'fault', fault: { path: 'deceleration', expected: 'm / s^2', actual: 'm / s' } },
    })
    expect(node.attempts).toHaveLength(2)
  })

  it('uses the default market where it brings none, and says so', async () => {
    node = await livingNode({ defaults: await defaultMarket() })
    const outcome = await node.ask({ text: 'convert 100 EUR to USD' })
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'ok' } })
    expect(outcome.ok && outcome.value.assumptions).toContainEqual({
      operation: '',
      path: 'inputs.market',
      value: 'examples/market.json',
    })
  })

  it('is answered by a program that goes on with what it bound, where its backend writes such', async () => {
    const text = 'chain 5 EUR in USD and 3 USD'
    const defaults = await defaultMarket()
    for (const grammar of [['automaton'], []] as const) {
      node = await livingNode({ defaults }, { wholePrograms: true, grammar: [...grammar] })
      expect(await node.ask({ text })).toMatchObject({
        ok: true,
        value: { kind: 'ok', calls: [{ operation: 'finance.convert' }, { operation: 'finance.sum' }] },
      })
      const [first] = node.attempts
      // Held to types, the decoder stops what the check would only speak of; either way it is told.
      expect(first?.diagnostics[0]?.code).toBe(grammar.length > 0 ? 'CLEF_SYNTAX' : 'CLEF_TYPE')
      expect(first?.diagnostics[0]?.expected).toBe(grammar.length > 0 ? '.amount' : "a number in 'C")
      await node.stop()
    }
    node = await livingNode({ defaults })
    expect(await node.ask({ text })).toMatchObject({ ok: true, value: { kind: 'exhausted' } })
  })

  it('may ask for fewer attempts than the daemon allows, not for more', async () => {
    node = await livingNode({ limits: { attemptsMax: 3, tokensMax: 1_000, confidenceMin: 0 } })
    const attemptsOf = async (attemptsMax: number) => {
      const outcome = await node!.ask({ text: 'stray', attemptsMax })
      return outcome.ok && outcome.value.kind === 'exhausted' ? outcome.value.attempts.length : outcome
    }
    expect(await attemptsOf(1)).toBe(1)
    expect(await attemptsOf(16)).toBe(3)
  })

  it('reaches no backend that stands further away than goal and daemon both allow', async () => {
    node = await livingNode()
    expect(await node.ask({ text: 'add 5 EUR and 7 EUR', postureMax: 'in-process' })).toMatchObject({
      ok: true,
      value: { kind: 'fault', fault: { code: 'FAULT_POLICY', path: 'postureMax' }, attempts: [] },
    })
    await node.stop()
    node = await livingNode({ postureMax: 'in-process' })
    expect(await node.ask({ text: 'add 5 EUR and 7 EUR', postureMax: 'third-party' })).toMatchObject({
      ok: true,
      value: { kind: 'fault', fault: { code: 'FAULT_POLICY' }, attempts: [] },
    })
    expect(node.attempts).toEqual([])
  })

  it('is refused as a fault while there is no backend', async () => {
    const down: Fault = { code: 'FAULT_ACTOR_DOWN', actor: 'backend', message: 'it is not running' }
    node = await livingNode({ rungs: [{ name: 'scripted', current: () => err(down) }] })
    expect(await node.ask({ text: 'add 5 EUR and 7 EUR' })).toEqual(err(down))
  })

  it('is answered busy while as many as are allowed are worked on; a cancelled one gives its place up', async () => {
    node = await livingNode({ goalsMax: 1 })
    const work = new AbortController()
    const stuck = node.ask({ text: 'wait' }, 60_000, work.signal)
    // It has left the mailbox by then, and is being worked on.
    await quiesce()
    const second = node.ask({ text: 'add 5 EUR and 7 EUR' })
    expect(await second).toMatchObject({
      ok: false,
      error: { code: 'FAULT_BUSY', message: expect.stringContaining('works on 1 goals') },
    })
    work.abort()
    expect(await stuck).toMatchObject({ ok: true, value: { kind: 'fault', fault: { code: 'FAULT_CANCELLED' } } })
    expect(answerOf(await node.ask({ text: 'add 5 EUR and 7 EUR' }))).toEqual({ amount: 12, unit: 'EUR' })
    expect(node.attempts).toHaveLength(1)
  })

  it('says where its time went, in parts that share none of it', async () => {
    node = await livingNode({
      async record() {
        await new Promise((resolve) => setImmediate(resolve))
        return ok(undefined)
      },
    })
    const outcome = await node.ask({ text: 'add 5 EUR and 7 EUR' })
    if (!outcome.ok) throw new Error(outcome.error.message)
    const { total, ...parts } = outcome.value.timings
    for (const part of ['inputs', 'proposal', 'elaboration', 'fabric', 'domain', 'journal'] as const)
      expect(parts[part]).toBeGreaterThan(0)
    const named = Object.values(parts).reduce((sum, seconds) => sum + seconds, 0)
    expect(named).toBeLessThanOrEqual(total + 1e-9)
  })

  it('ends as a fault when its attempts cannot be put on record', async () => {
    const fault: Fault = { code: 'FAULT_JOURNAL', message: 'the disk is full' }
    node = await livingNode({ record: async () => err(fault) })
    expect(await node.ask({ text: 'add 5 EUR and 7 EUR' })).toMatchObject({
      ok: true,
      value: { kind: 'fault', fault: { code: 'FAULT_JOURNAL' } },
    })
  })
})
