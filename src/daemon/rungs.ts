// Which module stands behind a backend's name, and what it is told. A new rung is one line here.

import { join } from 'node:path'
import type { GatewayOptionsInput } from '../backends/gateway/index.js'
import type { LlamaOptionsInput } from '../backends/llama/index.js'
import type { LocalOptionsInput } from '../backends/local/index.js'
import { builtFile } from '../fabric/index.js'
import type { Config } from './config/index.js'
import { packaged } from './package-root.js'

export interface RungModule {
  readonly modulePath: string
  readonly options: unknown
  /** How long it may take to be ready. */
  readonly startMs: number
}

/** A model's weights are read and checked before its backend is ready. */
const readyMs = 30_000

/** @param serverMs how long a server may take over its first answer, which the rung asks for to know it */
const builtRung = (folder: string, options: unknown, serverMs = 0): RungModule => ({
  modulePath: builtFile(import.meta.url, `../backends/${folder}/index.js`),
  options,
  startMs: readyMs + serverMs,
})

const modules: Readonly<Record<string, (config: Config) => RungModule>> = {
  built: ({ backend }) => builtRung('built', { checkpoint: backend.checkpoint ?? packaged('models', 'built') }),
  local: ({ local }) => builtRung('local', localOptions(local), local.totalMs),
  llama: ({ llama }) => builtRung('llama', llamaOptions(llama), llama.startMs),
  gateway: ({ gateway, data }) =>
    builtRung(
      'gateway',
      { ...gatewayOptions(gateway), spendingDirectory: join(data.directory, 'spending') },
      gateway.totalMs,
    ),
}

export const rungNames = (): readonly string[] => Object.keys(modules)

/** Of the first rung, unless another of the chain is named. */
export const rungOf = (config: Config, name = config.backend.name): RungModule | undefined => modules[name]?.(config)

/** Longest pauses before a request is sent again, in ms: a server that loads its model is waited for. */
const pauses = { baseMs: 500, maxMs: 8_000 }

function localOptions(section: Config['local']): LocalOptionsInput {
  const { model, apiKeyEnv, posture, lora, connectMs, firstChunkMs, idleMs, totalMs, attemptsMax, ...same } = section
  return {
    ...same,
    ...(model === '' ? {} : { model }),
    ...(apiKeyEnv === '' ? {} : { apiKeyEnv }),
    ...(posture === undefined ? {} : { posture }),
    lora: lora.map((text) => {
      const [id, scale = '1'] = text.split('=')
      return { id: Number(id), scale: Number(scale) }
    }),
    patience: { connectMs, firstChunkMs, idleMs, totalMs },
    retry: { ...pauses, attemptsMax },
  }
}

function llamaOptions(section: Config['llama']): Partial<LlamaOptionsInput> {
  const { model, adapters, module, contextTokens, restarts, periodMs, startMs, silenceMs, ...same } = section
  return {
    ...same,
    ...(model === undefined ? {} : { model }),
    ...(module === undefined ? {} : { module }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    adapters: adapters.map((text) => {
      const [, path = text, scale = '1'] = /^(.*)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? []
      return { path, scale: Number(scale) }
    }),
    restarts: { countMax: restarts, periodMs },
    patience: { startMs, silenceMs },
  }
}

function gatewayOptions(section: Config['gateway']): GatewayOptionsInput {
  const { url, model, api, dialect, provider, prefill, programs, requireGrammar, apiKeyEnv, posture } = section
  const { connectMs, firstChunkMs, idleMs, totalMs, attemptsMax } = section
  const { requestsPerMinute, tokensPerMinute, tokensPerDay, cacheEntriesMax } = section
  return {
    ...{ url, model, api, dialect, provider, prefill, programs, requireGrammar },
    ...(apiKeyEnv === '' ? {} : { apiKeyEnv }),
    ...(posture === undefined ? {} : { posture }),
    patience: { connectMs, firstChunkMs, idleMs, totalMs },
    retry: { ...pauses, attemptsMax },
    limits: { requestsPerMinute, tokensPerMinute, tokensPerDay },
    cache: { entriesMax: cacheEntriesMax },
    ...cloudflareOptions(section),
  }
}

function cloudflareOptions(section: Config['gateway']): Pick<GatewayOptionsInput, 'cloudflare'> {
  const { cloudflareAuthorizationEnv: authorizationEnv, cloudflareCacheTtlSeconds: cacheTtlSeconds } = section
  const { cloudflareMaxAttempts: maxAttempts, cloudflareRetryDelayMs: retryDelayMs } = section
  const { cloudflareRequestTimeoutMs: requestTimeoutMs, cloudflareBackoff: backoff } = section
  // One that asks for no token is told what to keep and to log all the same.
  const isThere = URL.canParse(section.url) && new URL(section.url).hostname === 'gateway.ai.cloudflare.com'
  if (authorizationEnv === '' && !isThere) return {}
  return {
    cloudflare: {
      ...(authorizationEnv === '' ? {} : { authorizationEnv }),
      collectLog: section.cloudflareCollectLog,
      ownCacheKey: section.cloudflareOwnCacheKey,
      // Without a time to live the gateway is told to keep nothing, rather than as its own settings have it.
      ...(cacheTtlSeconds === 0 ? { skipCache: true } : { cacheTtlSeconds }),
      ...(maxAttempts === 0 ? {} : { maxAttempts }),
      ...(retryDelayMs === 0 ? {} : { retryDelayMs }),
      ...(requestTimeoutMs === 0 ? {} : { requestTimeoutMs }),
      ...(backoff === 'default' ? {} : { backoff }),
      ...metadataOf(section.cloudflareMetadata),
    },
  }
}

function metadataOf(entries: readonly string[]): { readonly metadata?: Readonly<Record<string, string>> } {
  if (entries.length === 0) return {}
  const named = entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])
  return { metadata: Object.fromEntries(named) }
}
