// Numbers that JSON's own do not cover, as text: integers beyond 2^53 - 1, and floats that are no finite number.

/** Digits of the longest 64-bit integer. */
const integerDigitsMax = 20

/** Whether `text` is a decimal integer in its one spelling: no plus, no leading zeros, no minus before zero. */
export const isIntegerText = (text: string): boolean =>
  text.length <= integerDigitsMax + 1 && /^(0|-?[1-9][0-9]*)$/.test(text)

/** The words for floats that JSON has no number for. */
export const floatWords: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])
