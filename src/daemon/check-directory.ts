// `constellation domain check` as the daemon does it: the directory's domain alone in a tree, with its thread and its deadlines.

import { err, ok } from '../fabric/index.js'
import { builtInDomains } from './built-in-domains.js'
import type { Config } from './config/index.js'
import { startConstellation } from './constellation.js'
import { type CheckedDomain, checkDomain } from './own-domains/index.js'

/** What an example may take. A model that needs more would keep everybody waiting. */
const exampleMs = 10_000

/** Everything that is wrong with a domain's directory, and what its examples are answered. */
export function checkDirectory(config: Config, directory: string): Promise<CheckedDomain> {
  const alone: Config = {
    ...config,
    goals: { ...config.goals, deadlineMs: Math.min(config.goals.deadlineMs, exampleMs) },
    domains: { ...config.domains, enabled: [], remote: [], directories: [directory] },
  }
  const taken = [...builtInDomains.values()].map(({ domain }) => domain)
  return checkDomain(directory, taken, async (work) => {
    const tree = await startConstellation(alone, { door: false, language: false, ephemeral: true })
    if (!tree.ok) return err(tree.error)
    try {
      await work(tree.value.callJson)
    } finally {
      await tree.value.stop()
    }
    return ok(undefined)
  })
}
