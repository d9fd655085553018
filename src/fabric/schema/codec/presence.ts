// Presence bytes in generated code, which holds them in the variables m0, m1, ..

import type { RecordSchema } from '../schema.js'
import type { RecordLayout } from './layout.js'
import { exactlyOneSource } from './refusal.js'

/** Numbers of a record's presence bytes: 0, 1, .. */
export const presenceBytes = ({ fields }: RecordLayout): readonly number[] =>
  fields.flatMap(({ presenceBit }) => (presenceBit === undefined || presenceBit % 8 > 0 ? [] : [presenceBit / 8]))

/** Source of the test that of each set of fields exactly one is there, by the presence bytes where they tell; `sets` is the name of a constant. */
export function presenceTestSource(
  codec: 'r' | 'w',
  schema: RecordSchema,
  { fields }: RecordLayout,
  sets: string,
): string {
  const unmet: string[] = []
  for (const names of schema.exactlyOne) {
    const bits = names.map((name) => fields.find((field) => field.name === name)?.presenceBit ?? Number.NaN)
    const byte = Math.floor(bits[0]! / 8)
    if (!bits.every((bit) => Math.floor(bit / 8) === byte)) return exactlyOneSource(codec, schema, sets)
    const mask = bits.reduce((all, bit) => all | (1 << (bit % 8)), 0)
    const present = `(m${byte} & ${mask})`
    unmet.push(`${present} === 0 || (${present} & (${present} - 1)) !== 0`)
  }
  return `if (${unmet.join(' || ')}) ${codec}.exactlyOne(${sets}, v)`
}
