// Words, numbers and signs of the BARE schema language; white space and comments are passed over.

import type { Span } from '../../../fault.js'
import { syntaxError } from './unreadable.js'

export interface Token extends Span {
  /** Empty at the end of the text. */
  readonly text: string
}

const pattern = /[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[{}<>[\]|=:]/y

export class Tokens {
  private at = 0
  private ahead: Token | undefined

  constructor(private readonly text: string) {}

  /** The next token, which stays the next one. */
  peek(): Token {
    this.ahead ??= this.read()
    return this.ahead
  }

  take(): Token {
    const token = this.peek()
    this.ahead = undefined
    return token
  }

  /** Takes the next token if it is `text`. */
  takes(text: string): boolean {
    if (this.peek().text !== text) return false
    this.take()
    return true
  }

  private read(): Token {
    const start = this.afterBlanks()
    if (start === this.text.length) return { text: '', start, end: start }
    pattern.lastIndex = start
    const text = pattern.exec(this.text)?.[0] ?? this.stray(start)
    this.at = start + text.length
    return { text, start, end: this.at }
  }

  /** Where the next token begins. A loop, since a pattern could be made to backtrack without end. */
  private afterBlanks(): number {
    let at = this.at
    for (; at < this.text.length; at++) {
      const letter = this.text[at]!
      if (letter === '#') at = this.endOfLine(at)
      else if (!/\s/.test(letter)) break
    }
    return Math.min(at, this.text.length)
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from)
    return end < 0 ? this.text.length : end
  }

  private stray(start: number): never {
    const letter = String.fromCodePoint(this.text.codePointAt(start)!)
    const hint = letter === ',' || letter === ';' ? '; nothing stands between members' : ''
    const span = { start, end: start + letter.length }
    return syntaxError(`'${letter}' is no sign of the BARE schema language${hint}`, span, '')
  }
}
