// The tokens of a unit's text. Signs that name a unit elsewhere (a euro sign, a degree sign) are symbols here too, so that what is
// said about them is which unit they may mean.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'

export interface UnitToken {
  readonly kind: 'symbol' | 'variable' | 'digits' | 'sign'
  readonly text: string
  /** UTF-16 offset in the unit's text. */
  readonly start: number
}

const blank = /[\s\u00b7\u22c5]*/y
const token =
  /([\p{L}\p{Sc}%\u2030\u00b0\u2032\u2033\u2103\u2109][\p{L}\d_]*)|('[A-Za-z][A-Za-z0-9]*)|(\d+)|([*/^()-])/uy
const superscript = /(\u207b?)([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)/y
const superscriptDigits = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'

export const unreadable = (text: string, start: number): Fault => ({
  code: 'FAULT_SYNTAX',
  message: `'${text}' does not read as a unit from character ${start + 1} on`,
  span: { start, end: text.length },
})

export function tokenize(text: string): Result<UnitToken[], Fault> {
  const tokens: UnitToken[] = []
  for (let at = past(blank, text, 0); at < text.length; at = past(blank, text, at)) {
    token.lastIndex = at
    const match = token.exec(text)
    if (match !== null) {
      const [, symbol, variable, digits, sign] = match
      if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, start: at })
      else if (variable !== undefined) tokens.push({ kind: 'variable', text: variable, start: at })
      else if (digits !== undefined) tokens.push({ kind: 'digits', text: digits, start: at })
      else tokens.push({ kind: 'sign', text: sign!, start: at })
      at = token.lastIndex
      continue
    }
    superscript.lastIndex = at
    const raised = superscript.exec(text)
    if (raised === null) return err(unreadable(text, at))
    tokens.push({ kind: 'sign', text: '^', start: at })
    if (raised[1] !== '') tokens.push({ kind: 'sign', text: '-', start: at })
    const digits = [...raised[2]!].map((digit) => superscriptDigits.indexOf(digit)).join('')
    tokens.push({ kind: 'digits', text: digits, start: at })
    at = superscript.lastIndex
  }
  return ok(tokens)
}

/** The offset after what a sticky pattern matches at `at`; it may match nothing. */
function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  pattern.exec(text)
  return pattern.lastIndex
}
