// What llama-server and vLLM add to the wire formats of wire/openai-forms.ts. llama.cpp, tools/server/README.md and server-task.cpp
// (`to_json_non_oaicompat`); vllm/entrypoints/serve/tokenize/protocol.py.

import { completionsForm, dataBlock, tokensOf, type WireForm, type WireRequest } from '../wire/index.js'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const count = (value: unknown, initial: number): number => (typeof value === 'number' ? value : initial)

/** A token's number, and back: each character is one, so that a goal that went as tokens can be read again. */
export const tokenIds = (of: string): readonly number[] => [...of].map((character) => character.codePointAt(0)!)

/** The text of a prompt in any of its forms: a string, tokens, or a mixture. */
export function promptText(prompt: unknown): string {
  const parts = Array.isArray(prompt) ? prompt : [prompt]
  return parts.map((part) => (typeof part === 'number' ? String.fromCodePoint(part) : text(part))).join('')
}

export const llamaCompletionForm: WireForm = {
  path: '/completion',
  grammarIn: ({ grammar }) => (typeof grammar === 'string' ? { syntax: 'gbnf', text: grammar } : undefined),
  tokensMax: ({ n_predict }) => count(n_predict, 1_000_000),
  blocks({ text: said, finish, usage }, { body }) {
    const asked = count(body.n_probs, 0)
    const head = { index: 0, id_slot: body.id_slot ?? 0 }
    const likely = (token: string) => ({ id: 7, token, bytes: [...Buffer.from(token)], logprob: -0.1 })
    const probabilities = (token: string) =>
      asked === 0 ? {} : { completion_probabilities: [{ ...likely(token), top_logprobs: [likely(token)] }] }
    return [
      ...tokensOf(said).map((token) =>
        dataBlock({ ...head, content: token, tokens: [7], stop: false, ...probabilities(token) }),
      ),
      dataBlock({
        ...head,
        content: '',
        tokens: [],
        stop: true,
        model: '',
        tokens_predicted: usage.output,
        tokens_evaluated: usage.input,
        tokens_cached: usage.cached ?? 0,
        truncated: false,
        stop_type: finish === 'length' ? 'limit' : 'eos',
        stopping_word: '',
      }),
    ]
  },
}

/** One that answers with JSON, whatever the model says. */
const jsonForm = (path: string, answer: (body: WireRequest['body']) => unknown): WireForm => ({
  path,
  grammarIn: () => undefined,
  tokensMax: () => Number.MAX_SAFE_INTEGER,
  blocks: (_, { body }) => [JSON.stringify(answer(body))],
})

interface Said {
  readonly role: string
  readonly content: string
}

/** ChatML, as many models have it. */
const chatMl = (messages: readonly Said[]): string =>
  `${messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`).join('')}<|im_start|>assistant\n`

const messagesIn = (body: WireRequest['body']): readonly Said[] => list(body.messages) as readonly Said[] // our own wording

export const llamaServerForms: readonly WireForm[] = [
  llamaCompletionForm,
  jsonForm('/apply-template', (body) => ({ prompt: chatMl(messagesIn(body)) })),
  jsonForm('/tokenize', (body) => ({ tokens: tokenIds(text(body.content)) })),
]

export const vllmForms: readonly WireForm[] = [
  { ...completionsForm, path: '/v1/completions' },
  jsonForm('/tokenize', (body) => {
    const tokens = tokenIds(body.messages === undefined ? text(body.prompt) : chatMl(messagesIn(body)))
    return { count: tokens.length, max_model_len: 32_768, tokens }
  }),
]

/** What llama-server answers by GET. */
export const llamaServerGets = (props: object = {}): Readonly<Record<string, unknown>> => ({
  '/health': { status: 'ok' },
  '/props': { total_slots: 2, model_path: '/models/tiny.gguf', chat_template: '', build_info: 'b1', ...props },
  '/lora-adapters': [{ id: 0, path: 'a.gguf', scale: 0 }],
})

export const vllmGets: Readonly<Record<string, unknown>> = {
  '/v1/models': { object: 'list', data: [{ id: 'tiny', object: 'model', owned_by: 'vllm' }] },
}
