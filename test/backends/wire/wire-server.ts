// A model's server for tests, on a loopback port of its own: it speaks the real wire format over real sockets, and fails when told to.
//
//   const server = await wireServer({ answer: () => 'refuse out of scope' })
//   const backend = await createBackend({ url: server.url, model: 'm', api: 'chat' }, services)
//   server.fail({ kind: 'hang', where: { chunks: 2 } })        // the next request alone; more are queued
//   const [request] = server.requests                          // what came, and `await request.closed` how it ended
//   await server.arrived(3)                                    // until the third request has come
//   await server.close()
//
// By default it has OpenAI's three paths under /v1. `forms` gives it others, such as llama-server's /completion; `gets` answers what is
// asked by GET. With `holds: true` it holds the grammar that a request brings, in whichever field its form knows; by default it
// takes the field, answers 200 and ignores it, as servers do. `cloudflare` puts an AI Gateway in front, with its token.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Grammar } from '../../../src/clef/index.js'
import { CloudflareFace, type CloudflareTaken } from './cloudflare-face.js'
import { heldAnswer, probeInLark } from './held-answer.js'
import { openaiForms } from './openai-forms.js'
import { failBetween, failFirst, type WireFailure, type Writing } from './wire-failure.js'
import { tokensOf, type WireAnswer, type WireForm, type WireRequest } from './wire-form.js'

export interface WireServerOptions {
  /** What the model says; a text ends by itself. */
  readonly answer?: (request: WireRequest) => string | WireAnswer | Promise<string | WireAnswer>
  /** `openaiForms` by default. */
  readonly forms?: readonly WireForm[]
  /** Path of the base: `/v1` by default. */
  readonly base?: string
  readonly gets?: Readonly<Record<string, unknown>>
  readonly holds?: boolean
  /** Reads a grammar that came as Lark; throws for one that it does not know, which is answered with 400. By default it knows probes alone. */
  readonly lark?: (definition: string) => Grammar
  /** The key that requests must bring as a bearer; others get 401, with the key that they brought in its body. */
  readonly key?: string
  readonly cloudflare?: { readonly token: string }
  /** A free one by default. */
  readonly port?: number
}

export class WireServer {
  readonly requests: WireRequest[] = []
  private readonly failures: WireFailure[] = []
  private readonly waiting: { readonly count: number; readonly resolve: () => void }[] = []
  private readonly steps: (() => void)[] = []
  private readonly read = new WeakMap<object, number>()
  private readonly face: CloudflareFace | undefined

  constructor(
    private readonly server: Server,
    private readonly options: WireServerOptions,
  ) {
    this.face = options.cloudflare === undefined ? undefined : new CloudflareFace(options.cloudflare.token)
    server.on('request', (message, response) => {
      this.serve(message, response).catch((thrown) => {
        // A client may leave before its request is whole.
        if (!message.destroyed) throw thrown
      })
    })
  }

