// Follows one text as a model writes it and says what may come next.
import { type Grammar, text } from '../../clef/grammar/grammar.js'
import type { Fault } from '../../fabric/fault.js'
import { type Automaton, DEAD } from './automaton/index.js'
import { tokenizeForced } from './forced-run.js'
import { spellForced } from './spelled-run.js'
import { atStart, nothing, retraced, type Step, textBefore } from './steps.js'
import { TokenMasks } from './token-masks.js'
import type { TokenTrie } from './token-trie.js'

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
    return new Matcher(this, this.masksForReader(), atStart)
  }

  /** Masks for one who begins now, or begins again. */
  masksForReader(): TokenMasks {
    const configurations = this.automaton.configurations()
    if (configurations !== this.masks.configurations) this.masks = new TokenMasks(configurations, this.trie)
    return this.masks
  }
}

export class Matcher {
  /** Whether a fault is of this text itself, and not of one that others read from the same masks. */
  private stopped = false

  constructor(
    private readonly source: TokenAutomaton,
    private masks: TokenMasks,
    private step: Step,
  ) {}

  /**
   * Appends one token (by id) or some bytes. False, with nothing changed, where the grammar does not allow them;
   * an end-of-sequence token is allowed where `accepting`, and nothing after it.
   */
  accept(input: number | Uint8Array): boolean {
    return this.unlessStopped(() => this.take(input))
  }

  private take(input: number | Uint8Array): boolean {
    if (this.step.finished) return false
    const { configuration } = this.step
    if (typeof input !== 'number') {
      // A caller may reuse its buffer.
      return this.moveTo(this.masks.configurations.run(configuration, input), null, input.slice())
    }
    const { vocabulary } = this.masks.trie
    if (vocabulary.endOfSequence.includes(input)) return this.finish(input)
    const bytes = vocabulary.tokens[input]
    if (bytes === undefined) return false
    return this.moveTo(this.masks.configurations.runToken(configuration, input, bytes), input, bytes ?? nothing)
  }

  private moveTo(configuration: number, token: number | null, bytes: Uint8Array): boolean {
    if (configuration === DEAD) return false
    const length = this.step.length + bytes.length
    this.step = { configuration, finished: false, token, bytes, length, previous: this.step }
    return true
  }

  /**
   * What a look into the shared masks finds. Where they have come to a limit, which may be the doing of other texts, this one
   * is read again from new ones; what stops it there too is its own.
   */
  private unlessStopped<T>(look: () => T): T {
    const found = look()
    if (this.stopped || this.masks.configurations.fault === null) return found
    const masks = this.source.masksForReader()
    const step = masks === this.masks ? null : retraced(this.step, masks.configurations)
    this.stopped = step === null
    if (step === null) return found
    this.masks = masks
    this.step = step
    const again = look()
    this.stopped = masks.configurations.fault !== null
    return again
  }

  /**
   * Tokens that `accept` would take, as bits: token `id` is bit `id & 31` of word `id >>> 5`. Shared with others:
   * read it, don't write it. All zero after the end, or where the vocabulary cannot spell what must come.
   */
  mask(): Uint32Array {
    if (this.step.finished) return new Uint32Array((this.masks.trie.vocabulary.tokens.length + 31) >>> 5)
    return this.unlessStopped(() => this.masks.mask(this.step.configuration))
  }

  /** Bytes that every completion begins with; empty where the text may end here or go on in several ways. */
  forced(): Uint8Array {
    return this.unlessStopped(() => this.forcedRun())
  }

  private forcedRun(): Uint8Array {
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
    return spellForced(this.masks, { spell, before: textBefore(this.step), configuration, run })
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
    return this.stopped ? this.masks.configurations.fault : null
  }

  /** An independent matcher at the same place. */
  clone(): Matcher {
    const copy = new Matcher(this.source, this.masks, this.step)
    copy.stopped = this.stopped
    return copy
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

  private finish(token: number): boolean {
    if (!this.accepting) return false
    this.step = { ...this.step, finished: true, token, bytes: nothing, previous: this.step }
    return true
  }
}
