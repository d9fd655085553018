// Asks a directory what domain it holds, without running a line of it on this thread.

import { Worker } from 'node:worker_threads'
import { builtFile, err, type Fault, ok, type Result } from '../../fabric/index.js'
import type { Telling } from './telling.js'

/** What loading a module may take: it has only to define its contracts. */
const loadMsMax = 20_000
/** Text of all contracts and examples; the built-in domains together have less than a tenth of it. */
const textMax = 8 * 1024 * 1024
const heapMiBMax = 256

/** The description as it came; a fault where the module can't be loaded, ends its thread, or is not done in time. */
export async function tellDomain(modulePath: string): Promise<Result<unknown, Fault>> {
  const worker = new Worker(builtFile(import.meta.url, './tell-thread.js'), {
    workerData: modulePath,
    name: 'domain inspection',
    resourceLimits: { maxOldGenerationSizeMb: heapMiBMax },
    stdout: true,
  })
  // What a command prints is its own; what a domain says while it loads is a remark.
  worker.stdout.on('data', (chunk: Uint8Array) => process.stderr.write(chunk))
  try {
    return await new Promise((resolve) => {
      const refuse = (message: string): void =>
        resolve(err({ code: 'FAULT_CONFIG', message: `${modulePath}: ${message}` }))
      const timer = setTimeout(() => refuse(`it was not loaded within ${loadMsMax} ms`), loadMsMax)
      worker.once('error', (error) => refuse(`loading it failed: ${reasonOf(error)}`))
      worker.once('exit', (code) => {
        clearTimeout(timer)
        refuse(`loading it ended its thread with code ${code}`)
      })
      worker.once('message', (text: unknown) => {
        clearTimeout(timer)
        const told = readTelling(text)
        if (told === undefined) refuse('what it tells of itself is no text, or too long')
        else if ('failed' in told) refuse(`it can't be loaded: ${told.failed}`)
        else resolve(ok(told.domain))
      })
    })
  } finally {
    await worker.terminate()
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The domain's own code may have written to the port as well: anything may come. */
function readTelling(text: unknown): Telling | undefined {
  if (typeof text !== 'string' || text.length > textMax) return undefined
  try {
    const told: unknown = JSON.parse(text)
    if (typeof told !== 'object' || told === null) return undefined
    if ('failed' in told) return { failed: String(told.failed) }
    return 'domain' in told ? { domain: told.domain } : undefined
  } catch {
    return undefined
  }
}
