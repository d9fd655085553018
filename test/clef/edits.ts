// Edits that a text may suffer on its way: characters and words lost, doubled, swapped, strange ones put in, other spacing.

import type { Random } from './sampler.js'

const strange = [
  ...' \t\n\r"\\\'.,;:=<>|&+-*/^%$()[]{}_#@!?0159azAZé€😀\u0000\u00a0\u2028\ufeff',
  '  ',
  '//',
  '**',
  '|>',
  '>>',
  '->',
  '||',
  ' | ',
  '()',
  'let ',
  ' in ',
  'fun ',
  '1.0',
  '<m>',
  '$1',
  'e5',
  'rec ',
  '// note\n',
  '\n  ',
]

const wordPattern = /[A-Za-z_][A-Za-z0-9_]*|\d+|\s+|[^A-Za-z0-9_\s]+/gu

type Edit = (text: string, random: Random) => string

const placeIn = (text: string, random: Random): number => Math.floor(random() * (text.length + 1))
const oneOf = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)]

/** Edits a list of parts and joins it again. */
const onParts =
  (split: (text: string) => string[], edit: (parts: string[], at: number, random: Random) => void): Edit =>
  (text, random) => {
    const parts = split(text)
    if (parts.length > 0) edit(parts, Math.floor(random() * parts.length), random)
    return parts.join('')
  }

const characters = (text: string): string[] => [...text]
const words = (text: string): string[] => [...text.matchAll(wordPattern)].map(([word]) => word)

const lose = (parts: string[], at: number): void => {
  parts.splice(at, 1)
}
const double = (parts: string[], at: number): void => {
  parts.splice(at, 0, parts[at]!)
}
const swap = (parts: string[], at: number): void => {
  parts.splice(at, 2, ...parts.slice(at, at + 2).reverse())
}
const replace = (parts: string[], at: number, random: Random): void => {
  parts.splice(at, 1, oneOf(parts, random) ?? '')
}
const move = (parts: string[], at: number, random: Random): void => {
  const [part] = parts.splice(at, 1)
  parts.splice(Math.floor(random() * (parts.length + 1)), 0, part!)
}

/** Says a stretch of it several times over: lists, units and names that grow too long. */
const stammer = (parts: string[], at: number, random: Random): void => {
  const stretch = parts.slice(at, at + 1 + Math.floor(4 * random()))
  parts.splice(at, 0, ...Array.from({ length: 1 + Math.floor(5 * random()) }, () => stretch).flat())
}
const trailing = (parts: string[], at: number, random: Random): void => {
  const closing = parts.findIndex((part, index) => index >= at && /^ ?[)\]}]/.test(part))
  parts.splice(Math.max(0, closing), 0, oneOf([';', ',', ' ', '; ', '.x', ' = '], random)!)
}

/** Puts another of its kind in place of a number, a word or an operator: often the text still reads. */
const exchange = (parts: string[], at: number, random: Random): void => {
  const part = parts[at]!
  const kind = kinds.find(([pattern]) => pattern.test(part))
  if (kind !== undefined) parts[at] = oneOf(kind[1], random)!
}

const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\d+$/, ['0', '1', '07', '12', '100', '123456789012345', '1234567890123456', '2e3', '1_0']],
  [/^[A-Za-z_]/, ['a', 'b', 'c', 'x', 'y1', 'x10', 'sqrt', 'None', 'Ok', 'true', 'List', 'list', 'float', 'in', '_']],
  [/^ ?[-+*/=<>|&]+ ?$/, ['+', '-', '*', '**', '=', '<>', '<=', '|>', '>>', '&&', '->', '|']],
]

const respace: Edit = (text, random) => {
  const spaces = [...text.matchAll(/\s/g)].map(({ index }) => index)
  const at = oneOf(spaces, random)
  if (at === undefined) return `${text} `
  return text.slice(0, at) + oneOf(['', '  ', '\n', '\t', '\n  ', ' // x\n'], random) + text.slice(at + 1)
}

const insert: Edit = (text, random) => {
  const at = placeIn(text, random)
  return text.slice(0, at) + oneOf(strange, random) + text.slice(at)
}

const edits: readonly Edit[] = [
  respace,
  insert,
  insert,
  ...Array.from({ length: 6 }, () => onParts(words, exchange)),
  ...[characters, words].flatMap((split) =>
    [lose, double, swap, replace, move, stammer, trailing].map((edit) => onParts(split, edit)),
  ),
  // Another half of itself: brackets and bindings that do not end.
  (text, random) => text.slice(0, placeIn(text, random)),
  (text, random) => text.slice(placeIn(text, random)),
]

/** The text after one edit; it may come out as it was. */
export const edited = (text: string, random: Random): string => oneOf(edits, random)!(text, random)
