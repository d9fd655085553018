// The server behind a gateway rung: requests rendered for it, sent within limits and read, each with its metric.

import type { Chunk, Constraint } from '../backend.js'
import { chatCompletions, completions, type GrammarDialect, responses, type StreamReader } from '../dialect/index.js'
import { BackendFailure } from '../failure.js'
import {
  type AskedModel,
  ask,
  type BackendServices,
  type Clock,
  type Connections,
  type Course,
  type EventReply,
  failed,
  metricOf,
  type Spending,
  systemClock,
  UpstreamFailure,
} from '../http/index.js'
import { type Asked, bodyOf, paths, type Question } from './body.js'
import { cloudflareHeaders, cloudflareTold } from './cloudflare.js'
import type { Keys } from './keys.js'
import { type Hold, Limits } from './limits.js'
import { modelIn } from './model-in.js'
import type { GatewayOptions } from './options.js'
import { requestHash } from './response-cache.js'
import { spendingFiles } from './spending-files.js'

/** A request as it is sent. */
export interface Rendered {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Of everything but the secrets. */
  readonly hash: string
  /** Tokens that it may take, in and out, until the server tells. */
  readonly tokens: { readonly input: number; readonly output: number }
}

export interface Rendering {
  readonly dialect: GrammarDialect
  readonly topLogprobs: number
}

/** UTF-8 bytes of a token, where nobody counted: code and figures have shorter ones than prose. */
const bytesPerToken = 3

const forms = { chat: chatCompletions, completions, responses }

export class Upstream {
  readonly url: URL
  private readonly limits: Limits
  private readonly clock: Clock
  private readonly secrets: readonly string[]

  constructor(
    private readonly options: GatewayOptions,
    private readonly keys: Keys,
    private readonly services: BackendServices,
    private readonly connections: Connections,
  ) {
    this.url = new URL(`${options.url.replace(/\/+$/, '')}/${paths[options.api]}`)
    this.clock = services.clock ?? systemClock
    this.limits = new Limits(options.limits, this.clock, spendingOf(options, services))
    this.secrets = [keys.api, keys.cloudflare].filter((key) => key !== undefined)
  }

  render(question: Question, constraint: Constraint, asked: Asked, rendering: Rendering): Rendered {
    const { options, keys } = this
    const body = bodyOf({ ...options, ...rendering }, question, constraint, asked)
    const open = { accept: 'text/event-stream', 'content-type': 'application/json', 'user-agent': 'clef-constellation' }
    const hash = requestHash(this.url, open, body)
    const { cloudflare } = options
    const headers = {
      ...open,
      ...(keys.api === undefined ? {} : { authorization: `Bearer ${keys.api}` }),
      ...(cloudflare === undefined ? {} : cloudflareHeaders(cloudflare, keys.cloudflare, hash)),
    }
    const input = Math.ceil(Buffer.byteLength(question.text + (asked.prefix ?? '')) / bytesPerToken)
    return { headers, body, hash, tokens: { input, output: asked.tokensMax } }
  }

  /** Throws BackendFailure, or the reason of the signal. The metric is told however it ends. */
  async *stream(rendered: Rendered, signal?: AbortSignal): AsyncGenerator<Chunk> {
    const { clock } = this
    const course: Course = { startedAt: clock.now(), sent: 0 }
    const reader = forms[this.options.api].reader({ confidence: false })
    let hold: Hold | undefined
    let counted = 0
    try {
      signal?.throwIfAborted()
      hold = await this.limits.reserve(rendered.tokens.input + rendered.tokens.output)
      const reply = await this.ask(rendered, course, signal)
      course.firstAt = clock.now()
      const told = cloudflareTold(reply.headers)
      if (told.hit) course.cache = 'upstream'
      course.logId = told.logId
      for await (const chunk of this.chunks(reply, reader, course)) {
        counted += chunk.tokens
        yield chunk
      }
    } catch (thrown) {
      course.error = errorTypeOf(thrown, signal)
      throw this.withoutSecrets(thrown)
    } finally {
      const told = reader.usage.input !== undefined && reader.usage.output !== undefined
      if (told) course.usage = { input: reader.usage.input ?? 0, output: reader.usage.output ?? 0 }
      hold?.settle(this.used(rendered, course, counted))
      this.services.metrics?.(metricOf(this.asked, course, clock.now()))
    }
  }

  /** Told of an answer that was here already. */
  tellHit(): void {
    const now = this.clock.now()
    this.services.metrics?.(metricOf(this.asked, { startedAt: now, sent: 0, cache: 'own' }, now))
  }

  private get asked(): AskedModel {
    const { api, provider, model } = this.options
    return { operation: api === 'completions' ? 'text_completion' : 'chat', provider, model, url: this.url }
  }

  private ask({ headers, body }: Rendered, course: Course, signal: AbortSignal | undefined): Promise<EventReply> {
    const { options, services, limits, secrets, connections, clock, url } = this
    const theirs = options.cloudflare?.maxAttempts ?? 1
    return ask({
      url,
      headers,
      body,
      secrets,
      connections,
      clock,
      patience: options.patience,
      // One of two retries: both would multiply.
      retry: theirs > 1 ? { ...options.retry, attemptsMax: 1 } : options.retry,
      random: services.random ?? Math.random,
      egress: async (note) => {
        limits.countSending()
        await services.egress(note)
        course.sent++
      },
      ...(signal === undefined ? {} : { signal }),
    })
  }

  private async *chunks(reply: EventReply, reader: StreamReader, course: Course): AsyncGenerator<Chunk> {
    for await (const event of reply.events) {
      course.model ??= modelIn(event)
      yield* reader.read(event)
    }
    if (reader.ending === undefined) throw failed("the model's server ended its stream before its answer", 'truncated')
    if (reader.ending === 'filtered')
      throw failed("the provider's content filter kept the answer back", 'content_filter')
  }

  /** What a request is counted as: what the server told, or as much as it may have been. */
  private used({ tokens }: Rendered, { usage, error, sent, firstAt }: Course, counted: number): number {
    if (usage !== undefined) return usage.input + usage.output
    const refused = firstAt === undefined && error !== undefined && /^(\d{3}|ECONNREFUSED|ENOTFOUND)$/.test(error)
    return sent === 0 || refused ? 0 : tokens.input + (firstAt === undefined ? tokens.output : counted)
  }

  /** What a server says within its stream was not looked through yet. */
  private withoutSecrets(thrown: unknown): unknown {
    if (!(thrown instanceof BackendFailure)) return thrown
    const { fault } = thrown
    const message = this.secrets.reduce((text, secret) => text.replaceAll(secret, '***'), fault.message)
    return message === fault.message ? thrown : new BackendFailure({ ...fault, message }, thrown.reason)
  }
}

const spendingOf = ({ spendingDirectory }: GatewayOptions, { spending }: BackendServices): Spending | undefined =>
  spending ?? (spendingDirectory === undefined ? undefined : spendingFiles(spendingDirectory))

function errorTypeOf(thrown: unknown, signal: AbortSignal | undefined): string {
  if (thrown instanceof UpstreamFailure) return thrown.kind
  if (thrown instanceof BackendFailure) return thrown.fault.code
  return signal?.aborted ? 'cancelled' : '_OTHER'
}
