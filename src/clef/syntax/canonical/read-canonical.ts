// Reads programs in the one layout that the grammar of the language generates, and nothing else.

import type { Span } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import type { Diagnostic } from '../../diagnostic/diagnostic.js'
import { Unreadable } from '../../diagnostic/syntax-error.js'
import type { Program } from '../ast.js'
import { tokenize } from '../lexer.js'
import { binderExpectations } from './binders.js'
import { gapBetween } from './gap.js'
import type { KnownNames } from './names.js'
import { RoleParser } from './roles.js'
import { Spelling } from './spelling.js'

/**
 * Reads a program in canonical layout: fixed spaces and line breaks, names and spellings from closed sets, bindings named
 * a, b, c in order.
 *
 * @returns what the parser says against a text that is no program; otherwise CLEF_LAYOUT with what was expected at the
 *   first place that differs
 */
export function readCanonical(text: string, known: KnownNames): Result<Program, readonly Diagnostic[]> {
  try {
    const parser = new RoleParser(text, tokenize(text))
    const program = parser.program()
    const different = firstDifference(program, parser, known)
    return different === undefined ? ok(program) : err([different])
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err([thrown.diagnostic])
    throw thrown
  }
}

function firstDifference(program: Program, parser: RoleParser, known: KnownNames): Diagnostic | undefined {
  const { text } = program
  const spelling = new Spelling(text, parser, known, binderExpectations(program))
  let end = 0
  for (const [index, token] of parser.read.entries()) {
    const gap = gapBefore(parser, index)
    const actual = text.slice(end, token.start)
    if (actual !== gap) {
      return layout(gap === '' ? 'no space' : 'one space', spoken(actual), { start: end, end: token.start })
    }
    const expected = spelling.objection(index)
    if (expected !== undefined) {
      return layout(expected, text.slice(token.start, token.end).slice(0, 40), { start: token.start, end: token.end })
    }
    end = token.end
  }
  return undefined
}

function gapBefore(parser: RoleParser, index: number): string {
  const left = parser.read[index - 1]
  return left === undefined ? '' : gapBetween(left, parser.roleAt(index - 1), parser.read[index]!, parser.roleAt(index))
}

const spoken = (gap: string): string => {
  if (gap === '') return 'none'
  if (gap.includes('//')) return 'a comment'
  if (gap.includes('\n')) return 'a line break'
  return gap === ' ' ? 'a space' : `${gap.length} blanks`
}

const layout = (expected: string, actual: string, span: Span): Diagnostic => ({
  code: 'CLEF_LAYOUT',
  message: `the canonical layout has ${expected} here, not ${actual}`,
  span,
  expected,
  actual,
})
