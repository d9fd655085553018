// Judges text from a backend as it arrives. Servers may ignore a grammar without saying so: nothing is trusted
// that has not passed here.
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type Automaton, type Configurations, DEAD } from './automaton/index.js'

export interface Verdict {
  /** The part newly found valid; a chunk that ends in half of a surrogate pair leaves that half for the next one. */
  readonly accepted: string
  /** UTF-16 offset, in the whole stream, of the first character that the grammar does not allow: time to abort. */
  readonly firstBadOffset?: number
}

export class ValidatingFilter {
  private readonly configurations: Configurations
  private readonly encoder = new TextEncoder()
  private configuration = 0
  private valid = ''
  private half = ''
  private bad = false

  constructor(automaton: Automaton) {
    this.configurations = automaton.configurations()
  }

  /** The next piece of the stream. After the first bad character nothing more is accepted. */
  feed(chunk: string): Verdict {
    if (this.bad) return { accepted: '', firstBadOffset: this.valid.length }
    const text = this.half + chunk
    this.half = ''
    let end = 0
    for (const character of text) {
      const codePoint = character.codePointAt(0)!
      if (isHighSurrogate(codePoint) && end === text.length - 1) {
        this.half = character
        break
      }
      const next = this.after(codePoint, character)
      if (next === DEAD) {
        this.bad = true
        break
      }
      this.configuration = next
      end += character.length
    }
    const accepted = text.slice(0, end)
    this.valid += accepted
    return this.bad ? { accepted, firstBadOffset: this.valid.length } : { accepted }
  }

  /** The longest prefix of the stream so far that the grammar allows. */
  get prefix(): string {
    return this.valid
  }

  /** Whether the prefix is a complete text of the grammar. */
  get complete(): boolean {
    return this.configurations.isComplete(this.configuration)
  }

  /** Ends the stream: the whole text, or FAULT_BACKEND whose span shows where it strayed or stopped short. */
  finish(): Result<string, Fault> {
    const { fault } = this.configurations
    if (this.bad && fault !== null) return err(fault)
    const at = this.valid.length
    const strayed = this.bad || this.half !== ''
    if (!strayed && this.complete) return ok(this.valid)
    const message = strayed
      ? `the backend left its grammar at offset ${at}`
      : `the backend stopped at offset ${at}, before its text was complete`
    return err({ code: 'FAULT_BACKEND', message, span: { start: at, end: strayed ? at + 1 : at } })
  }

  private after(codePoint: number, character: string): number {
    if (codePoint < 0x80) return this.configurations.step(this.configuration, codePoint)
    if (isSurrogate(codePoint)) return DEAD
    return this.configurations.run(this.configuration, this.encoder.encode(character))
  }
}

const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff
const isHighSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdbff
