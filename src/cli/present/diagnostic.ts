// A diagnostic for a person: message, line, a pointer under the place, what to do.

import pc from 'picocolors'
import type { Diagnostic } from '../../clef/index.js'
import { shownLine, widthOf } from './text-width.js'

/** The code, the place and the message; the source line; a pointer with what was expected; a hint. */
export function diagnosticText(diagnostic: Diagnostic, text: string): string {
  const { code, message, span, hint } = diagnostic
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
  const lineEnd = text.indexOf('\n', span.start)
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '')
  const number = text.slice(0, lineStart).split('\n').length
  const column = Math.min(span.start - lineStart, line.length)
  const before = widthOf(shownLine(line.slice(0, column)))
  // A span that goes on beyond the line is pointed at up to the line's end.
  const width = widthOf(shownLine(line.slice(0, Math.min(span.end - lineStart, line.length)))) - before
  const details = detailsOf(diagnostic).join(', ')
  return [
    `${pc.red(code)} ${number}:${span.start - lineStart + 1} ${message}`,
    `  ${shownLine(line)}`,
    `  ${' '.repeat(before)}${pc.yellow('^'.repeat(Math.max(1, width)))}${details === '' ? '' : ` ${details}`}`,
    ...(hint === undefined ? [] : [`  ${pc.cyan('hint:')} ${hint}`]),
  ].join('\n')
}

const detailsOf = ({ path, expected, actual, candidates = [] }: Diagnostic): readonly string[] => [
  ...(path === undefined ? [] : [`at ${path}`]),
  ...(expected === undefined ? [] : [`expected ${expected}`]),
  ...(actual === undefined ? [] : [`got ${actual}`]),
  ...(candidates.length === 0 ? [] : [`near it: ${candidates.join(', ')}`]),
]
