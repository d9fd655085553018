// What stands around numbers in brackets: their unit, and words that say whether they belong together at all.

import type { Lexeme } from './lexemes.js'
import type { ArrayQuantity } from './quantity-table.js'
import { readUnit, type UnitRead } from './read-unit.js'

const opening = new Set(['(', '['])
const closing = new Set([')', ']'])

/** "[30, 45] deg", "[30, 45] in degrees", "[30, 45] (deg)". */
export function readUnitAfter(lexemes: readonly Lexeme[], at: number): UnitRead | undefined {
  const bracketed = opening.has(lexemes[at]?.text ?? '')
  const inside = bracketed ? at + 1 : at
  const unit = readUnit(lexemes, lexemes[inside]?.lower === 'in' ? inside + 1 : inside)
  if (unit === undefined || !bracketed) return unit
  return closing.has(lexemes[unit.next]?.text ?? '') ? { unit: unit.unit, next: unit.next + 1 } : undefined
}

const leading = new Set(['=', ':', 'are', 'is', 'of', ','])
/** What arrays are announced in: "angle(s): [1, 2]" are no seconds. */
const announced = new Set(['rad', 'deg', 'm', 'cm', 'mm'])

/** "q (deg) = [30, 45]", "angles in degrees: [30, 45]". */
export function readUnitBefore(lexemes: readonly Lexeme[], first: number): string | undefined {
  let at = first - 1
  if (leading.has(lexemes[at]?.lower ?? '')) at--
  const bracketed = closing.has(lexemes[at]?.text ?? '')
  if (bracketed) at--
  const before = lexemes[at - 1]
  if (before === undefined || !(before.lower === 'in' || (bracketed && opening.has(before.text)))) return undefined
  const unit = readUnit(lexemes, at)
  return unit !== undefined && unit.next === at + 1 && announced.has(unit.unit) ? unit.unit : undefined
}

const places = new Set(
  'point points position location spot target coordinates coordinate coords tip xy hand gripper reach reaches'.split(
    ' ',
  ),
)
const jointWords = new Set(
  'joint joints angle angles q theta guess configuration config start end seed initial pose'.split(' '),
)
/** Lexemes before a bracket that are asked what it holds. */
const lookBack = 5

/**
 * One number is a list where a sign leads to it, "q = [0.3]"; anywhere else it is a number, or a footnote. Two numbers of a point
 * in the plane are two numbers: "the point [0.5, 1]".
 */
export function standsAsArray(lexemes: readonly Lexeme[], first: number, items: ArrayQuantity['items']): boolean {
  if (typeof items[0] !== 'number') return true
  const before = lexemes[first - 1]?.text
  if (items.length === 1) return before === '=' || before === ':'
  if (items.length > 2) return true
  const words = lexemes.slice(Math.max(0, first - lookBack), first).map(({ lower }) => lower)
  const isPoint = words.some((word) => places.has(word)) || (words.includes('x') && words.includes('y'))
  return !isPoint || words.some((word) => jointWords.has(word))
}
