// What a rung says is wrong with its options names a setting that there is.

import { expect, it } from 'vitest'
import { z } from 'zod'
import { gatewayOptionsSchema } from '../../src/backends/gateway/index.js'
import { settingName } from '../../src/backends/http/index.js'
import { localOptionsSchema } from '../../src/backends/local/local-options.js'
import { settings } from '../../src/daemon/config/settings.js'

interface Told {
  readonly properties?: Readonly<Record<string, Told>>
}

/** Paths of the options; what is read by name, such as metadata, is one. */
const pathsOf = ({ properties }: Told): readonly (readonly string[])[] =>
  Object.entries(properties ?? {}).flatMap(([name, inner]) =>
    inner.properties === undefined ? [[name]] : pathsOf(inner).map((path) => [name, ...path]),
  )

/** Options that no configuration has: the daemon fills them in, or leaves their default. */
const notSettings = new Set([
  'gateway.baseMs',
  'gateway.maxMs',
  'gateway.cacheBytesMax',
  'gateway.cloudflareSkipCache',
  'gateway.fields',
  'gateway.probe',
  'gateway.spendingDirectory',
  'gateway.topLogprobs',
  'local.baseMs',
  'local.maxMs',
])

it.each([
  ['gateway', gatewayOptionsSchema],
  ['local', localOptionsSchema],
] as const)('the options of %s', (section, schema) => {
  const known = new Set(settings.map(({ section: of, key }) => `${of}.${key}`))
  // JSON Schema of an object without unions is nested records of properties.
  const told = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Told
  const named = pathsOf(told).map((path) => settingName(section, path))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !known.has(name) && !notSettings.has(name))).toEqual([])
  expect(settingName(section, [])).toBe(section)
})
