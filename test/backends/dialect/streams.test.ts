// Events in the shapes that servers document.

import { describe, expect, it } from 'vitest'
import {
  chatCompletions,
  completions,
  llamaCompletion,
  responses,
  type StreamForm,
  type StreamReader,
} from '../../../src/backends/dialect/index.js'
import type { Chunk } from '../../../src/backends/index.js'

function read(
  form: StreamForm,
  events: readonly unknown[],
  confidence = true,
): { chunks: Chunk[]; reader: StreamReader } {
  const reader = form.reader({ confidence })
  const chunks = events.flatMap((event) => reader.read({ data: JSON.stringify(event) }))
  return { chunks, reader }
}

const textOf = (chunks: readonly Chunk[]): string => chunks.map(({ text }) => text).join('')
const tokensOf = (chunks: readonly Chunk[]): number => chunks.reduce((sum, { tokens }) => sum + tokens, 0)

const likely = (token: string, logprob: number, others: readonly [string, number][] = []) => ({
  id: 1,
  token,
  bytes: [...Buffer.from(token)],
  logprob,
  top_logprobs: others.map(([text, at]) => ({ id: 2, token: text, logprob: at })),
})

describe("llama-server's stream", () => {
  const events = [
    {
      index: 0,
      content: 'refuse',
      tokens: [17],
      stop: false,
      id_slot: 0,
      tokens_predicted: 1,
      tokens_evaluated: 9,
      completion_probabilities: [
        likely('refuse', -0.25, [
          ['refuse', -0.25],
          ['clarify', -2],
          ['\ufffd', Number.NaN],
        ]),
      ],
    },
    { index: 0, content: '', tokens: [18], stop: false },
    { index: 0, content: ' unsafe', tokens: [19], stop: false, completion_probabilities: [likely(' unsafe', -0.5)] },
    {
      content: '',
      tokens: [],
      stop: true,
      stop_type: 'eos',
      tokens_predicted: 4,
      tokens_evaluated: 9,
      tokens_cached: 8,
    },
  ]

  it('tells text, tokens with the one that ended it, probabilities and its end', () => {
    const { chunks, reader } = read(llamaCompletion, events)
    expect(textOf(chunks)).toBe('refuse unsafe')
    expect(tokensOf(chunks)).toBe(4)
    expect(chunks[0]).toMatchObject({
      logprob: -0.25,
      top: [
        { text: 'refuse', logprob: -0.25 },
        { text: 'clarify', logprob: -2 },
      ],
    })
    expect(reader.ending).toBe('stop')
    expect(reader.usage).toEqual({ input: 9, output: 4, cached: 8 })
  })

  it('has others to choose from, and no confidence, where probabilities are none of it', () => {
    const [first] = read(llamaCompletion, events, false).chunks
    expect(first).toHaveProperty('top')
    expect(first).not.toHaveProperty('logprob')
  })

  it('tells that its limit ended it', () => {
    const last = { content: '', stop: true, stop_type: 'limit', tokens_predicted: 1 }
    expect(read(llamaCompletion, [last]).reader.ending).toBe('length')
    expect(read(llamaCompletion, [{ content: '', stop: true, stopped_limit: true }]).reader.ending).toBe('length')
  })

  it('has not ended before it says so', () => {
    expect(read(llamaCompletion, events.slice(0, 3)).reader.ending).toBeUndefined()
  })
})

