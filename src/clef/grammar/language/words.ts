import { type Expression, text } from '../grammar.js'

/** Each word as it stands, as alternatives of a choice. */
export const words = (...given: readonly string[]): readonly Expression[] => given.map(text)
