// A program's text in pieces that know their edits: what may be put in a piece's place to break a dimension, and on which conditions it
// surely does.

/**
 * Whether the context holds the type of an expression fixed. `changed` are the names whose types would change along with it: what
 * depends on one of them holds nothing fixed.
 */
export type Tie = (changed: ReadonlySet<string>) => boolean

export const always: Tie = () => true
export const never: Tie = () => false

export const editKinds = ['unit', 'factor', 'exponent', 'swap', 'operator', 'name', 'annotation', 'field'] as const
export type EditKind = (typeof editKinds)[number]

/** A replacement of the whole piece that changes the dimension of the expression it stands in. */
export interface Edit {
  readonly kind: EditKind
  readonly text: string
  /** The change is noticed where this holds. */
  readonly tie: Tie
}

export interface Piece {
  readonly parts: readonly (string | Piece)[]
  readonly edits: readonly Edit[]
}

export const piece = (parts: readonly (string | Piece)[], edits: readonly Edit[] = []): Piece => ({ parts, edits })

export const textOf = ({ parts }: Piece): string =>
  parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('')

/** One edit of a program, known to break a dimension. */
export interface Mutation {
  readonly kind: EditKind
  readonly start: number
  readonly end: number
  readonly text: string
}

const nothing: ReadonlySet<string> = new Set()

/** The text of a whole program, and every edit of it that surely breaks a dimension. */
export function flattened(whole: Piece): { readonly text: string; readonly mutations: readonly Mutation[] } {
  let text = ''
  const mutations: Mutation[] = []
  const visit = ({ parts, edits }: Piece): void => {
    const start = text.length
    for (const part of parts) {
      if (typeof part === 'string') text += part
      else visit(part)
    }
    for (const { kind, text: put, tie } of edits)
      if (tie(nothing)) mutations.push({ kind, start, end: text.length, text: put })
  }
  visit(whole)
  return { text, mutations }
}

export const mutated = (text: string, { start, end, text: put }: Mutation): string =>
  text.slice(0, start) + put + text.slice(end)
