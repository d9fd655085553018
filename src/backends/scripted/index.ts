// The rung of tests, as its thread loads it. It answers whatever it was told to, so nothing that people rely on may run on it.

import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { type Script, ScriptedBackend } from './scripted-backend.js'

export type { Script, ScriptedAnswer } from './scripted-backend.js'

/**
 * FAULT_CONFIG in production, which is where `NODE_ENV` says so.
 *
 * @param options Script
 */
export async function createBackend(options: unknown): Promise<Result<ScriptedBackend, Fault>> {
  if (process.env.NODE_ENV === 'production') {
    const message = 'the scripted rung is for tests: it does not load where NODE_ENV is production'
    return err({ code: 'FAULT_CONFIG', path: 'backend.name', message })
  }
  return ok(new ScriptedBackend(options as Script)) // a test's own
}
