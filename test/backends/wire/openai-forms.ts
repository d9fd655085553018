// OpenAI's three: chat completions, completions, responses. Shapes as in openai-node, src/resources/: chat/completions/completions.ts
// `ChatCompletionChunk`, completions.ts `Completion`, responses/responses.ts `ResponseStreamEvent`.

import { dataBlock, tokensOf, type WireAnswer, type WireForm, type WireRequest } from './wire-form.js'

const doneBlock = 'data: [DONE]\n\n'
const created = 1_790_000_000

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  // Whatever has no fields has none that are looked at here.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** `grammar` of llama-server, `structured_outputs` of vLLM, `response_format` of Fireworks. */
function gbnfIn(body: WireRequest['body']): ReturnType<WireForm['grammarIn']> {
  const gbnf =
    text(body.grammar) ?? text(fields(body.structured_outputs).grammar) ?? text(fields(body.response_format).grammar)
  return gbnf === undefined ? undefined : { syntax: 'gbnf', text: gbnf }
}

const wantsUsage = (body: WireRequest['body']): boolean => fields(body.stream_options).include_usage === true

/** The last event, where it was asked for: no choices, and what the request took. */
const usageBlocks = (
  body: WireRequest['body'],
  head: object,
  { input, output }: WireAnswer['usage'],
  details: object = {},
): readonly string[] =>
  wantsUsage(body)
    ? [
        dataBlock({
          ...head,
          choices: [],
          usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output, ...details },
        }),
      ]
    : []

const count = (value: unknown, initial: number): number => (typeof value === 'number' ? value : initial)

/** A token with as many of the likeliest as were asked for, itself among them. */
function likely(token: string, asked: number): { token: string; logprob: number }[] {
  return Array.from({ length: asked }, (_, rank) =>
    rank === 0 ? { token, logprob: -0.1 } : { token: String.fromCharCode(96 + rank), logprob: -rank - 1 },
  )
}

export const chatForm: WireForm = {
  path: '/chat/completions',
  grammarIn: gbnfIn,
  tokensMax: (body) => count(body.max_tokens ?? body.max_completion_tokens, 16),
  blocks({ text: said, finish, usage }, { body }) {
    const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created, model: `${body.model}-2026-01-01` }
    const chunk = (delta: object, finish_reason: string | null, logprobs: object | null = null) =>
      dataBlock({ ...head, system_fingerprint: null, choices: [{ index: 0, delta, logprobs, finish_reason }] })
    const logprobs = (token: string): object | null =>
      body.logprobs === true
        ? { content: [{ token, logprob: -0.1, bytes: null, top_logprobs: likely(token, count(body.top_logprobs, 0)) }] }
        : null
    return [
      chunk({ role: 'assistant', content: '', refusal: null }, null),
      ...tokensOf(said).map((token) => chunk({ content: token }, null, logprobs(token))),
      chunk({}, finish),
      ...usageBlocks(body, head, usage, { prompt_tokens_details: { cached_tokens: usage.cached ?? 0 } }),
      doneBlock,
    ]
  },
}

export const completionsForm: WireForm = {
  path: '/completions',
  grammarIn: gbnfIn,
  tokensMax: (body) => count(body.max_tokens, 16),
  blocks({ text: said, finish, usage }, { body }) {
    const head = { id: 'cmpl-1', object: 'text_completion', created, model: `${body.model}-2026-01-01` }
    const chunk = (part: string, finish_reason: string | null, logprobs: object | null) =>
      dataBlock({ ...head, choices: [{ text: part, index: 0, logprobs, finish_reason }] })
    const asked = count(body.logprobs, 0)
    const logprobs = (token: string): object | null =>
      asked === 0
        ? null
        : {
            tokens: [token],
            token_logprobs: [-0.1],
            top_logprobs: [Object.fromEntries(likely(token, asked).map((one) => [one.token, one.logprob]))],
            text_offset: [0],
          }
    return [
      ...tokensOf(said).map((token) => chunk(token, null, logprobs(token))),
      chunk('', finish, null),
      ...usageBlocks(body, head, usage),
      doneBlock,
    ]
  },
}

/** Calls the custom tool where one has to be called, else writes text. There is no `[DONE]`. */
export const responsesForm: WireForm = {
  path: '/responses',
  grammarIn(body) {
    const [tool] = Array.isArray(body.tools) ? body.tools : []
    const definition = text(fields(fields(tool).format).definition)
    return definition === undefined ? undefined : { syntax: 'lark', text: definition }
  },
  tokensMax: (body) => count(body.max_output_tokens, 16),
  blocks({ text: said, finish, usage }, { body }) {
    let sequence_number = 0
    const event = (type: string, more: object): string =>
      `event: ${type}\n${dataBlock({ type, sequence_number: sequence_number++, ...more })}`
    const response = { id: 'resp_1', object: 'response', created_at: created, model: `${body.model}-2026-01-01` }
    const tool = Array.isArray(body.tools)
    const item = tool
      ? { id: 'ctc_1', type: 'custom_tool_call', call_id: 'call_1', name: 'clef_request', input: '' }
      : { id: 'msg_1', type: 'message', role: 'assistant', content: [] }
    const delta = tool ? 'response.custom_tool_call_input.delta' : 'response.output_text.delta'
    const cut = finish === 'stop' ? {} : { incomplete_details: { reason: reasons[finish] } }
    const used = { input_tokens: usage.input, output_tokens: usage.output, total_tokens: usage.input + usage.output }
    return [
      event('response.created', { response: { ...response, status: 'in_progress' } }),
      event('response.output_item.added', { output_index: 0, item }),
      ...tokensOf(said).map((part) => event(delta, { item_id: item.id, output_index: 0, delta: part })),
      event(tool ? 'response.custom_tool_call_input.done' : 'response.output_text.done', { item_id: item.id }),
      event(finish === 'stop' ? 'response.completed' : 'response.incomplete', {
        response: { ...response, ...cut, usage: used },
      }),
    ]
  },
}

const reasons = { length: 'max_output_tokens', content_filter: 'content_filter' }

export const openaiForms: readonly WireForm[] = [chatForm, completionsForm, responsesForm]
