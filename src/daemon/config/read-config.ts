// One configuration out of a TOML file, the environment and the defaults; checked as a whole.

import { readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { parse } from 'smol-toml'
import { err, type Fault, ok, type Result, unixPathFault } from '../../fabric/index.js'
import { isLoopback } from '../../fabric/lanes/loopback.js'
import { type Environment, fileVariable, type Override, overridden, readEnvironment } from './environment.js'
import { named, problem, problemsOf } from './problems.js'
import { type Config, configSchema } from './schema.js'
import { isTable, type Table } from './tree.js'

/** Sixteen times the reference page: no real configuration comes near it. */
const fileBytesMax = 128 * 1024

export interface ConfigSources {
  /** The TOML file; CONSTELLATION_CONFIG where absent; none where that is absent too. */
  readonly file?: string
  readonly env: Environment
}

/**
 * The configuration, or everything that is wrong with it: each fault is FAULT_CONFIG with the path of its setting.
 * Paths in the file count from the file's folder, paths in the environment from the working directory.
 */
export function readConfig({ file = undefined, env }: ConfigSources): Result<Config, readonly Fault[]> {
  const path = file ?? env[fileVariable]
  const tables: Result<Table, Fault> = path === undefined ? ok({}) : readTables(path)
  if (!tables.ok) return err([tables.error])
  const { overrides, faults } = readEnvironment(env)
  const given = overridden(tables.value, overrides)
  const parsed = configSchema.safeParse(given, { reportInput: false })
  const places: Places = { fileFolder: path === undefined ? '.' : dirname(path), overrides }
  const refused = [...faults, ...remoteHost(given, overrides), ...longSocket(given, places)]
  if (!parsed.success) return err([...refused, ...problemsOf(parsed.error.issues, given, overrides)])
  if (refused.length > 0) return err(refused)
  return ok(withPaths(parsed.data, places, env))
}

/** What relative paths count from. */
interface Places {
  readonly fileFolder: string
  readonly overrides: readonly Override[]
}

function absolute(section: string, key: string, path: string, { fileFolder, overrides }: Places): string {
  const fromEnvironment = overrides.some(({ setting }) => setting.section === section && setting.key === key)
  return fromEnvironment ? resolve(path) : resolve(fileFolder, path)
}

function readTables(path: string): Result<Table, Fault> {
  let text: string
  try {
    const { size } = statSync(path)
    if (size > fileBytesMax)
      return err(problem(path, `${path} has ${size} bytes; a config has ${fileBytesMax} at most.`))
    text = readFileSync(path, 'utf8')
  } catch (thrown) {
    return err(problem(path, `${path} can't be read: ${(thrown as Error).message}.`)) // fs throws nothing but Errors
  }
  try {
    const tables: unknown = parse(text)
    return isTable(tables) ? ok(tables) : err(problem(path, `${path} holds no tables.`))
  } catch (thrown) {
    // smol-toml throws TomlError alone, whose message shows the line.
    return err(problem(path, `${path} is not TOML: ${(thrown as Error).message.trim()}`))
  }
}

/** Looks at the settings as they are given, so that it is told whatever else is wrong. */
function remoteHost({ listen }: Table, overrides: readonly Override[]): Fault[] {
  if (!isTable(listen)) return []
  const { host, allowRemote = false } = listen
  if (allowRemote !== false || typeof host !== 'string' || host === '' || isLoopback(host)) return []
  const which = `${named(['listen', 'host'], overrides)} is '${host.slice(0, 255)}'`
  const message = `${which}, which others can reach; set listen.allowRemote = true if that is meant.`
  return [problem('listen.host', message)]
}

/** The same for the path of a socket, which counts from the root once it is used. */
function longSocket({ listen }: Table, places: Places): Fault[] {
  if (!isTable(listen) || typeof listen.unix !== 'string' || listen.unix === '') return []
  const fault = unixPathFault(absolute('listen', 'unix', listen.unix, places), 'listen.unix')
  return fault === undefined ? [] : [fault]
}

function withPaths(parsed: ReturnType<typeof configSchema.parse>, places: Places, env: Environment): Config {
  const { listen, data, backend, llama, domains, inputs } = parsed
  const { unix } = listen
  const { checkpoint } = backend
  const { market } = inputs
  const directory = data.directory === undefined ? dataHome(env) : absolute('data', 'directory', data.directory, places)
  return {
    ...parsed,
    listen: unix === undefined ? listen : { ...listen, unix: absolute('listen', 'unix', unix, places) },
    data: { directory },
    backend:
      checkpoint === undefined
        ? backend
        : { ...backend, checkpoint: absolute('backend', 'checkpoint', checkpoint, places) },
    llama: {
      ...llama,
      ...(llama.model === undefined ? {} : { model: absolute('llama', 'model', llama.model, places) }),
      ...(llama.module === undefined ? {} : { module: absolute('llama', 'module', llama.module, places) }),
      adapters: llama.adapters.map((path) => absolute('llama', 'adapters', path, places)),
    },
    domains: {
      ...domains,
      directories: domains.directories.map((path) => absolute('domains', 'directories', path, places)),
    },
    inputs: market === undefined ? inputs : { ...inputs, market: absolute('inputs', 'market', market, places) },
  }
}

/** XDG Base Directory: $XDG_DATA_HOME, or ~/.local/share where it is unset, empty or relative. */
function dataHome(env: Environment): string {
  const home = env.XDG_DATA_HOME
  const base = home?.startsWith('/') ? home : resolve(env.HOME ?? homedir(), '.local/share')
  return resolve(base, 'constellation')
}
