// A model behind an API of OpenAI's form: hosted, or a gateway to one.

import { err, type Fault, ok, type Posture, type Result } from '../../fabric/index.js'
import type { Backend, Capabilities, Chunk, Constraint, Prompt, ProposeOptions } from '../backend.js'
import { Automaton, ValidatingFilter } from '../decoding/index.js'
import { noGrammar } from '../dialect/index.js'
import type { BackendServices } from '../http/index.js'
import { Connections, postureOfUrl } from '../http/index.js'
import { type Wording, wordingOf } from '../wording/index.js'
import { questionOf } from './body.js'
import { readKeys } from './keys.js'
import { dialects, type GatewayOptions } from './options.js'
import { probe } from './probe.js'
import { ResponseCache } from './response-cache.js'
import { type Rendered, type Rendering, Upstream } from './upstream.js'

/**
 * Asks the server whether it holds a grammar, then tells what can be relied on. FAULT_CONFIG for options that cannot be; the server's own
 * fault where it cannot be asked; FAULT_BACKEND where a grammar is required and ignored.
 */
export async function gatewayBackend(
  options: GatewayOptions,
  services: BackendServices,
): Promise<Result<GatewayBackend, Fault>> {
  const keys = readKeys(options, services.env ?? process.env)
  if (!keys.ok) return keys
  const wording = wordingOf(services.contracts, { examples: services.examples ?? [], programs: options.programs })
  if (!wording.ok) return wording
  const posture = options.posture ?? postureOfUrl(new URL(options.url))
  const connections = new Connections({ posture, connectMs: options.patience.connectMs })
  const upstream = new Upstream(options, keys.value, services, connections)
  const rendering = await renderingOf(options, upstream, services)
  if (!rendering.ok) {
    await connections.close()
    return rendering
  }
  return ok(new GatewayBackend(options, posture, wording.value, rendering.value, upstream, connections))
}

async function renderingOf(
  options: GatewayOptions,
  upstream: Upstream,
  { log, random = Math.random }: BackendServices,
): Promise<Result<Rendering, Fault>> {
  const dialect = dialects[options.dialect] ?? noGrammar
  const asked = options.probe && dialect !== noGrammar
  const probed = asked
    ? await probe(upstream, dialect, random)
    : ok({ held: dialect !== noGrammar, because: 'it has none' })
  if (!probed.ok) return probed
  const { held, because } = probed.value
  if (held) return ok({ dialect, topLogprobs: 0 })
  const message = `${upstream.url.origin} does not hold a grammar (${dialect.name}): ${because}`
  if (options.requireGrammar) return err({ code: 'FAULT_BACKEND', message })
  if (asked) log?.('warn', `${message}; what it answers is held to it here alone`)
  return ok({ dialect: noGrammar, topLogprobs: takesBeginning(options) ? options.topLogprobs : 0 })
}

const takesBeginning = ({ api, prefill }: GatewayOptions): boolean => api === 'completions' || prefill !== 'none'

export class GatewayBackend implements Backend {
  readonly name = 'gateway'
  readonly rung = 'gateway'
  readonly capabilities: Capabilities
  private readonly cache: ResponseCache

  constructor(
    private readonly options: GatewayOptions,
    readonly posture: Posture,
    private readonly wording: Wording,
    private readonly rendering: Rendering,
    private readonly upstream: Upstream,
    private readonly connections: Connections,
  ) {
    this.cache = new ResponseCache(options.cache)
    this.capabilities = {
      grammar: rendering.dialect.grammar,
      slots: true,
      wholePrograms: options.programs === 'whole',
      tokenIds: false,
      // Of a large model's many ways to say the same, each is unlikely: no measure of how sure it is.
      logprobs: false,
      prefill: takesBeginning(options),
      abort: true,
      lora: false,
      // Providers promise no more of a seed than an effort.
      deterministic: false,
    }
  }

  async *propose(prompt: Prompt, constraint: Constraint, options: ProposeOptions): AsyncGenerator<Chunk> {
    const { upstream, cache } = this
    const rendered = upstream.render(questionOf(this.wording, prompt), constraint, options, this.rendering)
    const known = this.repeats(options) ? cache.get(rendered.hash) : undefined
    if (known !== undefined) {
      upstream.tellHit()
      yield { text: known, tokens: 0 }
      return
    }
    let answer = ''
    for await (const chunk of upstream.stream(rendered, options.signal)) {
      answer += chunk.text
      yield chunk
    }
    this.keep(rendered, constraint, options, answer)
  }

  /** Ends the sockets. */
  close(): Promise<void> {
    return this.connections.close()
  }

  /** Whether the same request is to have the same answer: a drawn one only where its seed is part of the request. */
  private repeats({ temperature }: ProposeOptions): boolean {
    const { api, fields } = this.options
    return temperature === 0 || (api !== 'responses' && fields.seed === undefined)
  }

  private keep({ hash }: Rendered, { grammar }: Constraint, options: ProposeOptions, answer: string): void {
    if (this.options.cache.entriesMax === 0 || !this.repeats(options)) return
    const automaton = Automaton.compile(grammar)
    if (!automaton.ok) return
    const filter = new ValidatingFilter(automaton.value)
    const whole = filter.feed((options.prefix ?? '') + answer).firstBadOffset === undefined && filter.finish().ok
    if (whole) this.cache.put(hash, answer)
  }
}
