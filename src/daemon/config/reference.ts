// The text of docs/reference/config.md, written from the schema so that it can't fall behind.

import { fileVariable } from './environment.js'
import { type Section, type Setting, sections } from './settings.js'

const head = `# Configuration

The daemon reads one TOML file: \`constellation serve --config FILE\`, or the file that \`${fileVariable}\` names. Every setting has
a default, so there need not be a file. An environment variable overrides the file; lists are written there with commas.
Paths in the file count from the file's folder, paths in the environment from the working directory.

The whole is checked before anything starts. Everything wrong is reported at once, each with its path, as FAULT_CONFIG; a
name that is no setting is refused with the nearest that is.

This page is generated from the schema; a test compares them.
`

const listed = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ')

/** TOML and JSON write numbers, truth values, strings and lists of strings alike. */
const initialOf = ({ initial }: Setting): string =>
  initial === undefined ? '' : `\`${JSON.stringify(initial).replaceAll('","', '", "')}\``

function allowedOf({ type, bounds: { minimum, maximum }, choices }: Setting): string {
  if (choices !== undefined) return listed(choices)
  if (type === 'integer' && minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`
  return { integer: 'integer', boolean: '`true`, `false`', string: 'text', array: 'list of texts' }[type]
}

const row = (setting: Setting): string =>
  `| \`${setting.key}\` | ${initialOf(setting)} | ${allowedOf(setting)} | ${setting.meaning} | \`${setting.variable}\` |`

const sectionText = ({ name, meaning, settings }: Section): string =>
  [
    `## [${name}]`,
    '',
    meaning,
    '',
    '| key | default | allowed | meaning | environment |',
    '|---|---|---|---|---|',
    ...settings.map(row),
    '',
  ].join('\n')

export const configReference = (): string => [head, ...sections.map(sectionText)].join('\n')
