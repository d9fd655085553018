// The rung of models that a server on this host or in this network runs, as its thread loads it.

import type { Fault, Result } from '../../fabric/index.js'
import { err, ok } from '../../fabric/index.js'
import { BackendFailure } from '../failure.js'
import { type BackendServices, readKey } from '../http/index.js'
import { type Wording, wordingOf } from '../wording/index.js'
import { openLlamaServer } from './llama-server.js'
import { LocalBackend } from './local-backend.js'
import { type LocalOptions, readLocalOptions } from './local-options.js'
import type { LocalServer } from './local-server.js'
import { isProbeWord, probeGrammar, probeTokensMax, refusedGrammar } from './probe.js'
import { ServerCalls } from './server-calls.js'
import { openVllm } from './vllm.js'

export type { LocalBackend } from './local-backend.js'
export { type LocalOptions, type LocalOptionsInput, localServers, readLocalOptions } from './local-options.js'

/**
 * A server that is still loading its model is waited for as `retry` and `patience` say.
 *
 * @param given LocalOptionsInput
 */
export async function createBackend(given: unknown, services: BackendServices): Promise<Result<LocalBackend, Fault>> {
  const options = readLocalOptions(given)
  if (!options.ok) return options
  const { contracts, examples = [] } = services
  const wording = wordingOf(contracts, { examples, programs: options.value.programs })
  if (!wording.ok) return wording
  const key = readKey('local.apiKeyEnv', options.value.apiKeyEnv, services.env ?? process.env)
  if (!key.ok) return key
  const calls = new ServerCalls(options.value, services, key.value ?? '')
  try {
    const opened = await open(calls, options.value, wording.value, services)
    if (!opened.ok) await calls.close()
    return opened
  } catch (thrown) {
    await calls.close()
    if (thrown instanceof BackendFailure) return err(thrown.fault)
    throw thrown
  }
}

async function open(
  calls: ServerCalls,
  options: LocalOptions,
  wording: Wording,
  services: BackendServices,
): Promise<Result<LocalBackend, Fault>> {
  const opener = options.server === 'vllm' ? openVllm : openLlamaServer
  const server = await opener(calls, options, wording)
  if (!server.ok) return server
  const holdsGrammar = await holds(server.value, calls)
  if (!holdsGrammar) {
    const message = `${server.value.name} at ${calls.address.origin} ignores grammars`
    if (options.requireGrammar) return err({ code: 'FAULT_BACKEND', message: `${message}, and one is required` })
    services.log?.('warn', `${message}: what it writes is held to ours by the filter alone`)
  }
  const { programs, confidence } = options
  return ok(new LocalBackend(server.value, calls, { programs, confidence, holdsGrammar }, services))
}

/** Asks for a word that only its grammar can make the model say. */
async function holds(server: LocalServer, calls: ServerCalls): Promise<boolean> {
  const backend = new LocalBackend(server, calls, { programs: 'calls', confidence: false, holdsGrammar: true })
  const prompt = { text: 'Say hello.', quantities: [], inputs: [] }
  const options = { tokensMax: probeTokensMax, temperature: 0, seed: 0 }
  let answer = ''
  try {
    for await (const { text } of backend.propose(prompt, { grammar: probeGrammar() }, options)) answer += text
  } catch (thrown) {
    if (refusedGrammar(thrown)) return false
    throw thrown
  }
  return isProbeWord(answer)
}
