// Texts made worse: what a model, a cut connection or an enemy makes of a sound one. A seed gives one text on every machine.

import type { Dice } from '../../sim/dice.js'

/** Pieces of programs, and what no program has. */
const pieces = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  ';',
  ',',
  '.',
  ':',
  '=',
  '|',
  '->',
  '|>',
  '>>',
  '**',
  '<>',
  '&&',
  '||',
  '_',
  "'u",
  '\n',
  '\r\n',
  '\t',
  '  ',
  '//',
  '"',
  '\\',
  '\\"',
  '$1',
  '$',
  '0',
  '1',
  '1e999',
  '-1',
  '0.0<_>',
  '2.5<m/s^2>',
  '3<',
  '<m',
  '<degC>',
  '<\u20ac>',
  '^',
  '^(1/2)',
  '1_000',
  'let ',
  'let rec ',
  ' in ',
  'fun x -> ',
  'if ',
  ' then ',
  ' else ',
  'match ',
  ' with ',
  '| Some x -> ',
  '| None -> ',
  'Ok ',
  'Error ',
  'not ',
  'List.map ',
  'List.',
  'date "2026-02-30"',
  'input "book"',
  '[<Measure>] type q',
  'attempt ',
  'float<m>',
  ' list',
  ' option',
  'Result<',
  'finance.convert ',
  'kinematics.suvat { ',
  'refuse ',
  'clarify ',
  'outOfScope',
  'x',
  'v1',
  'root',
  ' ::= ',
  '{2,3}',
  '[^a-z]',
  '\\x41',
  '#',
  '\u0000',
  '\u00b2',
  '\u2028',
  '\ud800',
  '\udc00',
  '\u{1f600}',
  '\u0301',
  '\ufeff',
] as const

const piece = (dice: Dice): string => dice.pick(pieces)

/** `text` after up to three accidents. */
export function damaged(dice: Dice, text: string, other: string): string {
  let worse = text
  for (let count = dice.between(1, 3); count > 0; count--) worse = accident(dice, worse, other)
  return worse
}

function accident(dice: Dice, text: string, other: string): string {
  const at = dice.below(text.length + 1)
  const span = Math.min(text.length - at, dice.between(1, 1 + dice.below(40)))
  const [before, inside, after] = [text.slice(0, at), text.slice(at, at + span), text.slice(at + span)]
  switch (dice.below(8)) {
    case 0:
      return before + after
    case 1:
      return before + inside + inside + after
    case 2:
      return before + piece(dice) + inside + after
    case 3:
      return before + piece(dice) + after
    case 4:
      return before
    case 5: {
      const from = dice.below(other.length + 1)
      return before + other.slice(from, from + dice.below(60)) + after
    }
    case 6:
      return before + String.fromCharCode(dice.below(0x100)) + inside + after
    default:
      return before + piece(dice).repeat(dice.between(2, 60)) + inside + after
  }
}

/** A text of nothing but pieces. */
export const jumbled = (dice: Dice): string => Array.from({ length: dice.below(40) }, () => piece(dice)).join('')
