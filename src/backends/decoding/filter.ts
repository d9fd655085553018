// Judges what a backend writes as it arrives, as text, as bytes or as tokens. Servers may ignore a grammar without saying so:
// nothing is trusted that has not passed here.
import type { Grammar } from '../../clef/grammar/grammar.js'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type Automaton, type Configurations, DEAD } from './automaton/index.js'
import type { Vocabulary } from './token-trie.js'

export interface Verdict {
  /** The part newly found valid; a piece that ends inside a character leaves that for the next one. */
  readonly accepted: string
  /** UTF-16 offset, in the whole stream, of the first character that the grammar does not allow: time to abort. */
  readonly firstBadOffset?: number
}

/** Bytes of forced text handed out at once. */
const forcedBytesMax = 4096

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export class ValidatingFilter {
  private readonly configurations: Configurations
  /** After all whole characters so far. */
  private configuration = 0
  private valid = ''
  /** The beginning of a character: of its UTF-8, or of its surrogate pair. */
  private bytes: readonly number[] = []
  private half = ''
  private bad = false
  private ended = false

  constructor(private readonly automaton: Automaton) {
    this.configurations = automaton.configurations()
  }

  /** The next piece of the stream, text or its UTF-8. After the first bad character nothing more is accepted. */
  feed(piece: string | Uint8Array): Verdict {
    const before = this.valid.length
    if (!this.bad && piece.length > 0) this.take(piece)
    return this.verdict(before)
  }

  /** The next token of the stream by its id. One that ends texts is bad before the text is complete, and so is any after it. */
  feedToken(token: number, vocabulary: Vocabulary): Verdict {
    const before = this.valid.length
    if (this.bad || this.ended) this.bad = true
    else if (vocabulary.endOfSequence.includes(token)) {
      if (this.complete) this.ended = true
      else this.bad = true
    } else {
      const bytes = vocabulary.tokens[token]
      if (bytes === undefined || bytes === null) this.bad = true
      else this.feed(bytes)
    }
    return this.verdict(before)
  }

  /** The longest prefix of the stream so far that the grammar allows. */
  get prefix(): string {
    return this.valid
  }

  /** Whether the prefix is a complete text of the grammar. */
  get complete(): boolean {
    return !this.isInside && this.configurations.isComplete(this.configuration)
  }

  /** Set where a limit or a broken rule stopped the automaton: what was refused since may be within the grammar. */
  get fault(): Fault | null {
    return this.configurations.fault
  }

  /** UTF-16 units read so far, with the half of a character that waits for its other half. */
  get read(): number {
    return this.valid.length + this.half.length
  }

  /** Whether the prefix is a complete text that nothing may follow. */
  get closed(): boolean {
    return this.complete && this.nextBytes().next().done === true
  }

  /** Text that every way on begins with; empty where the text may end or go on in several ways. */
  get forced(): string {
    return this.forcedFrom(this.configuration, [])
  }

  /**
   * Ways on from the prefix, each as far as it is the only one, in byte order and `max` at most: what a reviser is told. Empty
   * where nothing may follow.
   */
  choices(max: number): readonly string[] {
    const found: string[] = []
    for (const byte of this.nextBytes()) {
      if (found.length >= max) break
      const way = this.forcedFrom(this.configurations.step(this.configuration, byte), [byte])
      // One of many characters that begin alike: there are too many to tell.
      if (way !== '') found.push(way)
    }
    return found
  }

  private *nextBytes(): Generator<number> {
    for (let byte = 0; byte < 0x100; byte++) if (this.configurations.step(this.configuration, byte) !== DEAD) yield byte
  }

  /** The grammar of what may follow the prefix: for servers that go on from a beginning and start their grammar anew. */
  residual(): Grammar {
    const residual = this.configurations.residual(this.configuration)
    if (residual === null) throw new Error('a prefix of whole characters has a residual grammar')
    return residual
  }

  /** An independent filter at the same place. */
  fork(): ValidatingFilter {
    const copy = new ValidatingFilter(this.automaton)
    return Object.assign(copy, this)
  }

  /** A filter that goes on from the longest valid prefix, as if nothing bad had come. */
  recovered(): ValidatingFilter {
    return Object.assign(this.fork(), { bad: false, ended: false, half: '', bytes: [] })
  }

  /** Ends the stream: the whole text, or FAULT_BACKEND whose span shows where it strayed or stopped short. */
  finish(): Result<string, Fault> {
    if (this.bad && this.fault !== null) return err(this.fault)
    const at = this.valid.length
    const strayed = this.bad || this.isInside
    if (!strayed && this.complete) return ok(this.valid)
    const message = strayed
      ? `the backend left its grammar at offset ${at}`
      : `the backend stopped at offset ${at}, before its text was complete`
    return err({ code: 'FAULT_BACKEND', message, span: { start: at, end: strayed ? at + 1 : at } })
  }

  private forcedFrom(configuration: number, run: number[]): string {
    for (let at = configuration; at !== DEAD && run.length < forcedBytesMax; ) {
      const byte = this.configurations.forcedByte(at)
      if (byte === -1) break
      run.push(byte)
      at = this.configurations.step(at, byte)
    }
    // The last character may be one of several that begin alike: its bytes are held back.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(run), { stream: true })
  }

  private get isInside(): boolean {
    return this.half !== '' || this.bytes.length > 0
  }

  private verdict(before: number): Verdict {
    const accepted = this.valid.slice(before)
    return this.bad ? { accepted, firstBadOffset: this.valid.length } : { accepted }
  }

  private take(piece: string | Uint8Array): void {
    if (this.ended) this.bad = true
    else if (typeof piece === 'string') this.takeText(this.half + piece)
    else this.takeBytes(piece)
  }

  private takeText(text: string): void {
    // A half of each kind cannot become one character.
    if (this.bytes.length > 0) this.bad = true
    this.half = ''
    let end = 0
    for (const character of text) {
      if (this.bad) break
      const codePoint = character.codePointAt(0)!
      if (isHighSurrogate(codePoint) && end === text.length - 1) {
        this.half = character
        break
      }
      const next = this.after(codePoint, character)
      if (next === DEAD) this.bad = true
      else {
        this.configuration = next
        end += character.length
      }
    }
    this.valid += text.slice(0, end)
  }

  /** Each byte is judged as it comes; it counts as accepted when its character is whole. */
  private takeBytes(piece: Uint8Array): void {
    if (this.half !== '') this.bad = true
    let at = this.configurations.run(this.configuration, Uint8Array.from(this.bytes))
    let character = this.bytes
    for (const byte of piece) {
      if (this.bad) break
      at = this.configurations.step(at, byte)
      if (at === DEAD) this.bad = true
      else {
        character = [...character, byte]
        if (character.length < lengthOfCharacter(character[0]!)) continue
        this.valid += decoder.decode(Uint8Array.from(character))
        this.configuration = at
        character = []
      }
    }
    this.bytes = character
  }

  private after(codePoint: number, character: string): number {
    if (codePoint < 0x80) return this.configurations.step(this.configuration, codePoint)
    if (isSurrogate(codePoint)) return DEAD
    return this.configurations.run(this.configuration, encoder.encode(character))
  }
}

const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff
const isHighSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdbff

/** Bytes of a character by its first one. The grammar is over well-formed UTF-8: others were refused before. */
const lengthOfCharacter = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)
