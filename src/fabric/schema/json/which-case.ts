// Which case of a union a JSON value means. By its shape alone, since that is how people write it; where the shape would tell another case, the
// value says its case itself: `{"case": "date", "value": "2026-03-01"}`.

import type { UnionSchema } from '../schema.js'
import { resemblesJson } from './resemblance.js'
import { isObject } from './unreadable.js'

export interface ChosenJson {
  readonly case: string
  /** The view of the case's value. */
  readonly json: unknown
}

/** The case that `json` says or resembles; undefined where it resembles none. */
export function whichCase({ cases }: UnionSchema, json: unknown): ChosenJson | undefined {
  if (saysItsCase(json) && Object.hasOwn(cases, json.case)) {
    return { case: json.case, json: json.value === undefined ? null : json.value }
  }
  const name = Object.keys(cases).find((each) => resemblesJson(cases[each]!, json))
  return name === undefined ? undefined : { case: name, json }
}

const saysItsCase = (json: unknown): json is { readonly case: string; readonly value?: unknown } =>
  isObject(json) && typeof json.case === 'string' && Object.keys(json).every((key) => key === 'case' || key === 'value')
