import { describe, expect, it } from 'vitest'
import { Automaton, ContinuedProposal } from '../../../src/backends/index.js'
import { answer, asked, constraint, faultOf, open, prompt, refusal, serving, tried } from './gatewaying.js'

const apis = ['chat', 'completions', 'responses'] as const

describe('an answer', () => {
  for (const api of apis)
    it(`streams from ${api}, with what the server counted`, async () => {
      const { backend, server, metrics } = await open({ options: { api } })
      const { text, tokens, chunks } = await answer(backend)
      expect(text).toBe(refusal)
      expect(chunks).toBeGreaterThan(2)
      const usage = metrics[0]?.['gen_ai.client.token.usage']
      expect(usage?.output).toBe(tokens)
      expect(usage?.input).toBeGreaterThan(100)
      expect(metrics[0]?.attributes).toEqual({
        'gen_ai.operation.name': api === 'completions' ? 'text_completion' : 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'small',
        'gen_ai.response.model': 'small-2026-01-01',
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(server.url).port),
      })
      expect(metrics[0]?.['gen_ai.client.operation.time_to_first_chunk']).toBeGreaterThan(0)
      expect(metrics[0]?.['gen_ai.client.operation.duration']).toBeGreaterThan(0)
    })

  it('is asked for with the goal, a seed where there is one, and nothing that is kept by the provider', async () => {
    for (const api of apis) {
      const { backend, server } = await open({ options: { api } })
      await answer(backend, { temperature: 0.5 })
      const [request] = server.requests
      expect(request?.text).toContain(prompt.text)
      expect(request?.body).toMatchObject({ model: 'small', stream: true, temperature: 0.5 })
      if (api === 'responses') expect(request?.body).toMatchObject({ store: false, max_output_tokens: 400 })
      else expect(request?.body).toMatchObject({ seed: 7, max_tokens: 400, stream_options: { include_usage: true } })
    }
  })

  it('has the same bytes for the same prompt', async () => {
    const { backend, server } = await open({ options: { cache: { entriesMax: 0 } } })
    await answer(backend)
    await answer(backend)
    expect(server.requests[0]?.text).toBe(server.requests[1]?.text)
  })

  it('is asked for without the fields that a server does not take, and with those that it wants', async () => {
    const { backend, server } = await open({
      options: { fields: { temperature: null, seed: null, max_tokens: null, max_completion_tokens: 99 } },
    })
    await answer(backend)
    const fields = Object.keys(server.requests[0]?.body ?? {})
    expect(fields).toContain('max_completion_tokens')
    for (const name of ['temperature', 'seed', 'max_tokens']) expect(fields).not.toContain(name)
  })

  it('goes on behind a beginning, in the way that the server has for it', async () => {
    const last = async (prefill: 'assistant' | 'prefix' | 'continue') => {
      const { backend, server } = await open({ options: { prefill } })
      expect(backend.capabilities.prefill).toBe(true)
      await answer(backend, { prefix: 'refuse ' })
      const { messages, ...body } = server.requests[0]?.body ?? {}
      return { message: Array.isArray(messages) ? messages.at(-1) : undefined, body }
    }
    expect((await last('assistant')).message).toEqual({ role: 'assistant', content: 'refuse ' })
    expect((await last('prefix')).message).toEqual({ role: 'assistant', content: 'refuse ', prefix: true })
    expect((await last('continue')).body).toMatchObject({ continue_final_message: true, add_generation_prompt: false })
    const { backend, server } = await open({ options: { api: 'completions' } })
    await answer(backend, { prefix: 'refuse ' })
    expect(server.requests[0]?.body.prompt).toMatch(/refuse $/)
  })

  it('that ends before it says so is a fault', async () => {
    const { backend, server } = await open()
    const block = 'data: {"choices":[{"delta":{"content":"ref"}}]}\n\n'
    server.fail({ kind: 'status', status: 200, headers: { 'content-type': 'text/event-stream' }, body: block })
    expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_BACKEND', message: expect.stringContaining('before') })
  })

  it('that the provider keeps back is a fault', async () => {
    const filtered = { text: 'ref', finish: 'content_filter', usage: { input: 1, output: 1 } } as const
    for (const api of apis) {
      const { backend } = await open({ options: { api }, server: { answer: () => filtered } })
      expect(await faultOf(backend)).toMatchObject({ code: 'FAULT_BACKEND' })
    }
  })

  it('that is given up frees the server', async () => {
    const { backend, server, metrics } = await open()
    server.fail({ kind: 'hang', where: { chunks: 2 } })
    const given = new AbortController()
    const reading = answer(backend, { signal: given.signal })
    await server.arrived(1)
    given.abort()
    await expect(reading).rejects.toBe(given.signal.reason)
    expect(await server.requests[0]?.closed).toBe('gone')
    expect(metrics[0]?.attributes['error.type']).toBe('cancelled')
  })

  it('that failed is told by its metric', async () => {
    const { backend, server, metrics, notes } = await open()
    server.fail({ kind: 'status', status: 503 }, { kind: 'status', status: 400 })
    await faultOf(backend)
    expect(metrics).toEqual([
      expect.objectContaining({
        attributes: expect.objectContaining({ 'error.type': '400' }),
        'constellation.sent': 2,
        'constellation.cache': 'none',
      }),
    ])
    expect(notes).toHaveLength(2)
  })
})

