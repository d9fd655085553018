// What a gateway rung is configured with.

import { z } from 'zod'
import { programForms } from '../../clef/index.js'
import { err, type Fault, ok, postures, type Result } from '../../fabric/index.js'
import {
  type GrammarDialect,
  gbnfField,
  larkTool,
  noGrammar,
  responseFormatGrammar,
  structuredOutputs,
} from '../dialect/index.js'
import { settingName } from '../http/index.js'

/** By the names that a configuration uses. */
export const dialects: Readonly<Record<string, GrammarDialect>> = Object.fromEntries(
  [gbnfField, structuredOutputs, responseFormatGrammar, larkTool, noGrammar].map((dialect) => [dialect.name, dialect]),
)

const ms = (initial: number) => z.int().min(1).max(3_600_000).default(initial)
/** The name of an environment variable: keys are never in a configuration. */
const variable = z.string().regex(/^[A-Z_][A-Z0-9_]{0,127}$/, 'the name of an environment variable')
/** What may stand in a header. */
const headerText = z
  .string()
  .max(1024)
  .regex(/^[\x20-\x7e]*$/, 'printable ASCII')

/** developers.cloudflare.com/ai-gateway: features/caching, configuration/request-handling, observability/custom-metadata. */
const cloudflare = z.strictObject({
  authorizationEnv: variable.optional(),
  /** A minute to a month. */
  cacheTtlSeconds: z.int().min(60).max(2_678_400).optional(),
  /** Sends the hash of the complete request as the cache key, in place of Cloudflare's own. */
  ownCacheKey: z.boolean().default(false),
  skipCache: z.boolean().default(false),
  /** Theirs in place of ours: from 2 on, a request is sent to the gateway once. */
  maxAttempts: z.int().min(1).max(5).optional(),
  retryDelayMs: z.int().min(100).max(5_000).optional(),
  backoff: z.enum(['constant', 'linear', 'exponential']).optional(),
  /** Until the first part of an answer. */
  requestTimeoutMs: ms(30_000).optional(),
  /** Five entries are kept. */
  metadata: z
    .record(headerText.min(1), z.union([headerText, z.number(), z.boolean()]))
    .refine((entries) => Object.keys(entries).length <= 5, 'at most 5 entries')
    .optional(),
  collectLog: z.boolean().optional(),
})

export const gatewayOptionsSchema = z.strictObject({
  /** Up to what `/chat/completions` follows: `https://api.openai.com/v1`. */
  url: z.url({ protocol: /^https?$/ }).max(2048),
  model: z.string().min(1).max(256),
  api: z.enum(['chat', 'completions', 'responses']).default('chat'),
  dialect: z.enum(Object.keys(dialects)).default(noGrammar.name),
  /** `gen_ai.provider.name` of the metrics. */
  provider: headerText.min(1).default('openai'),
  apiKeyEnv: variable.optional(),
  /** Of a server that is known by name and not in the world: held to when its name is looked up. */
  posture: z.enum(postures).optional(),
  /** How a chat is given a beginning of its answer, where it can: the last message is the assistant's. */
  prefill: z.enum(['none', 'assistant', 'prefix', 'continue']).default('none'),
  /** Likeliest tokens asked for at each place where the grammar is not held and a beginning can be given. */
  topLogprobs: z.int().min(0).max(20).default(20),
  /** Fields of the body beyond ours or in their place; null leaves one out that the server does not take. */
  fields: z.record(z.string().max(128), z.json()).default({}),
  programs: z.enum(programForms).default('calls'),
  cloudflare: cloudflare.optional(),
  /** Asks at the start whether the grammar is held. Left out, what the dialect says is believed. */
  probe: z.boolean().default(true),
  /** Does not start where the grammar is not held. */
  requireGrammar: z.boolean().default(false),
  patience: z
    .strictObject({ connectMs: ms(5_000), firstChunkMs: ms(30_000), idleMs: ms(15_000), totalMs: ms(120_000) })
    .prefault({}),
  retry: z
    .strictObject({ attemptsMax: z.int().min(1).max(10).default(3), baseMs: ms(500), maxMs: ms(10_000) })
    .prefault({}),
  limits: z
    .strictObject({
      requestsPerMinute: z.int().min(1).max(100_000).default(60),
      tokensPerMinute: z.int().min(1).max(1_000_000_000).default(200_000),
      tokensPerDay: z.int().min(1).max(1_000_000_000_000).default(5_000_000),
    })
    .prefault({}),
  /** Where it is kept how many tokens a day has taken; left out, a restart forgets. */
  spendingDirectory: z.string().min(1).max(4096).optional(),
  /** Answers kept in memory; 0 entries for none. */
  cache: z
    .strictObject({
      entriesMax: z.int().min(0).max(100_000).default(256),
      bytesMax: z
        .int()
        .min(0)
        .max(1024 * 1024 * 1024)
        .default(4 * 1024 * 1024),
    })
    .prefault({}),
})

export type GatewayOptions = z.output<typeof gatewayOptionsSchema>
/** As they are written: what has a default may be left out. */
export type GatewayOptionsInput = z.input<typeof gatewayOptionsSchema>

/** FAULT_CONFIG with the name of the first setting that is wrong. */
export function readOptions(given: unknown): Result<GatewayOptions, Fault> {
  const read = gatewayOptionsSchema.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    return wrong(settingName('gateway', issue?.path ?? []), issue?.message ?? 'not as it should be')
  }
  const { api, dialect, prefill, url } = read.data
  const { username, password, search, hash } = new URL(url)
  if (username !== '' || password !== '' || search !== '' || hash !== '')
    return wrong('gateway.url', 'a key stands in the environment, not in the address: host and path alone')
  const free = dialect === noGrammar.name
  if (!free && (api === 'responses') !== (dialect === larkTool.name))
    return wrong('gateway.dialect', `${larkTool.name} is a tool of responses, and responses take no other grammar`)
  if (prefill !== 'none' && api !== 'chat')
    return wrong('gateway.prefill', 'a beginning is given by a message to a chat alone; completions always take one')
  return ok(read.data)
}

const wrong = (path: string, message: string): Result<never, Fault> =>
  err({ code: 'FAULT_CONFIG', path, message: `${path}: ${message}` })
