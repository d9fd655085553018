// The quick test of a record's carried quantities: whether each is what the code beside it, or the schema alone, says. Generated, as codecs are: it
// runs for every record of a long list, and nearly all pass it. What does not pass is looked at properly.

import { type Dimension, hasShape } from '../dimension/index.js'
import { AcceptedByCode, acceptanceOf } from './accepted.js'
import { generate } from './codec/generate.js'
import { settled } from './codec/layout.js'
import type { Fields } from './schema.js'

/** `false` says only that the record must be looked at. */
export type PlainTest = (record: Readonly<Record<string, unknown>>) => boolean

/** The test, and the fields that need no other look where it passes; without those, `undefined`. */
export function plainTest(
  fields: Fields,
): { readonly covered: ReadonlySet<string>; readonly test: PlainTest } | undefined {
  const covered = new Set<string>()
  const constants: unknown[] = []
  const constant = (value: unknown): string => `constants[${constants.push(value) - 1}]`
  const unfit: string[] = []
  const coded = new Map<string, { readonly field: string; readonly wanted: readonly Dimension[] }[]>()
  for (const [field, outer] of Object.entries(fields)) {
    const schema = settled(outer)
    const acceptance = schema.kind === 'carried' ? acceptanceOf(schema, fields) : undefined
    if (acceptance === undefined || acceptance.kind === 'free' || acceptance.kind === 'mixed') continue
    covered.add(field)
    if (acceptance.kind === 'shape') unfit.push(shapeTest(field, acceptance.shape, constant(hasShape)))
    if (acceptance.kind === 'fixed') unfit.push(oneOfTest(field, acceptance.wanted.map(constant)))
    if (acceptance.kind === 'coded') {
      const { binder, wanted } = acceptance
      coded.set(binder, [...(coded.get(binder) ?? []), { field, wanted }])
    }
  }
  for (const [binder, members] of coded) {
    const accepted = new AcceptedByCode(
      fields[binder]!,
      members.flatMap(({ wanted }) => wanted),
    )
    unfit.push(`(a = ${constant(accepted)}.of(v[${JSON.stringify(binder)}])) === undefined`)
    let at = 0
    for (const { field, wanted } of members)
      unfit.push(
        oneOfTest(
          field,
          wanted.map(() => `a[${at++}]`),
        ),
      )
  }
  if (unfit.length === 0) return undefined
  const source = `'use strict'\nreturn function plainlyRight(v) { let a, q\nreturn !(${unfit.join('\n|| ')}) }`
  return { covered, test: generate<PlainTest>(source, constants) }
}

const oneOfTest = (field: string, accepted: readonly string[]): string =>
  `(q = v[${JSON.stringify(field)}]) !== undefined && ${accepted.map((one) => `q.dimension !== ${one}`).join(' && ')}`

const shapeTest = (field: string, shape: string, hasShapeName: string): string =>
  `(q = v[${JSON.stringify(field)}]) !== undefined && !${hasShapeName}(q.dimension, ${JSON.stringify(shape)})`
