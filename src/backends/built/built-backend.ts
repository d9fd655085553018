// Rung four: the model built in-house, from its own weights on its own engine, in this process.

import type { Fault, Result } from '../../fabric/index.js'
import { err, ok } from '../../fabric/index.js'
import type { Backend, Chunk, Constraint, Prompt, ProposeOptions } from '../backend.js'
import { Automaton, type Matcher, TokenAutomaton, type TokenTrie } from '../decoding/index.js'
import { createRandom, type Decoder, type Random } from '../engine/index.js'
import { BackendFailure } from '../failure.js'
import { drawn, likeliest, logProbability } from './draw.js'
import type { Model } from './model-files.js'
import { openDecoder } from './open-decoder.js'
import { programTrie } from './program-trie.js'
import { decodeProgram, encodePrompt, type Vocabulary } from './tokenizer/index.js'

/** Opens a model for proposing; weights that do not fit their architecture are a FAULT_CHECKPOINT. */
export async function builtBackend({ checkpoint, vocabulary }: Model): Promise<Result<Backend, Fault>> {
  const decoder = await openDecoder(checkpoint)
  if (!decoder.ok) return decoder
  const { vocabulary: tokens } = decoder.value
  if (tokens !== vocabulary.size) {
    const message = `the weights are for ${tokens} tokens, and the vocabulary has ${vocabulary.size}`
    return err({ code: 'FAULT_CHECKPOINT', message })
  }
  return ok(new BuiltBackend(decoder.value, vocabulary))
}

/** A cancel arrives through the thread's event loop, which decoding alone would not let run until it is done. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

class BuiltBackend implements Backend {
  readonly name = 'built'
  readonly rung = 'built'
  readonly posture = 'in-process'
  readonly capabilities = {
    grammar: ['automaton'],
    slots: true,
    wholePrograms: false,
    tokenIds: true,
    logprobs: true,
    prefill: false,
    abort: true,
    lora: false,
    deterministic: true,
  } as const
  private readonly trie: TokenTrie
  private readonly automata = new WeakMap<Constraint['grammar'], TokenAutomaton>()
  /** One decoder, one sequence: proposals take turns. */
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly decoder: Decoder,
    private readonly vocabulary: Vocabulary,
  ) {
    this.trie = programTrie(vocabulary)
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
      for (const chunk of this.decode(prompt, this.matcherFor(constraint), options)) {
        yield chunk
        await turn()
      }
    } finally {
      done()
    }
  }

  private matcherFor({ grammar }: Constraint): Matcher {
    let automaton = this.automata.get(grammar)
    if (automaton === undefined) {
      const compiled = Automaton.compile(grammar)
      if (!compiled.ok) throw new BackendFailure(compiled.error)
      automaton = new TokenAutomaton(compiled.value, this.trie)
      this.automata.set(grammar, automaton)
    }
    return automaton.matcher()
  }

  private *decode(prompt: Prompt, matcher: Matcher, options: ProposeOptions): Generator<Chunk> {
    const { decoder, vocabulary } = this
    const random = createRandom(options.seed)
    const context = encodePrompt(vocabulary, prompt, prompt.previous)
    const end = vocabulary.special('[end]')
    if (context.length >= decoder.capacity) throw new BackendFailure(tooLong(context.length, decoder.capacity))
    decoder.reset()
    let logits = decoder.prefill(context)
    for (let chosen = 0; !options.signal?.aborted; ) {
      const forced = matcher.forcedTokens()
      if (forced.length > 0) {
        this.takeAll(matcher, forced)
        yield { text: this.textOf(forced), tokens: 0, logprob: 0 }
        if (matcher.finished) return
        logits = this.feed(forced)
        continue
      }
      const { token, logprob } = choose(logits, matcher, options.temperature, random)
      if (token === end) {
        // That the program ends here was a choice too.
        yield { text: '', tokens: 0, logprob }
        return
      }
      if (++chosen > options.tokensMax) throw new BackendFailure(outOfTokens(options.tokensMax))
      this.takeAll(matcher, [token])
      yield { text: this.textOf([token]), tokens: 1, logprob }
      logits = this.feed([token])
    }
  }

  private takeAll(matcher: Matcher, tokens: readonly number[]): void {
    for (const token of tokens) if (!matcher.accept(token)) throw new Error('a token that the mask allows was refused')
  }

  private feed(tokens: readonly number[]): Float32Array {
    const { decoder } = this
    const length = decoder.length + tokens.length
    if (length > decoder.capacity) throw new BackendFailure(outOfContext(decoder.capacity))
    return decoder.feedRun(tokens)
  }

  private textOf(tokens: readonly number[]): string {
    return decodeProgram(this.vocabulary, tokens)
  }
}

interface Choice {
  readonly token: number
  readonly logprob: number
}

function choose(logits: Float32Array, matcher: Matcher, temperature: number, random: Random): Choice {
  const mask = matcher.mask()
  if (matcher.fault !== null) throw new BackendFailure(matcher.fault)
  const token = temperature > 0 ? drawn(logits, mask, temperature, random) : likeliest(logits, mask)
  if (token < 0) throw new Error('the grammar has a dead end')
  return { token, logprob: logProbability(logits, mask, token) }
}

const tooLong = (actual: number, limit: number): Fault => ({
  code: 'FAULT_LIMIT',
  limit,
  actual,
  message: `the goal takes ${actual} tokens where the model reads ${limit}; say it in fewer words`,
})

const outOfContext = (limit: number): Fault => ({
  code: 'FAULT_BACKEND',
  message: `the program was not finished within the model's context of ${limit} tokens`,
})

const outOfTokens = (limit: number): Fault => ({
  code: 'FAULT_BACKEND',
  message: `the program was not finished within ${limit} tokens`,
})