describe('a grammar', () => {
  const dialects = [
    ['gbnf-field', 'chat', 'gbnf'],
    ['structured-outputs', 'completions', 'gbnf'],
    ['response-format-grammar', 'chat', 'gbnf'],
    ['lark-tool', 'responses', 'lark'],
  ] as const
  for (const [dialect, api, notation] of dialects)
    it(`that is held is relied on: ${dialect}`, async () => {
      const { backend, server, logs } = await open({ options: { dialect, api }, server: { holds: true } })
      expect(backend.capabilities.grammar).toEqual([notation])
      expect(logs).toEqual([])
      expect((await answer(backend)).text).toBe(refusal)
      expect(server.requests).toHaveLength(2)
      expect(server.requests[1]?.text).toContain('outOfScope')
    })

  for (const [dialect, api] of dialects)
    it(`that is taken and ignored is found out, told, and not sent any more: ${dialect}`, async () => {
      const { backend, server, logs } = await open({ options: { dialect, api } })
      expect(backend.capabilities.grammar).toEqual([])
      expect(logs).toEqual([expect.stringContaining(dialect)])
      await answer(backend)
      const bytes = server.requests.map(({ bytes: sent }) => sent)
      expect(bytes[1]).toBeLessThan(64 * 1024)
      expect(server.requests[1]?.body).not.toHaveProperty('tools')
    })

  it('that a server refuses is as good as none', async () => {
    const server = await serving()
    server.fail({ kind: 'status', status: 400, body: '{"error":{"message":"unknown parameter: grammar"}}' })
    const { made, logs } = await tried(server, { options: { dialect: 'gbnf-field' } })
    expect(made.ok && made.value.capabilities.grammar).toEqual([])
    expect(logs[0]).toContain('unknown parameter: grammar')
  })

  it('that is required and ignored is a fault at the start', async () => {
    const { made } = await tried(await serving(), { options: { dialect: 'gbnf-field', requireGrammar: true } })
    expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_BACKEND' } })
    const none = await tried(await serving(), { options: { requireGrammar: true } })
    expect(none.made).toMatchObject({ ok: false, error: { code: 'FAULT_BACKEND' } })
  })

  it('cannot be asked about of a server that is not there', async () => {
    const server = await serving()
    server.fail({ kind: 'status', status: 401 })
    const { made } = await tried(server, { options: { dialect: 'gbnf-field' } })
    expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_POLICY' } })
  })

  it('is asked about by another word each time', async () => {
    const server = await serving({ holds: true })
    const options = { dialect: 'gbnf-field', topLogprobs: 0 }
    for (const value of [0.1, 0.9]) await tried(server, { options, services: { random: () => value } })
    const [first, second] = server.requests.map(({ body }) => body.grammar)
    expect(first).toMatch(/^root ::= "[a-z-]{14}"\n$/)
    expect(second).not.toBe(first)
  })

  it('is asked about without any word of a goal or a contract', async () => {
    const { server } = await open({ options: { dialect: 'gbnf-field' } })
    expect(server.requests[0]?.bytes).toBeLessThan(1_024)
  })

  it('that nobody else holds is held here: a stray is rescued by the next likeliest token', async () => {
    // It strays at the first token; where it is given a beginning it goes on as it should.
    const { backend, server } = await open({
      options: { prefill: 'assistant' },
      server: {
        answer: ({ body }) => {
          const said = Array.isArray(body.messages) ? body.messages.at(-1) : undefined
          const given = said?.role === 'assistant' ? String(said.content) : ''
          return given === '' ? 'Sure! Here is your poem' : refusal.slice(given.length)
        },
      },
    })
    const compiled = Automaton.compile(constraint.grammar)
    if (!compiled.ok) throw new Error(compiled.error.message)
    const proposal = new ContinuedProposal(compiled.value, backend.capabilities, { ...asked, bytesMax: 1_000 })
    const take = async (prefix?: string) => {
      const options = prefix === undefined ? asked : { ...asked, prefix }
      for await (const chunk of backend.propose(prompt, constraint, options)) {
        const move = proposal.take(chunk)
        if (move.kind !== 'more') return move
      }
      return proposal.end()
    }
    const first = await take()
    expect(first.kind).toBe('again')
    expect(server.requests[0]?.body).toMatchObject({ logprobs: true, top_logprobs: 20 })
    // Next likely are the letters in their order: c is the first of them that an answer begins with, and forces the rest.
    expect(first.kind === 'again' && first.options.prefix).toBe('clarify ')
  })
})

