// Characters of GBNF: where the reader stands, what it skips, and how a character is written.
import type { Fault, Span } from '../../fabric/fault.js'

/** Leaves the reader from any depth; `readGbnf` turns it into a Result and lets nothing else through. */
export class GbnfProblem extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

/** Half-open ends stand for no character. */
export interface CodePoint {
  readonly value: number
  readonly span: Span
}

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }
const namedEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const selfEscapes = '\\"[]-'

export class GbnfCursor {
  at = 0

  constructor(readonly source: string) {}

  get done(): boolean {
    return this.at >= this.source.length
  }

  /** Next UTF-16 unit, or '' at the end. */
  get next(): string {
    return this.source.charAt(this.at)
  }

  takes(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  expect(text: string): void {
    if (!this.takes(text)) this.fail(`expected ${text} here`)
  }

  /** Text that a sticky pattern finds here, or ''. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)?.[0] ?? ''
    this.at += found.length
    return found
  }

  /** Blanks and comments; line ends only where the notation lets a rule go on over them. */
  skipSpace(overLines: boolean): void {
    this.match(overLines ? /(?:[ \t\r\n]|#[^\r\n]*)*/y : /(?:[ \t]|#[^\r\n]*)*/y)
  }

  /** One character of a literal or class, escapes read. */
  codePoint(): CodePoint {
    const start = this.at
    const value = this.next === '\\' ? this.escape() : this.plain()
    return { value, span: { start, end: this.at } }
  }

  fail(message: string, span: Span = { start: this.at, end: Math.min(this.at + 1, this.source.length) }): never {
    throw new GbnfProblem({ code: 'FAULT_SYNTAX', message, span })
  }

  failLimit(what: string, limit: number, actual: number): never {
    const message = `${what}: ${actual} where ${limit} is the limit`
    throw new GbnfProblem({ code: 'FAULT_LIMIT', message, limit, actual, span: { start: this.at, end: this.at } })
  }

  private plain(): number {
    const value = this.source.codePointAt(this.at)
    if (value === undefined) this.fail('the text ends inside a literal or class')
    this.at += value > 0xffff ? 2 : 1
    return value
  }

  private escape(): number {
    const start = this.at++
    const letter = this.source.charAt(this.at++)
    if (letter !== '' && selfEscapes.includes(letter)) return letter.charCodeAt(0)
    const plain = namedEscapes[letter]
    if (plain !== undefined) return plain.charCodeAt(0)
    const length = hexLengths[letter]
    if (length === undefined) this.fail('unknown escape', { start, end: Math.min(this.at, this.source.length) })
    const digits = this.source.slice(this.at, this.at + length)
    const span = { start, end: Math.min(this.at + length, this.source.length) }
    if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) this.fail(`expected ${length} hex digits`, span)
    this.at += length
    const value = Number.parseInt(digits, 16)
    if (value > 0x10ffff) this.fail('beyond the last code point, 10FFFF', span)
    return value
  }
}
