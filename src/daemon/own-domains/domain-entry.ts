// Which module of a directory holds its domain: what its package.json names, else an index.js, else a built one.

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'

/** Far above any package.json; read before anything is known of the directory. */
const packageBytesMax = 1024 * 1024

const usual = ['index.js', 'index.mjs', join('dist', 'index.js')]

/** The absolute path of the module; FAULT_CONFIG with what to do where there is none. */
export function domainEntry(directory: string): Result<string, Fault> {
  const stat = statSync(directory, { throwIfNoEntry: false })
  if (stat?.isDirectory() !== true) return refused(`${directory} is no directory`)
  const manifest = join(directory, 'package.json')
  if (existsSync(manifest)) {
    const named = entryNamedIn(manifest)
    if (!named.ok) return named
    if (named.value !== undefined) return insideOf(directory, named.value)
  }
  const found = usual.map((path) => join(directory, path)).find((path) => existsSync(path))
  return found === undefined
    ? refused(`${directory} has no package.json that names its module, and none of ${usual.join(', ')}`)
    : ok(resolve(found))
}

function entryNamedIn(manifest: string): Result<string | undefined, Fault> {
  try {
    if (statSync(manifest).size > packageBytesMax) return refused(`${manifest} has more than ${packageBytesMax} bytes`)
    const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
    if (!isTable(read)) return refused(`${manifest} holds no object`)
    const exported = isTable(read.exports) && '.' in read.exports ? read.exports['.'] : read.exports
    const named = importTarget(exported) ?? read.main
    return ok(typeof named === 'string' && named !== '' ? named : undefined)
  } catch (thrown) {
    // fs and JSON.parse throw nothing but Errors.
    return refused(`${manifest} can't be read: ${(thrown as Error).message}`)
  }
}

/** The path that an `exports` entry gives to an import, by the conditions in their order. */
function importTarget(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry
  if (!isTable(entry)) return undefined
  for (const [condition, target] of Object.entries(entry)) {
    const found = conditions.has(condition) ? importTarget(target) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

const conditions: ReadonlySet<string> = new Set(['node', 'import', 'module-sync', 'default'])

function insideOf(directory: string, named: string): Result<string, Fault> {
  const path = resolve(directory, named)
  if (!path.startsWith(resolve(directory) + sep)) return refused(`${named} is not inside ${directory}`)
  return existsSync(path) ? ok(path) : refused(`${path} is not there; build the domain first`)
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refused = (message: string): Result<never, Fault> => err({ code: 'FAULT_CONFIG', message: `${message}.` })
