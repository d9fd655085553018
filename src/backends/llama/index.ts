// The rung of llama.cpp in a process that is ours, as its thread loads it. No socket is opened.

import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { type BackendServices, systemClock } from '../http/index.js'
import { checkAdapterFile } from './adapter-file.js'
import { SupervisedEngine } from './engine/supervised-engine.js'
import { LlamaBackend } from './llama-backend.js'
import { contextTokensMax, type LlamaOptions, readLlamaOptions } from './llama-options.js'
import { inFile, type ModelFile, readModelFile } from './model-file.js'
import { promptsFor } from './prompts.js'

export type { LlamaBackend } from './llama-backend.js'
export { type LlamaOptions, type LlamaOptionsInput, readLlamaOptions } from './llama-options.js'

/**
 * All files are checked before a process is started.
 *
 * @param given LlamaOptionsInput
 */
export async function createBackend(given: unknown, services: BackendServices): Promise<Result<LlamaBackend, Fault>> {
  const options = readLlamaOptions(given)
  if (!options.ok) return options
  const { adapters, threads, patience, restarts, programs } = options.value
  const model = await readModelFile(options.value.model)
  if (!model.ok) return model
  const fitting = await checkAdapters(options.value, model.value)
  if (!fitting.ok) return fitting
  const { tokenizer } = model.value
  const prompts = promptsFor(tokenizer, options.value, services)
  if (!prompts.ok) return prompts
  const contextTokens = options.value.contextTokens ?? Math.min(model.value.contextTokens, contextTokensMax)
  const module = await moduleOf(options.value)
  if (!module.ok) return module
  const { clock = systemClock, log, giveUp } = services
  const engine = await SupervisedEngine.start({
    order: {
      kind: 'load',
      ...(module.value === undefined ? {} : { module: module.value }),
      model: resolve(options.value.model),
      adapters: adapters.map(({ path, scale }) => ({ path: resolve(path), scale })),
      threads,
      contextTokens,
    },
    recheck: () => recheck(options.value, model.value),
    limits: patience,
    restarts,
    clock,
    ...(log === undefined ? {} : { log }),
    ...(giveUp === undefined ? {} : { giveUp }),
  })
  if (!engine.ok) return engine
  const own = tokenizer.kind === 'own'
  const mode = {
    contextTokens,
    // Ours is held to the calls that it was trained on.
    wholePrograms: !own && programs === 'whole',
    confidence: own || options.value.confidence,
    threads,
  }
  return ok(new LlamaBackend(engine.value, prompts.value, mode))
}

async function checkAdapters({ adapters }: LlamaOptions, { checked: model }: ModelFile): Promise<Result<void, Fault>> {
  for (const { path } of adapters) {
    const checked = await checkAdapterFile(path, model)
    if (!checked.ok) return checked
  }
  return ok(undefined)
}

/** A file that was replaced meanwhile may be as good, but the masks are over the tokens of the first. */
async function recheck(options: LlamaOptions, before: ModelFile): Promise<Result<void, Fault>> {
  const now = await readModelFile(before.path)
  if (!now.ok) return now
  if (now.value.fingerprint === before.fingerprint) return checkAdapters(options, now.value)
  const message = 'it is another file than when the rung was started'
  return err(inFile(before.path, { code: 'FAULT_CHECKPOINT', message }))
}

/** URL of what the process is to import; undefined where it is to look for the package itself. */
async function moduleOf({ module }: Pick<LlamaOptions, 'module'>): Promise<Result<string | undefined, Fault>> {
  if (module === undefined) return ok(undefined)
  try {
    const isFolder = (await stat(module)).isDirectory()
    // Where the package has its main module.
    return ok(pathToFileURL(resolve(isFolder ? join(module, 'dist', 'index.js') : module)).href)
  } catch (error) {
    const message = `llama.module: there is no node-llama-cpp there: ${(error as Error).message}` // fs throws nothing else
    return err({ code: 'FAULT_CONFIG', path: 'llama.module', message })
  }
}
