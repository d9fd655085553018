// A model that a server of ours runs, as a backend.

import type { ProgramForm } from '../../clef/index.js'
import type { Posture } from '../../fabric/index.js'
import type { Backend, Capabilities, Chunk, Constraint, Prompt, ProposeOptions } from '../backend.js'
import { noGrammar } from '../dialect/index.js'
import { type BackendServices, failed } from '../http/index.js'
import type { LocalServer } from './local-server.js'
import { measured, type Progress } from './measured.js'
import type { ServerCalls } from './server-calls.js'

export interface LocalMode {
  readonly programs: ProgramForm
  readonly confidence: boolean
  /** Whether the server was found to hold to grammars. */
  readonly holdsGrammar: boolean
}

/** Other tokens to choose from where a server that ignores grammars leaves ours. vLLM tells no more by default. */
const topTokensWanted = 20

export class LocalBackend implements Backend {
  readonly name = 'local'
  readonly rung = 'local'
  readonly posture: Posture
  readonly capabilities: Capabilities

  constructor(
    private readonly server: LocalServer,
    private readonly calls: ServerCalls,
    private readonly mode: LocalMode,
    private readonly services: Pick<BackendServices, 'metrics' | 'clock'> = {},
  ) {
    this.posture = calls.posture
    this.capabilities = {
      grammar: mode.holdsGrammar ? server.grammar.grammar : [],
      slots: true,
      wholePrograms: mode.programs === 'whole',
      tokenIds: false,
      logprobs: mode.confidence,
      prefill: true,
      abort: true,
      lora: server.lora,
      deterministic: server.deterministic,
    }
  }

  propose(prompt: Prompt, constraint: Constraint, options: ProposeOptions): AsyncGenerator<Chunk> {
    const { server, calls, services } = this
    const progress: Progress = { sent: 0, usage: {} }
    const { name: provider, model } = server
    const asked = { operation: 'text_completion', provider, model, url: calls.address } as const
    return measured(asked, services, progress, this.chunks(prompt, constraint, options, progress))
  }

  /** Ends the sockets. */
  close(): Promise<void> {
    return this.calls.close()
  }

  private async *chunks(
    prompt: Prompt,
    constraint: Constraint,
    { tokensMax, temperature, seed, prefix = '', signal }: ProposeOptions,
    progress: Progress,
  ): AsyncGenerator<Chunk> {
    const { server, mode } = this
    const told = await server.promptFor(prompt, prefix, signal)
    const grammar = (mode.holdsGrammar ? server.grammar : noGrammar).fields(constraint)
    const topTokens = mode.holdsGrammar ? Number(mode.confidence) : topTokensWanted
    const entered = server.enter(prompt.text)
    try {
      const completion = { prompt: told, tokensMax, temperature, seed, topTokens, grammar }
      const body = { ...server.body(completion), ...entered.fields }
      const { events, sent } = await this.calls.stream(server.path, body, signal)
      progress.sent = sent
      const reader = server.form.reader({ confidence: mode.confidence })
      for await (const event of events) {
        const chunks = reader.read(event)
        progress.usage = reader.usage
        yield* chunks
      }
      if (reader.ending === undefined)
        throw failed("the model's server ended its stream before its answer", 'truncated')
    } finally {
      entered.leave()
    }
  }
}
