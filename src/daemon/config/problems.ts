// What the check of a configuration found, as faults that a person can act on.

import type { z } from 'zod'
import { type Fault, nearest } from '../../fabric/index.js'
import type { Override } from './environment.js'
import { type Bounds, type Setting, sections, settings } from './settings.js'
import type { Table } from './tree.js'

export const problem = (path: string, message: string): Fault => ({ code: 'FAULT_CONFIG', path, message })

const sectionNames = sections.map(({ name }) => name)
const keysOf = (path: readonly PropertyKey[]): readonly string[] =>
  path.length === 0
    ? sectionNames
    : (sections.find(({ name }) => name === path[0])?.settings.map(({ key }) => key) ?? [])

const dotted = (path: readonly PropertyKey[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('')

/** A place by its path, and by its variable too where the environment gave it. */
export function named(path: readonly PropertyKey[], overrides: readonly Override[]): string {
  const [section, key] = path
  const override = overrides.find(({ setting }) => setting.section === section && setting.key === key)
  return override === undefined ? dotted(path) : `${dotted(path)} (from ${override.setting.variable})`
}

/**
 * One fault for each thing wrong, with the value given and those allowed.
 *
 * @param given what the schema was asked about
 */
export const problemsOf = (
  issues: readonly z.core.$ZodIssue[],
  given: Table,
  overrides: readonly Override[],
): Fault[] =>
  issues.flatMap((issue) => {
    const { path } = issue
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key))
    const message = `${named(path, overrides)} is ${shown(path, given)}; it must be ${allowed(issue)}.`
    return [problem(dotted(path), message)]
  })

/** Settings that are secret, or addresses that may hold what is. */
const secretKeys: ReadonlySet<PropertyKey | undefined> = new Set(['token', 'url', 'remote'])

/** What a message shows of a value; of a secret nothing. */
function shown(path: readonly PropertyKey[], given: Table): string {
  if (secretKeys.has(path[1])) return 'not shown here'
  const value = path.reduce<unknown>((from, key) => Object(from)[key], given)
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length <= shownLengthMax ? text : `${text.slice(0, shownLengthMax)}...`
}

const shownLengthMax = 64

function allowed({ path, code, message }: z.core.$ZodIssue): string {
  if (code === 'invalid_format') return message // the schema words it to go on after `must be`
  const [section, key] = path
  const setting = settings.find((one) => one.section === section && one.key === key)
  if (setting === undefined) return `a section of settings, [${String(section)}]`
  return path.length > 2 ? `text${range(setting.item, 'characters')}` : allowedOf(setting)
}

function allowedOf({ type, choices, bounds }: Setting): string {
  if (choices !== undefined) return `one of ${choices.join(', ')}`
  switch (type) {
    case 'integer':
      return `a whole number${range(bounds, '')}`
    case 'boolean':
      return 'true or false'
    case 'string':
      return `text${range(bounds, 'characters')}`
    case 'array':
      return `a list${range(bounds, 'texts')}`
  }
}

function range({ minimum = 0, maximum }: Bounds, unit: string): string {
  if (maximum === undefined) return ''
  return unit === '' ? ` from ${minimum} to ${maximum}` : ` of ${minimum} to ${maximum} ${unit}`
}

function unknownKey(path: readonly PropertyKey[], key: string): Fault {
  const known = keysOf(path)
  const near = nearest(key, known)
  const hint = near.length === 0 ? `known here: ${known.join(', ')}` : `near it: ${near.join(', ')}`
  const where = dotted([...path, key.slice(0, 64)])
  return problem(where, `${where} is no setting; ${hint}.`)
}
