// The body of a request. openai-node, src/resources/: chat/completions/completions.ts `ChatCompletionCreateParamsBase`, completions.ts
// `CompletionCreateParamsBase`, responses/responses.ts `ResponseCreateParamsBase`.

import type { Constraint, Prompt, ProposeOptions } from '../backend.js'
import type { BodyFields, GrammarDialect } from '../dialect/index.js'
import type { Message, Wording } from '../wording/index.js'
import type { GatewayOptions } from './options.js'

export interface Question {
  readonly messages: readonly Message[]
  /** The same for a server that completes. */
  readonly text: string
}

export const questionOf = (wording: Wording, prompt: Prompt): Question => ({
  messages: wording.messages(prompt),
  text: wording.text(prompt),
})

export type BodyOptions = Pick<GatewayOptions, 'api' | 'model' | 'prefill' | 'fields'> & {
  readonly dialect: GrammarDialect
  /** Likeliest tokens asked for at each place. */
  readonly topLogprobs: number
}

export type Asked = Pick<ProposeOptions, 'tokensMax' | 'temperature' | 'seed' | 'prefix'>

/** Its fields come in the same order each time. */
export function bodyOf(options: BodyOptions, question: Question, constraint: Constraint, asked: Asked): string {
  const fields: Record<string, unknown> = {
    model: options.model,
    ...forms[options.api](question, asked, options),
    temperature: asked.temperature,
    stream: true,
    ...options.dialect.fields(constraint),
    ...options.fields,
  }
  for (const [name, value] of Object.entries(fields)) if (value === null) delete fields[name]
  return JSON.stringify(fields)
}

type Form = (question: Question, asked: Asked, options: BodyOptions) => BodyFields

const usage = { stream_options: { include_usage: true } }

const chat: Form = ({ messages }, { tokensMax, seed, prefix = '' }, { prefill, topLogprobs }) => ({
  messages: prefix === '' ? messages : [...messages, beginning[prefill](prefix)],
  ...(prefix !== '' && prefill === 'continue' ? { add_generation_prompt: false, continue_final_message: true } : {}),
  max_tokens: tokensMax,
  seed,
  ...(topLogprobs === 0 ? {} : { logprobs: true, top_logprobs: topLogprobs }),
  ...usage,
})

const assistant = (content: string): object => ({ role: 'assistant', content })

/**
 * `prefix` is DeepSeek's (api-docs.deepseek.com/guides/chat_prefix_completion), `continue` is vLLM's (vllm/entrypoints/openai/
 * chat_completion/protocol.py, `continue_final_message`).
 */
const beginning: Readonly<Record<GatewayOptions['prefill'], (prefix: string) => object>> = {
  none: assistant,
  assistant,
  continue: assistant,
  prefix: (content) => ({ role: 'assistant', content, prefix: true }),
}

/** OpenAI's own tells 5 likeliest tokens at most, and takes more for a mistake. */
const completions: Form = ({ text }, { tokensMax, seed, prefix = '' }, { topLogprobs }) => ({
  prompt: text + prefix,
  max_tokens: tokensMax,
  seed,
  ...(topLogprobs === 0 ? {} : { logprobs: Math.min(topLogprobs, 5) }),
  ...usage,
})

/** Takes no seed. Without `store: false` the provider would keep what it is told. */
const responses: Form = ({ messages }, { tokensMax }) => ({
  input: messages,
  max_output_tokens: tokensMax,
  store: false,
})

const forms: Readonly<Record<GatewayOptions['api'], Form>> = { chat, completions, responses }

export const paths: Readonly<Record<GatewayOptions['api'], string>> = {
  chat: 'chat/completions',
  completions: 'completions',
  responses: 'responses',
}
