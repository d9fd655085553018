// While a request is composed, each quantity stands as one private-use character, so that joining, typos and letter
// case treat it as one opaque word. At the end the marks are replaced by the quantities' own text.

import { type GoalQuantity, lexGoal, type QuantityTable } from '../../../clef/goal/index.js'
import type { Mention } from '../meaning.js'

const firstMark = 0xe000

export const markOf = (index: number): string => String.fromCharCode(firstMark + index)

const markPattern = /[\ue000-\uefff]/g

/** Every mark in `text`, in order. */
export const marksIn = (text: string): readonly number[] =>
  [...text.matchAll(markPattern)].map(([mark]) => mark.charCodeAt(0) - firstMark)

export interface Filled {
  readonly text: string
  readonly quantities: QuantityTable
  /** `$n` of each mention, or undefined where the text does not say it. */
  readonly slotOf: ReadonlyMap<number, number>
}

const agrees = (found: GoalQuantity, mention: Mention): boolean => {
  const { span, ...plain } = found
  const [read, meant] = [plain, mention.means] as readonly Readonly<Record<string, unknown>>[]
  // A unit that was lost is a key that only one of them has.
  return [...new Set([...Object.keys(read!), ...Object.keys(meant!)])].every((key) => alike(read![key], meant![key]))
}

const alike = (found: unknown, meant: unknown): boolean => {
  if (Array.isArray(found) && Array.isArray(meant))
    return found.length === meant.length && found.every((item, index) => alike(item, meant[index]))
  return typeof found === 'number' && typeof meant === 'number'
    ? Math.abs(found - meant) <= 1e-9 * Math.abs(meant)
    : found === meant
}

/**
 * Replaces the marks and runs the real lexer over the text. Undefined where the lexer reads a mention differently from
 * what was meant, or splits it: the sample is then dropped, so that labels are what the lexer gives.
 */
export function fill(
  marked: string,
  mentions: readonly Mention[],
  change: (text: string) => string,
): Filled | undefined {
  let text = ''
  const ranges: { readonly index: number; readonly start: number; readonly end: number }[] = []
  for (const part of marked.split(/([\ue000-\uefff])/)) {
    const mention =
      part.length === 1 && part.charCodeAt(0) >= firstMark ? mentions[part.charCodeAt(0) - firstMark] : undefined
    const start = text.length
    text += mention === undefined ? part : mention.text
    if (mention !== undefined) ranges.push({ index: part.charCodeAt(0) - firstMark, start, end: text.length })
  }
  const changed = change(text)
  if (changed.length !== text.length) return undefined
  const quantities = lexGoal(changed)
  const slotOf = new Map<number, number>()
  for (const { index, start, end } of ranges) {
    const within = quantities.filter(({ span }) => span.end > start && span.start < end)
    const only = within[0]
    if (only === undefined || within.length > 1 || !agrees(only, mentions[index]!)) return undefined
    slotOf.set(index, quantities.indexOf(only) + 1)
  }
  return { text: changed, quantities, slotOf }
}
