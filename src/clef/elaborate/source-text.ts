import type { Span } from '../../fabric/fault.js'

/** The text of an expression, with the parentheses at its ends: spans of operations reach from operand to operand. */
export function sourceText({ start, end }: Span, source: string): string {
  let [open, unopened] = [0, 0]
  for (const character of source.slice(start, end).replace(/"[^"]*"/g, '')) {
    if (character === '(') open++
    else if (character === ')' && open > 0) open--
    else if (character === ')') unopened++
  }
  return source.slice(beyond(source, start, unopened, '(', -1), beyond(source, end, open, ')', 1))
}

/** The place past `count` parentheses with nothing but space between them; `from` where they are not there. */
function beyond(source: string, from: number, count: number, parenthesis: string, step: 1 | -1): number {
  let place = from
  for (let left = count; left > 0; left--) {
    let at = step > 0 ? place : place - 1
    while (/\s/.test(source.charAt(at))) at += step
    if (source.charAt(at) !== parenthesis) return from
    place = step > 0 ? at + 1 : at
  }
  return place
}
