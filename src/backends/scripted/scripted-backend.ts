// A backend that says what it was told to say, within the grammar that it is given.

import type { Posture } from '../../fabric/index.js'
import type { Backend, Capabilities, Chunk, Constraint, Prompt, ProposeOptions } from '../backend.js'
import { Automaton, ValidatingFilter } from '../decoding/index.js'
import { BackendFailure } from '../failure.js'

export interface ScriptedAnswer {
  /** What a goal's text has in it. */
  readonly goal: string
  readonly say: string
}

export interface Script {
  /** The first that fits is said. */
  readonly answers?: readonly ScriptedAnswer[]
  /** To any other goal; `refuse outOfScope` where left out. */
  readonly otherwise?: string
  /** `in-process` where left out: goals may be told to go no further, and a test may say that this does. */
  readonly posture?: Posture
}

/** Characters of a chunk, which counts as a token. */
const chunkChars = 4
/** Of an answer that the script does not give to its end. */
const answerCharsMax = 4_096
const choicesMax = 64

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export class ScriptedBackend implements Backend {
  readonly name = 'scripted'
  readonly rung = 'scripted'
  readonly posture: Posture
  readonly capabilities: Capabilities = {
    grammar: ['automaton'],
    slots: true,
    wholePrograms: false,
    tokenIds: false,
    logprobs: false,
    prefill: true,
    abort: true,
    lora: false,
    deterministic: true,
  }

  constructor(private readonly script: Script) {
    this.posture = script.posture ?? 'in-process'
  }

  async *propose(prompt: Prompt, constraint: Constraint, options: ProposeOptions): AsyncGenerator<Chunk> {
    const { prefix = '', seed, tokensMax, signal } = options
    const said = held(prefix + this.answerTo(prompt), constraint, seed).slice(prefix.length)
    const chunks = said.match(new RegExp(`.{1,${chunkChars}}`, 'gsu')) ?? []
    for (const [at, text] of chunks.entries()) {
      if (signal?.aborted || at >= tokensMax) return
      yield { text, tokens: 1 }
      await turn()
    }
  }

  private answerTo({ text }: Prompt): string {
    const { answers = [], otherwise = 'refuse outOfScope' } = this.script
    return answers.find(({ goal }) => text.includes(goal))?.say ?? otherwise
  }
}

/** What is said as far as the grammar takes it, and then what else the grammar asks for, by the seed where there is a choice. */
function held(said: string, { grammar }: Constraint, seed: number): string {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new BackendFailure(automaton.error)
  const filter = new ValidatingFilter(automaton.value)
  filter.feed(said)
  const rest = filter.recovered()
  for (let chosen = 0; !rest.complete; chosen++) {
    rest.feed(rest.forced)
    if (rest.complete || rest.prefix.length > answerCharsMax) break
    const choices = rest.choices(choicesMax)
    const choice = choices[(seed + chosen) % Math.max(1, choices.length)]
    if (choice === undefined) break
    rest.feed(choice)
  }
  const text = rest.finish()
  if (!text.ok) throw new BackendFailure(text.error)
  return text.value
}
