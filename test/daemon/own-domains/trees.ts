// Daemons without a door that serve domains from directories of the tests.

import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Config, type Constellation, readConfig, startConstellation } from '../../../src/daemon/index.js'

export const directory = (name: string): string => join(import.meta.dirname, name)

const trees: Constellation[] = []
afterAll(async () => {
  for (const tree of trees.splice(0)) await tree.stop()
})

/** The defaults with domains of directories added. */
export function configWith(domains: Partial<Config['domains']>, deadlineMs = 20_000): Config {
  const read = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent' } })
  if (!read.ok) throw new Error(read.error[0]?.message)
  const config = read.value
  return { ...config, goals: { ...config.goals, deadlineMs }, domains: { ...config.domains, ...domains } }
}

/** What starting comes to; a tree that starts is stopped when the test file ends. */
export async function starting(config: Config) {
  const started = await startConstellation(config, { door: false, language: false, ephemeral: true })
  if (started.ok) trees.push(started.value)
  return started
}

export async function treeOf(config: Config): Promise<Constellation> {
  const started = await starting(config)
  if (!started.ok) throw new Error(started.error.message)
  return started.value
}
