import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { backendHost } from '../../../src/actors/backend/index.js'
import { createSystem, systemClock } from '../../../src/actors/kernel/index.js'
import { readGbnf } from '../../../src/clef/index.js'
import { quiesce } from '../kernel/test-system.js'
import { type HostedBackend, hosted, modulePath, propose, quiet } from './hosting.js'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function host(...options: Parameters<typeof hosted>): Promise<HostedBackend> {
  const started = await hosted(...options)
  if (!started.ok) throw new Error(started.error.message)
  stops.push(started.value.stop)
  return started.value
}

describe('a backend in a thread of its own', () => {
  it('shows its card when it is ready', async () => {
    const { cards } = await host()
    expect(cards).toMatchObject([
      { name: 'scripted', rung: 'scripted', posture: 'on-host', capabilities: { slots: true, grammar: [] } },
    ])
  })

  it('streams an answer, whose chunks and tokens are put together', async () => {
    const { current } = await host()
    const proposed = await propose(current(), 'whole')
    expect(proposed).toMatchObject({ ok: true, value: { text: { ok: true, value: 'refuse outOfScope' }, tokens: 5 } })
  })

  it('keeps many proposals in flight apart', async () => {
    const { current } = await host()
    const acts = ['whole', 'short', 'revise', 'failLate']
    const asked = Array.from({ length: 40 }, (_, i) => propose(current(), acts[i % acts.length]!))
    const texts = (await Promise.all(asked)).map((proposed) => proposed.ok && proposed.value.text.ok)
    expect(texts).toEqual(Array.from({ length: 40 }, (_, i) => i % 2 === 0))
  })

  it('is told what there is to revise', async () => {
    const { current } = await host()
    const previous = { program: 'finance.sum { }', code: 'CLEF_MISSING_FIELD', path: 'amounts', diagnostics: [] }
    expect(await propose(current(), 'revise', { previous })).toMatchObject({
      value: { text: { value: 'clarify amounts' } },
    })
  })
})