describe("the stream of vLLM's completions", () => {
  const choice = (text: string, more: object = {}) => ({
    id: 'cmpl-1',
    object: 'text_completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, text, logprobs: null, finish_reason: null, stop_reason: null, ...more }],
    usage: null,
  })

  it('tells text, likeliest tokens, its end, and tokens at last', () => {
    const { chunks, reader } = read(completions, [
      choice('refuse', {
        logprobs: {
          text_offset: [0],
          tokens: ['refuse'],
          token_logprobs: [-0.5],
          top_logprobs: [{ refuse: -0.5, let: -1 }],
        },
      }),
      choice(' unsafe'),
      choice('', { finish_reason: 'stop' }),
      { ...choice(''), choices: [], usage: { prompt_tokens: 30, completion_tokens: 5, total_tokens: 35 } },
    ])
    expect(textOf(chunks)).toBe('refuse unsafe')
    expect(tokensOf(chunks)).toBe(5)
    expect(chunks[0]).toEqual({
      text: 'refuse',
      tokens: 1,
      logprob: -0.5,
      top: [
        { text: 'refuse', logprob: -0.5 },
        { text: 'let', logprob: -1 },
      ],
    })
    expect(reader.ending).toBe('stop')
    expect(reader.usage).toEqual({ input: 30, output: 5, cached: 0 })
  })

  it.each([
    [{}, undefined, undefined],
    [{ total_tokens: 812 }, undefined, undefined],
    [{ prompt_tokens: 0, completion_tokens: 0 }, undefined, undefined],
    [{ prompt_tokens: 30, completion_tokens: 1 }, 30, 2],
  ])('takes nothing, and less than came, for no figure: %j', (usage, input, output) => {
    const { reader } = read(completions, [choice('refuse'), choice(' unsafe'), { ...choice(''), choices: [], usage }])
    expect(reader.usage).toEqual({ input, output, cached: 0 })
  })

  it('has no single place to choose at in a chunk of several tokens', () => {
    const logprobs = { tokens: ['a', 'b'], token_logprobs: [-1, -2], top_logprobs: [{ a: -1 }, { b: -2 }] }
    const [chunk] = read(completions, [choice('ab', { logprobs })]).chunks
    expect(chunk).toEqual({ text: 'ab', tokens: 2, logprob: -3 })
  })

  it('tells that its limit ended it', () => {
    expect(read(completions, [choice('', { finish_reason: 'length' })]).reader.ending).toBe('length')
  })
})

describe('the stream of chat completions', () => {
  const choice = (delta: object, more: object = {}) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: null, ...more }],
  })

  it('tells text, likeliest tokens, its end, and tokens at last', () => {
    const { chunks, reader } = read(chatCompletions, [
      choice({ role: 'assistant', content: '' }),
      choice({ content: 'refuse' }, { logprobs: { content: [likely('refuse', -0.5, [['refuse', -0.5]])] } }),
      choice({ content: ' unsafe' }),
      choice({}, { finish_reason: 'stop' }),
      {
        choices: [],
        usage: { prompt_tokens: 30, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 16 } },
      },
    ])
    expect(textOf(chunks)).toBe('refuse unsafe')
    expect(tokensOf(chunks)).toBe(5)
    expect(chunks[0]).toMatchObject({ logprob: -0.5, top: [{ text: 'refuse', logprob: -0.5 }] })
    expect(reader.ending).toBe('stop')
    expect(reader.usage).toEqual({ input: 30, output: 5, cached: 16 })
  })

  it('tells that a filter of the provider ended it', () => {
    expect(read(chatCompletions, [choice({}, { finish_reason: 'content_filter' })]).reader.ending).toBe('filtered')
  })
})

describe("the stream of OpenAI's responses", () => {
  const usage = { input_tokens: 30, output_tokens: 5, input_tokens_details: { cached_tokens: 8 } }

  it('is the input of the tool, and what it took', () => {
    const { chunks, reader } = read(responses, [
      { type: 'response.created', response: { status: 'in_progress' }, sequence_number: 0 },
      { type: 'response.output_item.added', item: { type: 'custom_tool_call', name: 'clef_request', input: '' } },
      { type: 'response.custom_tool_call_input.delta', item_id: 'c', output_index: 0, delta: 'refuse' },
      { type: 'response.custom_tool_call_input.delta', item_id: 'c', output_index: 0, delta: ' unsafe' },
      { type: 'response.custom_tool_call_input.done', item_id: 'c', input: 'refuse unsafe' },
      { type: 'response.completed', response: { status: 'completed', usage } },
    ])
    expect(textOf(chunks)).toBe('refuse unsafe')
    expect(tokensOf(chunks)).toBe(5)
    expect(reader.ending).toBe('stop')
    expect(reader.usage).toEqual({ input: 30, output: 5, cached: 8 })
  })

  it('tells why it is incomplete', () => {
    const incomplete = (reason: string) => ({
      type: 'response.incomplete',
      response: { incomplete_details: { reason }, usage },
    })
    expect(read(responses, [incomplete('max_output_tokens')]).reader.ending).toBe('length')
    expect(read(responses, [incomplete('content_filter')]).reader.ending).toBe('filtered')
  })

  it('fails where the response does', () => {
    const failed = {
      type: 'response.failed',
      response: { error: { code: 'server_error', message: 'out of capacity' } },
    }
    expect(() => read(responses, [failed])).toThrow('out of capacity')
    expect(() => read(responses, [{ type: 'error', code: 'x', message: 'no more' }])).toThrow('no more')
  })
})
