// Text to tokens, one pass, linear in the text.

import { limitError, syntaxError } from '../diagnostic/syntax-error.js'
import { nodesMax, programTextMax } from './limits.js'
import type { SymbolText, Token, UnitText } from './token.js'

const pattern =
  /([ \t\r]+|\/\/[^\n]*)|(\n)|([A-Za-z_][A-Za-z0-9_]*)|(\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)|\$(\d{1,6})|"((?:[^"\\\n]|\\["\\nt])*)"|(\*\*|\|>|[=;,()[\]{}.+\-*/])/y

const unitTextMax = 128
/** Tokens per node of the tree stay below this; the parser counts nodes exactly. */
const tokensMax = nodesMax * 4

/** The tokens of `text`, ending with `end`; throws Unreadable. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > programTextMax) {
    throw limitError(`a program may have ${programTextMax} characters`, { start: 0, end: text.length })
  }
  return new Lexer(text).run()
}

class Lexer {
  private readonly tokens: Token[] = []
  private at = 0
  private depth = 0
  private spaced = false
  /** A line break was passed outside brackets, and what follows decides whether it means something. */
  private broken = false

  constructor(private readonly text: string) {}

  run(): readonly Token[] {
    while (this.at < this.text.length) this.next()
    this.tokens.push({ kind: 'end', start: this.text.length, end: this.text.length, spaced: true })
    return this.tokens
  }

  private next(): void {
    const start = this.at
    pattern.lastIndex = start
    const match = pattern.exec(this.text)
    if (match === null) throw this.unreadable(start)
    this.at = pattern.lastIndex
    const [, blank, line, word, digits, slot, quoted, symbol] = match
    if (blank !== undefined || line !== undefined) {
      this.spaced = true
      if (line !== undefined && this.depth === 0) this.broken = true
      return
    }
    this.endLine(start, symbol)
    const placed = { start, end: this.at, spaced: this.spaced }
    this.spaced = false
    if (word !== undefined) this.push({ kind: 'word', text: word, ...placed })
    else if (digits !== undefined) this.number(digits, placed)
    else if (slot !== undefined) this.push({ kind: 'slot', index: Number(slot), ...placed })
    else if (quoted !== undefined) this.push({ kind: 'string', value: unescaped(quoted), ...placed })
    // What the pattern's last group admits is the list of symbols.
    else this.symbol(symbol as SymbolText, placed)
  }

  private push(token: Token): void {
    if (this.tokens.length >= tokensMax) throw limitError(`a program may have ${tokensMax} tokens`, token)
    this.tokens.push(token)
  }

  /** A line break ends a binding unless the next line is indented or goes on with `|>`. */
  private endLine(start: number, symbol: string | undefined): void {
    if (!this.broken) return
    this.broken = false
    if (this.text[start - 1] !== '\n' || symbol === '|>' || this.tokens.length === 0) return
    this.push({ kind: 'newline', start: start - 1, end: start, spaced: true })
  }

  private symbol(text: SymbolText, placed: { start: number; end: number; spaced: boolean }): void {
    if (text === '(' || text === '[' || text === '{') this.depth++
    else if ((text === ')' || text === ']' || text === '}') && this.depth > 0) this.depth--
    this.push({ kind: 'symbol', text, ...placed })
  }

  private number(digits: string, placed: { start: number; end: number; spaced: boolean }): void {
    const value = Number(digits.replaceAll('_', ''))
    const unit = this.text[this.at] === '<' ? this.unit() : null
    if (unit === null && /[A-Za-z_]/.test(this.text[this.at] ?? '')) {
      throw syntaxError(`a unit stands in angle brackets: ${digits}<m/s>`, { start: placed.start, end: this.at + 1 })
    }
    this.push({ kind: 'number', value, unit, ...placed, end: this.at })
  }

  private unit(): UnitText {
    const start = this.at + 1
    const end = this.text.indexOf('>', start)
    if (end < 0 || end - start > unitTextMax || this.text.slice(start, end).includes('\n')) {
      throw syntaxError("this '<' opens a unit that no '>' closes", { start: this.at, end: start })
    }
    this.at = end + 1
    return { text: this.text.slice(start, end), span: { start, end } }
  }

  private unreadable(start: number) {
    const character = String.fromCodePoint(this.text.codePointAt(start)!)
    const span = { start, end: start + character.length }
    return character === '"'
      ? syntaxError('this string does not end on its line', span)
      : syntaxError(`'${character}' has no meaning here`, span)
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' }
const unescaped = (quoted: string): string =>
  quoted.includes('\\') ? quoted.replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character) : quoted
