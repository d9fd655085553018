// llama-server by its own /completion. llama.cpp, tools/server/README.md: "GET /health", "GET /props", "GET /lora-adapters", "POST
// /apply-template", "POST /tokenize", "POST /completion".

import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import type { Prompt } from '../backend.js'
import { countOf, type Fields, fieldsOf, listOf, textOf } from '../dialect/event-data.js'
import { type BodyFields, gbnfField, llamaCompletion } from '../dialect/index.js'
import type { Wording } from '../wording/index.js'
import type { LocalOptions } from './local-options.js'
import type { Completion, Entered, LocalServer } from './local-server.js'
import type { ServerCalls } from './server-calls.js'
import { Slots } from './slots.js'
import { tokensIn } from './tokens.js'

/** Where a goal stands in the model's own form of a conversation. */
interface Template {
  readonly before: string
  readonly behind: string
}

/** Stands for the user's message when the template is asked for: no template changes it, and none has it of its own. */
const placeholder = '<constellation-goal>'

class LlamaServer implements LocalServer {
  readonly name = 'llama-server'
  readonly path = 'completion'
  readonly grammar = gbnfField
  readonly form = llamaCompletion
  readonly lora = true
  readonly model: string
  /** What was kept of a prompt and what is computed anew differ in the last bits, and so do batches of several slots. */
  readonly deterministic: boolean
  private readonly slots: Slots

  constructor(
    private readonly calls: ServerCalls,
    private readonly options: LocalOptions,
    private readonly wording: Wording,
    private readonly template: Template | undefined,
    props: Fields,
  ) {
    const slotCount = Math.max(1, countOf(props.total_slots))
    this.slots = new Slots(slotCount)
    // The path of its file tells a model by its last part.
    this.model = textOf(props.model_path).replace(/^.*[/\\]/, '') || 'unknown'
    this.deterministic = !options.cachePrompt && slotCount === 1
  }

  /**
   * The goal goes as tokens, and what is ours as text: so a goal that spells the marks of a conversation stays a goal, where a text
   * would be read for them.
   */
  async promptFor(prompt: Prompt, prefix: string, signal: AbortSignal | undefined): Promise<unknown> {
    if (this.template === undefined) return `${this.wording.text(prompt)}${prefix}`
    const [, { content }] = this.wording.messages(prompt)
    const said = await this.calls.post('tokenize', { content, add_special: false, parse_special: false }, signal)
    const { before, behind } = this.template
    return [before, ...tokensIn(said), `${behind}${prefix}`]
  }

  body({ prompt, tokensMax, temperature, seed, topTokens, grammar }: Completion): BodyFields {
    const { cachePrompt, lora } = this.options
    return {
      prompt,
      stream: true,
      n_predict: tokensMax,
      temperature,
      // Nothing but the temperature is to change what the model thinks.
      top_k: 0,
      top_p: 1,
      min_p: 0,
      repeat_penalty: 1,
      seed,
      n_probs: topTokens,
      cache_prompt: cachePrompt,
      ...(lora.length === 0 ? {} : { lora: lora.map(({ id, scale }) => ({ id, scale })) }),
      ...grammar,
    }
  }

  enter(work: string): Entered {
    const slot = this.slots.take(work)
    return { fields: { id_slot: slot.id ?? -1 }, leave: slot.release }
  }
}

/** Reads what there is at the server, once it has loaded its model. */
export async function openLlamaServer(
  calls: ServerCalls,
  options: LocalOptions,
  wording: Wording,
): Promise<Result<LocalServer, Fault>> {
  await calls.get('health')
  const props = fieldsOf(await calls.get('props')) ?? {}
  const missing = await missingAdapter(calls, options)
  if (missing !== undefined) return err(missing)
  const template = textOf(props.chat_template) === '' ? undefined : await templateOf(calls, wording)
  return ok(new LlamaServer(calls, options, wording, template, props))
}

/** A server takes numbers of adapters that it has not, and says nothing of it. */
async function missingAdapter(calls: ServerCalls, { lora }: LocalOptions): Promise<Fault | undefined> {
  if (lora.length === 0) return undefined
  const known = new Set(listOf(await calls.get('lora-adapters')).map((adapter) => fieldsOf(adapter)?.id))
  const missing = lora.find(({ id }) => !known.has(id))
  if (missing === undefined) return undefined
  const message = `the model's server has no LoRA adapter ${missing.id}; it has ${known.size}`
  return { code: 'FAULT_CONFIG', path: 'local.lora', message }
}

async function templateOf(calls: ServerCalls, wording: Wording): Promise<Template | undefined> {
  const [system] = wording.messages({ text: '', quantities: [], inputs: [] })
  const messages = [system, { role: 'user', content: placeholder }]
  const applied = textOf(fieldsOf(await calls.post('apply-template', { messages }))?.prompt)
  const [before, behind, more] = applied.split(placeholder)
  return before === undefined || behind === undefined || more !== undefined ? undefined : { before, behind }
}
