// The rung built in-house, as its thread loads it.

import type { Fault, Result } from '../../fabric/index.js'
import type { Backend } from '../backend.js'
import { builtBackend } from './built-backend.js'
import { readModel } from './model-files.js'

/** @param options `{ checkpoint }`: the model's folder */
export async function createBackend(options: unknown): Promise<Result<Backend, Fault>> {
  const { checkpoint } = options as { checkpoint: string } // set in daemon/rungs.ts
  const model = await readModel(checkpoint)
  return model.ok ? builtBackend(model.value) : model
}
