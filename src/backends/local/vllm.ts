// vLLM by /v1/completions. vllm/entrypoints/openai/completion/protocol.py (`CompletionRequest`), entrypoints/serve/tokenize/protocol.py
// (`TokenizeChatRequest`, `TokenizeResponse {count, max_model_len, tokens}`). Read in its source; it was not run.

import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import type { Prompt } from '../backend.js'
import { fieldsOf, listOf, textOf } from '../dialect/event-data.js'
import { type BodyFields, completions, structuredOutputs } from '../dialect/index.js'
import { UpstreamFailure } from '../http/index.js'
import type { Wording } from '../wording/index.js'
import type { LocalOptions } from './local-options.js'
import type { Completion, Entered, LocalServer } from './local-server.js'
import type { ServerCalls } from './server-calls.js'
import { tokensIn } from './tokens.js'

class Vllm implements LocalServer {
  readonly name = 'vllm'
  readonly path = 'v1/completions'
  readonly grammar = structuredOutputs
  readonly form = completions
  /** An adapter is chosen by the name of the model, once for all requests. */
  readonly lora = false
  /** Its kernels sum in an order that depends on what else is in the batch. */
  readonly deterministic = false

  constructor(
    private readonly calls: ServerCalls,
    readonly model: string,
    private readonly wording: Wording,
    private readonly chat: boolean,
  ) {}

  async promptFor(prompt: Prompt, prefix: string, signal: AbortSignal | undefined): Promise<unknown> {
    if (!this.chat) return `${this.wording.text(prompt)}${prefix}`
    const { model } = this
    const messages = this.wording.messages(prompt)
    const asked = await this.tokensOf({ model, messages, add_generation_prompt: true }, signal)
    if (prefix === '') return asked
    return [...asked, ...(await this.tokensOf({ model, prompt: prefix, add_special_tokens: false }, signal))]
  }

  body({ prompt, tokensMax, temperature, seed, topTokens, grammar }: Completion): BodyFields {
    return {
      model: this.model,
      prompt,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: tokensMax,
      temperature,
      // Left out, the model's own generation_config.json would fill them in.
      top_p: 1,
      top_k: 0,
      min_p: 0,
      repetition_penalty: 1,
      seed,
      ...(topTokens === 0 ? {} : { logprobs: topTokens }),
      ...grammar,
    }
  }

  /** It schedules and keeps beginnings of prompts by itself. */
  enter(): Entered {
    return { fields: {}, leave: () => {} }
  }

  private async tokensOf(body: object, signal: AbortSignal | undefined): Promise<readonly unknown[]> {
    return tokensIn(await this.calls.post('tokenize', body, signal))
  }
}

export async function openVllm(
  calls: ServerCalls,
  options: LocalOptions,
  wording: Wording,
): Promise<Result<LocalServer, Fault>> {
  const served = listOf(fieldsOf(await calls.get('v1/models'))?.data).map((one) => textOf(fieldsOf(one)?.id))
  const model = options.model ?? served[0]
  if (model === undefined || !served.includes(model)) {
    const message = `the model's server does not serve ${model ?? 'any model'}; it serves ${served.join(', ')}`
    return err({ code: 'FAULT_CONFIG', path: 'local.model', message })
  }
  return ok(new Vllm(calls, model, wording, await hasTemplate(calls, model)))
}

/**
 * A model without a template of conversations is told a text to continue. Only a server that says so has none: one that fails (500) would
 * be told in a form that its model was not trained on, and nobody would know.
 */
async function hasTemplate(calls: ServerCalls, model: string): Promise<boolean> {
  try {
    await calls.post('tokenize', { model, messages: [{ role: 'user', content: 'a goal' }] })
    return true
  } catch (thrown) {
    if (thrown instanceof UpstreamFailure && /^(400|404|422|501)$/.test(thrown.kind)) return false
    throw thrown
  }
}
