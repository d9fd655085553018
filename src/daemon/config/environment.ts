// Environment variables that override settings: CONSTELLATION_GOALS_IN_FLIGHT_MAX is goals.inFlightMax.

import { type Fault, nearest } from '../../fabric/index.js'
import { type Setting, settings, variablePrefix } from './settings.js'
import { isTable, type Table } from './tree.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** Names the config file itself; no setting. */
export const fileVariable = `${variablePrefix}CONFIG`

export interface Override {
  readonly setting: Setting
  readonly value: unknown
}

const byVariable = new Map(settings.map((setting) => [setting.variable, setting]))

/** Overrides that the environment gives, and a fault for each variable of ours that names no setting. */
export function readEnvironment(env: Environment): { overrides: readonly Override[]; faults: readonly Fault[] } {
  const overrides: Override[] = []
  const faults: Fault[] = []
  for (const [name, text] of Object.entries(env)) {
    if (text === undefined || !name.startsWith(variablePrefix) || name === fileVariable) continue
    const setting = byVariable.get(name)
    if (setting === undefined) faults.push(unknownVariable(name))
    else overrides.push({ setting, value: readText(setting, text) })
  }
  return { overrides, faults }
}

/** Text that is no value of the setting's type is kept as it is; the check of the whole then names it. */
function readText({ type }: Setting, text: string): unknown {
  if (type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (type === 'array') return text === '' ? [] : text.split(',').map((item) => item.trim())
  return text
}

/** The same tables with the overrides in place. What is no table where a section belongs is left for the check. */
export function overridden(tables: Table, overrides: readonly Override[]): Table {
  const merged: Table = { ...tables }
  for (const { setting, value } of overrides) {
    const section = merged[setting.section] ?? {}
    if (isTable(section)) merged[setting.section] = { ...section, [setting.key]: value }
  }
  return merged
}

function unknownVariable(name: string): Fault {
  const near = nearest(name, [...byVariable.keys(), fileVariable])
  const hint = near.length === 0 ? '' : `; near it: ${near.join(', ')}`
  return { code: 'FAULT_CONFIG', path: name, message: `The environment variable ${name} names no setting${hint}.` }
}