describe('how far a goal goes', () => {
  it('is told by where the server is', async () => {
    const { backend } = await open()
    expect(backend.posture).toBe('on-host')
    const server = await serving()
    const posture = async (url: string) => (await tried(server, { options: { url } })).made
    expect(await posture('http://10.1.2.3/v1')).toMatchObject({ value: { posture: 'in-network' } })
    expect(await posture('https://api.openai.com/v1')).toMatchObject({ value: { posture: 'third-party' } })
  })

  it('opens no socket at the start where there is no grammar to ask about', async () => {
    const { server, notes } = await open()
    expect(server.requests).toHaveLength(0)
    expect(notes).toHaveLength(0)
  })
})

describe('a key', () => {
  const key = 'sk-hush-4711'
  const cf = 'cf-hush-0815'
  const options = {
    apiKeyEnv: 'MODEL_KEY',
    dialect: 'gbnf-field',
    cloudflare: { authorizationEnv: 'CF_KEY', metadata: { team: 'desk' } },
  } as const
  const env = { MODEL_KEY: key, CF_KEY: cf }

  it('goes to the server and stands nowhere else, even where the server repeats it', async () => {
    const { backend, server, ...told } = await open({
      options,
      services: { env },
      server: { key, cloudflare: { token: cf } },
    })
    await answer(backend)
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${key}`,
      'cf-aig-authorization': `Bearer ${cf}`,
    })
    const faults = []
    const words = { error: { message: `what is ${key} and ${cf}?` } }
    const stream = { 'content-type': 'text/event-stream' }
    for (const status of [400, 401, 403, 404, 418]) {
      server.fail({ kind: 'status', status, body: JSON.stringify(words) })
      faults.push(await faultOf(backend, { seed: status }))
    }
    server.fail({ kind: 'status', status: 200, headers: stream, body: `data: ${JSON.stringify(words)}\n\n` })
    faults.push(await faultOf(backend, { seed: 1 }))
    const card = { name: backend.name, capabilities: backend.capabilities, posture: backend.posture }
    const everything = JSON.stringify([faults, told, card])
    expect(everything).toContain('what is *** and ***?')
    expect(everything).not.toContain('hush')
  })

  it('that the environment does not hold is a fault that names the variable', async () => {
    const server = await serving()
    for (const [given, name] of [
      [{ CF_KEY: cf }, 'MODEL_KEY'],
      [{ MODEL_KEY: `${key}\r\nx: y`, CF_KEY: cf }, 'MODEL_KEY'],
      [{ MODEL_KEY: key }, 'CF_KEY'],
    ] as const) {
      const { made } = await tried(server, { options, services: { env: given } })
      expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG' } })
      expect(JSON.stringify(made)).toContain(name)
      expect(JSON.stringify(made)).not.toContain('hush')
    }
  })
})
