// Text to tokens, one pass, linear in the text.

import { limitError, syntaxError } from '../diagnostic/syntax-error.js'
import { measureDeclaration, stringValue, unitText } from './lexemes.js'
import { programTextMax, tokensMax } from './limits.js'
import { assigned, unreadable } from './misread.js'
import { beginsSomething, type SymbolText, type Token, type UnitText } from './token.js'

const pattern =
  /([ \t\r]+|\/\/[^\n]*)|(\n)|([A-Za-z_][A-Za-z0-9_]*)|(\d+(?:_+\d+)*(?:\.(?:\d+(?:_+\d+)*|(?![\w.])))?(?:[eE][+-]?\d+)?)|\$(\d{1,15})(?!\d)|('[A-Za-z][A-Za-z0-9]*)|(")|(\[<)|(\*\*|\|>|\|\||&&|>>|<>|<=|>=|->|[=<>|:;,()[\]{}.+\-*/])/y

/** The tokens of `text`, ending with `end`; throws Unreadable. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > programTextMax) {
    throw limitError(`a program may have ${programTextMax} characters`, { start: 0, end: text.length })
  }
  return new Lexer(text).run()
}

type Place = Pick<Token, 'start' | 'end' | 'spaced' | 'column' | 'opensLine'>

class Lexer {
  private readonly tokens: Token[] = []
  private at = 0
  private depth = 0
  /** Open `<` of `Result<..>`: a `>` then stands for itself, whatever follows. */
  private angles = 0
  private spaced = false
  private lineStart = 0
  private opensLine = true
  /** A line break was passed outside brackets, and what follows decides whether it means something. */
  private broken = false

  constructor(private readonly text: string) {}

  run(): readonly Token[] {
    while (this.at < this.text.length) this.next()
    const { length } = this.text
    this.tokens.push({ kind: 'end', ...this.place(length), end: length, spaced: true })
    return this.tokens
  }

  private next(): void {
    const start = this.at
    pattern.lastIndex = start
    const match = pattern.exec(this.text)
    if (match === null) throw unreadable(this.text, start)
    this.at = pattern.lastIndex
    const [, blank, line, word, digits, slot, variable, quote, attribute, symbol] = match
    if (blank !== undefined || line !== undefined) {
      this.spaced = true
      if (line !== undefined) this.breakLine()
      return
    }
    const place = this.place(start)
    this.spaced = false
    this.opensLine = false
    if (word !== undefined) this.word(word, place)
    else if (digits !== undefined) this.number(digits, place)
    else if (slot !== undefined) this.push({ kind: 'slot', index: Number(slot), ...place })
    else if (variable !== undefined) this.push({ kind: 'variable', text: variable, ...place })
    else if (quote !== undefined) this.string(place)
    else if (attribute !== undefined) this.measure(place)
    // What the pattern's last group admits is the list of symbols.
    else this.symbol(symbol as SymbolText, place)
  }

  private place(start: number): Place {
    const { at, spaced, opensLine, lineStart } = this
    return { start, end: at, spaced, column: start - lineStart, opensLine }
  }

  private breakLine(): void {
    this.lineStart = this.at
    this.opensLine = true
    if (this.depth === 0) this.broken = true
  }

  private push(token: Token): void {
    this.endLine(token)
    if (this.tokens.length >= tokensMax) throw limitError(`a program may have ${tokensMax} tokens`, token)
    this.tokens.push(token)
  }

  /** A line break ends a binding unless the next line is indented or begins with what goes on. */
  private endLine(next: Token): void {
    if (!this.broken) return
    this.broken = false
    const { start, column } = next
    if (column > 0 || this.tokens.length === 0 || !beginsSomething(next)) return
    this.tokens.push({ kind: 'newline', start: start - 1, end: start, spaced: true, column, opensLine: true })
  }

  private symbol(text: SymbolText, place: Place): void {
    if (this.angles > 0 && text.startsWith('>')) this.closeAngle(place)
    else if (text === '<' && this.text[this.at] === '-') throw assigned(place.start)
    else this.otherSymbol(text, place)
  }

  private otherSymbol(text: SymbolText, place: Place): void {
    if (text === '(' || text === '[' || text === '{') this.depth++
    else if ((text === ')' || text === ']' || text === '}') && this.depth > 0) this.depth--
    this.push({ kind: 'symbol', text, ...place })
  }

  private closeAngle(place: Place): void {
    this.angles--
    this.at = place.start + 1
    this.push({ kind: 'symbol', text: '>', ...place, end: this.at })
  }

  private word(text: string, place: Place): void {
    if (text === 'Result' && this.text[this.at] === '<') this.angles++
    const unit = text === 'float' ? this.unit() : null
    if (unit === null) this.push({ kind: 'word', text, ...place })
    else this.push({ kind: 'float', unit, ...place, end: this.at })
  }

  private number(digits: string, place: Place): void {
    const value = Number(digits.replaceAll('_', ''))
    if (this.text[this.at] === '.') {
      throw syntaxError('a digit follows the decimal point: 1.0', { start: this.at, end: this.at + 1 })
    }
    const unit = this.unit()
    if (unit === null && /[A-Za-z_]/.test(this.text[this.at] ?? '')) {
      const example = digits.length > 20 ? '1.0' : digits
      throw syntaxError(`a unit stands in angle brackets: ${example}<m/s>`, { start: place.start, end: this.at + 1 })
    }
    this.push({ kind: 'number', value, unit, ...place, end: this.at })
  }

  /** `<m/s>` close behind; `<=` and `<>` compare. */
  private unit(): UnitText | null {
    if (this.text[this.at] !== '<' || /[=>]/.test(this.text[this.at + 1] ?? '')) return null
    const unit = unitText(this.text, this.at + 1)
    this.at = unit.span.end + 1
    return unit
  }

  private string(place: Place): void {
    const { value, end } = stringValue(this.text, place.start)
    this.at = end
    this.push({ kind: 'string', value, ...place, end })
  }

  private measure(place: Place): void {
    const { name, definition, end } = measureDeclaration(this.text, place.start)
    this.at = end
    this.push({ kind: 'measure', name, definition, ...place, end })
  }
}
