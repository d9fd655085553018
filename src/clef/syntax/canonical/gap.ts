// What stands between two tokens in the canonical layout: one space, unless one of them holds on to its neighbour.

import type { Role, Token } from '../token.js'

const tightAfter: ReadonlySet<string> = new Set(['(', '[', '.'])
const tightBefore: ReadonlySet<string> = new Set([')', ']', ';', ',', '.'])

const symbolOf = (token: Token): string => (token.kind === 'symbol' ? token.text : '')

/**
 * @param role of each token
 * @returns '' or one space; a line break is a token of its own
 */
export function gapBetween(left: Token, leftRole: Role | undefined, right: Token, rightRole: Role | undefined): string {
  if (left.kind === 'newline' || right.kind === 'newline' || right.kind === 'end') return ''
  if (leftRole === 'sign' || leftRole === 'argumentSign' || rightRole === 'angle') return ''
  if (leftRole === 'angle' && symbolOf(left) === '<') return ''
  if (symbolOf(left) === '{' && symbolOf(right) === '}') return ''
  return tightAfter.has(symbolOf(left)) || tightBefore.has(symbolOf(right)) ? '' : ' '
}
