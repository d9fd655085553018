// llama.cpp as a backend: it says what it thinks of each token that our mask allows, and the choice is made here.

import { StringDecoder } from 'node:string_decoder'
import type { Fault } from '../../fabric/index.js'
import type { Backend, Capabilities, Chunk, Constraint, Prompt, ProposeOptions } from '../backend.js'
import { Automaton, type Matcher, TokenAutomaton } from '../decoding/index.js'
import { createRandom } from '../engine/index.js'
import { BackendFailure } from '../failure.js'
import { forcedTokens } from './allowed.js'
import { Choosing, type ReadSoFar } from './choosing.js'
import type { SupervisedEngine } from './engine/supervised-engine.js'
import type { Prompts } from './prompts.js'

export interface LlamaMode {
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number
  readonly wholePrograms: boolean
  /** Whether its probabilities are passed on. */
  readonly confidence: boolean
  readonly threads: number
}

export class LlamaBackend implements Backend {
  readonly name = 'llama'
  readonly rung = 'local'
  readonly posture = 'in-process'
  readonly capabilities: Capabilities
  readonly readSoFar: ReadSoFar = { reused: 0, read: 0 }
  private readonly automata = new WeakMap<Constraint['grammar'], TokenAutomaton>()
  /** One sequence: proposals take turns. */
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly engine: SupervisedEngine,
    private readonly prompts: Prompts,
    private readonly mode: LlamaMode,
  ) {
    this.capabilities = {
      grammar: ['automaton'],
      slots: true,
      wholePrograms: mode.wholePrograms,
      tokenIds: true,
      logprobs: mode.confidence,
      prefill: true,
      abort: true,
      lora: true,
      // With several threads it is not known in which order they add up.
      deterministic: mode.threads === 1,
    }
  }

  /** Of the process that llama.cpp runs in now. */
  get pid(): number | undefined {
    return this.engine.pid
  }

  async *propose(prompt: Prompt, constraint: Constraint, options: ProposeOptions): AsyncGenerator<Chunk> {
    const before = this.last
    let done = (): void => {}
    this.last = new Promise<void>((resolve) => {
      done = resolve
    })
    try {
      await before
      // One that was given up while it waited is not even read.
      if (options.signal?.aborted) return
      yield* this.decode(prompt, constraint, options)
    } finally {
      // Whoever gave up does not wait until the process is free, and the next one does.
      void this.engine.idle.then(done)
    }
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  private async *decode(prompt: Prompt, constraint: Constraint, options: ProposeOptions): AsyncGenerator<Chunk> {
    const { prefix = '', seed, signal, temperature, tokensMax } = options
    const matcher = this.matcherBehind(prefix, constraint)
    const told = await this.prompts.tokens(prompt, prefix, this.engine, signal)
    const { contextTokens } = this.mode
    if (told.length >= contextTokens) throw new BackendFailure(tooLong(told.length, contextTokens))
    const random = createRandom(seed)
    const choosing = new Choosing(this.engine, { temperature, random, contextTokens, count: this.readSoFar }, signal)
    choosing.hold(told)
    const writer = new StringDecoder('utf8')
    for (let chosen = 0; ; ) {
      const forced = forcedTokens(matcher)
      if (forced.length > 0) {
        takeAll(matcher, forced)
        yield { text: this.textOf(forced, writer), tokens: 0, ...this.probability(0) }
        if (matcher.finished) return
        choosing.hold(forced)
        continue
      }
      const choice = await choosing.next(matcher)
      if (this.prompts.trie.vocabulary.endOfSequence.includes(choice.token)) {
        // That the program ends here was a choice too.
        yield { text: '', tokens: 0, ...this.probability(choice.logprob) }
        return
      }
      if (++chosen > tokensMax) throw new BackendFailure(outOfTokens(tokensMax))
      takeAll(matcher, [choice.token])
      yield { text: this.textOf([choice.token], writer), tokens: 1, ...this.probability(choice.logprob) }
      choosing.hold([choice.token])
    }
  }

  private matcherBehind(prefix: string, { grammar }: Constraint): Matcher {
    let automaton = this.automata.get(grammar)
    if (automaton === undefined) {
      const compiled = Automaton.compile(grammar)
      if (!compiled.ok) throw new BackendFailure(compiled.error)
      automaton = new TokenAutomaton(compiled.value, this.prompts.trie)
      this.automata.set(grammar, automaton)
    }
    const matcher = automaton.matcher()
    if (prefix === '' || matcher.accept(Buffer.from(prefix))) return matcher
    throw new BackendFailure(matcher.fault ?? { code: 'FAULT_BACKEND', message: 'the beginning is not of the grammar' })
  }

  private probability(logprob: number): Pick<Chunk, 'logprob'> {
    return this.mode.confidence ? { logprob } : {}
  }

  /** A character may be spread over several tokens. */
  private textOf(tokens: readonly number[], writer: StringDecoder): string {
    const { vocabulary } = this.prompts.trie
    return tokens.map((token) => writer.write(Buffer.from(vocabulary.tokens[token] ?? nothing))).join('')
  }
}

const nothing = new Uint8Array(0)

function takeAll(matcher: Matcher, tokens: readonly number[]): void {
  for (const token of tokens) if (!matcher.accept(token)) throw new Error('a token that the mask allows was refused')
}

const tooLong = (actual: number, limit: number): Fault => ({
  code: 'FAULT_LIMIT',
  limit,
  actual,
  message: `the prompt takes ${actual} tokens where the model reads ${limit}; say the goal in fewer words, or set llama.contextTokens`,
})

const outOfTokens = (limit: number): Fault => ({
  code: 'FAULT_BACKEND',
  message: `the program was not finished within ${limit} tokens`,
})
