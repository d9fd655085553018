// What of an outcome its certificate binds, by the fields of its JSON view: how it ended is certified as a response is, and each other part
// by a hash of its own.

import type { Json } from '../../fabric/schema/index.js'
import { canonicalJson, digestOf } from './canonical.js'

export type OutcomeView = { readonly [name: string]: Json }

/** How a goal ended that came to no answer: these stand in the outcome alone, as an answer does. */
const endNames = ['outcome', 'fault', 'domainError', 'question', 'fields', 'reason'] as const

/** Where its time went is told in no certificate: it goes on while the outcome is certified and written. */
const partNames = [
  'calls',
  'assumptions',
  'flaggedRows',
  'rowsLeftOut',
  'attempts',
  'rung',
  'posture',
  'bytesLeft',
  'tokens',
] as const

/** What stands for the response where there is no answer. */
export const endOf = (outcome: OutcomeView): OutcomeView => picked(outcome, endNames)

/** By the part's name: SHA-256 over its canonical JSON, base64url without padding; of a part that is not there, nothing. */
export const partDigests = (outcome: OutcomeView): { readonly [part: string]: string } =>
  Object.fromEntries(Object.entries(picked(outcome, partNames)).map(([name, json]) => [name, digest(json)]))

/**
 * A part of an outcome that is not the one that was certified, or that was added or left out; undefined where each is. One that this version
 * does not know may have been left out by another that does not.
 *
 * @param certified as `partDigests` had them
 */
export function changedPart(outcome: OutcomeView, certified: OutcomeView): string | undefined {
  const told = partDigests(outcome)
  const unlike = partNames.find((name) => told[name] !== certified[name])
  if (unlike !== undefined) return unlike
  return Object.keys(certified).find((name) => {
    const json = outcome[name]
    return json !== undefined && digest(json) !== certified[name]
  })
}

const digest = (json: Json): string => digestOf(canonicalJson(json))

function picked(outcome: OutcomeView, names: readonly string[]): OutcomeView {
  const entries = names.flatMap((name) => {
    const json = outcome[name]
    return json === undefined ? [] : [[name, json] as const]
  })
  return Object.fromEntries(entries)
}
