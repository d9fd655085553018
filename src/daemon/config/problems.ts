// What the check of a configuration found, as faults that a person can act on.

import type { z } from 'zod'
import { type Fault, nearest } from '../../fabric/index.js'
import type { Override } from './environment.js'
import { sections } from './settings.js'

export const problem = (path: string, message: string): Fault => ({ code: 'FAULT_CONFIG', path, message })

const sectionNames = sections.map(({ name }) => name)
const keysOf = (path: readonly PropertyKey[]): readonly string[] =>
  path.length === 0
    ? sectionNames
    : (sections.find(({ name }) => name === path[0])?.settings.map(({ key }) => key) ?? [])

const dotted = (path: readonly PropertyKey[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('')

/** One fault for each thing wrong; a setting that the environment gave is named by its variable too. */
export const problemsOf = (issues: readonly z.core.$ZodIssue[], overrides: readonly Override[]): Fault[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key))
    const [section, key] = issue.path
    const override = overrides.find(({ setting }) => setting.section === section && setting.key === key)
    const origin = override === undefined ? '' : ` (from ${override.setting.variable})`
    const path = dotted(issue.path)
    return [problem(path, `${path}${origin}: ${issue.message}.`)]
  })

function unknownKey(path: readonly PropertyKey[], key: string): Fault {
  const known = keysOf(path)
  const near = nearest(key, known)
  const hint = near.length === 0 ? `known here: ${known.join(', ')}` : `near it: ${near.join(', ')}`
  const where = dotted([...path, key.slice(0, 64)])
  return problem(where, `${where} is no setting; ${hint}.`)
}
