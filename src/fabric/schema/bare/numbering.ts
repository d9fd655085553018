// The numbers that plain BARE writes for the names of choices and the cases of unions.

import type { ChoiceSchema, UnionSchema } from '../schema.js'

/** The number of each name, in the order of the names. */
export const choiceNumbers = ({ names, values }: ChoiceSchema): ReadonlyMap<string, number> =>
  new Map(names.map((name, index) => [name, values?.[index] ?? index]))

/** The tag of each case, in the order of the cases. */
export const unionTags = ({ cases, tags }: UnionSchema): ReadonlyMap<string, number> =>
  new Map(Object.keys(cases).map((name, index) => [name, tags?.[name] ?? index]))