describe('a backend that misbehaves', () => {
  it('is stopped where it leaves the grammar, and its tokens count', async () => {
    const { current } = await host()
    const strayed = await propose(current(), 'stray')
    expect(strayed).toMatchObject({ ok: true, value: { text: { ok: false, error: { code: 'FAULT_BACKEND' } } } })
    expect(strayed.ok && strayed.value.tokens).toBeGreaterThanOrEqual(5)
    // It would write for ever; that it was freed, it tells itself.
    expect(await propose(current(), 'freed')).toMatchObject({ value: { text: { value: 'refuse unsafe' } } })
  })

  it('may end as what it waits on does when it is freed', async () => {
    const { current, cards } = await host()
    expect(await propose(current(), 'strayAndWait')).toMatchObject({
      value: { text: { ok: false, error: { code: 'FAULT_BACKEND' } }, stray: { actual: 'nonsense' } },
    })
    expect(await propose(current(), 'freed')).toMatchObject({ value: { text: { value: 'refuse unsafe' } } })
    expect(await propose(current(), 'whole')).toMatchObject({ value: { text: { ok: true } } })
    expect(cards).toHaveLength(1)
  })

  it('is stopped when it takes more tokens than it was given, even for nothing', async () => {
    const { current } = await host()
    const counted = await propose(current(), 'count')
    expect(counted).toMatchObject({
      value: { text: { ok: false, error: { code: 'FAULT_BACKEND', message: expect.stringContaining('tokens') } } },
    })
    expect(await propose(current(), 'freed')).toMatchObject({ value: { text: { value: 'refuse unsafe' } } })
  })

  it('is stopped when its answer outgrows what journals and outcomes hold', async () => {
    const { current } = await host()
    const letters = readGbnf('root ::= "a"+')
    if (!letters.ok) throw new Error(letters.error.message)
    expect(await propose(current(), 'ramble', { grammar: letters.value, tokensMax: 1_000_000 })).toMatchObject({
      ok: true,
      value: { text: { ok: false, error: { code: 'FAULT_BACKEND', message: expect.stringContaining('16384 bytes') } } },
    })
  })

  it('may send all of it at once: what is too long is an attempt, and no end of its thread', async () => {
    const { current, cards } = await host()
    const letters = readGbnf('root ::= "a"+')
    if (!letters.ok) throw new Error(letters.error.message)
    expect(await propose(current(), 'flood', { grammar: letters.value })).toMatchObject({
      value: { text: { ok: false, error: { code: 'FAULT_BACKEND', message: expect.stringContaining('16384 bytes') } } },
    })
    expect(await propose(current(), 'flood')).toMatchObject({
      value: { stray: { prefix: '', actual: 'a'.repeat(32) } },
    })
    expect(cards).toHaveLength(1)
  })

  it('may cut a character in half, but not leave it so', async () => {
    const { current } = await host()
    const smiles = readGbnf('root ::= "say " "😀" "."')
    if (!smiles.ok) throw new Error(smiles.error.message)
    expect(await propose(current(), 'halves', { grammar: smiles.value })).toMatchObject({
      value: { text: { ok: true, value: 'say 😀.' }, tokens: 2 },
    })
    expect(await propose(current(), 'half', { grammar: smiles.value })).toMatchObject({
      value: { text: { ok: false }, stray: { prefix: 'say ', expected: ['😀.'] } },
    })
  })

  it('may tell of probabilities that are no numbers, and of tokens of any length', async () => {
    const { current, cards } = await host({ capabilities: { prefill: true, logprobs: true } })
    const proposed = await propose(current(), 'numbers')
    expect(proposed).toMatchObject({ value: { text: { ok: true, value: 'clarify gap' } } })
    expect(proposed.ok && Math.log(proposed.value.confidence ?? 0)).toBeCloseTo(-2)
    expect(cards).toHaveLength(1)
  })

  it('by never waiting is freed all the same', async () => {
    const { current, cards } = await host()
    const asked = propose(current(), 'spin', { timeoutMs: 100 })
    expect(await asked).toMatchObject({ error: { code: 'FAULT_EXPIRED' } })
    expect(await propose(current(), 'freed')).toMatchObject({ value: { text: { value: 'refuse unsafe' } } })
    expect(cards).toHaveLength(1)
  })

  it('that stops early, or says nothing, has not answered', async () => {
    const { current } = await host()
    for (const act of ['short', 'silent']) {
      const proposed = await propose(current(), act)
      expect(proposed).toMatchObject({ ok: true, value: { text: { ok: false, error: { code: 'FAULT_BACKEND' } } } })
    }
    expect(await propose(current(), 'short')).toMatchObject({ value: { tokens: 5 } })
  })

  it('may fail with a fault of its own, and serves on', async () => {
    const { current, cards } = await host()
    expect(await propose(current(), 'fail')).toMatchObject({
      ok: true,
      value: { text: { ok: false, error: { code: 'FAULT_LIMIT', limit: 8, actual: 9 } }, tokens: 0 },
    })
    expect(await propose(current(), 'failLate')).toMatchObject({
      ok: true,
      value: { text: { ok: false, error: { code: 'FAULT_BACKEND', message: 'the server went away' } }, tokens: 7 },
    })
    expect(await propose(current(), 'whole')).toMatchObject({ value: { text: { ok: true } } })
    expect(cards).toHaveLength(1)
  })

  it.each(['exit', 'defect'])(
    'in its thread (%s) fails what is in flight at once, and is started anew',
    async (act) => {
      const { current, cards, restarted } = await host()
      const again = restarted()
      const first = current()
      // Neither is given time to expire: both fail because their callee died.
      const [waiting, dying] = await Promise.all([propose(first, 'wait'), propose(first, act)])
      for (const asked of [waiting, dying]) {
        expect(asked).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
      }
      await again
      expect(await propose(first, 'whole')).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
      expect(await propose(current(), 'whole')).toMatchObject({ ok: true, value: { text: { ok: true } } })
      expect(cards).toHaveLength(2)
    },
  )

  it('by being slow is freed when nobody waits any more', async () => {
    const { current } = await host()
    const abort = new AbortController()
    const asked = propose(current(), 'drip', { signal: abort.signal })
    // Frames are handled in order: once this one is answered, the first has begun.
    await propose(current(), 'whole')
    abort.abort()
    expect(await asked).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    expect(await propose(current(), 'freed')).toMatchObject({ value: { text: { value: 'refuse unsafe' } } })
  })

  it('by saying nothing is freed when its asker gives up, and at its deadline', async () => {
    for (const giveUp of [true, false]) {
      const { current, cards } = await host()
      const abort = new AbortController()
      const asked = propose(current(), 'wait', giveUp ? { signal: abort.signal } : { timeoutMs: 50 })
      await propose(current(), 'whole')
      if (giveUp) abort.abort()
      expect(await asked).toMatchObject({ error: { code: giveUp ? 'FAULT_CANCELLED' : 'FAULT_EXPIRED' } })
      expect(await propose(current(), 'freed')).toMatchObject({ value: { text: { value: 'refuse unsafe' } } })
      expect(cards).toHaveLength(1)
    }
  })

  it.each(['its deadline', 'its asker giving up'])('by hanging is replaced some time after %s', async (what) => {
    const { current, cards, restarted } = await host()
    const again = restarted()
    const abort = new AbortController()
    const hanging = what === 'its deadline'
    const asked = propose(current(), 'hang', hanging ? { timeoutMs: 100 } : { signal: abort.signal })
    await quiesce()
    abort.abort()
    expect(await asked).toMatchObject({ error: { code: hanging ? 'FAULT_EXPIRED' : 'FAULT_CANCELLED' } })
    await again
    expect(await propose(current(), 'whole')).toMatchObject({ ok: true, value: { text: { ok: true } } })
    expect(cards).toHaveLength(2)
  })
})

