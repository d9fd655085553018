// The thread that loads a domain nobody has vouched for, tells in one JSON text what it consists of, and is ended. Its models are
// not run here, and nothing but text comes out.

import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Telling } from './telling.js'

const tell = (telling: Telling): void => parentPort?.postMessage(JSON.stringify(telling))

/** What is there to tell of a value that claims to be a domain; whether it is one is for the other side to say. */
function described(domain: unknown): unknown {
  const { name, version, operations } = Object(domain) as Readonly<Record<string, unknown>>
  if (!Array.isArray(operations)) return { name, version, operations }
  return {
    name,
    version,
    operations: operations.map((one: unknown) => {
      const { contract, examples, model } = Object(one) as Readonly<Record<string, unknown>>
      return { contract, examples, model: typeof model }
    }),
  }
}

try {
  // Written by tell-domain.ts: the module's path.
  const module: unknown = await import(pathToFileURL(workerData as string).href)
  const { domain } = Object(module) as { readonly domain?: unknown }
  tell(domain === undefined ? { failed: 'it exports no `domain`' } : { domain: described(domain) })
} catch (thrown) {
  tell({ failed: thrown instanceof Error ? thrown.message : 'it threw what is no Error' })
}
