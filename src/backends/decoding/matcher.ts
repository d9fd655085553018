// Follows one text as a model writes it and says what may come next.
import { type Grammar, text } from '../../clef/grammar/grammar.js'
import type { Fault } from '../../fabric/fault.js'
import { type Automaton, DEAD } from './automaton/index.js'
import { tokenizeForced } from './forced-run.js'
import { spellForced } from './spelled-run.js'
import { TokenMasks } from './token-masks.js'
import type { TokenTrie } from './token-trie.js'

const nothing = new Uint8Array(0)

/** Forced bytes handed out at once. */
const forcedBytesMax = 4096

/** One grammar over one vocabulary: the source of matchers, which share all masks worked out so far. */
export class TokenAutomaton {
  private masks: TokenMasks

  constructor(
    private readonly automaton: Automaton,
    readonly trie: TokenTrie,
  ) {
    this.masks = new TokenMasks(automaton.configurations(), trie)
  }

  /** A matcher at the start of a text. */
  matcher(): Matcher {
    const configurations = this.automaton.configurations()
    if (configurations !== this.masks.configurations) this.masks = new TokenMasks(configurations, this.trie)
    return new Matcher(this.masks, { configuration: 0, finished: false, bytes: nothing, length: 0, previous: null })
  }
}

/** Where a text stands after one `accept`. Steps are never changed, so clones share them. */
interface Step {
  readonly configuration: number
  readonly finished: boolean
  /** What was taken by this step. */
  readonly bytes: Uint8Array
  /** Bytes so far. */
  readonly length: number
  readonly previous: Step | null
}

export class Matcher {
  constructor(
    private readonly masks: TokenMasks,
    private step: Step,
  ) {}

  /**
   * Appends one token (by id) or some bytes. False, with nothing changed, where the grammar does not allow them;
   * an end-of-sequence token is allowed where `accepting`, and nothing after it.
   */
  accept(input: number | Uint8Array): boolean {
    if (this.step.finished) return false
    const { configuration } = this.step
    if (typeof input !== 'number') {
      // A caller may reuse its buffer.
      return this.moveTo(this.masks.configurations.run(configuration, input), input.slice())
    }
    const { vocabulary } = this.masks.trie
    if (vocabulary.endOfSequence.includes(input)) return this.finish()
    const bytes = vocabulary.tokens[input]
    if (bytes === undefined) return false
    return this.moveTo(this.masks.configurations.runToken(configuration, input, bytes), bytes ?? nothing)
  }

  private moveTo(configuration: number, bytes: Uint8Array): boolean {
    if (configuration === DEAD) return false
    const length = this.step.length + bytes.length
    this.step = { configuration, finished: false, bytes, length, previous: this.step }
    return true
  }

  /**
   * Tokens that `accept` would take, as bits: token `id` is bit `id & 31` of word `id >>> 5`. Shared with others:
   * read it, don't write it. All zero after the end, or where the vocabulary cannot spell what must come.
   */
  mask(): Uint32Array {
    if (this.step.finished) return new Uint32Array((this.masks.trie.vocabulary.tokens.length + 31) >>> 5)
    return this.masks.mask(this.step.configuration)
  }

  /** Bytes that every completion begins with; empty where the text may end here or go on in several ways. */
  forced(): Uint8Array {
    const { configurations } = this.masks
    const run: number[] = []
    let at = this.step.configuration
    while (!this.step.finished && at !== DEAD && run.length < forcedBytesMax) {
      const byte = configurations.forcedByte(at)
      if (byte === -1) break
      run.push(byte)
      at = configurations.step(at, byte)
    }
    return Uint8Array.from(run)
  }

  /**
   * The forced bytes as the tokens that the vocabulary's tokenizer would spell them with in the finished text, without those
   * that the model's choice may change. None where it is not known how that tokenizer spells.
   */
  forcedTokens(): number[] {
    const { spell } = this.masks.trie.vocabulary
    if (spell === undefined) return []
    const run = this.forced()
    if (run.length === 0) return []
    const { configuration } = this.step
    if (spell === 'longest') return tokenizeForced(this.masks, configuration, run)
    return spellForced(this.masks, { spell, before: this.bytes(), configuration, run })
  }

  /** All bytes taken so far. */
  private bytes(): Uint8Array {
    const bytes = new Uint8Array(this.step.length)
    let end = bytes.length
    for (let step: Step | null = this.step; step !== null; step = step.previous) {
      end -= step.bytes.length
      bytes.set(step.bytes, end)
    }
    return bytes
  }

  /**
   * The grammar of what may still come, for a server that takes the text so far as given and starts its grammar anew. Null in
   * the middle of a character, where no text can begin.
   */
  residual(): Grammar | null {
    if (this.step.finished) return { root: 'root', rules: new Map([['root', text('')]]) }
    return this.masks.configurations.residual(this.step.configuration)
  }

  /** Whether the text is complete as it stands. */
  get accepting(): boolean {
    return this.masks.configurations.isComplete(this.step.configuration)
  }

  /** Whether an end-of-sequence token was taken. */
  get finished(): boolean {
    return this.step.finished
  }

  /** Bytes taken so far. */
  get length(): number {
    return this.step.length
  }

  /** Set where a limit or a broken rule stopped the automaton: what was refused since may be within the grammar. */
  get fault(): Fault | null {
    return this.masks.configurations.fault
  }

  /** An independent matcher at the same place. */
  clone(): Matcher {
    return new Matcher(this.masks, this.step)
  }

  /** Takes back the last `count` successful calls of `accept`. Throws RangeError where there were fewer. */
  rollback(count = 1): void {
    let step = this.step
    for (let i = 0; i < count; i++) {
      if (step.previous === null) throw new RangeError(`cannot take back ${count} steps of ${i}`)
      step = step.previous
    }
    this.step = step
  }

  private finish(): boolean {
    if (!this.accepting) return false
    this.step = { ...this.step, finished: true, bytes: nothing, previous: this.step }
    return true
  }
}
