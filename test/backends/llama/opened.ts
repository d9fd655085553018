// The rung as its tests open it: a model of ours in a file, and llama.cpp in a process.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportModel } from '../../../src/backends/built/export/index.js'
import type { Model } from '../../../src/backends/built/model-files.js'
import type { BackendServices } from '../../../src/backends/http/index.js'
import { createBackend, type LlamaBackend, type LlamaOptionsInput } from '../../../src/backends/llama/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import type { Fault, Result } from '../../../src/fabric/index.js'
import { engineModule } from './engine-peer.js'
import { learntTwin } from './learnt-twin.js'

/** Of one file of tests; several may share this module. */
let folder: string | undefined
const opened: LlamaBackend[] = []
let files = 0

/** For `afterAll`. */
export async function closeAll(): Promise<void> {
  for (const backend of opened.splice(0)) await backend.close()
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  folder = undefined
}

/** A file of its own, that goes with the tests. */
export function fileOf(bytes: Uint8Array | string, name = 'file.gguf'): string {
  folder ??= mkdtempSync(join(tmpdir(), 'constellation-llama-'))
  const path = join(folder, `${files++}-${name}`)
  writeFileSync(path, bytes)
  return path
}

export function ggufOf(model: Model): Uint8Array {
  const exported = exportModel(model, 'gguf')
  if (!exported.ok) throw new Error(exported.error.message)
  return exported.value.weights
}

export async function attempt(
  options: Partial<LlamaOptionsInput> = {},
  services: Partial<BackendServices> = {},
): Promise<Result<LlamaBackend, Fault>> {
  const model = options.model ?? fileOf(ggufOf(await learntTwin()))
  const all = { contracts: builtInContracts, egress: async () => {}, ...services }
  const made = await createBackend({ module: engineModule, ...options, model }, all)
  if (made.ok) opened.push(made.value)
  return made
}

export async function open(
  options: Partial<LlamaOptionsInput> = {},
  services: Partial<BackendServices> = {},
): Promise<LlamaBackend> {
  const made = await attempt(options, services)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}