describe('a backend that leaves its grammar on the way', () => {
  it('is stopped, and goes on from the longest valid beginning where it can be given one', async () => {
    const { current, cards } = await host({ capabilities: { prefill: true } })
    const proposed = await propose(current(), 'wander')
    expect(proposed).toMatchObject({ ok: true, value: { text: { ok: true, value: 'clarify speed gap' }, tokens: 4 } })
    // It was freed the first time: it would write for ever.
    expect(await propose(current(), 'freed')).toMatchObject({ value: { text: { value: 'refuse unsafe' } } })
    expect(cards).toHaveLength(1)
  })

  it('is told where it strayed and what might stand there, where it cannot', async () => {
    const { current } = await host()
    const strayed = await propose(current(), 'wander')
    expect(strayed).toMatchObject({
      value: {
        text: { ok: false, error: { code: 'FAULT_BACKEND' } },
        stray: { prefix: 'clarify speed', actual: ', p' },
      },
    })
    expect(strayed.ok && strayed.value.stray?.expected).toContain(' ')
  })

  it('and ignores every grammar, with or without a beginning, has not answered', async () => {
    for (const prefill of [true, false]) {
      const { current } = await host({ capabilities: { prefill } })
      expect(await propose(current(), 'deaf')).toMatchObject({
        value: { text: { ok: false, error: { code: 'FAULT_BACKEND' } }, stray: { prefix: '', actual: 'Sure! He' } },
      })
    }
  })

  it('is led on by the best that it thought of and that the grammar allows', async () => {
    const { current } = await host({ capabilities: { prefill: true, logprobs: true } })
    const proposed = await propose(current(), 'unsure')
    expect(proposed).toMatchObject({ value: { text: { ok: true, value: 'clarify gap gap gap gap' } } })
    // Three times its third choice.
    expect(proposed.ok && Math.log(proposed.value.confidence ?? 0)).toBeCloseTo(-8)
  })

  it('is given the grammar of the rest where its server starts one anew', async () => {
    const { current } = await host({ capabilities: { prefill: true, grammar: ['gbnf'] } })
    expect(await propose(current(), 'server')).toMatchObject({
      value: { text: { ok: true, value: 'clarify gap speedSelf' } },
    })
  })
})

describe('a backend with all it may work on', () => {
  it('answers busy at once, and takes more as soon as one has ended', async () => {
    const { current } = await host({}, { proposalsMax: 2 })
    const abort = new AbortController()
    const waiting = [1, 2].map(() => propose(current(), 'wait', { signal: abort.signal }))
    // They have left the mailbox by then, and are the thread's.
    await quiesce()
    expect(await propose(current(), 'whole')).toMatchObject({
      error: { code: 'FAULT_BUSY', message: expect.stringContaining('2 proposals') },
    })
    abort.abort()
    await Promise.all(waiting)
    expect(await propose(current(), 'whole')).toMatchObject({ ok: true, value: { text: { ok: true } } })
  })
})

describe('a backend that cannot be made', () => {
  it('fails the start of its supervisor, with its reason', async () => {
    expect(await hosted({ refuses: true })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no weights') },
    })
  })

  it('leaves no thread behind when it is given up before it is ready', async () => {
    const system = createSystem({ clock: systemClock, onCrash: () => {}, log: quiet })
    stops.push(() => system.stop(1_000))
    const worker = new Promise<Worker>((resolve) => process.once('worker', resolve))
    const options = { neverReady: true }
    const ref = system.spawn({
      name: 'backend',
      ...backendHost({ name: 'scripted', modulePath, options, contracts: [], onReady: () => {} }),
    })
    const thread = await worker
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
    ref.kill('it took too long')
    await ended
  })
})