  get origin(): string {
    // It listens on a port.
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** With the base. */
  get url(): string {
    return `${this.origin}${this.options.base ?? '/v1'}`
  }

  /** How the next request fails; each call adds one. */
  fail(...failures: readonly WireFailure[]): void {
    this.failures.push(...failures)
  }

  /** Resolves when so many requests have come since the start. */
  arrived(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ count, resolve })
      this.tellWaiting()
    })
  }

  /** Lets the next block of a slow answer go; resolves when it waited for that. */
  async step(): Promise<void> {
    while (this.steps.length === 0) await new Promise((resolve) => setImmediate(resolve))
    this.steps.shift()?.()
  }

  /** Connections that clients hold. */
  connections(): Promise<number> {
    return new Promise((resolve, reject) => this.server.getConnections((e, n) => (e ? reject(e) : resolve(n))))
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private tellWaiting(): void {
    for (const { count, resolve } of this.waiting) if (this.requests.length >= count) resolve()
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await this.take(message, response)
    if (message.method === 'GET') return this.get(request, response)
    if (!this.admits(request)) return refuse(response, 401, `Incorrect API key provided: ${bearer(request)}`)
    const form = (this.options.forms ?? openaiForms).find(({ path }) => request.path === this.base + path)
    if (form === undefined) return refuse(response, 404, `no such path: ${request.path}`)
    const taken = this.face?.take(request)
    if (taken?.blocks !== undefined) return send(response, taken, taken.blocks)
    const failure = this.failureOf(request)
    const writing = { response, socket: message.socket, step: () => new Promise<void>((go) => this.steps.push(go)) }
    if (failure !== undefined && failFirst(failure, writing) === 'is-over') return
    const answer = await this.answer(form, request).catch((thrown: unknown) => String(thrown))
    if (typeof answer === 'string') return refuse(response, 400, answer)
    const blocks = form.blocks(answer, request)
    if (taken !== undefined && failure === undefined) this.face?.keep(request, taken, blocks)
    if (failure === undefined) return send(response, taken, blocks)
    await this.sendFailing(failure, writing, taken, blocks)
  }

  private get base(): string {
    return this.options.base ?? '/v1'
  }

  private async take(message: IncomingMessage, response: ServerResponse): Promise<WireRequest> {
    const closed = new Promise<'whole' | 'gone'>((resolve) => {
      response.on('close', () => resolve(response.writableFinished ? 'whole' : 'gone'))
    })
    const parts: Buffer[] = []
    for await (const part of message) parts.push(part)
    const before = this.read.get(message.socket) ?? 0
    const { bytesRead } = message.socket
    this.read.set(message.socket, bytesRead)
    const text = Buffer.concat(parts).toString()
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
    const body = text === '' ? {} : JSON.parse(text)
    const request = { path: message.url ?? '', headers, body, text, bytes: bytesRead - before, closed }
    this.requests.push(request)
    this.tellWaiting()
    return request
  }

  private get({ path }: WireRequest, response: ServerResponse): void {
    const json = this.options.gets?.[path]
    if (json === undefined) refuse(response, 404, `no such path: ${path}`)
    else {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(json))
    }
  }

  private admits(request: WireRequest): boolean {
    const { key } = this.options
    return (this.face?.admits(request) ?? true) && (key === undefined || bearer(request) === key)
  }

  /** A gateway tries again where the provider failed; the client meets the last failure. */
  private failureOf(request: WireRequest): WireFailure | undefined {
    let failure = this.failures.shift()
    for (let left = (this.face?.attempts(request) ?? 1) - 1; left > 0 && failure?.kind === 'status'; left--)
      failure = this.failures.shift()
    return failure
  }

  private async answer(form: WireForm, request: WireRequest): Promise<WireAnswer> {
    const said = (await this.options.answer?.(request)) ?? 'Hello, dear reader.'
    const whole = typeof said === 'string' ? plain(said, request) : said
    const grammar = this.options.holds ? form.grammarIn(request.body) : undefined
    const text = grammar === undefined ? whole.text : heldAnswer(whole.text, grammar, this.options.lark ?? onlyProbes)
    const tokens = tokensOf(text)
    const most = form.tokensMax(request.body)
    if (tokens.length <= most) return { ...whole, text, usage: { ...whole.usage, output: tokens.length } }
    return { text: tokens.slice(0, most).join(''), finish: 'length', usage: { ...whole.usage, output: most } }
  }

  private async sendFailing(
    failure: WireFailure,
    writing: Writing,
    taken: CloudflareTaken | undefined,
    blocks: readonly string[],
  ): Promise<void> {
    const { response } = writing
    head(response, taken)
    for (const [written, block] of blocks.entries()) {
      if ((await failBetween(failure, written, block, writing)) === 'is-over') return
      response.write(block)
    }
    response.end()
  }
}

const plain = (text: string, request: WireRequest): WireAnswer => ({
  text,
  finish: 'stop',
  usage: { input: Math.ceil(request.text.length / 4), output: tokensOf(text).length },
})

const bearer = ({ headers }: WireRequest): string => (headers.authorization ?? '').replace(/^Bearer /, '')

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }))
}

function head(response: ServerResponse, taken: CloudflareTaken | undefined): void {
  const told = taken === undefined ? {} : { 'cf-aig-cache-status': taken.status, 'cf-aig-log-id': taken.logId }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...told })
  response.flushHeaders()
}

function onlyProbes(definition: string): Grammar {
  const known = probeInLark(definition)
  if (known === undefined) throw new Error('this server reads no Lark but that of a probe')
  return known
}

function send(response: ServerResponse, taken: CloudflareTaken | undefined, blocks: readonly string[]): void {
  head(response, taken)
  for (const block of blocks) response.write(block)
  response.end()
}

export async function wireServer(options: WireServerOptions = {}): Promise<WireServer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return new WireServer(server, options)
}
